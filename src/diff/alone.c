/* An item that only one of two lists has. */
#include "diff/alone.h"

#include <string.h>

#include "base/winpath.h"
#include "diff/lone.h"
#include "diff/report.h"
#include "diff/scope.h"
#include "diff/value.h"

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

static void tell_alone(struct vsd_lists *lists, enum vsd_side side, const void *item)
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
        vsd_diff_enter_component(diff, text);
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

void vsd_diff_alone(struct vsd_lists *lists, enum vsd_side side, const void *item)
{
    if (lists->spec->kind == VSD_LIST_LINES && is_told_by_writers(lists->diff, side, item))
        return;
    if (lists->spec->kind == VSD_LIST_FILES || lists->spec->kind == VSD_LIST_EXCLUDES)
        vsd_diff_lone(lists->diff, side, lists->row->class, item,
                      lists->spec->identity(lists->diff, side, item));
    else
        tell_alone(lists, side, item);
}
