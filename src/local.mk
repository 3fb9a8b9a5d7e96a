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
  -version-info $(VSSDOC_VERSION_INFO) $(exports)
EXTRA_DIST += %D%/libvssdoc.sym %D%/README.md

## Where the linker takes a version script, each name has the version of the library that brought it.
if VERSION_SCRIPT
version_script = %D%/libvssdoc.map
exports = -Wl,--version-script=$(version_script)
EXTRA_libvssdoc_la_DEPENDENCIES = $(version_script)
else
bare_symbols = %D%/libvssdoc.exp
exports = -export-symbols $(bare_symbols)
EXTRA_libvssdoc_la_DEPENDENCIES = $(bare_symbols)
endif
make_version_script = build-aux/version-script.sh
EXTRA_DIST += $(make_version_script)
CLEANFILES += %D%/libvssdoc.map %D%/libvssdoc.exp
%D%/libvssdoc.map: %D%/libvssdoc.sym $(make_version_script)
	$(AM_V_GEN)$(SHELL) $(top_srcdir)/$(make_version_script) $(top_srcdir)/%D%/libvssdoc.sym >$@-t && \
	mv $@-t $@
%D%/libvssdoc.exp: %D%/libvssdoc.sym
	$(AM_V_GEN)sed 's/ .*//' $(top_srcdir)/%D%/libvssdoc.sym >$@-t && mv $@-t $@
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
vssdoc_LDFLAGS = $(AM_LDFLAGS) $(STATIC_LDFLAGS)
vssdoc_LDADD = libvssdoc.la

include %D%/cmd/local.mk
