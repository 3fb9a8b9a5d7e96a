libvssdoc_core_la_SOURCES += \
  %D%/backup.c %D%/backup.h \
  %D%/chain.c %D%/chain.h \
  %D%/complete.c \
  %D%/constants.h \
  %D%/copy.c %D%/copy.h \
  %D%/document.c %D%/document.h \
  %D%/drives.c %D%/drives.h \
  %D%/element.c \
  %D%/environment.c %D%/environment.h \
  %D%/file_set_text.c %D%/file_set_text.h \
  %D%/hierarchy.c %D%/hierarchy.h \
  %D%/hresults.c %D%/hresults.h \
  %D%/known_writers.c \
  %D%/model.h \
  %D%/names.c \
  %D%/need.c %D%/need.h \
  %D%/object.c \
  %D%/option_string.c %D%/option_string.h \
  %D%/overlap.c %D%/overlap.h \
  %D%/overlap_scan.c %D%/overlap_scan.h \
  %D%/ranges.c %D%/ranges.h \
  %D%/same.c \
  %D%/scope.c %D%/scope.h \
  %D%/shape.h \
  %D%/shape_bcd.c \
  %D%/shape_manifest.c \
  %D%/shape_rows.h \
  %D%/shape_wmd.c \
  %D%/snapshot.c %D%/snapshot.h \
  %D%/spelling.c \
  %D%/triple.c %D%/triple.h \
  %D%/value_spelling.c \
  %D%/values.c \
  %D%/volumes.c \
  %D%/written.c %D%/written.h \
  %D%/writer_ids.h \
  %D%/xsd.c %D%/xsd.h
