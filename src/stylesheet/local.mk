libvssdoc_core_la_SOURCES += \
  %D%/at_work.c %D%/at_work.h \
  %D%/functions.c %D%/functions.h \
  %D%/html.c %D%/html.h \
  %D%/load.c %D%/load.h \
  %D%/transform.c %D%/transform.h
