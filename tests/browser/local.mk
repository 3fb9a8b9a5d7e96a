## `make browser': reports as people open them, in Chromium; scripts/check --all runs it.
EXTRA_DIST += %D%/chromium.js %D%/reports.js %D%/package.json
browser: all
	node $(top_srcdir)/%D%/reports.js $(top_builddir)/vssdoc$(EXEEXT) $(top_srcdir)/corpus \
	  $(patsubst %/.,%,$(wildcard $(VSSDOC_CAPTURES)/*/.))
