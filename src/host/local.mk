libvssdoc_core_la_SOURCES += \
  %D%/host.c %D%/host.h \
  %D%/lines.c %D%/lines.h \
  %D%/listing.c %D%/listing.h \
  %D%/registry.c \
  %D%/root.c \
  %D%/stream.c %D%/stream.h \
  %D%/unread.c \
  %D%/walk.c
