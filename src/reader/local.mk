libvssdoc_core_la_SOURCES += \
  %D%/betest.c %D%/betest.h \
  %D%/build.c %D%/build.h \
  %D%/build_elements.c \
  %D%/build_names.c \
  %D%/build_parts.h \
  %D%/build_values.c \
  %D%/encoding.c %D%/encoding.h \
  %D%/extra.c %D%/extra.h \
  %D%/fragment.c %D%/fragment.h \
  %D%/ours.c %D%/ours.h \
  %D%/position.c %D%/position.h \
  %D%/printed.c %D%/printed.h \
  %D%/reader.c %D%/reader.h \
  %D%/remarks.c %D%/remarks.h \
  %D%/sniff.c %D%/sniff.h \
  %D%/value.c %D%/value.h
