/* A stylesheet at work: XML comes in as a stream, a page or text goes out. Files and the network
 * are closed to it, whoever wrote it. */
#ifndef VSD_STYLESHEET_TRANSFORM_H
#define VSD_STYLESHEET_TRANSFORM_H

#include <vssdoc.h>

struct vsd_transform;

/* name is one of our stylesheets, file one that takes its place or NULL. */
enum vssdoc_status vsd_transform_begin(const char *name, const char *file,
                                       struct vsd_transform **out, struct vssdoc_error *error);
/* Takes the next piece of the XML; a vssdoc_write_fn. */
bool vsd_transform_feed(void *transform, const char *bytes, size_t size);
/* Writes what comes of it, and frees the transform, also after an error. */
enum vssdoc_status vsd_transform_end(struct vsd_transform *transform, vssdoc_write_fn *write,
                                     void *context, struct vssdoc_error *error);
/* Frees it without writing anything; NULL is allowed. */
void vsd_transform_drop(struct vsd_transform *transform);

#endif
