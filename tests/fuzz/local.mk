## Fuzz targets: fuzz_NAME.c with its corpus in corpus/NAME/. `make check' replays the corpora; after
## configure --enable-fuzz the targets link with libFuzzer instead and `make fuzz' runs each for
## FUZZ_SECONDS, `make fuzz-merge' puts what they found worth keeping into corpus/. Two lines per
## target; NAME.dict is its dictionary. `configure CC=afl-clang-fast --enable-fuzz' and `make fuzz-afl'
## do the same with AFL++, whose compiler takes libFuzzer's entry point.
fuzz_targets =
fuzz_targets += %D%/fuzz_betest
tests_fuzz_fuzz_betest_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_convert
tests_fuzz_fuzz_convert_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_diff
tests_fuzz_fuzz_diff_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_document
tests_fuzz_fuzz_document_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_files
tests_fuzz_fuzz_files_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_fleet
tests_fuzz_fuzz_fleet_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_json
tests_fuzz_fuzz_json_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_names
tests_fuzz_fuzz_names_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_source
tests_fuzz_fuzz_source_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_target_state
tests_fuzz_fuzz_target_state_LDADD = $(fuzz_ldadd)
fuzz_targets += %D%/fuzz_text
tests_fuzz_fuzz_text_LDADD = $(fuzz_ldadd)

check_PROGRAMS += $(fuzz_targets)
EXTRA_DIST += %D%/fuzz.h %D%/exercise.h %D%/gather.h %D%/results.h %D%/sink.h %D%/merge.sh \
  $(wildcard $(top_srcdir)/%D%/*.dict $(top_srcdir)/%D%/corpus)
FUZZ_SECONDS = 60
FUZZ_LIMITS = -max_len=65536 -timeout=10 -rss_limit_mb=1024

## Not instrumented: what the engine shall explore is the library.
check_LTLIBRARIES += %D%/libexercise.la
tests_fuzz_libexercise_la_SOURCES = %D%/exercise.c %D%/gather.c %D%/results.c %D%/sink.c
tests_fuzz_libexercise_la_CFLAGS = $(WARNING_CFLAGS) $(WERROR_CFLAGS) $(HARDENING_CFLAGS) -O2
tests_fuzz_libexercise_la_LDFLAGS =

if FUZZ
fuzz_ldadd = %D%/libexercise.la libvssdoc-core.la $(FUZZ_LIBS)
fuzz: $(fuzz_targets)
	for target in $(fuzz_targets); do \
	  name=$${target##*/fuzz_}; found=%D%/found/$$name; $(MKDIR_P) $$found/new; \
	  ./$$target $(FUZZ_LIMITS) -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$$found/ \
	    -dict=$(top_srcdir)/%D%/$$name.dict \
	    $$found/new $(top_srcdir)/%D%/corpus/$$name $(top_srcdir)/corpus || exit 1; \
	done
fuzz-merge: $(fuzz_targets)
	for target in $(fuzz_targets); do \
	  name=$${target##*/fuzz_}; \
	  $(SHELL) $(top_srcdir)/%D%/merge.sh ./$$target $(top_srcdir) $$name %D%/found/$$name/new \
	    $(FUZZ_LIMITS) || exit 1; \
	done
fuzz-afl: $(fuzz_targets)
	for target in $(fuzz_targets); do \
	  name=$${target##*/fuzz_}; found=%D%/found-afl/$$name; $(MKDIR_P) $$found; \
	  AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_AUTORESUME=1 \
	    $(AFL_FUZZ) -V $(FUZZ_SECONDS) -t 10000 -x $(top_srcdir)/%D%/$$name.dict \
	    -i $(top_srcdir)/%D%/corpus/$$name -o $$found -- ./$$target || exit 1; \
	  find $$found -path '*crashes/id:*' -o -path '*hangs/id:*' | grep . && exit 1; \
	done; true
AFL_FUZZ = afl-fuzz
else
check_LTLIBRARIES += %D%/libstandalone.la
tests_fuzz_libstandalone_la_SOURCES = %D%/standalone.c
tests_fuzz_libstandalone_la_LDFLAGS =
fuzz_ldadd = %D%/libexercise.la libvssdoc-core.la %D%/libstandalone.la
TESTS += $(fuzz_targets)
endif
.PHONY: fuzz-afl fuzz-merge
