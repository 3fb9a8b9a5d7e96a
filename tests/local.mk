## Kinds of tests, each a line of `make check': programs (unit, fuzz), scripts (.sh: lint), golden
## cases of the command line (.case: cli) and checks in Python (.py: json).
TEST_EXTENSIONS = .sh .case .py
## A test that hangs is a test that fails.
LIMIT = timeout 900
LOG_COMPILER = $(LIMIT)
SH_LOG_COMPILER = $(LIMIT) $(SHELL)
CASE_LOG_COMPILER = $(LIMIT) $(SHELL) $(top_srcdir)/%D%/cli/run.sh
PY_LOG_COMPILER = $(LIMIT) $(SHELL) $(top_srcdir)/%D%/json/run.sh
AM_TESTS_ENVIRONMENT = \
  top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
  CC='$(CC)' CXX='$(CXX_FOR_LINT)' NM='$(NM)'; \
  export top_srcdir top_builddir CC CXX NM;

EXTRA_DIST += %D%/install/consumer.c $(wildcard $(top_srcdir)/corpus)

include %D%/unit/local.mk
include %D%/cli/local.mk
include %D%/json/local.mk
include %D%/rules/local.mk
include %D%/mutations/local.mk
include %D%/lint/local.mk
include %D%/faults/local.mk
include %D%/fuzz/local.mk
include %D%/bench/local.mk
include %D%/browser/local.mk
include %D%/recipes/local.mk

## What scripts/check runs once more under valgrind: `make memcheck', or with MEMCHECK_CASES=all.
MEMCHECK_CASES = marked
memcheck_tests = $(unit_tests) $(memcheck_cases_$(MEMCHECK_CASES))
memcheck_cases_all = $(cli_cases)
memcheck_cases_marked = \
  $(patsubst $(top_srcdir)/%,%,$(shell grep -ls '^\# memcheck$$' $(top_srcdir)/%D%/cli/*.case))
memcheck: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(memcheck_tests)' VSSDOC_MEMCHECK='$(valgrind)' \
	  LOG_COMPILER='$(LIMIT) $(valgrind)'
valgrind = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite

## `make coverage' after configure --enable-coverage: what the tests leave out.
coverage: check
	gcovr -r $(top_srcdir) --object-directory . -f '$(abs_top_srcdir)/src/' --print-summary \
	  --html-details coverage.html
