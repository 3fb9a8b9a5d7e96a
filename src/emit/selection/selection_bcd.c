/* The BCD that a requester would have for a selection, as far as documents tell: what was added,
 * not what writers would have recorded. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "emit/write/out.h"
#include "model/backup.h"

/* What is selected explicitly: of the prediction, or of what the backup holds. Both are in the
 * order of the WMDs and of their components. */
struct chosen {
    const char *writer_id, *instance_id, *full_path;
};

struct making {
    struct vsd_arena arena;
    const struct vssdoc_selection *selection;
    bool as_selected, no_memory;
    size_t next; /* of the list */
    struct vssdoc_backup_components bcd;
    struct vssdoc_writer_components *last;
};

static bool at_next(struct making *making, struct chosen *out)
{
    const struct vssdoc_selection *s = making->selection;
    if (!making->as_selected) {
        if (making->next == s->n_predicted)
            return false;
        const struct vssdoc_selected_name *p = &s->predicted[making->next];
        *out = (struct chosen){p->writer_id, p->instance_id, p->full_path};
        return true;
    }
    while (making->next < s->n_components &&
           s->components[making->next].inclusion != VSSDOC_EXPLICIT)
        making->next++;
    if (making->next == s->n_components)
        return false;
    const struct vssdoc_selected_component *c = &s->components[making->next];
    *out = (struct chosen){c->writer_id, c->instance_id, c->full_path};
    return true;
}

static void *room(struct making *making, size_t size)
{
    void *memory = vsd_arena_alloc(&making->arena, size);
    making->no_memory = making->no_memory || memory == NULL;
    return memory;
}

static const char *kept(struct making *making, const char *text, size_t length)
{
    const char *copy = vsd_arena_copy(&making->arena, text, length);
    making->no_memory = making->no_memory || copy == NULL;
    return copy;
}

/* BCDs have GUIDs in lower case. */
static void set_guid(struct making *making, struct vssdoc_guid *to, const struct vssdoc_guid *from)
{
    char text[37];
    if (!from->valid)
        return;
    vssdoc_guid_format(from, text);
    const char *copy = kept(making, text, strlen(text));
    if (copy != NULL)
        (void)vssdoc_guid_parse(copy, to);
}

static struct vssdoc_writer_components *add_entry(struct making *making)
{
    struct vssdoc_writer_components *entry = room(making, sizeof *entry);
    if (entry == NULL)
        return NULL;
    entry->backup_schema = VSSDOC_ABSENT;
    if (making->last != NULL)
        making->last->next = entry;
    else
        making->bcd.writers = entry;
    making->last = entry;
    making->bcd.n_writers++;
    return entry;
}

static struct vssdoc_backup_component *add_record(struct making *making,
                                                  struct vssdoc_writer_components *entry,
                                                  struct vssdoc_backup_component *before)
{
    struct vssdoc_backup_component *record = room(making, sizeof *record);
    if (record == NULL)
        return NULL;
    record->type = record->backup_succeeded = record->selected_for_restore = VSSDOC_ABSENT;
    record->additional_restores = record->restore_target = VSSDOC_ABSENT;
    record->file_restore_status = record->authoritative = VSSDOC_ABSENT;
    record->roll_forward_type = VSSDOC_ABSENT;
    if (before != NULL)
        before->next = record;
    else
        entry->components = record;
    entry->n_components++;
    return record;
}

static bool same_guid(const char *text, const struct vssdoc_guid *guid)
{
    struct vssdoc_guid parsed;
    return text == NULL ? !guid->valid
                        : vssdoc_guid_parse(text, &parsed) && vssdoc_guid_equal(&parsed, guid);
}

/* The next ones of the list that are a WMD's. */
static void take_writer(struct making *making, const struct vssdoc_writer *writer)
{
    struct vssdoc_writer_components *entry = NULL;
    struct vssdoc_backup_component *record = NULL;
    const struct vssdoc_component *c = writer->components;
    struct chosen chosen;
    while (!making->no_memory && at_next(making, &chosen) &&
           same_guid(chosen.writer_id, &writer->writer_id) &&
           same_guid(chosen.instance_id, &writer->instance_id)) {
        while (c != NULL && !vsd_same_text(c->full_path, chosen.full_path))
            c = c->next;
        if (c == NULL)
            return;
        if (entry == NULL && (entry = add_entry(making)) != NULL) {
            set_guid(making, &entry->writer_id, &writer->writer_id);
            set_guid(making, &entry->instance_id, &writer->instance_id);
            entry->instance_name = writer->instance_name;
            entry->backup_schema = writer->backup_schema >= 0 ? writer->backup_schema : 0;
        }
        record = entry != NULL ? add_record(making, entry, record) : NULL;
        if (record == NULL)
            return;
        record->logical_path = c->logical_path;
        record->name = c->name;
        record->type = c->type;
        c = c->next;
        making->next++;
    }
}

