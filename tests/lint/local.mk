## What the sources promise about themselves, one script per promise.
lint_tests = \
  %D%/api-docs.sh \
  %D%/completion.sh \
  %D%/examples.sh \
  %D%/hardening.sh \
  %D%/header.sh \
  %D%/hooks.sh \
  %D%/includes.sh \
  %D%/library.sh \
  %D%/listed.sh \
  %D%/manpages.sh \
  %D%/options.sh \
  %D%/provenance.sh \
  %D%/readme.sh \
  %D%/recipes.sh \
  %D%/style.sh \
  %D%/symbols.sh \
  %D%/xsd.sh

EXTRA_DIST += $(lint_tests)
TESTS += $(lint_tests)

## Makes today's output the one that the manual pages show, to be read with `git diff'.
update-man: all
	@$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/examples.sh --update
.PHONY: update-man
