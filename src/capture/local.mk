libvssdoc_core_la_SOURCES += \
  %D%/capture.c %D%/capture.h \
  %D%/found.c \
  %D%/group.c \
  %D%/limits.c \
  %D%/manifest_links.c \
  %D%/owned.h \
  %D%/pairing.c \
  %D%/read.c
