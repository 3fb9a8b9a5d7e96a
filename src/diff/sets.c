/* What became of file sets that only one side lists. Each is looked for elsewhere before it counts
 * as gone or new: in another component, among the excludes, in the folder of another version, below
 * what other file sets cover. */
#include <stdlib.h>
#include <string.h>

#include "base/winpath.h"
#include "diff/coverage.h"
#include "diff/list.h"
#include "diff/pair.h"
#include "model/file_set_text.h"
#include "model/overlap.h"

enum { RENAME_LIMIT = 10000 };

static struct vsd_list *lone_list(struct vsd_diff *diff, enum vsd_side side, bool exclude)
{
    struct vsd_lone_sets *lone = &diff->lone;
    return side == VSD_OLD ? (exclude ? &lone->exclude_removed : &lone->removed)
                           : (exclude ? &lone->exclude_added : &lone->added);
}

void vsd_diff_lone(struct vsd_diff *diff, enum vsd_side side, const struct vsd_class *class,
                   const struct vssdoc_file_set *set, struct vsd_key key)
{
    bool exclude = set->kind == VSSDOC_EXCLUDE || set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
    struct vsd_list *list = lone_list(diff, side, exclude);
    list->size = sizeof(struct vsd_lone_set);
    struct vsd_lone_set *added = vsd_list_add(list);
    if (added == NULL)
        diff->no_memory = true;
    else
        *added =
            (struct vsd_lone_set){.set = set, .class = class, .key = key, .scope = diff->scope};
}

/* ---- reporting ---- */

static const char *text_of(const struct vssdoc_file_set *set, char out[VSD_FILE_SET_TEXT])
{
    return vsd_file_set_text(set, out);
}

struct telling {
    const char *cause;
    const char *words;                            /* behind the file set's text; NULL: none */
    const struct vsd_lone_set *old_set, *new_set; /* NULL: none */
};

static void tell(struct vsd_diff *diff, const struct telling *telling)
{
    const struct vsd_lone_set *a = telling->old_set, *b = telling->new_set;
    const struct vsd_lone_set *main =
        b != NULL && (a == NULL || b->set->kind != VSSDOC_EXCLUDE) ? b : a;
    char text[VSD_FILE_SET_TEXT];
    struct vsd_difference d = {
        .cause = telling->cause,
        .class = "file_set",
        .at = {a != NULL ? &a->set->at : NULL, b != NULL ? &b->set->at : NULL},
        .set = main->set,
        .family = "file set"};
    struct vsd_diff_scope outer = diff->scope;
    diff->scope = main->scope;
    if (a != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_FILE_SET, a->class, a->set, text_of(a->set, text),
                        &d.values[VSD_OLD]);
    if (b != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_FILE_SET, b->class, b->set, text_of(b->set, text),
                        &d.values[VSD_NEW]);
    d.subject = vsd_diff_text(diff, "%s %s", vssdoc_file_set_kind_name(main->set->kind),
                              text_of(main->set, text));
    d.message =
        vsd_diff_text(diff, "%s%s%s", text_of(main->set, text), telling->words != NULL ? ": " : "",
                      telling->words != NULL ? telling->words : "");
    vsd_diff_report(diff, &d);
    diff->scope = outer;
}

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
    struct telling telling = {.cause = "file-set-moved-component",
                              .words =
                                  vsd_diff_text(diff, "moved here from %s", a->scope.component),
                              .old_set = a,
                              .new_set = b};
    a->done = b->done = true;
    tell(diff, &telling);
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
    struct telling telling = {.cause = "file-set-excluded",
                              .words = "moved into the exclude list",
                              .old_set = a,
                              .new_set = b};
    a->done = true;
    b->used = true;
    tell(diff, &telling);
}

