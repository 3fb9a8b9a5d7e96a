/* Which components and file sets a backup holds, and why. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "model/backup.h"
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
        const char *near =
            vsd_nearest_address(&gathering->scratch, &scope, gathering->planning.capture);
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, gathering->planning.capture->source,
                        "%s: no document knows \"%s\"%s%s%s", what, *list,
                        near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                        near != NULL ? "\"?" : "");
    }
    return VSSDOC_OK;
}

/* ---- writers ---- */

static void sum_up(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                   size_t components, size_t included)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_writer *w = candidate->writer;
    const struct vssdoc_writer_components *e = candidate->entry;
    struct vssdoc_selected_writer *out = vsd_list_add(&gathering->writers);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    if (w != NULL) {
        out->writer_id = vsd_gather_guid(gathering, &w->writer_id);
        out->instance_id = vsd_gather_guid(gathering, &w->instance_id);
        out->instance_name = vsd_gather_text(gathering, w->instance_name);
    } else if (e != NULL) {
        out->writer_id = vsd_gather_guid(gathering, &e->writer_id);
        out->instance_id = vsd_gather_guid(gathering, &e->instance_id);
        out->instance_name = vsd_gather_text(gathering, e->instance_name);
    }
    out->writer = vsd_gather_text(gathering, w != NULL && w->name != NULL ? w->name
                                             : e != NULL ? vssdoc_entry_name(capture, e)
                                                         : NULL);
    out->document = w != NULL ? vsd_gather_text(gathering, w->document->path) : NULL;
    out->n_components = components;
    out->n_included = included;
    out->in_bcd = e != NULL;
    if (e != NULL)
        (void)vssdoc_writer_of(capture, e, &out->ambiguous);
    const char *name = out->writer != NULL ? out->writer : "a writer";
    if (out->ambiguous)
        vsd_gather_line(gathering, &gathering->notes,
                        "the BCD's entry of %s fits several of its WMDs equally: %s was taken", name,
                        out->document != NULL ? out->document : "none");
    else if (e != NULL && w == NULL && capture->n_writers > 0)
        vsd_gather_line(gathering, &gathering->notes,
                        "%s of %s: what its components bring along, and their files, is not known",
                        vsd_wmd_unread(capture, e) ? "no WMD could be read" : "there is no WMD", name);
}

/* VSS refuses to add a component twice, so something else made such a BCD (api:bc-addcomponent). */
static void note_repeated(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_backup_component *first = NULL;
    size_t n = 0;
    for (const struct vssdoc_writer_components *e = candidate->entry; e != NULL;
         e = vssdoc_entry_again(capture, e))
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next) {
            const struct vssdoc_component *c =
                candidate->by_requester != NULL
                    ? vsd_component_at(candidate->by_requester->hierarchy, r->full_path)
                    : NULL;
            bool again = r != (c != NULL ? vssdoc_record_of(capture, candidate->writer, c)
                                         : vssdoc_record_first(capture, e, r));
            first = again && n++ == 0 ? r : first;
        }
    const char *name = n > 0 ? vssdoc_entry_name(capture, candidate->entry) : NULL;
    if (n == 1)
        vsd_gather_line(gathering, &gathering->notes, "the BCD names %s:%s twice: it counts once",
                        name != NULL ? name : "a writer", first->full_path);
    else if (n > 1)
        vsd_gather_line(gathering, &gathering->notes,
                        "the BCD names components of %s again, %zu times, %s first: each counts once",
                        name != NULL ? name : "a writer", n, first->full_path);
}

/* What VSS noted at the backup counts, a WMD of another time may say otherwise. */
static void note_schema(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    const struct vssdoc_writer_components *e = candidate->entry;
    const struct vssdoc_writer *w = candidate->writer;
    int type = vsd_planned_type(&gathering->planning);
    if (e == NULL || w == NULL || e->backup_schema < 0 || w->backup_schema == VSSDOC_UNKNOWN)
        return;
    int noted = vsd_effective_type(type, vsd_schema_of(e, NULL));
    int known = vsd_effective_type(type, vsd_schema_of(NULL, w));
    if (noted != known)
        vsd_gather_line(gathering, &gathering->notes,
                        "asked for a backup of type %s, %s makes one of type %s by the backup schema in "
                        "the BCD and %s by that in its WMD: the BCD counts, which notes what held at the "
                        "backup",
                        vsd_backup_type_name(type), w->name != NULL ? w->name : "a writer",
                        vsd_backup_type_name(noted), vsd_backup_type_name(known));
}

