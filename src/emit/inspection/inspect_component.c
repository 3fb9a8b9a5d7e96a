/* Everything about one component: what its WMD says, and what the BCD records. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "emit/inspection/inspect_page.h"
#include "model/backup.h"
#include "model/hierarchy.h"
#include "model/hresults.h"
#include "model/model.h"

static void text_fact(struct vsd_page *page, const char *label, const char *text)
{
    if (text == NULL)
        return;
    vsd_page_label(page, label);
    vsd_page_put(page, VSD_PLAIN, *text != '\0' ? text : "(empty)");
    vsd_page_line(page);
}

static void hresult_fact(struct vsd_page *page, const char *label, const char *text)
{
    uint32_t value;
    const char *name = vsd_hresult_read(text, &value) ? vsd_hresult_name(value) : NULL;
    if (name == NULL) {
        text_fact(page, label, text);
        return;
    }
    vsd_page_label(page, label);
    vsd_page_put(page, VSD_PLAIN, text);
    vsd_page_put(page, VSD_DIM, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_line(page);
}

static void boolean_fact(struct vsd_page *page, const char *label, int value, const char *absent)
{
    const char *text = value == 1 ? "yes" : value == 0 ? "no" : absent;
    text_fact(page, label, text);
}

static void constant_fact(struct vsd_page *page, const char *label, enum vssdoc_enumeration_id id,
                          int value)
{
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    if (constant == NULL)
        return;
    vsd_page_label(page, label);
    vsd_page_put(page, VSD_PLAIN, constant->name);
    vsd_page_put(page, VSD_DIM, "  ");
    vsd_page_words(page, VSD_FACTS, constant->meaning);
    vsd_page_line(page);
}

static void mask_fact(struct vsd_page *page, const char *label, enum vssdoc_enumeration_id id,
                      int64_t value)
{
    if (value < 0)
        return;
    vsd_page_label(page, label);
    vsd_page_printf(page, VSD_PLAIN, "%lld%s", (long long)value, value > 0 ? ":" : "");
    bool first = true;
    for (int64_t bit = 1; bit <= value; bit <<= 1) {
        const struct vssdoc_constant *constant = vssdoc_constant(id, bit);
        if ((value & bit) == 0)
            continue;
        if (constant != NULL)
            vsd_page_printf(page, VSD_PLAIN, "%s %s", first ? "" : ",", constant->name);
        else
            vsd_page_printf(page, VSD_ODD, "%s 0x%llx", first ? "" : ",", (unsigned long long)bit);
        first = false;
    }
    vsd_page_line(page);
}

static void binary_fact(struct vsd_page *page, const char *label,
                        const struct vssdoc_binary *binary)
{
    if (binary->spelling == NULL)
        return;
    vsd_page_label(page, label);
    vsd_page_count(page, binary->size, "byte", "bytes");
    if (binary->text != NULL)
        vsd_page_printf(page, VSD_PLAIN, ": %.200s", binary->text);
    vsd_page_line(page);
}

/* What was not understood, what is unknown, and what was read through names that no source confirms. */
static void remarks(struct vsd_page *page, const struct vssdoc_element *at)
{
    bool inferred = false;
    for (const struct vssdoc_mark *mark = at->marks; mark != NULL; mark = mark->next) {
        inferred = inferred || mark->inferred;
        if (mark->raw == NULL)
            continue;
        vsd_page_label(page, "Unclear");
        vsd_page_printf(page, VSD_ODD, "%s=\"%.200s\" was not understood", mark->key, mark->raw);
        vsd_page_line(page);
    }
    for (const struct vssdoc_extra_attribute *a = at->extra != NULL ? at->extra->attributes : NULL;
         a != NULL; a = a->next) {
        vsd_page_label(page, "Unknown");
        vsd_page_put(page, VSD_ODD, a->name);
        vsd_page_put(page, VSD_ODD, "=");
        vsd_page_put(page, VSD_ODD, a->value);
        vsd_page_line(page);
    }
    for (const struct vssdoc_extra_element *e = at->extra != NULL ? at->extra->elements : NULL;
         e != NULL; e = e->next) {
        vsd_page_label(page, "Unknown");
        vsd_page_put(page, VSD_ODD, e->xml);
        vsd_page_line(page);
    }
    if (!inferred)
        return;
    vsd_page_label(page, "Unconfirmed");
    vsd_page_words(page, VSD_FACTS, "read through names or spellings that no source confirms:");
    bool first = true;
    for (const struct vssdoc_mark *mark = at->marks; mark != NULL; mark = mark->next) {
        if (mark->inferred) {
            char word[80];
            (void)snprintf(word, sizeof word, "%s %s", first ? "" : ",", mark->key);
            vsd_page_words(page, VSD_FACTS, word);
            first = false;
        }
    }
    vsd_page_line(page);
}

