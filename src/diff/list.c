#include "diff/list.h"

#include "base/text.h"
#include "diff/report.h"

/* ---- gathering ---- */

/* Most file sets stand where they stood: those that are the same to the byte have the same
 * identity, which need not be worked out twice. Returns the older one's index, SIZE_MAX where there
 * is none. */
enum { AHEAD = 4 };
static size_t find_ahead(const struct vsd_lists *lists, size_t from,
                         const struct vssdoc_file_set *set)
{
    for (size_t i = from; i < lists->sides[VSD_OLD].n && i < from + AHEAD; i++) {
        const struct vssdoc_file_set *other = lists->items[VSD_OLD][i];
        if (other->kind == set->kind && (other->recursive == 1) == (set->recursive == 1) &&
            vsd_same_text(other->filespec, set->filespec) && vsd_same_text(other->path, set->path))
            return i;
    }
    return SIZE_MAX;
}

static bool collect(struct vsd_lists *lists, enum vsd_side side, const void *owner)
{
    const struct vsd_list_item *first =
        *(struct vsd_list_item *const *)(const void *)((const char *)owner + lists->row->offset);
    size_t n = 0;
    for (const struct vsd_list_item *item = first; item != NULL; item = item->next)
        n++;
    const void **items = vsd_arena_alloc(&lists->arena, (n + 1) * sizeof *items);
    struct vsd_key *keys = vsd_arena_alloc(&lists->arena, (n + 1) * sizeof *keys);
    if (items == NULL || keys == NULL)
        return false;
    enum vsd_side written = lists->diff->n_maps == 0 ? side : VSD_NEW; /* without maps */
    bool alike =
        side == VSD_NEW && lists->spec->value == VSSDOC_VALUE_FILE_SET && lists->diff->n_maps == 0;
    size_t ahead = 0;
    n = 0;
    for (const struct vsd_list_item *item = first; item != NULL; item = item->next, n++) {
        size_t same = alike ? find_ahead(lists, ahead, (const void *)item) : SIZE_MAX;
        items[n] = item;
        keys[n] = same != SIZE_MAX ? lists->sides[VSD_OLD].keys[same]
                                   : lists->spec->identity(lists->diff, written, item);
        ahead = same != SIZE_MAX ? same + 1 : ahead;
    }
    lists->owners[side] = owner;
    lists->items[side] = items;
    lists->sides[side] = (struct vsd_pairing_side){.keys = keys, .n = n};
    return true;
}

/* ---- pairing ---- */

typedef struct vsd_key key_fn(const struct vsd_lists *lists, enum vsd_side side, const void *item);

static struct vsd_key as_mapped(const struct vsd_lists *lists, enum vsd_side side, const void *item)
{
    return lists->spec->identity(lists->diff, side, item);
}

/* Maps are for the older side alone. */
static struct vsd_key as_written(const struct vsd_lists *lists, enum vsd_side side,
                                 const void *item)
{
    (void)side;
    return lists->spec->identity(lists->diff, VSD_NEW, item);
}

/* Files and log files of databases that changed places are the same but for their kind. */
static struct vsd_key but_for_kind(const struct vsd_lists *lists, enum vsd_side side,
                                   const void *item)
{
    return vsd_triple_of(lists->diff, side, item);
}

static struct vsd_key but_for_kind_as_written(const struct vsd_lists *lists, enum vsd_side side,
                                              const void *item)
{
    (void)side;
    return vsd_triple_of(lists->diff, VSD_NEW, item);
}

