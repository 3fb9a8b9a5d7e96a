dist_man1_MANS = $(wildcard $(top_srcdir)/%D%/*.1)
dist_man3_MANS = $(wildcard $(top_srcdir)/%D%/*.3)
dist_man7_MANS = $(filter-out $(top_srcdir)/$(rules_page),$(wildcard $(top_srcdir)/%D%/*.7))

## The catalogue of rules, as the built program tells it: never distributed, so that it cannot drift.
rules_page = %D%/vssdoc-rules.7
nodist_man7_MANS = $(rules_page)
CLEANFILES += $(rules_page)
$(rules_page): vssdoc$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) %D% && $(RUN_UNDER) ./vssdoc$(EXEEXT) rules --format mdoc >$@-t && mv $@-t $@

## The program that libvssdoc(3) shows, built as any user of the library would.
check_PROGRAMS += %D%/example
man_example_CPPFLAGS = -I$(top_srcdir)/include
man_example_LDADD = libvssdoc.la
