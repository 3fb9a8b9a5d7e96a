## The JSON Schemas of our own output, compiled into the library.
json_schemas = $(sort $(wildcard $(top_srcdir)/%D%/json/*.json))
embed = build-aux/embed.sh
EXTRA_DIST += $(embed) $(json_schemas) $(wildcard $(top_srcdir)/%D%/*.* $(top_srcdir)/%D%/json/*.md)

embedded_sources = %D%/json_schemas.c

%D%/json_schemas.c: $(json_schemas) $(embed)
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/$(embed) vsd_json_schemas $(json_schemas) >$@-t && mv $@-t $@
