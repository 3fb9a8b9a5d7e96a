/* What the BCD holds, by writer class and full path. */
#ifndef VSD_VALIDATE_HELD_H
#define VSD_VALIDATE_HELD_H

#include "base/hash.h"
#include "base/key.h"
#include "validate/check.h"

struct vsd_held {
    UT_hash_handle hh;
    struct vsd_key key;
    bool marked; /* a record of that class and path is, in one of several instances at least */
};

/* Marks nothing where is_marked is NULL. What memory is too short for is left out, and the check knows
 * it. To be freed with HASH_CLEAR. */
struct vsd_held *vsd_held_index(struct vsd_check *check,
                                bool (*is_marked)(const struct vssdoc_backup_component *record));
/* The component of that path or the nearest one above it; NULL: none. */
const struct vsd_held *vsd_held_with(const struct vsd_held *index, const struct vssdoc_guid *class,
                                     const char *path);

#endif
