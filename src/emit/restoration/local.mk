libvssdoc_core_la_SOURCES += \
  %D%/restoration_bcd.c \
  %D%/restoration_json.c \
  %D%/restoration_markdown.c \
  %D%/restoration_text.c \
  %D%/restorations.c %D%/restorations.h
