libvssdoc_core_la_SOURCES += \
  %D%/around.c \
  %D%/building.c %D%/building.h \
  %D%/dependencies.c \
  %D%/graph.c \
  %D%/reduce.c \
  %D%/restore.c \
  %D%/volumes.c
