include %D%/os/local.mk

libvssdoc_core_la_SOURCES += \
  %D%/arena.c %D%/arena.h \
  %D%/binary.c %D%/binary.h \
  %D%/embedded.h \
  %D%/error.c %D%/error.h \
  %D%/filespec.c %D%/filespec.h \
  %D%/filetime.c %D%/filetime.h \
  %D%/guid.c %D%/guid.h \
  %D%/hash.c %D%/hash.h \
  %D%/intern.c %D%/intern.h \
  %D%/keep.c %D%/keep.h \
  %D%/key.c %D%/key.h \
  %D%/keymap.c %D%/keymap.h \
  %D%/list.c %D%/list.h \
  %D%/nearest.c %D%/nearest.h \
  %D%/patterns.c %D%/patterns.h \
  %D%/path.c %D%/path.h \
  %D%/sha256.c %D%/sha256.h \
  %D%/shortened.c %D%/shortened.h \
  %D%/text.c %D%/text.h \
  %D%/utf16.c %D%/utf16.h \
  %D%/version.c \
  %D%/winpath.c %D%/winpath.h
