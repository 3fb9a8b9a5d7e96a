rule_files = \
  %D%/rules_against.c \
  %D%/rules_bcd.c \
  %D%/rules_binary.c \
  %D%/rules_chain.c \
  %D%/rules_chain_steps.c \
  %D%/rules_changed_files.c \
  %D%/rules_component.c \
  %D%/rules_dependency.c \
  %D%/rules_destination.c \
  %D%/rules_document.c \
  %D%/rules_entry.c \
  %D%/rules_file_set.c \
  %D%/rules_identity.c \
  %D%/rules_items.c \
  %D%/rules_manifest.c \
  %D%/rules_overlap.c \
  %D%/rules_pairing.c \
  %D%/rules_path.c \
  %D%/rules_path_text.c \
  %D%/rules_record.c \
  %D%/rules_restore_files.c \
  %D%/rules_restore_method.c \
  %D%/rules_restore_options.c \
  %D%/rules_restore_places.c \
  %D%/rules_restore_request.c \
  %D%/rules_restore_selection.c \
  %D%/rules_schema.c \
  %D%/rules_selection.c \
  %D%/rules_size.c \
  %D%/rules_slips.c \
  %D%/rules_snapshot.c \
  %D%/rules_special_writers.c \
  %D%/rules_snapshot_list.c \
  %D%/rules_stamps.c \
  %D%/rules_structure.c \
  %D%/rules_system_state.c \
  %D%/rules_variable.c \
  %D%/rules_volumes.c \
  %D%/rules_writer_set.c

libvssdoc_core_la_SOURCES += $(rule_files) \
  %D%/catalogue.c %D%/catalogue.h \
  %D%/check.h \
  %D%/driver.c \
  %D%/held.c %D%/held.h \
  %D%/judge.c %D%/judge.h \
  %D%/notes.c %D%/notes.h \
  %D%/offer.c %D%/offer.h \
  %D%/report.c \
  %D%/writer_overlaps.c %D%/writer_overlaps.h \
  %D%/view.c %D%/view.h

## The list of rules is collected from where they are defined.
rule_list = %D%/rule_list.h
CLEANFILES += $(rule_list)
EXTRA_DIST += build-aux/rules.sh
%D%/catalogue.lo: $(rule_list)
$(rule_list): $(rule_files) build-aux/rules.sh
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/build-aux/rules.sh $(rule_files:%=$(top_srcdir)/%) >$@-t && mv $@-t $@
