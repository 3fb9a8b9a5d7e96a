#include "validate/view.h"

#include "base/hash.h"
#include "model/backup.h"
#include "result/validation.h"

bool vsd_component_mode(const struct vssdoc_capture *capture)
{
    return capture->backup_components != NULL && capture->backup_components->select_components != 0;
}

const struct vssdoc_element *vsd_identity_of(const struct vssdoc_writer *writer)
{
    return writer->identification != NULL ? writer->identification : &writer->at;
}

bool vsd_is_unread(const struct vssdoc_capture *capture, const struct vssdoc_guid *writer_id)
{
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_writer *unread = capture->documents[i]->unread;
        if (unread != NULL && vssdoc_guid_equal(&unread->writer_id, writer_id))
            return true;
    }
    return false;
}

bool vsd_has_unread_wmd(const struct vssdoc_capture *capture)
{
    size_t i = 0;
    while (i < capture->n_documents && (capture->documents[i]->kind != VSSDOC_WMD ||
                                        capture->documents[i]->error == NULL))
        i++;
    return i < capture->n_documents;
}

bool vsd_takes_part(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer)
{
    const struct vssdoc_writer_components *entry = vssdoc_entry_of(capture, writer);
    return entry != NULL && entry->components != NULL;
}

const struct vssdoc_backup_component *vsd_record_for(const struct vssdoc_capture *capture,
                                                     const struct vssdoc_writer *writer,
                                                     const struct vsd_hierarchy *hierarchy,
                                                     const struct vssdoc_component *component)
{
    const struct vssdoc_backup_component *record = NULL;
    for (; component != NULL && record == NULL; component = vsd_ancestor(hierarchy, component))
        record = vssdoc_record_of(capture, writer, component);
    return record;
}

/* ---- what had to be left out ---- */

struct vsd_fate {
    UT_hash_handle hh;
    const struct vssdoc_component *component;
    struct vsd_cause cause;
};

static struct vsd_fate *fate_of(struct vsd_fate *fates, const struct vssdoc_component *component)
{
    struct vsd_fate *fate = NULL;
    HASH_FIND_PTR(fates, &component, fate);
    return fate;
}

const struct vsd_cause *vsd_cause_of(const struct vsd_view *view,
                                     const struct vssdoc_component *component)
{
    const struct vsd_fate *fate = fate_of(view->fates, component);
    return fate != NULL ? &fate->cause : NULL;
}

bool vsd_all_in_set(const struct vsd_view *view, const struct vssdoc_component *component)
{
    return fate_of(view->placed, component) != NULL && fate_of(view->doubtful, component) == NULL;
}

static bool find_outside(struct vsd_view *view, const struct vssdoc_component *component,
                         struct vsd_cause *cause)
{
    for (const struct vssdoc_file_set *set = component->file_sets; set != NULL; set = set->next) {
        const char *const paths[] = {set->path, set->alternate_path};
        for (size_t i = 0; i < 2; i++) {
            bool assumed;
            const struct vsd_drive *drive = vsd_drive_of(view->drives, paths[i], &assumed);
            if (drive == NULL || !vsd_drive_outside(view->drives, drive))
                continue;
            *cause = (struct vsd_cause){component, set, paths[i], drive, assumed};
            return true;
        }
    }
    return false;
}

/* Whether no volume of the component's files is in doubt; *has_files tells that there are some. */
static bool is_placed(struct vsd_view *view, const struct vssdoc_component *component,
                      bool *has_files)
{
    *has_files = component->file_sets != NULL;
    for (const struct vssdoc_file_set *set = component->file_sets; set != NULL; set = set->next) {
        const char *const paths[] = {set->path, set->alternate_path};
        for (size_t i = 0; i < 2; i++) {
            const struct vsd_drive *drive = vsd_drive_of(view->drives, paths[i], NULL);
            if (paths[i] != NULL && (drive == NULL || !drive->in_set))
                return false;
        }
    }
    return true;
}

/* The component and all above it share the fate; who has one already passed it on. */
static bool mark(struct vsd_view *view, struct vsd_fate **fates,
                 const struct vssdoc_component *component, const struct vsd_cause *cause)
{
    for (; component != NULL && fate_of(*fates, component) == NULL;
         component = vsd_ancestor(&view->hierarchy, component)) {
        struct vsd_fate *fate = vsd_arena_alloc(&view->arena, sizeof *fate);
        if (fate == NULL)
            return false;
        fate->component = component;
        if (cause != NULL)
            fate->cause = *cause;
        HASH_ADD_PTR(*fates, component, fate);
        if (fate->hh.tbl == NULL)
            return false;
    }
    return true;
}

bool vsd_view_causes(struct vsd_view *view)
{
    if (!view->drives->known)
        return true;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        struct vsd_cause cause;
        bool has_files;
        if (find_outside(view, c, &cause) && !mark(view, &view->fates, c, &cause))
            return false;
        if (!is_placed(view, c, &has_files) ? !mark(view, &view->doubtful, c, NULL)
                                            : has_files && !mark(view, &view->placed, c, NULL))
            return false;
    }
    for (const struct vssdoc_component *c = view->writer->components;
         c != NULL && view->required == NULL; c = c->next)
        if (c->selectable == 0 && vsd_ancestor(&view->hierarchy, c) == NULL &&
            fate_of(view->fates, c) != NULL)
            view->required = c;
    return true;
}

void vsd_each_view(struct vsd_check *check,
                   void (*look)(struct vsd_check *check, struct vsd_view *view, void *context),
                   void *context)
{
    struct vsd_drives drives;
    bool enough = vsd_drives_make(&drives, check->capture, NULL);
    for (size_t i = 0; i < check->capture->n_writers && enough; i++) {
        struct vsd_view view = {.writer = check->capture->writers[i], .drives = &drives};
        enough = vsd_hierarchy_make(&view.hierarchy, view.writer) && vsd_view_causes(&view);
        struct vsd_check copy = *check;
        copy.writer = view.writer;
        copy.document = view.writer->document;
        copy.hierarchy = &view.hierarchy;
        if (enough)
            look(&copy, &view, context);
        HASH_CLEAR(hh, view.fates);
        HASH_CLEAR(hh, view.placed);
        HASH_CLEAR(hh, view.doubtful);
        vsd_arena_free(&view.arena);
        vsd_hierarchy_free(&view.hierarchy);
    }
    vsd_drives_free(&drives);
    check->validation->no_memory = check->validation->no_memory || !enough || drives.no_memory;
}
