libvssdoc_core_la_SOURCES += \
  %D%/validation.c %D%/validation.h
