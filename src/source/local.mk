libvssdoc_core_la_SOURCES += \
  %D%/archive.c \
  %D%/file.c \
  %D%/folder.c \
  %D%/listing.c \
  %D%/parts.c %D%/parts.h \
  %D%/source.c %D%/source.h \
  %D%/walk.c \
  %D%/walk.h
