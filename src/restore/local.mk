libvssdoc_core_la_SOURCES += \
  %D%/calls.c \
  %D%/case.c \
  %D%/chart.c \
  %D%/decide.c \
  %D%/dependencies.c \
  %D%/files.c \
  %D%/listing.c %D%/listing.h \
  %D%/members.c \
  %D%/names.c \
  %D%/notes.c \
  %D%/outcome.c \
  %D%/places.c %D%/places.h \
  %D%/redirected.c \
  %D%/record.c \
  %D%/repeated.c \
  %D%/restore.c \
  %D%/steps.c \
  %D%/target.c %D%/target.h \
  %D%/target_index.h \
  %D%/target_look.c \
  %D%/target_paths.c \
  %D%/target_uses.c \
  %D%/wishes.c \
  %D%/work.c %D%/work.h
