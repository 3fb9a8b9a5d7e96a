libvssdoc_core_la_SOURCES += \
  %D%/asking.h \
  %D%/compare.c \
  %D%/dependencies.c \
  %D%/file_sets.c \
  %D%/gather.c %D%/gather.h \
  %D%/plan.c %D%/plan.h \
  %D%/reconstruct.c \
  %D%/select.c \
  %D%/why.c \
  %D%/why_component.c \
  %D%/why_file.c
