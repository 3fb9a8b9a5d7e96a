libvssdoc_core_la_SOURCES += \
  %D%/figures.c %D%/figures.h \
  %D%/overview.c %D%/overview.h \
  %D%/tree.c %D%/tree.h
