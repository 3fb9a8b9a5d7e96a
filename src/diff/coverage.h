/* Which file sets cover what only one side lists, and what excludes hit. */
#ifndef VSD_DIFF_COVERAGE_H
#define VSD_DIFF_COVERAGE_H

#include "diff/diff.h"

/* Looks for each that is not done among the included components of the other side: sets covered_by
 * and covered_in. Costs a look at each file set there, however many there are to look for; who asks
 * often has them all kept. */
void vsd_diff_cover(struct vsd_diff *diff, enum vsd_side side, struct vsd_lone_set *sets, size_t n);
/* When a pair of captures is done with. */
void vsd_diff_forget_coverage(struct vsd_diff *diff);

/* Counts which file sets of its own side's writer each exclude covers or touches. */
void vsd_diff_excludes(struct vsd_diff *diff, enum vsd_side side, struct vsd_list *excludes,
                       const struct vssdoc_writer *writer);

/* A file set by itself, its path as it is to be compared. NULL when memory runs out. */
const struct vssdoc_file_set *vsd_diff_alike(struct vsd_diff *diff, enum vsd_side side,
                                             const struct vssdoc_file_set *set);

#endif
