## A folder per rule, with a good and a bad example and what is found in them: run.py tells the form.
TESTS += %D%/run.sh
EXTRA_DIST += %D%/run.py %D%/run.sh $(wildcard $(top_srcdir)/%D%/*-*)

## Makes what the rules find today the expected findings, to be read with `git diff'.
update-rules: all
	@$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/run.sh --update
