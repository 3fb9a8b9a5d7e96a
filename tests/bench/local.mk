## Benchmarks; `make bench' runs them, `make check' does not.
bench_script = %D%/run.sh
EXTRA_DIST += $(bench_script) %D%/generate.py %D%/listing.py
bench: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/$(bench_script)
