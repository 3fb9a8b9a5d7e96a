libvssdoc_core_la_SOURCES += \
  %D%/betest.c \
  %D%/selection_bcd.c \
  %D%/selection_files.c \
  %D%/selection_json.c \
  %D%/selection_json_verdicts.c \
  %D%/selection_parts.h \
  %D%/selection_paste.c \
  %D%/selection_paths.c \
  %D%/selection_text.c \
  %D%/selection_text_verdicts.c \
  %D%/selection_text_writers.c \
  %D%/selections.c %D%/selections.h \
  %D%/why.c
