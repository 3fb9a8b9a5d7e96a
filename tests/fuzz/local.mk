## Fuzz targets: fuzz_NAME.c with its corpus in corpus/NAME/. `make check' replays the corpora; after
## configure --enable-fuzz the targets link with libFuzzer instead and `make fuzz' runs each for
## FUZZ_SECONDS. Two lines per target.
fuzz_targets =
#fuzz_targets += %D%/fuzz_document
#tests_fuzz_fuzz_document_LDADD = $(fuzz_ldadd)
#fuzz_targets += %D%/fuzz_source
#tests_fuzz_fuzz_source_LDADD = $(fuzz_ldadd)

check_PROGRAMS += $(fuzz_targets)
EXTRA_DIST += %D%/fuzz.h $(wildcard $(top_srcdir)/%D%/corpus)
FUZZ_SECONDS = 60

if FUZZ
fuzz_ldadd = libvssdoc-core.la $(FUZZ_LIBS)
fuzz: $(fuzz_targets)
	for target in $(fuzz_targets); do \
	  name=$${target##*/fuzz_}; found=%D%/found/$$name; $(MKDIR_P) $$found/new; \
	  ./$$target -max_total_time=$(FUZZ_SECONDS) -timeout=10 -artifact_prefix=$$found/ \
	    $$found/new $(top_srcdir)/%D%/corpus/$$name $(top_srcdir)/corpus || exit 1; \
	done
else
check_LTLIBRARIES += %D%/libstandalone.la
tests_fuzz_libstandalone_la_SOURCES = %D%/standalone.c
tests_fuzz_libstandalone_la_LDFLAGS =
fuzz_ldadd = libvssdoc-core.la %D%/libstandalone.la
TESTS += $(fuzz_targets)
endif
