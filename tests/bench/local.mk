## Benchmarks; `make bench' runs them, `make check' does not.
bench_script = $(wildcard $(top_srcdir)/%D%/run.sh)
EXTRA_DIST += $(bench_script)
bench: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(bench_script)
