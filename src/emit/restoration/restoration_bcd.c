/* The BCD as it would be saved after a restore: a copy of the one that was read, with what a
 * requester leaves in it (overview-of-restore-clean-up-and-termination.md). */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/guid.h"
#include "base/hash.h"
#include "base/key.h"
#include "emit/restoration/restorations.h"
#include "model/constants.h"

struct decided {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_restore_decision *decision;
};

struct copying {
    struct vsd_arena arena;
    struct decided *decisions;
    const struct vssdoc_capture *capture;
    bool no_memory;
};

static void *take(struct copying *copying, size_t size)
{
    void *memory = vsd_arena_alloc(&copying->arena, size);
    copying->no_memory = copying->no_memory || memory == NULL;
    return memory;
}

/* ---- which decision is a component's ---- */

static struct vsd_key key_of(const char *writer_id, const char *instance, const char *component)
{
    const char *const texts[] = {writer_id, instance, component};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        vsd_key_folded(&maker, texts[i] != NULL ? texts[i] : "",
                       texts[i] != NULL ? strlen(texts[i]) : 0);
    return vsd_key_end(&maker);
}

static void index_decisions(struct copying *copying, const struct vssdoc_restoration *r,
                            size_t step)
{
    for (size_t i = 0; i < r->n_decisions && !copying->no_memory; i++) {
        const struct vssdoc_restore_decision *d = &r->decisions[i];
        struct decided *decided, *before;
        if (d->step != step || (decided = take(copying, sizeof *decided)) == NULL)
            continue;
        decided->key = key_of(d->writer_id, d->instance_name, d->component);
        decided->decision = d;
        HASH_FIND(hh, copying->decisions, &decided->key, sizeof decided->key, before);
        if (before != NULL)
            continue;
        HASH_ADD(hh, copying->decisions, key, sizeof decided->key, decided);
        copying->no_memory = decided->hh.tbl == NULL;
    }
}

static const struct vssdoc_restore_decision *
decision_of(const struct copying *copying, const struct vssdoc_writer_components *entry,
            const struct vssdoc_backup_component *record)
{
    char id[VSD_GUID_TEXT] = "";
    const struct vssdoc_writer *writer = vssdoc_writer_of(copying->capture, entry, NULL);
    const char *instance = entry->instance_name;
    struct decided *decided = NULL;
    if (entry->writer_id.valid)
        vssdoc_guid_format(&entry->writer_id, id);
    if (instance == NULL && writer != NULL)
        instance = writer->instance_name;
    struct vsd_key key = key_of(id, instance, record->full_path);
    HASH_FIND(hh, copying->decisions, &key, sizeof key, decided);
    return decided != NULL ? decided->decision : NULL;
}

/* ---- what is left in a component ---- */

/* The files that went a certain way, as file sets with where they went. */
static const struct vssdoc_file_set *file_sets(struct copying *copying,
                                               const struct vssdoc_restore_decision *d,
                                               enum vssdoc_restore_action action,
                                               enum vssdoc_file_set_kind kind)
{
    const struct vssdoc_file_set *first = NULL, **end = &first;
    for (size_t i = 0; i < d->n_files; i++) {
        const struct vssdoc_restored_file *f = &d->files[i];
        if (f->action != action || f->to_folder == NULL)
            continue;
        struct vssdoc_file_set *set = take(copying, sizeof *set);
        if (set == NULL)
            break;
        *set = (struct vssdoc_file_set){.kind = kind,
                                        .path = f->folder,
                                        .filespec = f->filespec,
                                        .recursive = f->recursive,
                                        .alternate_path = f->to_folder,
                                        .backup_type = VSSDOC_ABSENT};
        *end = set;
        end = &set->next;
    }
    return first;
}

