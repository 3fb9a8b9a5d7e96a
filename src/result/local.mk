libvssdoc_core_la_SOURCES += \
  %D%/explanation.c %D%/explanation.h \
  %D%/selection.c %D%/selection.h \
  %D%/validation.c %D%/validation.h
