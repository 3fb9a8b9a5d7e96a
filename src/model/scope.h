/* Which part of a capture was asked for: a writer, a component by its address. */
#ifndef VSD_MODEL_SCOPE_H
#define VSD_MODEL_SCOPE_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_scope {
    const char *writer;    /* name, id, instance id or instance name; NULL: every writer */
    const char *component; /* full component path, NULL: every component */
};

/* Reads the options; an address is split at its first ":\". */
enum vssdoc_status vsd_scope_set(struct vsd_scope *scope, struct vsd_arena *arena,
                                 const char *writer, const char *component,
                                 struct vssdoc_error *error);

bool vsd_scope_has_writer(const struct vsd_scope *scope, const struct vssdoc_writer *writer);
bool vsd_scope_has_entry(const struct vsd_scope *scope, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer_components *entry);
bool vsd_scope_has_path(const struct vsd_scope *scope, const char *full_path);

/* How many writers of a capture are meant, from WMDs or, without one, from the BCD; and how many of
 * their components. */
struct vsd_scope_hits {
    size_t writers, components;
};
void vsd_scope_count(const struct vsd_scope *scope, const struct vssdoc_capture *capture,
                     struct vsd_scope_hits *hits);

/* The writer's name or component path of a capture that is nearest to what was asked for, NULL when
 * nothing is near. */
const char *vsd_scope_nearest(const struct vsd_scope *scope, const struct vssdoc_capture *capture);

#endif
