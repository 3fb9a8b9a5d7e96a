libvssdoc_core_la_SOURCES += \
  %D%/decide.c %D%/decide.h \
  %D%/index.c %D%/index.h
