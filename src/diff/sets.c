/* What became of file sets that only one side lists. Each is looked for elsewhere before it counts
 * as gone or new: in another component, among the excludes, in the folder of another version, below
 * what other file sets cover. */
#include "diff/sets.h"

#include <stdlib.h>
#include <string.h>

#include "base/winpath.h"
#include "diff/compare.h"
#include "diff/coverage.h"
#include "diff/excludes.h"
#include "diff/lone.h"
#include "diff/option.h"
#include "diff/pair.h"
#include "diff/specs.h"
#include "diff/versions.h"
#include "model/file_set_text.h"
#include "model/overlap.h"

enum { RENAME_LIMIT = 10000 };

/* ---- pairing what is left, by any key ---- */

struct rest {
    struct vsd_lone_set **sets;
    struct vsd_key *keys;
    size_t n;
};

typedef bool key_fn(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                    struct vsd_key *out);

static bool gather(struct vsd_diff *diff, struct vsd_arena *arena, enum vsd_side side,
                   struct vsd_list *list, key_fn *key, struct rest *out)
{
    struct vsd_lone_set *all = list->items;
    out->sets = vsd_arena_alloc(arena, (list->n + 1) * sizeof(void *));
    out->keys = vsd_arena_alloc(arena, (list->n + 1) * sizeof *out->keys);
    out->n = 0;
    if (out->sets == NULL || out->keys == NULL)
        return false;
    for (size_t i = 0; i < list->n; i++) {
        if (all[i].done || !key(diff, side, &all[i], &out->keys[out->n]))
            continue;
        out->sets[out->n++] = &all[i];
    }
    return true;
}

typedef void pair_fn(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b);

/* Of each key: all pairs in order, or only where there is but one on each side. */
static void pair_rest(struct vsd_diff *diff, struct vsd_list *olds, struct vsd_list *news,
                      key_fn *key, bool unique, pair_fn *pair)
{
    struct vsd_arena arena = {0};
    struct rest a, b;
    if (olds->n == 0 || news->n == 0)
        return;
    if (gather(diff, &arena, VSD_OLD, olds, key, &a) &&
        gather(diff, &arena, VSD_NEW, news, key, &b)) {
        struct vsd_pairing_side x = {.keys = a.keys, .n = a.n}, y = {.keys = b.keys, .n = b.n};
        bool enough = vsd_pair_up(&arena, &x, &y);
        diff->no_memory = diff->no_memory || !enough;
        for (uint32_t i = 0; enough && i < x.n; i++) {
            uint32_t j = x.partner[i];
            if (j != VSD_ALONE &&
                (!unique || (x.times[x.first[i]] == 1 && y.times[y.first[j]] == 1)))
                pair(diff, a.sets[i], b.sets[j]);
        }
    } else {
        diff->no_memory = true;
    }
    vsd_arena_free(&arena);
}

/* ---- in another component ---- */

static bool by_identity(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                        struct vsd_key *out)
{
    (void)diff, (void)side;
    *out = lone->key;
    return true;
}

/* The same though a map fits it: maps are for the older side alone. */
static bool as_written(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                       struct vsd_key *out)
{
    (void)side;
    *out = vsd_list_spec_of("component", "file_set", "files")->identity(diff, VSD_NEW, lone->set);
    return true;
}

/* Its other properties may have changed on the way. */
static void compare_moved(struct vsd_diff *diff, const struct vsd_lone_set *a,
                          const struct vsd_lone_set *b)
{
    struct vsd_diff_scope outer = diff->scope;
    diff->scope = b->scope;
    diff->scope.changed_id = "file-set-changed";
    diff->scope.detail = "file-set-detail";
    diff->scope.spec = vsd_list_spec_of("component", "file_set", "files");
    diff->scope.item = diff->scope.set = b->set;
    diff->scope.item_class = b->class;
    vsd_diff_compare(diff, b->class, a->set, b->set);
    diff->scope = outer;
}

static void in_component(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct vsd_telling telling = {.cause = "file-set-moved-component",
                                  .words =
                                      vsd_diff_text(diff, "moved here from %s", a->scope.component),
                                  .old_set = a,
                                  .new_set = b};
    a->done = b->done = true;
    vsd_diff_tell_set(diff, &telling);
    compare_moved(diff, a, b);
}

/* ---- into the exclude list, or out of it ---- */

static bool by_triple(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                      struct vsd_key *out)
{
    *out = vsd_triple_of(diff, side, lone->set);
    return lone->set->kind != VSSDOC_EXCLUDE_FROM_SNAPSHOT;
}

static void excluded(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct vsd_telling telling = {.cause = "file-set-excluded",
                                  .words = "moved into the exclude list",
                                  .old_set = a,
                                  .new_set = b};
    a->done = true;
    b->used = true;
    vsd_diff_tell_set(diff, &telling);
}

static void readmitted(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct vsd_telling telling = {.cause = "file-set-readmitted",
                                  .words = "moved out of the exclude list",
                                  .old_set = a,
                                  .new_set = b};
    a->used = true;
    b->done = true;
    vsd_diff_tell_set(diff, &telling);
}

