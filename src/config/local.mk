libvssdoc_core_la_SOURCES += \
  %D%/accept.c \
  %D%/json_file.c %D%/json_file.h \
  %D%/report.c %D%/report.h \
  %D%/settings.c \
  %D%/target_file.c \
  %D%/target_settings.c \
  %D%/target_state.c %D%/target_state.h
