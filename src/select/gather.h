/* Lists of a selection while they grow, and what they are made of. */
#ifndef VSD_SELECT_GATHER_H
#define VSD_SELECT_GATHER_H

#include "base/list.h"
#include "files/decide.h"
#include "result/selection.h"
#include "model/scope.h"
#include "select/plan.h"

/* A selection being made. Texts go into the selection's arena, as they outlive the capture. */
struct vsd_gathering {
    struct vsd_selection *selection;
    struct vsd_planning planning;
    struct vsd_arena scratch;
    struct vsd_list components, file_sets, predicted, not_in_bcd, only_in_bcd, differences, unmet,
        needed_volumes, writers, required, reasons, untold, critical, state_missing, lost,
        lost_volumes, notes;
    struct vsd_decider *decider; /* NULL: nobody asks about files */
    uint32_t n_writers;          /* met so far */
    struct vsd_list registry_ignored;
    struct vsd_keymap changed; /* what records list, see changed.c */
    bool no_memory;
};

/* As vssdoc_select; files tells to make what decides about them even if there is no host. */
enum vssdoc_status vsd_select(const struct vssdoc_capture *capture,
                              const struct vssdoc_select_options *options, bool files,
                              struct vsd_selection **out, struct vssdoc_error *error);

/* A text in the selection's arena; NULL for NULL. */
const char *vsd_gather_text(struct vsd_gathering *gathering, const char *text);
const char *vsd_gather_guid(struct vsd_gathering *gathering, const struct vssdoc_guid *guid);

/* A line of a list of texts; a format. */
void vsd_gather_line(struct vsd_gathering *gathering, struct vsd_list *list, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "it needs volumes that are not in the snapshot set: E:", …: why a component is in the backup or not,
 * to follow a colon. In the arena, NULL when memory runs out. */
const char *vsd_reason_text(struct vsd_arena *arena, enum vssdoc_selection_reason reason,
                            const char *by);
/* What an option or a question probably meant: a writer, or WRITER:\PATH. NULL when nothing is near or
 * memory runs out. */
const char *vsd_nearest_address(struct vsd_arena *arena, const struct vsd_scope *scope,
                                const struct vssdoc_capture *capture);

/* One writer with what is known of it: its WMD, or its entry in the BCD, or both. */
struct vsd_candidate {
    const struct vssdoc_writer *writer;
    const struct vssdoc_writer_components *entry;
    const struct vsd_plan *by_requester, *by_other; /* NULL without a WMD */
};

/* The records of a candidate's instance that no WMD here tells more of, each component once. */
typedef void vsd_record_fn(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                           const struct vssdoc_backup_component *record);
void vsd_gather_records(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                        vsd_record_fn *each);

/* A component by its name, with what tells why. */
void vsd_gather_name(struct vsd_gathering *gathering, struct vsd_list *list,
                     const struct vsd_candidate *candidate, const char *full_path,
                     enum vssdoc_selection_reason reason, const char *by);

/* Adds what the backup holds of a writer (reconstruct.c), its file sets (file_sets.c), and how that
 * compares with what a requester would have selected (compare.c). */
void vsd_gather_components(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);
/* record: the BCD's that brings it along; NULL: there is none. */
void vsd_gather_file_sets(struct vsd_gathering *gathering, const struct vssdoc_writer *writer,
                          const struct vssdoc_component *component,
                          const struct vssdoc_backup_component *record);
/* changed.c: reads what the BCD lists as changed; whether a file set is among it. */
void vsd_gather_changed(struct vsd_gathering *gathering);
bool vsd_is_changed(const struct vsd_gathering *gathering,
                    const struct vssdoc_backup_component *record, const struct vssdoc_file_set *set);
void vsd_gather_prediction(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);
/* Notes what is odd about a writer's part of the backup: what the BCD lacks, has beyond the WMD, or what
 * the two readings of selection differ in (oddities.c). */
void vsd_gather_oddities(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);
/* Notes which writers do not support the type of backup, and make a full one of it. */
void vsd_gather_fallback(struct vsd_gathering *gathering);
/* Adds what the requester would have added, but for --exclude (lost.c). */
void vsd_gather_lost(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);

/* What decides about files (files.c), where somebody asks about them: a decider, what a writer excludes, what
 * a component claims (its file sets from that place on are in the selection, SIZE_MAX: none), and last
 * what the registry excludes. */
void vsd_gather_decider(struct vsd_gathering *gathering);
void vsd_gather_excludes(struct vsd_gathering *gathering, const struct vssdoc_writer *writer);
void vsd_gather_claims(struct vsd_gathering *gathering, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component, size_t first_file_set);
void vsd_gather_registry(struct vsd_gathering *gathering);

/* What needs everything else: call them last. What included components depend on and the backup does not
 * hold (dependencies.c); what was required (require.c); how consistent it is for applications
 * (consistency.c); on which volumes system state lies (system_state.c). */
void vsd_gather_unmet(struct vsd_gathering *gathering);
enum vssdoc_status vsd_gather_required(struct vsd_gathering *gathering, struct vssdoc_error *error);
void vsd_gather_consistency(struct vsd_gathering *gathering);
void vsd_gather_critical(struct vsd_gathering *gathering);

#endif
