libvssdoc_core_la_SOURCES += \
  %D%/index.c %D%/index.h
