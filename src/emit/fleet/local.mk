libvssdoc_core_la_SOURCES += \
  %D%/rows.c %D%/rows.h