static void readmitted(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct telling telling = {.cause = "file-set-readmitted",
                              .words = "moved out of the exclude list",
                              .old_set = a,
                              .new_set = b};
    a->used = true;
    b->done = true;
    tell(diff, &telling);
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

const struct vssdoc_file_set *vsd_diff_alike(struct vsd_diff *diff, enum vsd_side side,
                                             const struct vssdoc_file_set *set)
{
    struct vssdoc_file_set *copy = vsd_arena_alloc(&diff->scratch, sizeof *copy);
    diff->no_memory = diff->no_memory || copy == NULL;
    if (copy == NULL)
        return NULL;
    *copy = *set;
    copy->next = NULL;
    copy->path = vsd_diff_path(diff, side, set->path);
    return copy;
}

static bool index_lone(struct vsd_diff *diff, enum vsd_side side, struct vsd_list *list,
                       bool only_excludes, struct vsd_overlap *index)
{
    struct vsd_lone_set *all = list->items;
    for (size_t i = 0; i < list->n; i++) {
        if (only_excludes && all[i].set->kind != VSSDOC_EXCLUDE)
            continue;
        const struct vssdoc_file_set *alike = vsd_diff_alike(diff, side, all[i].set);
        if (alike == NULL || !vsd_overlap_add(index, alike, &all[i], NULL, NULL))
            return false;
    }
    return true;
}

/* A broader exclude that came as they went; the other way round likewise. */
static void broadly_excluded(struct vsd_diff *diff, struct vsd_list *sets, enum vsd_side side,
                             struct vsd_list *excludes)
{
    struct vsd_overlap index = {.folders = NULL};
    struct vsd_lone_set *all = sets->items;
    enum vsd_side other = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    if (sets->n == 0 || excludes->n == 0)
        return;
    bool enough = index_lone(diff, other, excludes, true, &index);
    for (size_t i = 0; i < sets->n && enough; i++) {
        struct covering covering = {.by = NULL};
        if (all[i].done)
            continue;
        const struct vssdoc_file_set *alike = vsd_diff_alike(diff, side, all[i].set);
        enough = alike != NULL;
        if (enough)
            vsd_overlap_find(&index, alike, on_cover, &covering);
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

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "10.0.14393.0", and the sum that Windows puts behind it in names of folders: their length. */
static size_t version_at(const char *text)
{
    size_t n = 0, parts = 0;
    while (is_digit(text[n])) {
        while (is_digit(text[n]))
            n++;
        parts++;
        if (text[n] != '.' || !is_digit(text[n + 1]))
            break;
        n++;
    }
    if (parts >= 2)
        return n;
    for (n = 0; n < 16 && is_hex(text[n]);)
        n++;
    return n == 16 && !is_hex(text[n]) ? n : 0;
}

/* The path with versions replaced; false where it has none. */
static bool without_versions(const char *path, char *out)
{
    bool any = false, dotted = false;
    char before = '\\';
    for (; *path != '\0'; before = path[-1]) {
        size_t length = !is_hex(before) && before != '.' ? version_at(path) : 0;
        if (length > 0) {
            any = true;
            dotted = dotted || memchr(path, '.', length) != NULL;
            *out++ = '*';
            path += length;
        } else {
            *out++ = *path++;
        }
    }
    *out = '\0';
    return any && dotted;
}

static bool by_version(struct vsd_diff *diff, enum vsd_side side, const struct vsd_lone_set *lone,
                       struct vsd_key *out)
{
    const char *path = vsd_diff_path(diff, side, lone->set->path);
    char *folded = path != NULL ? malloc(strlen(path) + 1) : NULL;
    diff->no_memory = diff->no_memory || (path != NULL && folded == NULL);
    if (folded == NULL || !without_versions(path, folded)) {
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

static void to_version(struct vsd_diff *diff, struct vsd_lone_set *a, struct vsd_lone_set *b)
{
    struct telling telling = {.cause = "file-set-moved-version",
                              .words = vsd_diff_text(diff, "moved here from %s", a->set->path),
                              .old_set = a,
                              .new_set = b};
    a->done = b->done = true;
    tell(diff, &telling);
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
        tell(diff, &(struct telling){.cause = side == VSD_OLD ? "file-set-removed-unused"
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
        tell(diff, &(struct telling){.cause = causes[side][covered],
                                     .words = why,
                                     .old_set = side == VSD_OLD ? lone : NULL,
                                     .new_set = side == VSD_OLD ? NULL : lone});
    }
}

/* ---- excludes ---- */

static void tell_excludes(struct vsd_diff *diff, struct vsd_list *excludes, enum vsd_side side)
{
    static const char *const causes[2][VSD_SIDES][3] = {
        {{"exclude-removed", "exclude-removed-touched", "exclude-removed-covered"},
         {"exclude-added", "exclude-added-touches", "exclude-added-covers"}},
        {{"snapshot-exclude-removed", "snapshot-exclude-removed-touched",
          "snapshot-exclude-removed-touched"},
         {"snapshot-exclude-added", "snapshot-exclude-added-touches",
          "snapshot-exclude-added-touches"}}};
    struct vsd_lone_set *all = excludes->items;
    for (size_t i = 0; i < excludes->n; i++) {
        const struct vsd_lone_set *lone = &all[i];
        bool snapshot = lone->set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
        size_t hits = lone->covers + lone->touches;
        if (lone->used && hits == 0)
            continue; /* told with what it excluded */
        unsigned how = lone->covers > 0 ? 2 : lone->touches > 0 ? 1 : 0;
        const char *words =
            hits == 0 ? vsd_diff_text(diff, "%s, no file set of a component matches",
                                      side == VSD_OLD ? "no longer excluded" : "excluded now")
                      : vsd_diff_text(diff, "%s, %s %zu file set%s, first %s",
                                      side == VSD_OLD ? "no longer excluded" : "excluded now",
                                      how == 2 ? "all of" : "perhaps files of",
                                      how == 2 ? lone->covers : lone->touches,
                                      (how == 2 ? lone->covers : lone->touches) == 1 ? "" : "s",
                                      lone->hit);
        tell(diff, &(struct telling){.cause = causes[snapshot][side][how],
                                     .words = words,
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
    broadly_excluded(diff, &lone->removed, VSD_OLD, &lone->exclude_added);
    broadly_excluded(diff, &lone->added, VSD_NEW, &lone->exclude_removed);
    if (lone->removed.n <= limit && lone->added.n <= limit)
        pair_rest(diff, &lone->removed, &lone->added, by_version, true, to_version);
    unused(diff, &lone->removed, VSD_OLD, old_writer);
    unused(diff, &lone->added, VSD_NEW, new_writer);
    vsd_diff_cover(diff, VSD_OLD, lone->removed.items, lone->removed.n);
    pair_rest(diff, &lone->removed, &lone->added, by_place, true, to_recursion);
    vsd_diff_cover(diff, VSD_NEW, lone->added.items, lone->added.n);
    last(diff, &lone->removed, VSD_OLD);
    last(diff, &lone->added, VSD_NEW);
    vsd_diff_excludes(diff, VSD_OLD, &lone->exclude_removed, old_writer);
    vsd_diff_excludes(diff, VSD_NEW, &lone->exclude_added, new_writer);
    tell_excludes(diff, &lone->exclude_removed, VSD_OLD);
    tell_excludes(diff, &lone->exclude_added, VSD_NEW);
    free_lone(diff);
}
