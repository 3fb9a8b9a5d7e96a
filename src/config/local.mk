libvssdoc_core_la_SOURCES += \
  %D%/accept.c \
  %D%/json_file.c %D%/json_file.h \
  %D%/report.c %D%/report.h \
  %D%/settings.c
