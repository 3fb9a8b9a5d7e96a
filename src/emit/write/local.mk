libvssdoc_core_la_SOURCES += \
  %D%/csv.c %D%/csv.h \
  %D%/dot.c %D%/dot.h \
  %D%/encoder.c %D%/encoder.h \
  %D%/formats.c %D%/formats.h \
  %D%/json.c %D%/json.h \
  %D%/json_output.c %D%/json_output.h \
  %D%/out.c %D%/out.h \
  %D%/page.c %D%/page.h \
  %D%/xml.c %D%/xml.h
