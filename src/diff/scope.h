/* Where in the captures a comparison is. */
#ifndef VSD_DIFF_SCOPE_H
#define VSD_DIFF_SCOPE_H

#include "diff/specs.h"

/* What follows is about an item of a list, and in the component that it is. */
void vsd_diff_enter(struct vsd_diff *diff, const struct vsd_list_spec *spec,
                    const struct vsd_class *class, const void *item);
/* Likewise of a component by itself. */
void vsd_diff_enter_component(struct vsd_diff *diff, const char *full_path);

/* The name of a property in what is compared. */
const char *vsd_diff_field_name(struct vsd_diff *diff, const char *key);
/* Which item of a list is compared, for people; NULL: none. */
const char *vsd_diff_subject(struct vsd_diff *diff);
/* The same as a value. */
void vsd_diff_item(struct vsd_diff *diff, struct vssdoc_value *out);

#endif
