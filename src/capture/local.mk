libvssdoc_core_la_SOURCES += \
  %D%/betest.c \
  %D%/capture.c %D%/capture.h \
  %D%/crew.c %D%/crew.h \
  %D%/found.c \
  %D%/group.c \
  %D%/limits.c \
  %D%/manifest_links.c \
  %D%/merge.c %D%/merge.h \
  %D%/owned.h \
  %D%/pairing.c \
  %D%/queue.c %D%/queue.h \
  %D%/read.c \
  %D%/unit.c %D%/unit.h \
  %D%/units.c %D%/units.h