static void place(struct vsd_page *page, const struct vssdoc_document *document,
                  const struct vssdoc_element *at)
{
    char locator[512];
    (void)vssdoc_locator(at, locator, sizeof locator);
    vsd_page_label(page, "Place");
    vsd_page_put(page, VSD_PLAIN, document->path);
    vsd_page_printf(page, VSD_PLAIN, " %s", locator);
    vsd_page_printf(page, VSD_DIM, "  line %u, column %u, byte %llu", at->line, at->column,
                    (unsigned long long)at->offset);
    vsd_page_line(page);
}

/* ---- file sets ---- */

/* A folder and a name with one backslash between them. */
static void file(struct vsd_page *page, const char *path, const char *name)
{
    size_t length = path != NULL ? strlen(path) : 0;
    vsd_page_put(page, VSD_PLAIN, path != NULL ? path : "(no path)");
    if (length == 0 || path[length - 1] != '\\')
        vsd_page_put(page, VSD_PLAIN, "\\");
    vsd_page_put(page, VSD_BOLD, name != NULL ? name : "(no name)");
}

void vsd_page_file_set(struct vsd_page *page, const struct vssdoc_capture *capture,
                       const struct vssdoc_file_set *set)
{
    file(page, set->path, set->filespec);
    if (set->recursive == 1)
        vsd_page_put(page, VSD_PLAIN, "  and below");
    if (set->kind == VSSDOC_DATABASE_FILES || set->kind == VSSDOC_DATABASE_LOGFILES)
        vsd_page_put(page, VSD_PLAIN, set->kind == VSSDOC_DATABASE_FILES ? "  data" : "  log");
    if (set->alternate_path != NULL) {
        vsd_page_put(page, VSD_PLAIN, set->kind == VSSDOC_ALTERNATE_LOCATION_MAPPING ||
                                              set->kind == VSSDOC_NEW_TARGET
                                          ? "  restored to "
                                          : "  read from ");
        vsd_page_put(page, VSD_PLAIN, set->alternate_path);
    }
    if (set->backup_type >= 0 && set->backup_type != 0xF0F)
        vsd_page_printf(page, VSD_PLAIN, "  backup type 0x%llx",
                        (unsigned long long)set->backup_type);
    struct vsd_volumes volumes;
    volumes.volumes = vssdoc_volumes(capture, &volumes.n);
    const struct vssdoc_volume *volume = vsd_volume_of(&volumes, set->path);
    if (volume != NULL)
        vsd_page_printf(page, VSD_DIM, "  (%s)", volume->mount != NULL ? volume->mount
                                                                      : "not mounted");
    vsd_page_line(page);
}

void vsd_page_file_sets(struct vsd_page *page, const struct vssdoc_capture *capture,
                        unsigned indent, const struct vssdoc_file_set *sets)
{
    for (; sets != NULL; sets = sets->next) {
        vsd_page_pad(page, indent);
        vsd_page_file_set(page, capture, sets);
    }
}

/* ---- the component ---- */

/* The name of a class of writers: from the capture, else the known one, else NULL. */
static const char *class_name(const struct vssdoc_capture *capture, const struct vssdoc_guid *id)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, id))
            return capture->writers[i]->name;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(id);
    return known != NULL ? known->name : NULL;
}

