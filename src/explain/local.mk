libvssdoc_core_la_SOURCES += \
  %D%/enumerations.c %D%/enumerations.h \
  %D%/examples.c %D%/examples.h \
  %D%/explain.c %D%/explain.h \
  %D%/explain_constant.c \
  %D%/explain_enumeration.c \
  %D%/explain_hresult.c \
  %D%/explain_name.c \
  %D%/explain_rule.c \
  %D%/explain_value.c \
  %D%/explain_writer.c

## The examples of the rules: `make update-rules' writes the table.
example_list = %D%/example_list.h
CLEANFILES += $(example_list)
EXTRA_DIST += build-aux/examples.sh %D%/examples.tsv
%D%/examples.lo: $(example_list)
$(example_list): %D%/examples.tsv build-aux/examples.sh
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/build-aux/examples.sh $(top_srcdir)/%D%/examples.tsv >$@-t && mv $@-t $@
