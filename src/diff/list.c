#include "diff/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "diff/coverage.h"
#include "diff/pair.h"
#include "diff/policy.h"

/* The items of both lists in arrays, with their identities. */
struct lists {
    struct vsd_diff *diff;
    const struct vsd_child *row;
    const struct vsd_list_spec *spec;
    const struct vssdoc_element *owners[VSD_SIDES];
    const void **items[VSD_SIDES];
    struct vsd_pairing_side sides[VSD_SIDES];
    struct vsd_arena arena;
};

/* Most file sets stand where they stood: those that are the same to the byte have the same
 * identity, which need not be worked out twice. Returns the older one's index, SIZE_MAX where there
 * is none. */
enum { AHEAD = 4 };
static size_t find_ahead(const struct lists *lists, size_t from, const struct vssdoc_file_set *set)
{
    for (size_t i = from; i < lists->sides[VSD_OLD].n && i < from + AHEAD; i++) {
        const struct vssdoc_file_set *other = lists->items[VSD_OLD][i];
        if (other->kind == set->kind && (other->recursive == 1) == (set->recursive == 1) &&
            vsd_same_text(other->filespec, set->filespec) && vsd_same_text(other->path, set->path))
            return i;
    }
    return SIZE_MAX;
}

static bool collect(struct lists *lists, enum vsd_side side, const void *owner)
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

typedef struct vsd_key key_fn(const struct lists *lists, enum vsd_side side, const void *item);

static struct vsd_key as_mapped(const struct lists *lists, enum vsd_side side, const void *item)
{
    return lists->spec->identity(lists->diff, side, item);
}

/* Maps are for the older side alone. */
static struct vsd_key as_written(const struct lists *lists, enum vsd_side side, const void *item)
{
    (void)side;
    return lists->spec->identity(lists->diff, VSD_NEW, item);
}

/* Files and log files of databases that changed places are the same but for their kind. */
static struct vsd_key but_for_kind(const struct lists *lists, enum vsd_side side, const void *item)
{
    return vsd_triple_of(lists->diff, side, item);
}

static struct vsd_key but_for_kind_as_written(const struct lists *lists, enum vsd_side side,
                                              const void *item)
{
    (void)side;
    return vsd_triple_of(lists->diff, VSD_NEW, item);
}

/* Pairs what has no partner yet by another key. */
static bool pair_rest(struct lists *lists, key_fn *key)
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
static bool pair_lists(struct lists *lists)
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

static bool pair_kinds(struct lists *lists)
{
    return pair_rest(lists, but_for_kind) &&
           (lists->diff->n_maps == 0 || pair_rest(lists, but_for_kind_as_written));
}

/* ---- what both have ---- */

static void enter_component(struct vsd_diff *diff, const char *full_path)
{
    diff->scope.component = vsd_diff_keep(diff, full_path);
    diff->scope.component_order = ++diff->n_scopes;
}

static void enter(struct lists *lists, const void *item)
{
    struct vsd_diff_scope *scope = &lists->diff->scope;
    const struct vsd_list_spec *spec = lists->spec;
    scope->changed_id = spec->changed_id;
    scope->detail = spec->detail;
    scope->prefix = spec->prefixed ? spec->key : NULL;
    scope->spec = spec;
    scope->item = item;
    scope->item_class = lists->row->class;
    scope->set = spec->value == VSSDOC_VALUE_FILE_SET ? item : NULL;
    if (spec->kind == VSD_LIST_COMPONENTS) {
        scope->spec = NULL; /* it is where we are, not what of it */
        enter_component(lists->diff, spec->text(lists->diff, item));
    }
}

const char *vsd_diff_subject(struct vsd_diff *diff)
{
    return diff->scope.spec != NULL ? diff->scope.spec->text(diff, diff->scope.item) : NULL;
}

void vsd_diff_item(struct vsd_diff *diff, struct vssdoc_value *out)
{
    const struct vsd_diff_scope *scope = &diff->scope;
    *out = (struct vssdoc_value){.kind = VSSDOC_VALUE_NONE};
    if (scope->spec != NULL)
        vsd_diff_object(diff, scope->spec->value, scope->item_class, scope->item,
                        scope->spec->text(diff, scope->item), out);
}

static void compare_pair(struct lists *lists, const void *a, const void *b)
{
    struct vsd_diff_scope outer = lists->diff->scope;
    enter(lists, b);
    vsd_diff_compare(lists->diff, lists->row->class, a, b);
    lists->diff->scope = outer;
}

/* ---- what one has ---- */

static struct vsd_key known_key(const struct vssdoc_guid *writer, const char *full_path)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, writer->bytes, sizeof writer->bytes);
    vsd_key_folded(&maker, full_path, strlen(full_path));
    return vsd_key_end(&maker);
}

