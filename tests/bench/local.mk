## Benchmarks; `make bench' runs them, `make check' does not. BENCH='documents fleet': only these parts.
EXTRA_DIST += %D%/run.sh %D%/changed.py %D%/crowded.py %D%/crowded.sh %D%/fleet.py %D%/generate.py \
  %D%/listing.py %D%/measure.py %D%/merge_lists.py %D%/run.py
BENCH =
bench: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/run.sh $(BENCH)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/crowded.sh
