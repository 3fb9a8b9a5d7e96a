libvssdoc_core_la_SOURCES += \
  %D%/facts.c %D%/facts.h \
  %D%/hyperv.c \
  %D%/import.c \
  %D%/parts.c \
  %D%/phase.c \
  %D%/sequence_backup.c \
  %D%/sequence_hyperv.c \
  %D%/sequence_import.c \
  %D%/sequence_network.c \
  %D%/sequence_restore.c \
  %D%/sequences.h \
  %D%/steps.c \
  %D%/telling.c %D%/telling.h \
  %D%/timeline.c
