/* Which entries of a target state decided nothing because an earlier one has all of their files. */
#include "base/winpath.h"
#include "restore/target_index.h"

/* Whether an earlier entry leaves a later one nothing. */
static bool hides(const struct vsd_target_entry *earlier, const struct vsd_parts *later, bool tree)
{
    size_t n = earlier->parts.n;
    if (later->n == 0 || n == 0)
        return earlier->tree && n == 0;
    if (earlier->tree)
        return (tree ? n <= later->n : n < later->n) && vsd_parts_begin(&earlier->parts, later, n);
    return !tree && n == later->n && vsd_parts_begin(&earlier->parts, later, n - 1) &&
           vsd_filespec_covers(earlier->parts.part[n - 1], later->part[n - 1]);
}

static bool is_hidden(const struct vsd_target *target, const struct vsd_parts *parts, bool tree,
                      size_t rank)
{
    for (size_t i = 0; i < target->n_entries && target->entries[i].rank < rank; i++)
        if (hides(&target->entries[i], parts, tree))
            return true;
    return false;
}

bool vsd_target_uses(const struct vsd_target *target, struct vsd_arena *scratch)
{
    struct vsd_parts parts;
    for (size_t i = 0; i < target->n_entries && target->n_entries <= VSD_TARGET_WATCHED; i++) {
        const struct vsd_target_entry *e = &target->entries[i];
        if (target->uses[e->rank] == VSSDOC_TARGET_UNUSED &&
            is_hidden(target, &e->parts, e->tree, e->rank))
            target->uses[e->rank] = VSSDOC_TARGET_HIDDEN;
    }
    for (size_t i = 0; i < target->n_exact && target->n_exact <= VSD_TARGET_WATCHED; i++) {
        size_t rank = target->sorted[i]->rank;
        if (target->uses[rank] != VSSDOC_TARGET_UNUSED)
            continue;
        const char *path = vsd_target_expand(target, scratch, target->state->files[rank].path);
        if (path == NULL || !vsd_take_apart(scratch, path, &parts))
            return false;
        if (is_hidden(target, &parts, false, rank))
            target->uses[rank] = VSSDOC_TARGET_HIDDEN;
    }
    return true;
}
