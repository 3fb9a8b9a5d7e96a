libvssdoc_core_la_SOURCES += \
  %D%/alone.c %D%/alone.h \
  %D%/captures.c \
  %D%/causes.c %D%/causes.h \
  %D%/compare.c %D%/compare.h \
  %D%/coverage.c %D%/coverage.h \
  %D%/diff.c \
  %D%/documents.c \
  %D%/excludes.c %D%/excludes.h \
  %D%/extra.c %D%/extra.h \
  %D%/fields.c %D%/fields.h \
  %D%/group.c %D%/group.h \
  %D%/history.c \
  %D%/instances.c %D%/instances.h \
  %D%/judge.c %D%/judge.h \
  %D%/list.c %D%/list.h \
  %D%/lone.c %D%/lone.h \
  %D%/option.c %D%/option.h \
  %D%/pair.c %D%/pair.h \
  %D%/parts.h \
  %D%/policy.c %D%/policy.h \
  %D%/report.c %D%/report.h \
  %D%/scope.c %D%/scope.h \
  %D%/sets.c %D%/sets.h \
  %D%/specs.c %D%/specs.h \
  %D%/value.c %D%/value.h \
  %D%/versions.c %D%/versions.h \
  %D%/work.c %D%/work.h \
  %D%/writers.c
