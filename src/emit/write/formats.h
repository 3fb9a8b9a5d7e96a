/* Choosing a format by its name. What a format of some result does is in a structure that begins
 * with one of these. */
#ifndef VSD_EMIT_WRITE_FORMATS_H
#define VSD_EMIT_WRITE_FORMATS_H

#include <vssdoc.h>

struct vsd_format {
    const char *name;
};

/* The format of that name among `formats`, which a NULL ends; NULL asks for the first. `more` are
 * names of others that the caller has (a NULL ends them), or NULL. When it is none of either: NULL,
 * with an error that names them all and the nearest; when it is one of `more`: NULL and no error.
 */
const struct vsd_format *vsd_format_named(const char *name, const struct vsd_format *const *formats,
                                          const char *const *more, enum vssdoc_status *status,
                                          struct vssdoc_error *error);

#endif
