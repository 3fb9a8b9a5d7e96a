libvssdoc_core_la_SOURCES += \
  %D%/explanation.c %D%/explanation.h \
  %D%/explanation_json.c \
  %D%/explanation_text.c \
  %D%/rules.c %D%/rules.h \
  %D%/rules_json.c \
  %D%/rules_markdown.c \
  %D%/rules_mdoc.c \
  %D%/rules_text.c \
  %D%/schema.c \
  %D%/xsd.c
