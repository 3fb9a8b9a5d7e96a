libvssdoc_core_la_SOURCES += \
  %D%/accept_file.c \
  %D%/acceptance_json.c %D%/acceptance_json.h
