/* Parts of a selection that several formats of one kind share. */
#ifndef VSD_EMIT_SELECTION_SELECTION_PARTS_H
#define VSD_EMIT_SELECTION_SELECTION_PARTS_H

#include "emit/selection/selections.h"
#include "emit/write/page.h"

/* ---- text ---- */

enum { VSD_SELECTION_FACT = 16, VSD_SELECTION_MOST = 10 };

/* "  Snapshot set  ": what stands in front of a fact. */
void vsd_selection_fact(struct vsd_page *page, const char *name);
/* Why a component is in the backup or not, in few words. */
void vsd_selection_reason(struct vsd_page *page, enum vssdoc_selection_reason why, const char *by);
/* Writer by writer, each component with its reason; many writers that are out for the same want of
 * a volume in one line. */
void vsd_selection_writers(struct vsd_page *page, const struct vssdoc_selection *selection,
                           bool all);
/* Verdicts on the whole: consistency, system state, what an exclusion loses, notes. */
void vsd_selection_verdicts(struct vsd_page *page, const struct vssdoc_selection *selection,
                            bool all);
/* What was required. */
void vsd_selection_required(struct vsd_page *page, const struct vssdoc_selection *selection);

/* ---- JSON ---- */

void vsd_selection_writer_keys(struct vsd_json *json, const struct vssdoc_selected_writer *writer);
void vsd_selection_requirement_keys(struct vsd_json *json,
                                    const struct vssdoc_requirement *requirement);
void vsd_selection_verdict_keys(struct vsd_json *json, const struct vssdoc_selection *selection);
/* An array of components by their names. */
void vsd_selection_names(struct vsd_json *json, const char *key,
                         const struct vssdoc_selected_name *list, size_t n, bool reason);

#endif
