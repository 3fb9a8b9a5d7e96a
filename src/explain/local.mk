libvssdoc_core_la_SOURCES += \
  %D%/explain.c %D%/explain.h \
  %D%/explain_constant.c \
  %D%/explain_hresult.c \
  %D%/explain_name.c \
  %D%/explain_rule.c \
  %D%/explain_value.c \
  %D%/explain_writer.c
