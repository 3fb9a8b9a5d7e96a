/* Excludes that came or went. */
#ifndef VSD_DIFF_EXCLUDES_H
#define VSD_DIFF_EXCLUDES_H

#include "diff/work.h"

/* Tells which file sets of its own side's writer each of struct vsd_lone_set covers or touches. */
void vsd_diff_excludes(struct vsd_diff *diff, enum vsd_side side, struct vsd_list *excludes,
                       const struct vssdoc_writer *writer);

#endif