static void add_subcomponents(struct copying *copying, const struct vssdoc_restore_decision *d,
                              struct vssdoc_backup_component *c)
{
    const struct vssdoc_restore_subcomponent **end = &c->restore_subcomponents;
    *end = NULL;
    for (size_t i = 0; i < d->n_subcomponents; i++) {
        struct vssdoc_restore_subcomponent *sub = take(copying, sizeof *sub);
        if (sub == NULL)
            return;
        *sub =
            (struct vssdoc_restore_subcomponent){.logical_path = d->subcomponents[i].logical_path,
                                                 .name = d->subcomponents[i].name,
                                                 .full_path = d->subcomponents[i].full_path,
                                                 .repair = 0};
        *end = sub;
        end = &sub->next;
    }
}

static int status_of(const char *status)
{
    return strcmp(status, "VSS_RS_ALL") == 0    ? VSD_RS_ALL
           : strcmp(status, "VSS_RS_NONE") == 0 ? VSD_RS_NONE
                                                : VSD_RS_FAILED;
}

static int flag(bool now, int before)
{
    return now ? 1 : before == VSSDOC_ABSENT ? VSSDOC_ABSENT : 0;
}

static void apply(struct copying *copying, const struct vssdoc_restore_decision *d,
                  struct vssdoc_backup_component *c)
{
    c->selected_for_restore = flag(d->selected, c->selected_for_restore);
    if (!d->selected)
        return;
    c->additional_restores = flag(d->additional_restores, c->additional_restores);
    c->file_restore_status = status_of(d->status);
    add_subcomponents(copying, d, c);
    if (d->action != VSSDOC_RESTORE_ERROR) /* else what was asked for stays */
        c->new_targets = file_sets(copying, d, VSSDOC_RESTORE_NEW_TARGET, VSSDOC_NEW_TARGET);
    c->alternate_location_mappings =
        file_sets(copying, d, VSSDOC_RESTORE_ALTERNATE, VSSDOC_ALTERNATE_LOCATION_MAPPING);
}

/* ---- the copy ---- */

static const struct vssdoc_backup_component *
components(struct copying *copying, const struct vssdoc_writer_components *entry)
{
    const struct vssdoc_backup_component *first = NULL, **end = &first;
    for (const struct vssdoc_backup_component *c = entry->components; c != NULL; c = c->next) {
        struct vssdoc_backup_component *copy = take(copying, sizeof *copy);
        const struct vssdoc_restore_decision *d = decision_of(copying, entry, c);
        if (copy == NULL)
            break;
        *copy = *c;
        copy->next = NULL;
        if (d != NULL)
            apply(copying, d, copy);
        *end = copy;
        end = &copy->next;
    }
    return first;
}

static const struct vssdoc_writer_components *entries(struct copying *copying,
                                                      const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_writer_components *first = NULL, **end = &first;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        struct vssdoc_writer_components *copy = take(copying, sizeof *copy);
        if (copy == NULL)
            break;
        *copy = *e;
        copy->next = NULL;
        copy->components = components(copying, e);
        *end = copy;
        end = &copy->next;
    }
    return first;
}

enum vssdoc_status vssdoc_restoration_write_bcd(const struct vssdoc_restoration *restoration,
                                                size_t step, const struct vssdoc_capture *capture,
                                                vssdoc_write_fn *write, void *context,
                                                struct vssdoc_error *error)
{
    static const struct vssdoc_document_options options = {
        .made =
            "worked out by vssdoc restore from a BCD and a target state: what a requester would "
            "leave in it, no restore took place"};
    struct copying copying = {.capture = capture};
    if (capture->backup_components == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, capture->source, "there is no BCD");
    index_decisions(&copying, restoration, step);
    struct vssdoc_backup_components bcd = *capture->backup_components;
    bcd.writers = entries(&copying, capture->backup_components);
    struct vssdoc_document document = {.name = capture->backup_components->document->name,
                                       .path = capture->backup_components->document->path,
                                       .kind = VSSDOC_BCD,
                                       .backup_components = &bcd};
    bcd.document = &document;
    enum vssdoc_status status =
        copying.no_memory ? vsd_no_memory(error, capture->source)
                          : vssdoc_document_write(&document, &options, write, context, error);
    HASH_CLEAR(hh, copying.decisions);
    vsd_arena_free(&copying.arena);
    return status;
}
