/* Pairing two lists by the identities of their items. */
#ifndef VSD_DIFF_PAIR_H
#define VSD_DIFF_PAIR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/key.h"

#define VSD_ALONE UINT32_MAX

struct vsd_pairing_side {
    const struct vsd_key *keys;
    size_t n;
    uint32_t *partner; /* in the other list, VSD_ALONE: none */
    uint32_t *first;   /* the first of the list with the same key: itself where it is alone */
    uint32_t *times;   /* of that first one: how many have its key */
};

/* Fills partner, first and times of both sides from the arena. Items of one key pair in their
 * order. False when memory runs out, or for more than 2^32 - 2 items. */
bool vsd_pair_up(struct vsd_arena *arena, struct vsd_pairing_side *a, struct vsd_pairing_side *b);

/* How many items, at least, were moved to get from the order of one side to that of the other. */
size_t vsd_moved(struct vsd_arena *arena, const struct vsd_pairing_side *a, bool *enough);

#endif
