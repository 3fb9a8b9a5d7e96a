libvssdoc_core_la_SOURCES += \
  %D%/timeline_dot.c \
  %D%/timeline_json.c \
  %D%/timeline_text.c \
  %D%/timelines.c %D%/timelines.h