static void gather_writer(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    size_t components = gathering->components.n;
    size_t included = gathering->selection->public.n_included;
    vsd_gather_components(gathering, candidate);
    note_repeated(gathering, candidate);
    note_schema(gathering, candidate);
    vsd_gather_oddities(gathering, candidate);
    vsd_gather_prediction(gathering, candidate);
    vsd_gather_lost(gathering, candidate);
    sum_up(gathering, candidate, gathering->components.n - components,
           gathering->selection->public.n_included - included);
}

/* What is asked for and never added by itself. */
static void note_asked_for(struct vsd_gathering *gathering, const struct vsd_plan *plan)
{
    for (const struct vsd_member *m = plan->members; m != NULL && !gathering->no_memory;
         m = m->hh.next) {
        const struct vssdoc_component *set = vsd_selectable_ancestor(plan->hierarchy, m->component);
        if (m->asked_for && m->inclusion == VSSDOC_NOT_INCLUDED && set != NULL &&
            m->component->selectable != 1)
            vsd_gather_line(gathering, &gathering->notes,
                            "%s is never added by itself, it comes with %s: --include that",
                            m->component->full_path, set->full_path);
    }
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
    if (enough && requester == VSSDOC_BY_DOCUMENTATION)
        note_asked_for(gathering, &plans[0]);
    gathering->no_memory = gathering->no_memory || !enough;
    vsd_plan_free(&plans[0]);
    vsd_plan_free(&plans[1]);
    vsd_hierarchy_free(&hierarchy);
}

/* api:ne-backup_type: a requester that tells none makes a mistake. */
static void note_type(struct vsd_gathering *gathering)
{
    if (vsd_planned_type(&gathering->planning) == VSSDOC_UNKNOWN)
        vsd_gather_line(gathering, &gathering->notes,
                        "the BCD does not tell the type of the backup: file sets of every type are "
                        "told, some of which it may lack (--backup-type tells it)");
}

/* Volumes that are known by their GUIDs alone. */
static void note_volumes(struct vsd_gathering *gathering)
{
    const struct vsd_drives *drives = gathering->planning.drives;
    enum { MOST = 50 }; /* a hostile document could have thousands */
    for (const struct vsd_drive *d = vsd_drives_first(drives);
         d != NULL && drives->known && gathering->notes.n < MOST; d = d->next) {
        if (d->in_set && !d->share && !d->has_mount && !d->listed)
            vsd_gather_line(gathering, &gathering->notes,
                            "no document tells the letter of %s: volumes that are known by their "
                            "letters alone are not held to be outside the snapshot set (--mount "
                            "C:\\=%s would tell it)", d->name, d->name);
        else if (!d->in_set && d->has_guid && !d->has_mount && !d->listed)
            vsd_gather_line(gathering, &gathering->notes,
                            "%s is listed nowhere: taken for a volume without a letter, outside the "
                            "snapshot set", d->name);
    }
}

