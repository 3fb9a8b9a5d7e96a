/* Which component lies below which, by whole segments of their paths (logical-pathing-of-components.md).
 * Segments between need not be components. Names compare as Windows compares them. */
#ifndef VSD_MODEL_HIERARCHY_H
#define VSD_MODEL_HIERARCHY_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_kin;
struct vsd_hierarchy {
    struct vsd_arena arena;
    struct vsd_kin *by_component, *by_path, *by_spelling;
};

/* False when memory runs out; free what is there all the same. */
bool vsd_hierarchy_make(struct vsd_hierarchy *hierarchy, const struct vssdoc_writer *writer);
void vsd_hierarchy_free(struct vsd_hierarchy *hierarchy);

/* The nearest component above, NULL when there is none. */
const struct vssdoc_component *vsd_ancestor(const struct vsd_hierarchy *hierarchy,
                                            const struct vssdoc_component *component);
/* The nearest one above that is selectable for backup (for restore). */
const struct vssdoc_component *vsd_selectable_ancestor(const struct vsd_hierarchy *hierarchy,
                                                       const struct vssdoc_component *component);
const struct vssdoc_component *vsd_restorable_ancestor(const struct vsd_hierarchy *hierarchy,
                                                       const struct vssdoc_component *component);
/* The component of a full path ("\a\b"), NULL when there is none: the one that is spelled the same, else
 * the first that differs in case alone. */
const struct vssdoc_component *vsd_component_at(const struct vsd_hierarchy *hierarchy,
                                                const char *full_path);
/* Whether a full path lies below another: "\a\b" below "\a", "\ab" not. */
bool vsd_path_below(const char *full_path, const char *above);

#endif