/* Pairs what has no partner yet by another key. */
static bool pair_rest(struct vsd_lists *lists, key_fn *key)
{
    struct vsd_pairing_side rest[VSD_SIDES] = {{.n = 0}, {.n = 0}};
    uint32_t *indices[VSD_SIDES];
    for (int side = VSD_OLD; side < VSD_SIDES; side++) {
        size_t n = lists->sides[side].n;
        struct vsd_key *keys = vsd_arena_alloc(&lists->arena, (n + 1) * sizeof *keys);
        indices[side] = vsd_arena_alloc(&lists->arena, (n + 1) * sizeof *indices[side]);
        if (keys == NULL || indices[side] == NULL)
            return false;
        for (uint32_t i = 0; i < n; i++) {
            if (lists->sides[side].partner[i] != VSD_ALONE)
                continue;
            indices[side][rest[side].n] = i;
            keys[rest[side].n++] = key(lists, (enum vsd_side)side, lists->items[side][i]);
        }
        rest[side].keys = keys;
        if (rest[side].n == 0)
            return true;
    }
    if (!vsd_pair_up(&lists->arena, &rest[VSD_OLD], &rest[VSD_NEW]))
        return false;
    for (uint32_t i = 0; i < rest[VSD_OLD].n; i++) {
        if (rest[VSD_OLD].partner[i] == VSD_ALONE)
            continue;
        uint32_t a = indices[VSD_OLD][i], b = indices[VSD_NEW][rest[VSD_OLD].partner[i]];
        lists->sides[VSD_OLD].partner[a] = b;
        lists->sides[VSD_NEW].partner[b] = a;
    }
    return true;
}

/* With maps: first what no map fits, then what is the same through them, last what did not change
 * though a map fits it, such as a folder that happens to have the machine's name. */
static bool pair_lists(struct vsd_lists *lists)
{
    struct vsd_pairing_side *olds = &lists->sides[VSD_OLD], *news = &lists->sides[VSD_NEW];
    if (!vsd_pair_up(&lists->arena, olds, news))
        return false;
    if (lists->diff->n_maps == 0)
        return true;
    for (uint32_t i = 0; i < olds->n; i++) {
        struct vsd_key mapped = as_mapped(lists, VSD_OLD, lists->items[VSD_OLD][i]);
        if (olds->partner[i] == VSD_ALONE ||
            (mapped.low == olds->keys[i].low && mapped.high == olds->keys[i].high))
            continue;
        news->partner[olds->partner[i]] = VSD_ALONE;
        olds->partner[i] = VSD_ALONE;
    }
    return pair_rest(lists, as_mapped) && pair_rest(lists, as_written);
}

bool vsd_lists_pair(struct vsd_lists *lists, const void *a, const void *b)
{
    return collect(lists, VSD_OLD, a) && collect(lists, VSD_NEW, b) && pair_lists(lists);
}

bool vsd_lists_pair_kinds(struct vsd_lists *lists)
{
    return pair_rest(lists, but_for_kind) &&
           (lists->diff->n_maps == 0 || pair_rest(lists, but_for_kind_as_written));
}

/* ---- what is told of a list as a whole ---- */

static void tell_order(struct vsd_lists *lists)
{
    struct vsd_diff *diff = lists->diff;
    bool enough = true;
    size_t moved = vsd_moved(&lists->arena, &lists->sides[VSD_OLD], &enough);
    diff->no_memory = diff->no_memory || !enough;
    if (moved == 0)
        return;
    struct vsd_difference d = {.id = "order-changed",
                               .field = lists->spec->key,
                               .class = lists->spec->class,
                               .at = {lists->owners[VSD_OLD], lists->owners[VSD_NEW]},
                               .family = "order",
                               .subject = lists->spec->key};
    if (vsd_diff_shows(diff, VSSDOC_NOISE_ORDER))
        d.message = vsd_diff_text(diff, "%zu of %zu stand elsewhere in the list: %s", moved,
                                  lists->sides[VSD_NEW].n, lists->spec->key);
    vsd_diff_hide(diff, VSSDOC_NOISE_ORDER, moved, &d);
}

static void tell_duplicates(struct vsd_lists *lists, enum vsd_side side)
{
    const struct vsd_pairing_side *s = &lists->sides[side];
    for (uint32_t i = 0; i < s->n; i++)
        if (s->times[i] > 1)
            vsd_diff_duplicate(lists->diff, side, lists->spec->what,
                               lists->spec->text(lists->diff, lists->items[side][i]), s->times[i]);
}

void vsd_lists_tell(struct vsd_lists *lists)
{
    tell_order(lists);
    tell_duplicates(lists, VSD_OLD);
    tell_duplicates(lists, VSD_NEW);
}
