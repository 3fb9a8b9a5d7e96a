libvssdoc_core_la_SOURCES += \
  %D%/explanation.c %D%/explanation.h \
  %D%/validation.c %D%/validation.h
