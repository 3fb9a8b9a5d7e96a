libvssdoc_core_la_SOURCES += \
  %D%/blob.c \
  %D%/guid.c \
  %D%/kept.c %D%/kept.h \
  %D%/placeholder.c \
  %D%/redact.c %D%/redact.h \
  %D%/words.c %D%/words.h
