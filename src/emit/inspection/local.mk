libvssdoc_core_la_SOURCES += \
  %D%/inspect_component.c \
  %D%/inspect_head.c \
  %D%/inspect_json.c \
  %D%/inspect_page.h \
  %D%/inspect_search.c \
  %D%/inspect_text.c \
  %D%/inspect_writer.c \
  %D%/inspection.c %D%/inspection.h \
  %D%/inspection_part.c
