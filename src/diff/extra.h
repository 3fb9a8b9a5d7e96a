/* What no version of the formats knows. */
#ifndef VSD_DIFF_EXTRA_H
#define VSD_DIFF_EXTRA_H

#include "diff/work.h"

void vsd_diff_extra(struct vsd_diff *diff, const struct vsd_class *class,
                    const struct vssdoc_element *a, const struct vssdoc_element *b);

#endif
