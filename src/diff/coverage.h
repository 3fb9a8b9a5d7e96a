/* Which file sets cover what only one side lists. */
#ifndef VSD_DIFF_COVERAGE_H
#define VSD_DIFF_COVERAGE_H

#include "diff/lone.h"

/* Looks for each that is not done among the included components of the other side: sets covered_by
 * and covered_in. Costs a look at each file set there, however many there are to look for; who asks
 * often has them all kept. */
void vsd_diff_cover(struct vsd_diff *diff, enum vsd_side side, struct vsd_lone_set *sets, size_t n);
/* When a pair of captures is done with. */
void vsd_diff_forget_coverage(struct vsd_diff *diff);

#endif