struct covering {
    struct vsd_lone_set *by;
};

static void on_cover(void *context, const struct vsd_listed *other,
                     const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    struct covering *covering = context;
    (void)how;
    if (covering->by == NULL && vsd_overlap_covers(other->set, set))
        covering->by = (struct vsd_lone_set *)(uintptr_t)other->owner;
}

static bool index_excludes(struct vsd_diff *diff, enum vsd_side side, bool written,
                           struct vsd_list *list, struct vsd_overlap *index)
{
    struct vsd_lone_set *all = list->items;
    for (size_t i = 0; i < list->n; i++) {
        if (all[i].set->kind != VSSDOC_EXCLUDE ||
            (written && vsd_diff_moved(diff, side, all[i].set->path)))
            continue;
        const struct vssdoc_file_set *alike =
            vsd_diff_alike(diff, written ? VSD_NEW : side, all[i].set);
        if (alike == NULL || !vsd_overlap_add(index, alike, &all[i], NULL, NULL))
            return false;
    }
    return true;
}

/* A broader exclude that came as they went; the other way round likewise. written: without maps,
 * which are for the older side alone. */
static void broadly_excluded(struct vsd_diff *diff, struct vsd_list *sets, enum vsd_side side,
                             struct vsd_list *excludes, bool written)
{
    struct vsd_overlap index = {.folders = NULL};
    struct vsd_lone_set *all = sets->items;
    enum vsd_side other = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    if (sets->n == 0 || excludes->n == 0)
        return;
    bool enough = index_excludes(diff, other, written, excludes, &index);
    for (size_t i = 0; i < sets->n && enough; i++) {
        struct covering covering = {.by = NULL};
        if (all[i].done || (written && vsd_diff_moved(diff, side, all[i].set->path)))
            continue;
        struct vssdoc_file_set as = vsd_diff_as(diff, written ? VSD_NEW : side, all[i].set);
        vsd_overlap_find(&index, &as, on_cover, &covering);
        if (covering.by == NULL)
            continue;
        if (side == VSD_OLD)
            excluded(diff, &all[i], covering.by);
        else
            readmitted(diff, covering.by, &all[i]);
    }
    diff->no_memory = diff->no_memory || !enough;
    vsd_overlap_free(&index);
}

/* ---- in the folder of another version ---- */

static bool by_version(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                       struct vsd_key *out)
{
    const char *path = vsd_diff_path(diff, side, lone->set->path);
    char *folded = path != NULL ? malloc(strlen(path) + 1) : NULL;
    diff->no_memory = diff->no_memory || (path != NULL && folded == NULL);
    if (folded == NULL || !vsd_without_versions(path, folded)) {
        free(folded);
        return false;
    }
    const char *filespec = lone->set->filespec != NULL ? lone->set->filespec : "";
    const int rest[] = {(int)lone->set->kind, lone->set->recursive == 1};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, folded, strlen(folded));
    vsd_key_folded(&maker, filespec, strlen(filespec));
    vsd_key_bytes(&maker, rest, sizeof rest);
    vsd_key_bytes(&maker, &lone->scope.component_order, sizeof lone->scope.component_order);
    *out = vsd_key_end(&maker);
    free(folded);
    return true;
}

static bool by_version_as_written(struct vsd_diff *diff, enum vsd_side side,
                                  const struct vsd_lone_set *lone, struct vsd_key *out)
{
    return !vsd_diff_moved(diff, side, lone->set->path) && by_version(diff, VSD_NEW, lone, out);
}

static void to_version(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct vsd_telling telling = {.cause = "file-set-moved-version",
                                  .words = vsd_diff_text(diff, "moved here from %s", a->set->path),
                                  .old_set = a,
                                  .new_set = b};
    a->done = b->done = true;
    vsd_diff_tell_set(diff, &telling);
    struct vssdoc_file_set there = *a->set;
    there.path = b->set->path; /* that it moved is told */
    struct vsd_lone_set moved = *a;
    moved.set = &there;
    compare_moved(diff, &moved, b);
}

/* ---- with the folders below, or without ---- */

static bool by_place(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                     struct vsd_key *out)
{
    struct vssdoc_file_set flat = *lone->set;
    flat.recursive = false;
    struct vsd_key triple = vsd_triple_of(diff, side, &flat);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &triple, sizeof triple);
    vsd_key_bytes(&maker, &flat.kind, sizeof flat.kind);
    vsd_key_bytes(&maker, &lone->scope.component_order, sizeof lone->scope.component_order);
    *out = vsd_key_end(&maker);
    return side == VSD_NEW || lone->set->recursive != 1 || lone->covered_by == NULL;
}

/* Recursion is the only part of what identifies them that differs. */
static void to_recursion(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    a->done = b->done = true;
    compare_moved(diff, a, b);
}

/* ---- what is left ---- */

