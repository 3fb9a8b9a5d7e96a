## Stylesheets, and what they put into a page, compiled into the library.
xslt = $(sort $(wildcard $(top_srcdir)/%D%/*.xsl))
assets = $(sort $(wildcard $(top_srcdir)/%D%/*.css $(top_srcdir)/%D%/*.js))
EXTRA_DIST += $(xslt) $(assets) $(wildcard $(top_srcdir)/%D%/*.md)

embedded_sources += %D%/stylesheets.c %D%/assets.c

%D%/stylesheets.c: $(xslt) $(embed)
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/$(embed) vsd_xslt $(xslt) >$@-t && mv $@-t $@
%D%/assets.c: $(assets) $(embed)
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/$(embed) vsd_assets $(assets) >$@-t && mv $@-t $@
