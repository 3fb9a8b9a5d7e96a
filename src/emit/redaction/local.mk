libvssdoc_core_la_SOURCES += \
  %D%/redaction.c
