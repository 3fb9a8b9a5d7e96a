libvssdoc_core_la_SOURCES += \
  %D%/acceptance.c %D%/acceptance.h \
  %D%/differences.c %D%/differences.h \
  %D%/explanation.c %D%/explanation.h \
  %D%/file_tally.c %D%/file_tally.h \
  %D%/graph.c %D%/graph.h \
  %D%/restoration.c %D%/restoration.h \
  %D%/restoration_change.c \
  %D%/selection.c %D%/selection.h \
  %D%/timeline.c %D%/timeline.h \
  %D%/validation.c %D%/validation.h \
  %D%/why.c %D%/why.h
