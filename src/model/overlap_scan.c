#include "model/overlap_scan.h"

enum { TALLIES = 100000 }; /* of one scan; further pairs are not told apart */

static void look_at(struct vsd_overlap_scan *scan, const void *owner,
                    const struct vssdoc_component *component)
{
    scan->owner = owner;
    scan->component = component;
}

void vsd_overlap_scan_add(struct vsd_overlap_scan *scan, const struct vssdoc_file_set *sets,
                          const void *owner, const struct vssdoc_component *component)
{
    look_at(scan, owner, component);
    scan->failed =
        scan->failed || !vsd_overlap_add(&scan->index, sets, owner, scan->found, scan);
}

void vsd_overlap_scan(struct vsd_overlap_scan *scan, const struct vssdoc_file_set *sets,
                      const void *owner, const struct vssdoc_component *component)
{
    look_at(scan, owner, component);
    for (; sets != NULL && !scan->failed; sets = sets->next)
        vsd_overlap_find_member(&scan->index, sets, ++scan->order, scan->found, scan);
}

void vsd_overlap_count(struct vsd_overlap_scan *scan, uintptr_t topic, const void *a, const void *b,
                       const struct vsd_listed *other, const struct vssdoc_file_set *set)
{
    struct vsd_tally *tally = NULL, wanted = {.key = {topic, a, b}};
    HASH_FIND(hh, scan->tallies, &wanted.key, sizeof wanted.key, tally);
    if (tally != NULL) {
        tally->times++;
        return;
    }
    if (HASH_CNT(hh, scan->tallies) >= TALLIES)
        return;
    tally = vsd_arena_alloc(&scan->index.arena, sizeof *tally);
    scan->failed = scan->failed || tally == NULL;
    if (tally == NULL)
        return;
    *tally = (struct vsd_tally){.key = {topic, a, b},
                                .owner = scan->owner,
                                .component = scan->component,
                                .other = other,
                                .set = set,
                                .times = 1};
    HASH_ADD(hh, scan->tallies, key, sizeof tally->key, tally);
    scan->failed = tally->hh.tbl == NULL;
}

void vsd_overlap_scan_free(struct vsd_overlap_scan *scan)
{
    HASH_CLEAR(hh, scan->tallies);
    vsd_overlap_free(&scan->index);
}