static void dependencies(struct vsd_page *page, const struct vssdoc_capture *capture,
                         const struct vssdoc_component *c)
{
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
        char id[VSD_GUID_TEXT] = "no id";
        const char *name = class_name(capture, &d->writer_id);
        if (d->writer_id.valid)
            vssdoc_guid_format(&d->writer_id, id);
        vsd_page_label(page, "Depends on");
        vsd_page_put(page, VSD_PLAIN, name != NULL ? name : id);
        vsd_page_put(page, VSD_PLAIN, ":");
        vsd_page_put(page, VSD_PLAIN, d->full_path);
        if (d->remote_computer != NULL) {
            vsd_page_put(page, VSD_PLAIN, "  on the computer ");
            vsd_page_put(page, VSD_PLAIN, d->remote_computer);
        }
        vsd_page_line(page);
    }
}

/* ---- the BCD's record ---- */

static void changed_files(struct vsd_page *page, const struct vssdoc_backup_component *c)
{
    for (const struct vssdoc_partial_file *p = c->partial_files; p != NULL; p = p->next) {
        vsd_page_label(page, "Partial file");
        file(page, p->path, p->filename);
        vsd_page_put(page, VSD_PLAIN, "  ranges ");
        vsd_page_put(page, VSD_PLAIN, p->ranges != NULL ? p->ranges : p->ranges_file);
        vsd_page_line(page);
    }
    for (const struct vssdoc_differenced_file *d = c->differenced_files; d != NULL; d = d->next) {
        vsd_page_label(page, "Differenced");
        file(page, d->path, d->filespec);
        vsd_page_put(page, VSD_PLAIN, "  changed since ");
        vsd_page_put(page, VSD_PLAIN, d->last_modify_time);
        vsd_page_line(page);
    }
}

static void ranges(struct vsd_page *page, const char *list)
{
    if (list == NULL)
        return;
    vsd_page_put(page, VSD_PLAIN, " ranges ");
    vsd_page_put(page, VSD_PLAIN, list);
}

static void restore_places(struct vsd_page *page, const struct vssdoc_backup_component *c)
{
    const struct {
        const char *label;
        const struct vssdoc_file_set *sets;
    } lists[] = {{"Mapping used", c->alternate_location_mappings}, {"New target", c->new_targets}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (const struct vssdoc_file_set *f = lists[i].sets; f != NULL; f = f->next) {
            vsd_page_label(page, lists[i].label);
            file(page, f->path, f->filespec);
            vsd_page_put(page, VSD_PLAIN, "  to ");
            vsd_page_put(page, VSD_PLAIN, f->alternate_path);
            vsd_page_line(page);
        }
    }
    for (const struct vssdoc_directed_target *t = c->directed_targets; t != NULL; t = t->next) {
        vsd_page_label(page, "Directed");
        file(page, t->source_path, t->source_filename);
        ranges(page, t->source_ranges);
        vsd_page_put(page, VSD_PLAIN, "  to ");
        file(page, t->destination_path, t->destination_filename);
        ranges(page, t->destination_ranges);
        vsd_page_line(page);
    }
    for (const struct vssdoc_restore_subcomponent *s = c->restore_subcomponents; s != NULL;
         s = s->next)
        text_fact(page, "Subcomponent", s->full_path);
}

static void record_facts(struct vsd_page *page, const struct vssdoc_backup_component *c)
{
    text_fact(page, "In the BCD", "yes, added explicitly");
    boolean_fact(page, "Succeeded", c->backup_succeeded, "not recorded in this copy");
    text_fact(page, "Stamp", c->backup_stamp);
    text_fact(page, "Prev. stamp", c->previous_backup_stamp);
    text_fact(page, "Backup opts", c->backup_options);
    binary_fact(page, "Metadata", &c->backup_metadata);
    changed_files(page, c);
    boolean_fact(page, "Restore", c->selected_for_restore, NULL);
    boolean_fact(page, "More to come", c->additional_restores, NULL);
    text_fact(page, "Restore opts", c->restore_options);
    constant_fact(page, "Target", VSSDOC_RESTORE_TARGET, c->restore_target);
    constant_fact(page, "Status", VSSDOC_FILE_RESTORE_STATUS, c->file_restore_status);
    text_fact(page, "New name", c->restore_name);
    boolean_fact(page, "Authority", c->authoritative, NULL);
    constant_fact(page, "Roll-forward", VSSDOC_ROLLFORWARD_TYPE, c->roll_forward_type);
    text_fact(page, "Up to", c->roll_forward_point);
    binary_fact(page, "Restore data", &c->restore_metadata);
    restore_places(page, c);
    text_fact(page, "Failure", c->failure_message);
    hresult_fact(page, "HRESULT", c->failure_hr);
    hresult_fact(page, "App HRESULT", c->failure_hr_application);
    text_fact(page, "Prepare", c->prepare_for_backup_failure);
    text_fact(page, "PostSnapshot", c->post_snapshot_failure);
    text_fact(page, "PreRestore", c->pre_restore_failure);
    text_fact(page, "PostRestore", c->post_restore_failure);
    remarks(page, &c->at);
}

