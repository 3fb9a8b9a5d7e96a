## Golden cases: every .case file here (configure.ac sets cli_cases). run.sh tells their form.
EXTRA_DIST += %D%/run.sh $(cli_cases)
TESTS += $(cli_cases)

## Makes today's output the expected one, to be read with `git diff'. CASES=tests/cli/x.case: only it.
CASES = $(cli_cases)
update-cli: all
	@$(AM_TESTS_ENVIRONMENT) cd $(top_srcdir) && \
	for case in $(CASES); do $(SHELL) tests/cli/run.sh --update $$case; done
