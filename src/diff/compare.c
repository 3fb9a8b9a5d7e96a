/* Two objects of one kind, property by property, by the table of shapes. */
#include "diff/compare.h"

#include <string.h>

#include "diff/alone.h"
#include "diff/extra.h"
#include "diff/fields.h"
#include "diff/judge.h"
#include "diff/report.h"
#include "diff/scope.h"
#include "diff/value.h"

/* Lists that several rows feed are compared once, for the first of them. */
enum { LISTS = 16 };
struct walk {
    size_t done[LISTS], n;
};

static bool is_done(struct walk *walk, size_t offset)
{
    for (size_t i = 0; i < walk->n; i++)
        if (walk->done[i] == offset)
            return true;
    if (walk->n < LISTS)
        walk->done[walk->n++] = offset;
    return false;
}

/* A restore method that only one side has. */
static void one_sided(struct vsd_diff *diff, const struct vsd_child *row, const void *a,
                      const void *b, const void *owner_a, const void *owner_b)
{
    const struct vssdoc_writer *after = owner_b;
    bool method = strcmp(row->class->name, "restore_method") == 0;
    struct vsd_difference d = {.cause = !method     ? diff->scope.detail
                                        : b == NULL ? "restore-method-removed"
                                                    : "restore-method-given",
                               .id = method ? NULL : diff->scope.changed_id,
                               .field = method ? NULL : vsd_diff_field_name(diff, row->key),
                               .class = row->class->name,
                               .at = {a != NULL ? a : owner_a, b != NULL ? b : owner_b},
                               .family = row->class->name};
    if (method && b != NULL && vsd_method_lacks(after) != NULL)
        d.cause = "restore-method-unusable";
    if (a != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_OBJECT, row->class, a, row->key, &d.values[VSD_OLD]);
    if (b != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_OBJECT, row->class, b, row->key, &d.values[VSD_NEW]);
    if (method)
        d.message =
            b == NULL ? "there is no restore method any more" : "there is a restore method now";
    vsd_diff_report(diff, &d);
}

static void compare_one(struct vsd_diff *diff, const struct vsd_child *row, const char *a,
                        const char *b)
{
    const void *x = *(const void *const *)(const void *)(a + row->offset);
    const void *y = *(const void *const *)(const void *)(b + row->offset);
    struct vsd_diff_scope outer = diff->scope;
    if (x == NULL && y == NULL)
        return;
    if (x == NULL || y == NULL) {
        one_sided(diff, row, x, y, a, b);
        return;
    }
    if (strcmp(row->class->name, "restore_method") == 0) {
        diff->scope.changed_id = "restore-method-changed";
        diff->scope.detail = "restore-method-detail";
    } else {
        diff->scope.prefix = row->key;
    }
    vsd_diff_compare(diff, row->class, x, y);
    diff->scope = outer;
}

/* ---- its lists ---- */

/* Files and log files of databases that changed places. */
static void compare_kind(struct vsd_lists *lists, const struct vssdoc_file_set *a,
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

static void compare_pair(struct vsd_lists *lists, const void *a, const void *b)
{
    struct vsd_diff_scope outer = lists->diff->scope;
    vsd_diff_enter(lists->diff, lists->spec, lists->row->class, b);
    vsd_diff_compare(lists->diff, lists->row->class, a, b);
    lists->diff->scope = outer;
}

static void compare_items(struct vsd_lists *lists)
{
    const struct vsd_pairing_side *olds = &lists->sides[VSD_OLD], *news = &lists->sides[VSD_NEW];
    bool files = lists->spec->kind == VSD_LIST_FILES;
    vsd_lists_tell(lists);
    if (files && !vsd_lists_pair_kinds(lists)) {
        lists->diff->no_memory = true;
        return;
    }
    for (uint32_t j = 0; j < news->n; j++) {
        const void *item = lists->items[VSD_NEW][j];
        if (news->partner[j] == VSD_ALONE) {
            vsd_diff_alone(lists, VSD_NEW, item);
            continue;
        }
        const void *before = lists->items[VSD_OLD][news->partner[j]];
        if (files)
            compare_kind(lists, before, item);
        compare_pair(lists, before, item);
    }
    for (uint32_t i = 0; i < olds->n; i++)
        if (olds->partner[i] == VSD_ALONE)
            vsd_diff_alone(lists, VSD_OLD, lists->items[VSD_OLD][i]);
}

static void compare_lists(struct vsd_diff *diff, const struct vsd_child *row,
                          const struct vsd_list_spec *spec, const void *a, const void *b)
{
    struct vsd_lists lists = {.diff = diff, .row = row, .spec = spec};
    const void *first = *(void *const *)(const void *)((const char *)a + row->offset);
    const void *second = *(void *const *)(const void *)((const char *)b + row->offset);
    if (spec == NULL || (first == NULL && second == NULL))
        return;
    if (vsd_lists_pair(&lists, a, b))
        compare_items(&lists);
    else
        diff->no_memory = true;
    vsd_arena_free(&lists.arena);
}

/* ---- the whole ---- */

static void compare_part(struct vsd_diff *diff, struct walk *walk, const struct vsd_class *class,
                         const char *a, const char *b)
{
    for (size_t i = 0; i < class->n_fields; i++)
        vsd_diff_field(diff, class, &class->fields[i], a, b);
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            compare_part(diff, walk, row->class, a, b);
        else if (is_done(walk, row->offset))
            continue;
        else if (row->relation == VSD_ONE)
            compare_one(diff, row, a, b);
        else
            compare_lists(diff, row, vsd_list_spec_of(class->name, row->class->name, row->key), a,
                          b);
    }
}

void vsd_diff_compare(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                      const void *b)
{
    struct walk walk = {.n = 0};
    vsd_diff_type(diff, class, a, b);
    compare_part(diff, &walk, class, a, b);
    vsd_diff_extra(diff, class, a, b);
}