void vsd_page_record(struct vsd_page *page, const struct vssdoc_capture *capture,
                     const struct vssdoc_writer_components *entry,
                     const struct vssdoc_backup_component *record)
{
    vsd_page_put(page, VSD_BOLD, vssdoc_entry_name(capture, entry));
    vsd_page_put(page, VSD_BOLD, ":");
    vsd_page_put(page, VSD_BOLD, record->full_path);
    vsd_page_line(page);
    place(page, capture->backup_components->document, &record->at);
    constant_fact(page, "Type", VSSDOC_COMPONENT_TYPE, record->type);
    record_facts(page, record);
}

/* A component without a record: it may come along with a selectable one above it
 * (use-of-components-by-the-requestor.md). */
static void not_recorded(struct vsd_page *page, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer *writer, const struct vssdoc_component *c)
{
    const struct vssdoc_component *above = writer->components;
    while (above != NULL && !(above->selectable == 1 &&
                              vsd_path_below(c->full_path, above->full_path) &&
                              vssdoc_record_of(capture, writer, above) != NULL))
        above = above->next;
    if (above == NULL) {
        text_fact(page, "In the BCD", capture->backup_components == NULL
                                          ? vsd_bcd_unread(capture) ? "no BCD could be read"
                                                                    : "there is no BCD here"
                                          : "no, neither itself nor a selectable one above it");
        return;
    }
    vsd_page_label(page, "In the BCD");
    vsd_page_put(page, VSD_PLAIN, "not itself; it comes along with ");
    vsd_page_name(page, VSD_PLAIN, above->full_path);
    vsd_page_line(page);
}

void vsd_page_component(struct vsd_page *page, const struct vssdoc_capture *capture,
                        const struct vssdoc_writer *writer, const struct vssdoc_component *c)
{
    const struct vssdoc_backup_component *record = vssdoc_record_of(capture, writer, c);
    vsd_page_put(page, VSD_BOLD, writer->name);
    vsd_page_put(page, VSD_BOLD, ":");
    vsd_page_name(page, VSD_BOLD, c->full_path);
    vsd_page_line(page);
    place(page, writer->document, &c->at);
    constant_fact(page, "Type", VSSDOC_COMPONENT_TYPE, c->type);
    text_fact(page, "Logical path", c->logical_path);
    vsd_page_label(page, "Name");
    vsd_page_name(page, VSD_PLAIN, c->name);
    vsd_page_line(page);
    text_fact(page, "Caption", c->caption);
    boolean_fact(page, "Selectable", c->selectable, "not recorded");
    boolean_fact(page, "Restorable", c->selectable_for_restore, "not recorded (no)");
    boolean_fact(page, "Notify", c->notify_on_backup_complete, NULL);
    mask_fact(page, "Flags", VSSDOC_COMPONENT_FLAGS, c->flags);
    binary_fact(page, "Icon", &c->icon);
    dependencies(page, capture, c);
    remarks(page, &c->at);
    vsd_page_label(page, "File sets");
    vsd_page_count(page, c->n_file_sets, "file set", "file sets");
    vsd_page_line(page);
    vsd_page_file_sets(page, capture, VSD_FACTS + 2, c->file_sets);
    if (record != NULL) {
        record_facts(page, record);
    } else {
        not_recorded(page, capture, writer, c);
    }
}
