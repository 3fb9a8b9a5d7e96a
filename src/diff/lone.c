/* File sets that only one side lists: kept until the whole writer was compared, then told. */
#include "diff/lone.h"

#include "diff/option.h"
#include "diff/report.h"
#include "diff/value.h"
#include "model/file_set_text.h"

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

struct vssdoc_file_set vsd_diff_as(struct vsd_diff *diff, enum vsd_side side,
                                   const struct vssdoc_file_set *set)
{
    struct vssdoc_file_set as = *set;
    as.next = NULL;
    as.path = vsd_diff_path(diff, side, set->path);
    as.filespec = vsd_diff_mapped(diff, side, set->filespec);
    return as;
}

const struct vssdoc_file_set *vsd_diff_alike(struct vsd_diff *diff, enum vsd_side side,
                                             const struct vssdoc_file_set *set)
{
    struct vssdoc_file_set *copy = vsd_arena_alloc(&diff->scratch, sizeof *copy);
    diff->no_memory = diff->no_memory || copy == NULL;
    if (copy == NULL)
        return NULL;
    *copy = vsd_diff_as(diff, side, set);
    return copy;
}

static const char *text_of(const struct vssdoc_file_set *set, char out[VSD_FILE_SET_TEXT])
{
    return vsd_file_set_text(set, out);
}

void vsd_diff_tell_set(struct vsd_diff *diff, const struct vsd_telling *telling)
{
    const struct vsd_lone_set *a = telling->old_set, *b = telling->new_set;
    const struct vsd_lone_set *main =
        b != NULL && (a == NULL || b->set->kind != VSSDOC_EXCLUDE) ? b : a;
    char text[VSD_FILE_SET_TEXT];
    if (main == NULL)
        return;
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
