/* All overlaps of file sets, counted: one entry for each pair of things. Bounded as the index is; of
 * pairs, 100,000 are told apart. */
#ifndef VSD_MODEL_OVERLAP_SCAN_H
#define VSD_MODEL_OVERLAP_SCAN_H

#include "model/overlap.h"

struct vsd_tally {
    UT_hash_handle hh;
    struct {
        uintptr_t topic; /* whatever a scan counts, if it is more than one thing */
        const void *a, *b;
    } key;
    const void *owner; /* this and the rest: of the first that was counted */
    const struct vssdoc_component *component;
    const struct vsd_listed *other;
    const struct vssdoc_file_set *set;
    size_t times;
};

/* Finds each pair of file sets that overlap: first all are added, then each is looked up in the same
 * order. found gets the scan as its context. */
struct vsd_overlap_scan {
    struct vsd_overlap index;
    vsd_overlap_fn *found;
    const struct vssdoc_component *component; /* of the file set looked at */
    const void *owner;                        /* likewise */
    size_t order;
    struct vsd_tally *tallies; /* in the order in which they were met */
    bool failed;               /* out of memory */
};

/* component: NULL for what belongs to none. */
void vsd_overlap_scan_add(struct vsd_overlap_scan *scan, const struct vssdoc_file_set *sets,
                          const void *owner, const struct vssdoc_component *component);
void vsd_overlap_scan(struct vsd_overlap_scan *scan, const struct vssdoc_file_set *sets,
                      const void *owner, const struct vssdoc_component *component);
void vsd_overlap_count(struct vsd_overlap_scan *scan, uintptr_t topic, const void *a, const void *b,
                       const struct vsd_listed *other, const struct vssdoc_file_set *set);
void vsd_overlap_scan_free(struct vsd_overlap_scan *scan);

#endif