static enum vssdoc_status gather_all(struct vsd_gathering *gathering, struct vssdoc_error *error)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    vsd_gather_changed(gathering);
    for (size_t i = 0; i < capture->n_writers && !gathering->no_memory; i++)
        plan_writer(gathering, capture->writers[i]);
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
         e != NULL && !gathering->no_memory; e = e->next) {
        const struct vsd_candidate candidate = {.entry = e};
        const struct vssdoc_writer *writer = vssdoc_writer_of(capture, e, NULL);
        if (vssdoc_entry_first(capture, e) == e &&
            (writer == NULL || vssdoc_entry_of(capture, writer) != e))
            gather_writer(gathering, &candidate);
    }
    if (gathering->no_memory)
        return VSSDOC_OK; /* told of at the end */
    vsd_gather_unmet(gathering);
    vsd_gather_critical(gathering);
    vsd_gather_consistency(gathering);
    note_type(gathering);
    vsd_gather_fallback(gathering);
    note_volumes(gathering);
    if (bcd != NULL && capture->n_writers == 0)
        vsd_gather_line(gathering, &gathering->notes, "%s: what components bring along, and their files, is not known",
                        bcd->writers != NULL && vsd_wmd_unread(capture, bcd->writers)
                            ? "no WMD could be read"
                            : "there is no WMD");
    vsd_gather_registry(gathering);
    return vsd_gather_required(gathering, error);
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
    KEEP(writers, gathering->writers);
    KEEP(required, gathering->required);
    KEEP(critical_volumes, gathering->critical);
    KEEP(system_state_missing, gathering->state_missing);
    KEEP(lost, gathering->lost);
    KEEP(lost_volumes, gathering->lost_volumes);
    KEEP(notes, gathering->notes);
    public->consistency.n_reasons = gathering->reasons.n;
    public->consistency.reasons = vsd_list_keep(&gathering->reasons, arena, enough);
    public->consistency.n_untold = gathering->untold.n;
    public->consistency.untold = vsd_list_keep(&gathering->untold, arena, enough);
    KEEP(registry_ignored, gathering->registry_ignored);
}

/* A BCD that says of itself that it came from no machine. */
static const char *made_by(const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_note *note = bcd != NULL ? bcd->document->notes : NULL;
    while (note != NULL && note->code != VSSDOC_NOTE_MADE)
        note = note->next;
    return note != NULL ? bcd->document->path : NULL;
}

enum vssdoc_status vsd_select(const struct vssdoc_capture *capture,
                              const struct vssdoc_select_options *options, bool files,
                              struct vsd_selection **out, struct vssdoc_error *error)
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
        .needed_volumes = {.size = text},
        .writers = {.size = sizeof(struct vssdoc_selected_writer)},
        .required = {.size = sizeof(struct vssdoc_requirement)},
        .reasons = {.size = text},
        .untold = {.size = text},
        .critical = {.size = sizeof(struct vssdoc_critical_volume)},
        .state_missing = {.size = name},
        .lost = {.size = name},
        .lost_volumes = {.size = text},
        .notes = {.size = text},
        .registry_ignored = {.size = text}};
    gathering.planning.arena = &gathering.scratch;
    selection->public.requester = options->requester;
    selection->public.has_bcd = capture->backup_components != NULL;
    selection->public.bcd_unread = vsd_bcd_unread(capture);
    selection->public.made_by = vsd_gather_text(&gathering, made_by(capture));
    selection->public.system_state = capture->backup_components != NULL
                                         ? capture->backup_components->bootable_system_state
                                         : VSSDOC_ABSENT;
    selection->public.has_host = options->host != NULL;
    selection->host = options->host;
    selection->public.source = vsd_gather_text(&gathering, capture->source);
    bool enough = vsd_drives_make(&drives, capture, &told);
    selection->public.volumes_known = drives.known;
    enum vssdoc_status status = check_names(&gathering, options->exclude, "--exclude", error);
    if (status == VSSDOC_OK)
        status = check_names(&gathering, options->include, "--include", error);
    if (enough && status == VSSDOC_OK) {
        gather_volumes(&gathering, &volumes);
        if (files)
            vsd_gather_decider(&gathering);
        status = gather_all(&gathering, error);
    }
    keep(&gathering, &volumes, &enough);
    vsd_drives_free(&drives);
    vsd_keymap_free(&gathering.changed);
    vsd_arena_free(&gathering.scratch);
    if (status == VSSDOC_OK && (!enough || gathering.no_memory || drives.no_memory))
        status = vsd_no_memory(error, capture->source);
    if (status == VSSDOC_OK)
        *out = selection;
    else
        vssdoc_selection_free(&selection->public);
    return status;
}

enum vssdoc_status vssdoc_select(const struct vssdoc_capture *capture,
                                 const struct vssdoc_select_options *options,
                                 struct vssdoc_selection **out, struct vssdoc_error *error)
{
    struct vsd_selection *selection;
    enum vssdoc_status status =
        vsd_select(capture, options, options->host != NULL, &selection, error);
    *out = status == VSSDOC_OK ? &selection->public : NULL;
    return status;
}
