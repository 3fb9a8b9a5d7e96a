libvssdoc_core_la_SOURCES += \
  %D%/findings.c %D%/findings.h \
  %D%/findings_github.c \
  %D%/findings_json.c \
  %D%/findings_junit.c \
  %D%/findings_sarif.c \
  %D%/findings_text.c
