/* Two objects of one kind. */
#ifndef VSD_DIFF_COMPARE_H
#define VSD_DIFF_COMPARE_H

#include "diff/work.h"

/* Property by property, with all below them. */
void vsd_diff_compare(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                      const void *b);

#endif
