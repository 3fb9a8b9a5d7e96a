/* Two lists, paired by the identities of their items. */
#ifndef VSD_DIFF_LIST_H
#define VSD_DIFF_LIST_H

#include "diff/pair.h"
#include "diff/specs.h"

/* The items of both lists in arrays, with their identities. */
struct vsd_lists {
    struct vsd_diff *diff;
    const struct vsd_child *row;
    const struct vsd_list_spec *spec;
    const struct vssdoc_element *owners[VSD_SIDES];
    const void **items[VSD_SIDES];
    struct vsd_pairing_side sides[VSD_SIDES];
    struct vsd_arena arena;
};

/* Fills the rest, from two owners whose lists are at row->offset. False when memory runs out. */
bool vsd_lists_pair(struct vsd_lists *lists, const void *a, const void *b);
/* Reports how many stand elsewhere, and which there are several times. */
void vsd_lists_tell(struct vsd_lists *lists);
/* After that: pairs those of the rest that are the same but for the kind of file set. */
bool vsd_lists_pair_kinds(struct vsd_lists *lists);

#endif