/* What no WMD tells of: a component that a BCD alone names. */
static void take_rest(struct making *making)
{
    struct vssdoc_writer_components *entry = NULL;
    struct vssdoc_backup_component *record = NULL;
    struct chosen chosen, before = {NULL, NULL, NULL};
    for (; !making->no_memory && at_next(making, &chosen); making->next++) {
        if (entry == NULL || !vsd_same_text(before.writer_id, chosen.writer_id) ||
            !vsd_same_text(before.instance_id, chosen.instance_id)) {
            entry = add_entry(making);
            record = NULL;
            if (entry == NULL)
                return;
            if (chosen.writer_id != NULL)
                (void)vssdoc_guid_parse(chosen.writer_id, &entry->writer_id);
            if (chosen.instance_id != NULL)
                (void)vssdoc_guid_parse(chosen.instance_id, &entry->instance_id);
        }
        before = chosen;
        record = add_record(making, entry, record);
        if (record == NULL || chosen.full_path == NULL)
            continue;
        const char *path = chosen.full_path + (chosen.full_path[0] == '\\');
        const char *last = strrchr(path, '\\');
        record->logical_path = last != NULL ? kept(making, path, (size_t)(last - path)) : NULL;
        record->name = last != NULL ? last + 1 : path;
    }
}

/* DiskShadow and VShadow ask for component mode with bootable system state; what the capture's own
 * BCD says goes before. */
static void set_state(struct making *making, const struct vssdoc_capture *capture,
                      const struct vssdoc_select_options *options)
{
    const struct vssdoc_backup_components *own = capture->backup_components;
    struct vssdoc_backup_components *bcd = &making->bcd;
    *bcd = (struct vssdoc_backup_components){.version = "1.2",
                                             .select_components = 1,
                                             .partial_file_support = 0,
                                             .restore_type = VSSDOC_ABSENT,
                                             .backup_type = VSD_BT_FULL,
                                             .bootable_system_state =
                                                 options->requester == VSSDOC_BY_DISKSHADOW ||
                                                 options->system_state};
    if (own != NULL && own->bootable_system_state >= 0)
        bcd->bootable_system_state = own->bootable_system_state;
    if (own != NULL && own->partial_file_support >= 0)
        bcd->partial_file_support = own->partial_file_support;
    if (own != NULL && own->backup_type > VSD_BT_UNDEFINED)
        bcd->backup_type = own->backup_type;
    if (options->backup_type > VSD_BT_UNDEFINED)
        bcd->backup_type = options->backup_type;
    if (own != NULL)
        set_guid(making, &bcd->snapshot_set_id, &own->snapshot_set_id);
    else if (capture->manifest != NULL)
        set_guid(making, &bcd->snapshot_set_id, &capture->manifest->snapshot_set_id);
}

static const char *how(struct making *making)
{
    const struct vssdoc_selection *s = making->selection;
    const char *text = making->as_selected ? "what a configuration of BETest selects"
                       : s->requester == VSSDOC_BY_DISKSHADOW
                           ? "what DiskShadow or VShadow would select"
                           : "what a requester that follows the documentation would select";
    for (size_t i = 0; i < s->n_volumes && text != NULL; i++)
        text = vsd_arena_printf(&making->arena, "%s%s%s", text, i == 0 ? " for " : ", ",
                                s->volumes[i]);
    making->no_memory = making->no_memory || text == NULL;
    return text;
}

enum vssdoc_status vssdoc_selection_write_bcd(const struct vssdoc_capture *capture,
                                              const struct vssdoc_selection *selection,
                                              const struct vssdoc_select_options *options,
                                              bool as_selected, vssdoc_write_fn *write,
                                              void *context, struct vssdoc_error *error)
{
    struct making making = {.selection = selection, .as_selected = as_selected};
    set_state(&making, capture, options);
    for (size_t i = 0; i < capture->n_writers; i++)
        take_writer(&making, capture->writers[i]);
    take_rest(&making);
    const struct vssdoc_document document = {
        .name = selection->source, .kind = VSSDOC_BCD, .backup_components = &making.bcd};
    const struct vssdoc_document_options form = {.indent = 2, .made = how(&making)};
    enum vssdoc_status status =
        making.no_memory ? vsd_no_memory(error, selection->source)
                         : vssdoc_document_write(&document, &form, write, context, error);
    vsd_arena_free(&making.arena);
    return status;
}
