## The recipes of docs/fleet.md, really run: several workers on loopback, a PostgreSQL of their own.
recipe_files = $(wildcard $(top_srcdir)/docs/*.md) $(wildcard $(top_srcdir)/docs/recipes/*)
EXTRA_DIST += %D%/run.sh $(recipe_files)
recipes: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(top_srcdir)/%D%/run.sh || test $$? -eq 77
.PHONY: recipes
