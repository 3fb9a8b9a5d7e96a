libvssdoc_core_la_SOURCES += \
  %D%/graph_dot.c \
  %D%/graph_json.c \
  %D%/graph_mermaid.c \
  %D%/graphs.c %D%/graphs.h
