## Benchmarks; `make bench' runs them, `make check' does not.
bench_scripts = %D%/run.sh %D%/diff.sh
EXTRA_DIST += $(bench_scripts) %D%/changed.py %D%/generate.py %D%/listing.py
bench: all
	$(AM_TESTS_ENVIRONMENT) for script in $(bench_scripts); do $(SHELL) $(top_srcdir)/$$script || exit; done
