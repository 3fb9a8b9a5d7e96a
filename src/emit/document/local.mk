libvssdoc_core_la_SOURCES += \
  %D%/document_json.c \
  %D%/document_nodes.c %D%/document_nodes.h \
  %D%/document_xml.c \
  %D%/json_bcd.c \
  %D%/json_document.c \
  %D%/json_manifest.c \
  %D%/json_model.h \
  %D%/json_property.c %D%/json_property.h \
  %D%/json_wmd.c \
  %D%/nodes_parts.c %D%/nodes_parts.h \
  %D%/nodes_read.c \
  %D%/nodes_table.c \
  %D%/testwriter.c
