#include "diff/pair.h"

#include <string.h>

/* One key: the first item of each side that has it, and the first of the old side that has no
 * partner yet. */
struct slot {
    uint32_t first[2], next; /* VSD_ALONE: none */
};

struct table {
    struct slot *slots;
    const struct vsd_pairing_side *sides[2];
    size_t mask;
};

static bool same_key(const struct vsd_key *a, const struct vsd_key *b)
{
    return a->low == b->low && a->high == b->high;
}

static struct slot *slot_of(struct table *table, const struct vsd_key *key)
{
    for (size_t at = (size_t)key->low & table->mask;; at = (at + 1) & table->mask) {
        struct slot *slot = &table->slots[at];
        size_t side = slot->first[0] != VSD_ALONE ? 0 : 1;
        if (slot->first[side] == VSD_ALONE ||
            same_key(&table->sides[side]->keys[slot->first[side]], key))
            return slot;
    }
}

static bool prepare(struct vsd_arena *arena, struct vsd_pairing_side *side)
{
    if (side->n >= VSD_ALONE)
        return false;
    size_t size = (side->n + 1) * sizeof(uint32_t);
    side->partner = vsd_arena_alloc(arena, size);
    side->first = vsd_arena_alloc(arena, size);
    side->times = vsd_arena_alloc(arena, size);
    if (side->partner == NULL || side->first == NULL || side->times == NULL)
        return false;
    memset(side->partner, 0xFF, size);
    return true;
}

bool vsd_pair_up(struct vsd_arena *arena, struct vsd_pairing_side *a, struct vsd_pairing_side *b)
{
    struct table table = {.sides = {a, b}, .mask = 15};
    if (!prepare(arena, a) || !prepare(arena, b))
        return false;
    while (table.mask < 2 * (a->n + b->n))
        table.mask = table.mask * 2 + 1;
    uint32_t *next = vsd_arena_alloc(arena, (a->n + 1) * sizeof *next); /* of the same key */
    uint32_t *last = vsd_arena_alloc(arena, (a->n + 1) * sizeof *last);
    table.slots = vsd_arena_alloc(arena, (table.mask + 1) * sizeof *table.slots);
    if (next == NULL || last == NULL || table.slots == NULL)
        return false;
    memset(table.slots, 0xFF, (table.mask + 1) * sizeof *table.slots);
    for (uint32_t i = 0; i < a->n; i++) {
        struct slot *slot = slot_of(&table, &a->keys[i]);
        next[i] = VSD_ALONE;
        if (slot->first[0] == VSD_ALONE)
            slot->first[0] = slot->next = i;
        else
            next[last[slot->first[0]]] = i;
        last[slot->first[0]] = i;
        a->first[i] = slot->first[0];
        a->times[slot->first[0]]++;
    }
    for (uint32_t j = 0; j < b->n; j++) {
        struct slot *slot = slot_of(&table, &b->keys[j]);
        if (slot->first[1] == VSD_ALONE)
            slot->first[1] = j;
        b->first[j] = slot->first[1];
        b->times[slot->first[1]]++;
        if (slot->next == VSD_ALONE)
            continue;
        b->partner[j] = slot->next;
        a->partner[slot->next] = j;
        slot->next = next[slot->next];
    }
    return true;
}

size_t vsd_moved(struct vsd_arena *arena, const struct vsd_pairing_side *a, bool *enough)
{
    size_t n = 0;
    bool in_order = true;
    uint32_t before = 0;
    for (size_t i = 0; i < a->n; i++) {
        if (a->partner[i] == VSD_ALONE)
            continue;
        in_order = in_order && (n == 0 || a->partner[i] > before);
        before = a->partner[i];
        n++;
    }
    if (in_order)
        return 0;
    /* the longest row of partners that ascends stays where it is: its ends by length */
    uint32_t *ends = vsd_arena_alloc(arena, n * sizeof *ends);
    *enough = *enough && ends != NULL;
    if (ends == NULL)
        return 0;
    size_t longest = 0;
    for (size_t i = 0; i < a->n; i++) {
        if (a->partner[i] == VSD_ALONE)
            continue;
        size_t low = 0, high = longest;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (ends[middle] < a->partner[i])
                low = middle + 1;
            else
                high = middle;
        }
        ends[low] = a->partner[i];
        longest += low == longest;
    }
    return n - longest;
}
