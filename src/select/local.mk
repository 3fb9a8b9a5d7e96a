libvssdoc_core_la_SOURCES += \
  %D%/asking.c %D%/asking.h \
  %D%/changed.c \
  %D%/compare.c \
  %D%/consistency.c \
  %D%/covered.c %D%/covered.h \
  %D%/dependencies.c \
  %D%/file_sets.c \
  %D%/files.c \
  %D%/gather.c %D%/gather.h \
  %D%/lost.c \
  %D%/oddities.c \
  %D%/plan.c %D%/plan.h \
  %D%/reconstruct.c \
  %D%/require.c \
  %D%/select.c \
  %D%/system_state.c \
  %D%/why.c \
  %D%/why_component.c \
  %D%/why_file.c
