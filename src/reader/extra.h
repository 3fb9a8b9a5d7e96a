/* Keeping what the model does not know, so that nothing in a document is lost. */
#ifndef VSD_READER_EXTRA_H
#define VSD_READER_EXTRA_H

#include "reader/build.h"

/* Each returns false when memory runs out. */
bool vsd_extra_attribute(struct vsd_arena *arena, struct vsd_frame *frame,
                         const struct vsd_attribute *attribute);
bool vsd_extra_element(struct vsd_arena *arena, struct vsd_frame *frame,
                       const struct vssdoc_element *after, const char *xml, size_t length);
/* In front of the others and of the root; xml is NUL-terminated and stays where it is. */
bool vsd_extra_element_first(struct vsd_arena *arena, struct vssdoc_element *owner,
                             const char *xml);
bool vsd_extra_text(struct vsd_arena *arena, struct vssdoc_element *owner, const char *text,
                    size_t length);
/* Adds to the character data of an open element. */
bool vsd_extra_gather(struct vsd_frame *frame, const char *text, size_t length);

#endif
