/* Values before and after a change. */
#ifndef VSD_DIFF_VALUE_H
#define VSD_DIFF_VALUE_H

#include "diff/work.h"

void vsd_diff_value(struct vsd_diff *diff, const struct vsd_field *field, const void *object,
                    struct vssdoc_value *out);
void vsd_diff_text_value(struct vsd_diff *diff, const char *text, struct vssdoc_value *out);
/* An object as a whole; text is what people call it. */
void vsd_diff_object(struct vsd_diff *diff, enum vssdoc_value_kind kind,
                     const struct vsd_class *class, const void *object, const char *text,
                     struct vssdoc_value *out);

#endif
