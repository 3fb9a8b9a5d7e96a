#include "base/keymap.h"

#include <stdlib.h>

static uint32_t of_sets; /* what stands for the number of a key that has none; never written */

/* Keys are seeded hashes, so that their own bits spread them. */
static size_t place_of(const struct vsd_keymap *map, struct vsd_key key)
{
    size_t at = (size_t)key.low & (map->room - 1);
    while ((map->keys[at].low != 0 || map->keys[at].high != 0) &&
           (map->keys[at].low != key.low || map->keys[at].high != key.high))
        at = (at + 1) & (map->room - 1);
    return at;
}

static bool grow(struct vsd_keymap *map)
{
    struct vsd_keymap larger = {
        .room = map->room > 0 ? map->room * 2 : 16, .is_set = map->is_set};
    larger.keys = calloc(larger.room, sizeof *larger.keys);
    larger.values = map->is_set ? NULL : calloc(larger.room, sizeof *larger.values);
    if (larger.keys == NULL || (!map->is_set && larger.values == NULL)) {
        vsd_keymap_free(&larger);
        return false;
    }
    for (size_t i = 0; i < map->room; i++) {
        if (map->keys[i].low == 0 && map->keys[i].high == 0)
            continue;
        size_t at = place_of(&larger, map->keys[i]);
        larger.keys[at] = map->keys[i];
        if (!map->is_set)
            larger.values[at] = map->values[i];
    }
    free(map->keys);
    free(map->values);
    map->keys = larger.keys;
    map->values = larger.values;
    map->room = larger.room;
    return true;
}

uint32_t *vsd_keymap_add(struct vsd_keymap *map, struct vsd_key key, bool *added)
{
    if (map->n * 4 >= map->room * 3 && !grow(map))
        return NULL;
    size_t at = place_of(map, key);
    bool is_new = map->keys[at].low == 0 && map->keys[at].high == 0;
    map->keys[at] = key;
    map->n += is_new;
    if (added != NULL)
        *added = is_new;
    return map->is_set ? &of_sets : &map->values[at];
}

const uint32_t *vsd_keymap_find(const struct vsd_keymap *map, struct vsd_key key)
{
    if (map->n == 0)
        return NULL;
    size_t at = place_of(map, key);
    if (map->keys[at].low == 0 && map->keys[at].high == 0)
        return NULL;
    return map->is_set ? &of_sets : &map->values[at];
}

void vsd_keymap_free(struct vsd_keymap *map)
{
    free(map->keys);
    free(map->values);
    map->keys = NULL;
    map->values = NULL;
    map->n = map->room = 0;
}