/* Whether a side's captures have the component that a dependency names. */
static bool is_known(struct vsd_diff *diff, enum vsd_side side,
                     const struct vssdoc_dependency *dependency)
{
    const struct vssdoc_capture *capture = diff->captures[side];
    struct vsd_keymap *known = &diff->known[side];
    if (!dependency->writer_id.valid || dependency->full_path == NULL)
        return false;
    known->is_set = true;
    for (size_t i = 0; i < capture->n_writers && !diff->known_made[side]; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            if (writer->writer_id.valid && c->full_path != NULL &&
                vsd_keymap_add(known, known_key(&writer->writer_id, c->full_path), NULL) == NULL)
                diff->no_memory = true;
    }
    diff->known_made[side] = true;
    return vsd_keymap_find(known, known_key(&dependency->writer_id, dependency->full_path)) != NULL;
}

void vsd_diff_forget_known(struct vsd_diff *diff)
{
    vsd_diff_forget_coverage(diff);
    for (int side = VSD_OLD; side < VSD_SIDES; side++) {
        vsd_keymap_free(&diff->known[side]);
        diff->known_made[side] = false;
    }
}

/* A dependency's target: in the captures of its side, absent, or beyond what they can tell. */
static const char *dependency_cause(struct vsd_diff *diff, enum vsd_side side,
                                    const struct vssdoc_dependency *dependency, bool removed)
{
    static const char *const causes[][2] = {
        {"dependency-added", "dependency-removed"},
        {"dependency-added-unmet", "dependency-removed-unmet"},
        {"dependency-added-untold", "dependency-removed-untold"},
    };
    const struct vssdoc_capture *capture = diff->captures[side];
    if (dependency->remote_computer != NULL)
        return causes[2][removed];
    if (is_known(diff, side, dependency))
        return causes[0][removed];
    bool alone =
        capture->n_writers <= 1 && capture->backup_components == NULL && capture->manifest == NULL;
    return causes[alone ? 2 : 1][removed];
}

static const char *mapping_cause(struct vsd_diff *diff, enum vsd_side side, bool removed)
{
    enum { TO_ALTERNATE_LOCATION = 4 };
    /* needed by the side that is without it */
    const struct vssdoc_writer *without = diff->writers[side == VSD_OLD ? VSD_NEW : VSD_OLD];
    bool needed =
        without->restore_method != NULL && without->restore_method->method == TO_ALTERNATE_LOCATION;
    return removed ? (needed ? "mapping-removed-needed" : "mapping-removed")
                   : (needed ? "mapping-added-needed" : "mapping-added");
}

static bool has_writer(const struct vssdoc_capture *capture, const char *name)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        if (capture->writers[i]->name != NULL &&
            vssdoc_names_equal(capture->writers[i]->name, name))
            return true;
    return false;
}

/* A line of the manifest goes with its writer's document, which is compared itself. */
static bool is_told_by_writers(const struct vsd_diff *diff, enum vsd_side side,
                               const struct vssdoc_manifest_writer *line)
{
    const struct vssdoc_capture *here = diff->captures[side];
    const struct vssdoc_capture *there = diff->captures[side == VSD_OLD ? VSD_NEW : VSD_OLD];
    return line->name != NULL && there->n_writers > 0 && has_writer(here, line->name) &&
           !has_writer(there, line->name);
}

/* What people must know of a component that came or went, beside its name. */
static const char *tell_component(struct vsd_diff *diff, const struct vssdoc_component *c,
                                  bool removed)
{
    return vsd_diff_text(diff, "the component with its %zu file set%s is %s", c->n_file_sets,
                         c->n_file_sets == 1 ? "" : "s", removed ? "gone" : "new");
}

/* The path above a component. */
static const char *above(struct vsd_diff *diff, const char *full_path)
{
    size_t length = vsd_winpath_parent(full_path, strlen(full_path));
    return vsd_diff_text(diff, "%.*s", (int)length, full_path);
}

