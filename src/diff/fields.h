/* Properties of two objects of one class. */
#ifndef VSD_DIFF_FIELDS_H
#define VSD_DIFF_FIELDS_H

#include "diff/work.h"

void vsd_diff_field(struct vsd_diff *diff, const struct vsd_class *class,
                    const struct vsd_field *field, const void *a, const void *b);
/* A component's type is its element's name. */
void vsd_diff_type(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                   const void *b);

#endif
