libvssdoc_core_la_SOURCES += \
  %D%/os.h \
  %D%/output_file.c \
  %D%/output_folder.c \
  %D%/posix.c \
  %D%/thread.c %D%/thread.h
