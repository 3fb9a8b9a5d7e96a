libvssdoc_core_la_SOURCES += \
  %D%/difference_value.c \
  %D%/differences.c %D%/differences.h \
  %D%/differences_json.c \
  %D%/differences_markdown.c \
  %D%/differences_text.c
