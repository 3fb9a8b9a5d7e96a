/* Which components and file sets a backup holds, and why. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "model/scope.h"
#include "select/gather.h"

/* ---- options ---- */

/* An option that means nothing of the capture is a slip. */
static enum vssdoc_status check_names(struct vsd_gathering *gathering, const char *const *list,
                                      const char *what, struct vssdoc_error *error)
{
    for (; list != NULL && *list != NULL; list++) {
        struct vsd_scope scope;
        struct vsd_scope_hits hits;
        bool address = strstr(*list, ":\\") != NULL;
        enum vssdoc_status status = vsd_scope_set(&scope, &gathering->scratch, *list,
                                                  address ? *list : NULL, error);
        if (status != VSSDOC_OK)
            return status;
        vsd_scope_count(&scope, gathering->planning.capture, &hits);
        if (address ? hits.components > 0 : hits.writers > 0)
            continue;
        const char *near = vsd_scope_nearest(&scope, gathering->planning.capture);
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, gathering->planning.capture->source,
                        "%s: no document knows \"%s\"%s%s%s", what, *list,
                        near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                        near != NULL ? "\"?" : "");
    }
    return VSSDOC_OK;
}

/* ---- writers ---- */

static void gather_writer(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    vsd_gather_components(gathering, candidate);
    vsd_gather_prediction(gathering, candidate);
}

static void plan_writer(struct vsd_gathering *gathering, const struct vssdoc_writer *writer)
{
    struct vsd_hierarchy hierarchy;
    struct vsd_plan plans[2] = {{.members = NULL}, {.members = NULL}};
    enum vssdoc_requester requester = gathering->planning.options->requester;
    enum vssdoc_requester other =
        requester == VSSDOC_BY_DISKSHADOW ? VSSDOC_BY_DOCUMENTATION : VSSDOC_BY_DISKSHADOW;
    bool enough = vsd_hierarchy_make(&hierarchy, writer) &&
                  vsd_plan_make(&plans[0], &gathering->planning, requester, writer, &hierarchy) &&
                  vsd_plan_make(&plans[1], &gathering->planning, other, writer, &hierarchy);
    const struct vsd_candidate candidate = {
        .writer = writer,
        .entry = vssdoc_entry_of(gathering->planning.capture, writer),
        .by_requester = &plans[0],
        .by_other = &plans[1]};
    if (enough)
        gather_writer(gathering, &candidate);
    gathering->no_memory = gathering->no_memory || !enough;
    vsd_plan_free(&plans[0]);
    vsd_plan_free(&plans[1]);
    vsd_hierarchy_free(&hierarchy);
}

static void gather_all(struct vsd_gathering *gathering)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (size_t i = 0; i < capture->n_writers && !gathering->no_memory; i++)
        plan_writer(gathering, capture->writers[i]);
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
         e != NULL && !gathering->no_memory; e = e->next) {
        const struct vsd_candidate candidate = {.entry = e};
        if (vssdoc_writer_of(capture, e, NULL) == NULL)
            gather_writer(gathering, &candidate);
    }
    if (!gathering->no_memory)
        vsd_gather_unmet(gathering);
}

/* ---- making ---- */

static void gather_volumes(struct vsd_gathering *gathering, struct vsd_list *volumes)
{
    for (const struct vsd_drive *d = vsd_drives_first(gathering->planning.drives); d != NULL;
         d = d->next) {
        const char **added = d->in_set ? vsd_list_add(volumes) : NULL;
        if (added != NULL)
            *added = vsd_gather_text(gathering, d->name);
        else
            gathering->no_memory = gathering->no_memory || d->in_set;
    }
}

#define KEEP(member, list)                                                                         \
    public->n_##member = (list).n;                                                                 \
    public->member = vsd_list_keep(&(list), arena, enough)

static void keep(struct vsd_gathering *gathering, struct vsd_list *volumes, bool *enough)
{
    struct vssdoc_selection *public = &gathering->selection->public;
    struct vsd_arena *arena = &gathering->selection->arena;
    KEEP(volumes, *volumes);
    KEEP(components, gathering->components);
    KEEP(file_sets, gathering->file_sets);
    KEEP(predicted, gathering->predicted);
    KEEP(not_in_bcd, gathering->not_in_bcd);
    KEEP(only_in_bcd, gathering->only_in_bcd);
    KEEP(differences, gathering->differences);
    KEEP(unmet, gathering->unmet);
    KEEP(needed_volumes, gathering->needed_volumes);
}

enum vssdoc_status vssdoc_select(const struct vssdoc_capture *capture,
                                 const struct vssdoc_select_options *options,
                                 struct vssdoc_selection **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_selection *selection = calloc(1, sizeof *selection);
    if (selection == NULL)
        return vsd_no_memory(error, capture->source);
    const struct vsd_drives_told told = {options->volumes, options->mounts};
    const size_t name = sizeof(struct vssdoc_selected_name), text = sizeof(char *);
    struct vsd_drives drives;
    struct vsd_list volumes = {.size = text};
    struct vsd_gathering gathering = {
        .selection = selection,
        .planning = {.capture = capture,
                     .options = options,
                     .drives = &drives,
                     .environment = {options->defines}},
        .components = {.size = sizeof(struct vssdoc_selected_component)},
        .file_sets = {.size = sizeof(struct vssdoc_selected_file_set)},
        .predicted = {.size = name},
        .not_in_bcd = {.size = name},
        .only_in_bcd = {.size = name},
        .differences = {.size = name},
        .unmet = {.size = sizeof(struct vssdoc_selected_dependency)},
        .needed_volumes = {.size = text}};
    gathering.planning.arena = &gathering.scratch;
    selection->public.requester = options->requester;
    selection->public.has_bcd = capture->backup_components != NULL;
    selection->public.source = vsd_gather_text(&gathering, capture->source);
    bool enough = vsd_drives_make(&drives, capture, &told);
    selection->public.volumes_known = drives.known;
    enum vssdoc_status status = check_names(&gathering, options->exclude, "--exclude", error);
    if (status == VSSDOC_OK)
        status = check_names(&gathering, options->include, "--include", error);
    if (enough && status == VSSDOC_OK) {
        gather_volumes(&gathering, &volumes);
        gather_all(&gathering);
    }
    keep(&gathering, &volumes, &enough);
    vsd_drives_free(&drives);
    vsd_arena_free(&gathering.scratch);
    if (status == VSSDOC_OK && (!enough || gathering.no_memory))
        status = vsd_no_memory(error, capture->source);
    if (status == VSSDOC_OK)
        *out = &selection->public;
    else
        vssdoc_selection_free(&selection->public);
    return status;
}
