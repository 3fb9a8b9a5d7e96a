libvssdoc_core_la_SOURCES += \
  %D%/compare.c \
  %D%/dependencies.c \
  %D%/file_sets.c \
  %D%/gather.c %D%/gather.h \
  %D%/plan.c %D%/plan.h \
  %D%/reconstruct.c \
  %D%/select.c
