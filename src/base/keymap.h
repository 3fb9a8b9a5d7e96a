/* A table from keys to numbers, small enough to hold the folders of a listing of ten million files.
 */
#ifndef VSD_BASE_KEYMAP_H
#define VSD_BASE_KEYMAP_H

#include <stdbool.h>

#include "base/key.h"

struct vsd_keymap {
    struct vsd_key *keys; /* all zeros: free */
    uint32_t *values;     /* NULL in a table that is a set */
    size_t n, room;       /* room is a power of two */
    bool is_set;          /* said before the first key is added: keys alone */
};

/* The place of a key's number, a new one being 0; *added (may be NULL) tells. NULL when memory runs
 * out. Of a set it is a place that means nothing. */
uint32_t *vsd_keymap_add(struct vsd_keymap *map, struct vsd_key key, bool *added);
/* NULL when the key is not there. */
const uint32_t *vsd_keymap_find(const struct vsd_keymap *map, struct vsd_key key);
void vsd_keymap_free(struct vsd_keymap *map);

#endif
