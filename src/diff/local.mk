libvssdoc_core_la_SOURCES += \
  %D%/captures.c \
  %D%/causes.c %D%/causes.h \
  %D%/compare.c \
  %D%/coverage.c %D%/coverage.h \
  %D%/diff.c %D%/diff.h \
  %D%/documents.c \
  %D%/group.c \
  %D%/history.c \
  %D%/instances.c %D%/instances.h \
  %D%/judge.c \
  %D%/keep.c \
  %D%/list.c %D%/list.h \
  %D%/option.c %D%/option.h \
  %D%/pair.c %D%/pair.h \
  %D%/parts.h \
  %D%/policy.c %D%/policy.h \
  %D%/report.c \
  %D%/sets.c \
  %D%/specs.c \
  %D%/value.c \
  %D%/writers.c