static void tell_alone(struct lists *lists, enum vsd_side side, const void *item)
{
    struct vsd_diff *diff = lists->diff;
    const struct vsd_list_spec *spec = lists->spec;
    bool removed = side == VSD_OLD;
    struct vsd_diff_scope outer = diff->scope;
    struct vsd_difference d = {.cause = removed ? spec->removed : spec->added,
                               .id = NULL,
                               .field = spec->prefixed ? spec->key : NULL,
                               .class = spec->class,
                               .at = {lists->owners[VSD_OLD], lists->owners[VSD_NEW]},
                               .family = spec->what};
    const char *text = spec->text(diff, item);
    if (!spec->prefixed) /* the whole thing is on one side only */
        d.at[VSD_OLD] = d.at[VSD_NEW] = NULL;
    d.at[side] = item;
    if (spec->kind == VSD_LIST_COMPONENTS) {
        enter_component(diff, text);
        diff->scope.component_order = 0; /* with the others that came or went */
        d.folder = above(diff, text);
    } else {
        d.subject = text;
    }
    if (spec->kind == VSD_LIST_DEPENDENCIES)
        d.cause = dependency_cause(diff, side, item, removed);
    else if (spec->kind == VSD_LIST_MAPPINGS)
        d.cause = mapping_cause(diff, side, removed);
    d.set = spec->value == VSSDOC_VALUE_FILE_SET ? item : NULL;
    vsd_diff_object(diff, spec->value, lists->row->class, item, text, &d.values[side]);
    if (spec->value == VSSDOC_VALUE_COMPONENT)
        d.message = tell_component(diff, item, removed);
    else if (spec->kind == VSD_LIST_COMPONENTS)
        d.message = removed ? "its record in the BCD is gone" : "its record in the BCD is new";
    else
        d.message =
            vsd_diff_text(diff, "%s %s: %s", spec->what, removed ? "removed" : "added", text);
    vsd_diff_report(diff, &d);
    diff->scope = outer;
}

static void alone(struct lists *lists, enum vsd_side side, const void *item)
{
    if (lists->spec->kind == VSD_LIST_LINES && is_told_by_writers(lists->diff, side, item))
        return;
    if (lists->spec->kind == VSD_LIST_FILES || lists->spec->kind == VSD_LIST_EXCLUDES)
        vsd_diff_lone(lists->diff, side, lists->row->class, item,
                      lists->spec->identity(lists->diff, side, item));
    else
        tell_alone(lists, side, item);
}

/* ---- files and log files of databases that changed places ---- */

static void compare_kind(struct lists *lists, const struct vssdoc_file_set *a,
                         const struct vssdoc_file_set *b)
{
    struct vsd_diff *diff = lists->diff;
    if (a->kind == b->kind)
        return;
    struct vsd_difference d = {.cause = "file-set-kind-changed",
                               .field = "kind",
                               .class = "file_set",
                               .at = {&a->at, &b->at},
                               .set = b,
                               .family = "file-set-changed",
                               .subject = lists->spec->text(diff, b)};
    vsd_diff_text_value(diff, vssdoc_file_set_kind_name(a->kind), &d.values[VSD_OLD]);
    vsd_diff_text_value(diff, vssdoc_file_set_kind_name(b->kind), &d.values[VSD_NEW]);
    vsd_diff_object(diff, VSSDOC_VALUE_FILE_SET, lists->row->class, b, d.subject, &d.item);
    vsd_diff_report(diff, &d);
}

/* ---- the whole ---- */

static void tell_order(struct lists *lists)
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

static void tell_duplicates(struct lists *lists, enum vsd_side side)
{
    const struct vsd_pairing_side *s = &lists->sides[side];
    for (uint32_t i = 0; i < s->n; i++)
        if (s->times[i] > 1)
            vsd_diff_duplicate(lists->diff, side, lists->spec->what,
                               lists->spec->text(lists->diff, lists->items[side][i]), s->times[i]);
}

static void compare_lists(struct lists *lists)
{
    const struct vsd_pairing_side *olds = &lists->sides[VSD_OLD], *news = &lists->sides[VSD_NEW];
    bool files = lists->spec->kind == VSD_LIST_FILES;
    tell_order(lists);
    tell_duplicates(lists, VSD_OLD);
    tell_duplicates(lists, VSD_NEW);
    if (files && !pair_kinds(lists)) {
        lists->diff->no_memory = true;
        return;
    }
    for (uint32_t j = 0; j < news->n; j++) {
        const void *item = lists->items[VSD_NEW][j];
        if (news->partner[j] == VSD_ALONE) {
            alone(lists, VSD_NEW, item);
            continue;
        }
        const void *before = lists->items[VSD_OLD][news->partner[j]];
        if (files)
            compare_kind(lists, before, item);
        compare_pair(lists, before, item);
    }
    for (uint32_t i = 0; i < olds->n; i++)
        if (olds->partner[i] == VSD_ALONE)
            alone(lists, VSD_OLD, lists->items[VSD_OLD][i]);
}

void vsd_diff_lists(struct vsd_diff *diff, const struct vsd_child *row,
                    const struct vsd_list_spec *spec, const void *a, const void *b)
{
    struct lists lists = {.diff = diff, .row = row, .spec = spec};
    const void *first = *(void *const *)(const void *)((const char *)a + row->offset);
    const void *second = *(void *const *)(const void *)((const char *)b + row->offset);
    if (spec == NULL || (first == NULL && second == NULL))
        return;
    if (collect(&lists, VSD_OLD, a) && collect(&lists, VSD_NEW, b) && pair_lists(&lists))
        compare_lists(&lists);
    else
        diff->no_memory = true;
    vsd_arena_free(&lists.arena);
}
