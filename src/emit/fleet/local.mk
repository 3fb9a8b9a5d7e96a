libvssdoc_core_la_SOURCES += \
  %D%/question_list.c %D%/question_list.h \
  %D%/rows.c %D%/rows.h
