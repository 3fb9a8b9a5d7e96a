/* Environment variables of the captured machine: what somebody says they are, else their usual values,
 * which are assumptions (definition-of-components-by-writers.md: the writer's machine expands them). */
#ifndef VSD_MODEL_ENVIRONMENT_H
#define VSD_MODEL_ENVIRONMENT_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_environment {
    const char *const *defines; /* "NAME=VALUE", NULL-terminated; NULL: none */
};

struct vsd_expanded {
    const char *path;    /* the path itself where nothing was to expand */
    bool assumed;        /* a usual value was taken */
    bool unresolved;     /* a variable has no value: it stands there as it was */
};

/* Into the arena; false when memory runs out. path may be NULL. */
bool vsd_expand(const struct vsd_environment *environment, struct vsd_arena *arena, const char *path,
                struct vsd_expanded *out);

#endif
