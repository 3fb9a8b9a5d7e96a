## libvssdoc-core: everything but the commands, for tests to look inside.
noinst_LTLIBRARIES += libvssdoc-core.la
libvssdoc_core_la_LDFLAGS =
libvssdoc_core_la_LIBADD = $(LIBXSLT_LIBS) $(LIBXML_LIBS) $(LIBARCHIVE_LIBS) $(UTF8PROC_LIBS) \
  $(JANSSON_LIBS) $(SQLITE_LIBS) $(NETTLE_LIBS)
libvssdoc_core_la_SOURCES =
nodist_libvssdoc_core_la_SOURCES = $(embedded_sources)

## libvssdoc: the same, showing only the names in libvssdoc.sym.
lib_LTLIBRARIES += libvssdoc.la
libvssdoc_la_SOURCES =
libvssdoc_la_LIBADD = libvssdoc-core.la
libvssdoc_la_LDFLAGS = $(HARDENING_LDFLAGS) $(instrumentation) -no-undefined \
  -version-info $(VSSDOC_VERSION_INFO) -export-symbols $(top_srcdir)/%D%/libvssdoc.sym
EXTRA_libvssdoc_la_DEPENDENCIES = %D%/libvssdoc.sym
EXTRA_DIST += %D%/libvssdoc.sym %D%/README.md
pkgconfig_DATA += %D%/libvssdoc.pc

include %D%/base/local.mk
include %D%/source/local.mk
include %D%/model/local.mk
include %D%/redact/local.mk
include %D%/reader/local.mk
include %D%/capture/local.mk
include %D%/files/local.mk
include %D%/host/local.mk
include %D%/inspect/local.mk
include %D%/result/local.mk
include %D%/validate/local.mk
include %D%/select/local.mk
include %D%/graph/local.mk
include %D%/timeline/local.mk
include %D%/restore/local.mk
include %D%/diff/local.mk
include %D%/config/local.mk
include %D%/explain/local.mk
include %D%/stylesheet/local.mk
include %D%/emit/local.mk
include %D%/fleet/local.mk

## vssdoc: the commands, which see the public header alone.
bin_PROGRAMS += vssdoc
vssdoc_SOURCES =
vssdoc_CPPFLAGS = -include config.h -I$(top_srcdir)/include
vssdoc_LDADD = libvssdoc.la

include %D%/cmd/local.mk
