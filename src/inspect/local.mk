libvssdoc_core_la_SOURCES += \
  %D%/figures.c %D%/figures.h \
  %D%/folders.c %D%/folders.h \
  %D%/overview.c %D%/overview.h \
  %D%/tree.c %D%/tree.h