/* Excluded already, on the side that has it. */
static void unused(struct vsd_diff *diff, struct vsd_list *sets, enum vsd_side side,
                   const struct vssdoc_writer *writer)
{
    struct vsd_overlap index = {.folders = NULL};
    struct vsd_lone_set *all = sets->items;
    if (sets->n == 0 || writer->exclude_files == NULL)
        return;
    bool enough = vsd_overlap_add(&index, writer->exclude_files, &index, NULL, NULL);
    for (size_t i = 0; i < sets->n && enough; i++) {
        struct covering covering = {.by = NULL};
        if (all[i].done)
            continue;
        vsd_overlap_find(&index, all[i].set, on_cover, &covering);
        if (covering.by == NULL)
            continue;
        all[i].done = true;
        vsd_diff_tell_set(diff, &(struct vsd_telling){
                                    .cause = side == VSD_OLD ? "file-set-removed-unused"
                                                             : "file-set-added-unused",
                                    .words = side == VSD_OLD ? "gone, but it was excluded anyway"
                                                             : "new, but it is excluded",
                                    .old_set = side == VSD_OLD ? &all[i] : NULL,
                                    .new_set = side == VSD_OLD ? NULL : &all[i]});
    }
    diff->no_memory = diff->no_memory || !enough;
    vsd_overlap_free(&index);
}

static void last(struct vsd_diff *diff, struct vsd_list *sets, enum vsd_side side)
{
    static const char *const causes[VSD_SIDES][2] = {
        {"file-set-removed", "file-set-removed-covered"},
        {"file-set-added", "file-set-added-covered"}};
    static const char *const words[VSD_SIDES][2] = {
        {"gone, and no other file set covers it", "gone, but covered by"},
        {"new", "new, but covered before by"}};
    const struct vsd_lone_set *all = sets->items;
    for (size_t i = 0; i < sets->n; i++) {
        const struct vsd_lone_set *lone = &all[i];
        if (lone->done)
            continue;
        char text[VSD_FILE_SET_TEXT];
        bool covered = lone->covered_by != NULL;
        const char *why =
            covered ? vsd_diff_text(diff, "%s %s of %s", words[side][1],
                                    vsd_file_set_text(lone->covered_by, text), lone->covered_in)
                    : words[side][0];
        vsd_diff_tell_set(diff, &(struct vsd_telling){.cause = causes[side][covered],
                                                      .words = why,
                                                      .old_set = side == VSD_OLD ? lone : NULL,
                                                      .new_set = side == VSD_OLD ? NULL : lone});
    }
}

static void free_lone(struct vsd_diff *diff)
{
    struct vsd_list *const lists[] = {&diff->lone.removed, &diff->lone.added,
                                      &diff->lone.exclude_removed, &diff->lone.exclude_added};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        free(lists[i]->items);
        *lists[i] = (struct vsd_list){.items = NULL};
    }
}

void vsd_diff_settle(struct vsd_diff *diff, const struct vssdoc_writer *old_writer,
                     const struct vssdoc_writer *new_writer)
{
    struct vsd_lone_sets *lone = &diff->lone;
    uint64_t limit = diff->options->rename_limit > 0 ? diff->options->rename_limit : RENAME_LIMIT;
    pair_rest(diff, &lone->removed, &lone->added, by_identity, false, in_component);
    if (diff->n_maps > 0)
        pair_rest(diff, &lone->removed, &lone->added, as_written, false, in_component);
    pair_rest(diff, &lone->removed, &lone->exclude_added, by_triple, false, excluded);
    pair_rest(diff, &lone->exclude_removed, &lone->added, by_triple, false, readmitted);
    for (int written = 0; written <= (vsd_diff_renames(diff) ? 1 : 0); written++) {
        broadly_excluded(diff, &lone->removed, VSD_OLD, &lone->exclude_added, written == 1);
        broadly_excluded(diff, &lone->added, VSD_NEW, &lone->exclude_removed, written == 1);
    }
    if (lone->removed.n <= limit && lone->added.n <= limit) {
        pair_rest(diff, &lone->removed, &lone->added, by_version, true, to_version);
        if (vsd_diff_renames(diff))
            pair_rest(diff, &lone->removed, &lone->added, by_version_as_written, true, to_version);
    }
    unused(diff, &lone->removed, VSD_OLD, old_writer);
    unused(diff, &lone->added, VSD_NEW, new_writer);
    vsd_diff_cover(diff, VSD_OLD, lone->removed.items, lone->removed.n);
    pair_rest(diff, &lone->removed, &lone->added, by_place, true, to_recursion);
    vsd_diff_cover(diff, VSD_NEW, lone->added.items, lone->added.n);
    last(diff, &lone->removed, VSD_OLD);
    last(diff, &lone->added, VSD_NEW);
    vsd_diff_excludes(diff, VSD_OLD, &lone->exclude_removed, old_writer);
    vsd_diff_excludes(diff, VSD_NEW, &lone->exclude_added, new_writer);
    free_lone(diff);
}
