/* Lists of a selection while they grow, and what they are made of. */
#ifndef VSD_SELECT_GATHER_H
#define VSD_SELECT_GATHER_H

#include "base/list.h"
#include "result/selection.h"
#include "select/plan.h"

/* A selection being made. Texts go into the selection's arena, as they outlive the capture. */
struct vsd_gathering {
    struct vsd_selection *selection;
    struct vsd_planning planning;
    struct vsd_arena scratch;
    struct vsd_list components, file_sets, predicted, not_in_bcd, only_in_bcd, differences, unmet,
        needed_volumes;
    bool no_memory;
};

/* A text in the selection's arena; NULL for NULL. */
const char *vsd_gather_text(struct vsd_gathering *gathering, const char *text);
const char *vsd_gather_guid(struct vsd_gathering *gathering, const struct vssdoc_guid *guid);

/* One writer with what is known of it: its WMD, or its entry in the BCD, or both. */
struct vsd_candidate {
    const struct vssdoc_writer *writer;
    const struct vssdoc_writer_components *entry;
    const struct vsd_plan *by_requester, *by_other; /* NULL without a WMD */
};

/* Adds what the backup holds of a writer (reconstruct.c), its file sets (file_sets.c), and how that
 * compares with what a requester would have selected (compare.c). */
void vsd_gather_components(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);
void vsd_gather_file_sets(struct vsd_gathering *gathering, const struct vssdoc_writer *writer,
                          const struct vssdoc_component *component);
void vsd_gather_prediction(struct vsd_gathering *gathering, const struct vsd_candidate *candidate);
/* Adds what included components depend on and the backup does not hold; call it last. */
void vsd_gather_unmet(struct vsd_gathering *gathering);

#endif
