EXTRA_DIST += %D%/README.md

## Kinds of tests, each a line of `make check': programs (unit, fuzz), scripts (.sh: lint), golden
## cases of the command line (.case: cli) and checks in Python (.py: json).
TEST_EXTENSIONS = .sh .case .py
## A test that hangs is a test that fails.
LIMIT = timeout 900
## What test programs and vssdoc run under: valgrind, an emulator (`make memcheck', scripts/check-cross).
RUN_UNDER =
LOG_COMPILER = $(LIMIT) $(RUN_UNDER)
SH_LOG_COMPILER = $(LIMIT) $(SHELL)
CASE_LOG_COMPILER = $(LIMIT) $(SHELL) $(top_srcdir)/%D%/cli/run.sh
PY_LOG_COMPILER = $(LIMIT) $(SHELL) $(top_srcdir)/%D%/json/run.sh
AM_TESTS_ENVIRONMENT = \
  top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
  CC='$(CC)' CXX='$(CXX_FOR_LINT)' NM='$(NM)' VSSDOC_RUN_UNDER='$(RUN_UNDER)'; \
  export top_srcdir top_builddir CC CXX NM VSSDOC_RUN_UNDER;

EXTRA_DIST += %D%/install/consumer.c %D%/threads.supp $(wildcard $(top_srcdir)/corpus)

## First faults: each.sh waits for one run after the other, while other tests have the processors.
include %D%/faults/local.mk
include %D%/unit/local.mk
include %D%/cli/local.mk
include %D%/json/local.mk
include %D%/rules/local.mk
include %D%/mutations/local.mk
include %D%/lint/local.mk
include %D%/fuzz/local.mk
include %D%/bench/local.mk
include %D%/browser/local.mk
include %D%/recipes/local.mk

## What scripts/check runs in which of its builds; CONTRIBUTING.md tells why. All of TESTS run in one.
## tests_of_code: what another machine could do otherwise.
tests_of_code = $(unit_tests) $(fuzz_targets) $(cli_cases)
## tests_of_memory: what another compiler could, with all kinds of input, for the sanitizers to watch.
tests_of_memory = $(tests_of_code) $(fault_tests) %D%/rules/run.sh %D%/mutations/run.sh \
  %D%/json/edits.py %D%/json/fleet.py
## tests_of_values: the same for valgrind, which sees what is read before it is written.
tests_of_values = $(filter-out $(tests_of_much),$(unit_tests)) %D%/cli/every-command.case
tests_of_much = %D%/unit/test_prefixes %D%/unit/test_document_xml %D%/unit/test_document_json %D%/unit/test_restore_matrix
## tests_of_threads: what reads side by side.
tests_of_threads = %D%/unit/test_jobs %D%/unit/test_fleet %D%/cli/jobs.case %D%/cli/fleet.case
## tests_of_tarball: some of every kind, and what looks at the project's files: that the tarball has them all
## is looked at apart.
tests_of_tarball = %D%/unit/test_capture %D%/unit/test_select %D%/fuzz/fuzz_text \
  $(filter-out %D%/lint/completion.sh %D%/lint/hooks.sh %D%/lint/includes.sh,$(lint_tests)) \
  %D%/cli/inspect-json.case %D%/cli/validate-formats.case %D%/cli/render.case %D%/cli/help-commands.case \
  %D%/rules/run.sh %D%/json/schemas.py %D%/json/outside.py %D%/faults/output.sh

## Under valgrind, `make memcheck MEMCHECK_TESTS=...' something else.
MEMCHECK_TESTS = $(tests_of_values)
memcheck: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(MEMCHECK_TESTS)' RUN_UNDER='$(valgrind)'
valgrind = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite

## `make coverage' after configure --enable-coverage: what the tests leave out.
## Without tests of faults, and outside.py: there the program counts where it may not, or says that it cannot.
tests_of_lines = $(tests_of_code) $(filter-out %D%/json/outside.py, $(json_checks)) %D%/rules/run.sh %D%/mutations/run.sh
coverage: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(tests_of_lines)'
	root=`cd $(top_srcdir) && pwd -P` && gcovr -r "$$root" --object-directory . -f "$$root/src/" --print-summary \
	  --html-details coverage.html
