libvssdoc_core_la_SOURCES += \
  %D%/accept.c \
  %D%/document.c %D%/document.h \
  %D%/document_build.h \
  %D%/document_extra.c \
  %D%/document_keys.c \
  %D%/document_value.c %D%/document_value.h \
  %D%/json_file.c %D%/json_file.h %D%/json_memory.c %D%/json_memory.h \
  %D%/redaction.c \
  %D%/report.c %D%/report.h \
  %D%/settings.c \
  %D%/target_file.c \
  %D%/target_settings.c \
  %D%/target_state.c %D%/target_state.h
