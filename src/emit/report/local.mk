libvssdoc_core_la_SOURCES += \
  %D%/report.c %D%/report.h \
  %D%/report_backup.c \
  %D%/report_differences.c \
  %D%/report_files.c \
  %D%/report_findings.c \
  %D%/report_overview.c \
  %D%/report_property.c \
  %D%/report_restoration.c \
  %D%/report_selection.c \
  %D%/report_timeline.c \
  %D%/report_vshadow.c \
  %D%/report_writers.c
