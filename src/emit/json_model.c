#include "emit/json_model.h"

#include <stdio.h>
#include <string.h>

/* ---- keys with what needs a remark beside them ---- */

/* The marks of a property: k_raw and k_evidence. key is the property's; in nested objects only its
 * last part is written. */
static void remarks(struct vsd_json *json, const struct vssdoc_element *at, const char *key)
{
    if (at->marks == NULL)
        return;
    const struct vssdoc_mark *mark = vssdoc_mark_of(at, key);
    const char *dot = strrchr(key, '.');
    char name[80];
    if (mark == NULL)
        return;
    if (mark->raw != NULL) {
        (void)snprintf(name, sizeof name, "%s_raw", dot != NULL ? dot + 1 : key);
        vsd_json_key(json, name);
        vsd_json_string(json, mark->raw);
    }
    if (mark->inferred) {
        (void)snprintf(name, sizeof name, "%s_evidence", dot != NULL ? dot + 1 : key);
        vsd_json_key(json, name);
        vsd_json_string(json, "inferred");
    }
}

static void property(struct vsd_json *json, const char *key)
{
    const char *dot = strrchr(key, '.');
    vsd_json_key(json, dot != NULL ? dot + 1 : key);
}

static void string(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   const char *value)
{
    property(json, key);
    vsd_json_string(json, value);
    remarks(json, at, key);
}

static void boolean(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                    int value)
{
    property(json, key);
    vsd_json_boolean(json, value);
    remarks(json, at, key);
}

static void number(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   int64_t value)
{
    property(json, key);
    vsd_json_number(json, value);
    remarks(json, at, key);
}

static void guid(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                 const struct vssdoc_guid *value)
{
    property(json, key);
    vsd_json_guid(json, value);
    remarks(json, at, key);
}

static void constant(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                     enum vssdoc_enumeration_id id, int value)
{
    property(json, key);
    vsd_json_constant(json, id, value);
    remarks(json, at, key);
}

static void mask(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                 enum vssdoc_enumeration_id id, int64_t value)
{
    property(json, key);
    vsd_json_mask(json, id, value);
    remarks(json, at, key);
}

static void binary(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   const struct vssdoc_binary *value)
{
    property(json, key);
    if (value->spelling == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_object(json);
        vsd_json_key(json, "bytes");
        vsd_json_count(json, value->size);
        vsd_json_key(json, "text");
        vsd_json_string(json, value->text);
        vsd_json_key(json, "base64");
        vsd_json_string(json, value->base64 ? value->spelling : NULL);
        vsd_json_key(json, "length_prefix");
        vsd_json_boolean(json, value->length_prefix);
        vsd_json_object_end(json);
    }
    remarks(json, at, key);
}

void vsd_json_extra(struct vsd_json *json, const struct vssdoc_element *element)
{
    vsd_json_key(json, "extra");
    if (element->extra == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_key(json, "attributes");
    vsd_json_object(json);
    for (const struct vssdoc_extra_attribute *a = element->extra->attributes; a != NULL;
         a = a->next) {
        vsd_json_free_key(json, a->name);
        vsd_json_string(json, a->value);
    }
    vsd_json_object_end(json);
    vsd_json_key(json, "elements");
    vsd_json_array(json);
    for (const struct vssdoc_extra_element *e = element->extra->elements; e != NULL; e = e->next)
        vsd_json_string(json, e->xml);
    vsd_json_array_end(json);
    if (element->extra->text != NULL) {
        vsd_json_key(json, "text");
        vsd_json_string(json, element->extra->text);
    }
    vsd_json_object_end(json);
}

/* ---- file sets ---- */

static void file_set(struct vsd_json *json, const struct vssdoc_file_set *set)
{
    vsd_json_line(json);
    vsd_json_key(json, "kind");
    vsd_json_string(json, vssdoc_file_set_kind_name(set->kind));
    string(json, &set->at, "path", set->path);
    string(json, &set->at, "filespec", set->filespec);
    boolean(json, &set->at, "recursive", set->recursive);
    string(json, &set->at, "alternate_path", set->alternate_path);
    mask(json, &set->at, "backup_type", VSSDOC_FILE_SPEC_BACKUP_TYPE, set->backup_type);
    vsd_json_extra(json, &set->at);
    vsd_json_object_end(json);
}

static void file_sets(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                      const struct vssdoc_file_set *sets)
{
    vsd_json_key(json, key);
    vsd_json_array(json);
    for (; sets != NULL; sets = sets->next)
        file_set(json, sets);
    vsd_json_array_end(json);
    remarks(json, at, key);
}

/* ---- documents ---- */

void vsd_json_document_keys(struct vsd_json *json, const struct vssdoc_document *document)
{
    vsd_json_key(json, "path");
    vsd_json_string(json, document->path);
    vsd_json_key(json, "kind");
    vsd_json_string(json, vssdoc_document_kind_name(document->kind));
    vsd_json_key(json, "encoding");
    vsd_json_string(json, vssdoc_encoding_name(document->encoding));
    vsd_json_key(json, "bom");
    vsd_json_boolean(json, document->byte_order_mark);
    vsd_json_key(json, "declared");
    vsd_json_string(json, document->declared);
    vsd_json_key(json, "bytes");
    vsd_json_count(json, document->bytes);
    vsd_json_key(json, "notes");
    vsd_json_array(json);
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        vsd_json_string(json, note->message);
    vsd_json_array_end(json);
    vsd_json_key(json, "error");
    vsd_json_string(json, document->error);
    vsd_json_key(json, "error_place");
    if (document->error == NULL || document->error_line == 0) {
        vsd_json_null(json);
        return;
    }
    vsd_json_line(json);
    vsd_json_key(json, "offset");
    vsd_json_count(json, document->error_offset);
    vsd_json_key(json, "line");
    vsd_json_count(json, document->error_line);
    vsd_json_key(json, "column");
    vsd_json_count(json, document->error_column);
    vsd_json_object_end(json);
}

/* ---- the manifest ---- */

static const char *last_part(const char *path)
{
    const char *part = path;
    for (const char *c = path; *c != '\0'; c++)
        if (*c == '\\' || *c == '/')
            part = c + 1;
    return part;
}

/* The document that a path on the captured machine names, by its last part. */
static const char *linked_document(const struct vssdoc_capture *capture, const char *file)
{
    for (size_t i = 0; file != NULL && i < capture->n_documents; i++)
        if (strcmp(last_part(capture->documents[i]->path), last_part(file)) == 0)
            return capture->documents[i]->path;
    return NULL;
}

void vsd_json_manifest_keys(struct vsd_json *json, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *m = capture->manifest;
    vsd_json_key(json, "document");
    vsd_json_string(json, m->document->path);
    guid(json, &m->at, "snapshot_set_id", &m->snapshot_set_id);
    string(json, &m->at, "machine_name", m->machine_name);
    vsd_json_key(json, "shadow_copies");
    vsd_json_array(json);
    for (const struct vssdoc_shadow_copy *s = m->shadow_copies; s != NULL; s = s->next) {
        vsd_json_object(json);
        guid(json, &s->at, "id", &s->id);
        string(json, &s->at, "alias", s->alias);
        string(json, &s->at, "original_volume", s->original_volume);
        guid(json, &s->at, "provider_id", &s->provider_id);
        vsd_json_extra(json, &s->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_key(json, "aliases");
    vsd_json_array(json);
    for (const struct vssdoc_alias *a = m->aliases; a != NULL; a = a->next) {
        vsd_json_line(json);
        string(json, &a->at, "name", a->name);
        string(json, &a->at, "value", a->value);
        vsd_json_extra(json, &a->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    string(json, &m->at, "backup_components_file", m->backup_components_file);
    vsd_json_key(json, "backup_components_document");
    vsd_json_string(json, linked_document(capture, m->backup_components_file));
    string(json, &m->at, "log_file", m->log_file);
    number(json, &m->at, "writer_count", m->writer_count);
    vsd_json_key(json, "writers");
    vsd_json_array(json);
    for (const struct vssdoc_manifest_writer *w = m->writers; w != NULL; w = w->next) {
        vsd_json_object(json);
        string(json, &w->at, "name", w->name);
        string(json, &w->at, "file", w->file);
        vsd_json_key(json, "document");
        vsd_json_string(json, linked_document(capture, w->file));
        vsd_json_extra(json, &w->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_extra(json, &m->at);
}

/* ---- the Writer Metadata Document ---- */

void vsd_json_component_keys(struct vsd_json *json, const struct vssdoc_component *c)
{
    constant(json, &c->at, "type", VSSDOC_COMPONENT_TYPE, c->type);
    string(json, &c->at, "logical_path", c->logical_path);
    string(json, &c->at, "name", c->name);
    vsd_json_key(json, "full_path");
    vsd_json_string(json, c->full_path);
    string(json, &c->at, "caption", c->caption);
    boolean(json, &c->at, "selectable", c->selectable);
    boolean(json, &c->at, "selectable_for_restore", c->selectable_for_restore);
    boolean(json, &c->at, "restore_metadata", c->restore_metadata);
    boolean(json, &c->at, "notify_on_backup_complete", c->notify_on_backup_complete);
    mask(json, &c->at, "flags", VSSDOC_COMPONENT_FLAGS, c->flags);
    binary(json, &c->at, "icon", &c->icon);
    file_sets(json, &c->at, "files", c->file_sets);
    vsd_json_key(json, "dependencies");
    vsd_json_array(json);
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
        vsd_json_object(json);
        guid(json, &d->at, "writer_id", &d->writer_id);
        string(json, &d->at, "logical_path", d->logical_path);
        string(json, &d->at, "name", d->name);
        vsd_json_key(json, "full_path");
        vsd_json_string(json, d->full_path);
        vsd_json_key(json, "remote_computer");
        vsd_json_string(json, d->remote_computer);
        vsd_json_extra(json, &d->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    remarks(json, &c->at, "dependencies");
    vsd_json_extra(json, &c->at);
}

static void restore_method(struct vsd_json *json, const struct vssdoc_writer *w)
{
    static const struct vssdoc_restore_method none = {.method = VSSDOC_ABSENT,
                                                      .writer_restore = VSSDOC_ABSENT,
                                                      .reboot_required = VSSDOC_ABSENT};
    const struct vssdoc_restore_method *r = w->restore_method;
    vsd_json_key(json, "restore_method");
    if (r == NULL && w->alternate_location_mappings == NULL) {
        vsd_json_null(json);
        return;
    }
    r = r != NULL ? r : &none;
    vsd_json_object(json);
    constant(json, &r->at, "method", VSSDOC_RESTOREMETHOD, r->method);
    string(json, &r->at, "service", r->service);
    string(json, &r->at, "user_procedure", r->user_procedure);
    constant(json, &r->at, "writer_restore", VSSDOC_WRITERRESTORE, r->writer_restore);
    boolean(json, &r->at, "reboot_required", r->reboot_required);
    file_sets(json, &w->at, "alternate_location_mappings", w->alternate_location_mappings);
    vsd_json_extra(json, &r->at);
    vsd_json_object_end(json);
}

static void known_writer(struct vsd_json *json, const struct vssdoc_guid *writer_id)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(writer_id);
    vsd_json_key(json, "known_writer");
    if (known == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_key(json, "name");
    vsd_json_string(json, known->name);
    vsd_json_key(json, "about");
    vsd_json_string(json, known->about);
    vsd_json_key(json, "service");
    vsd_json_string(json, known->service);
    vsd_json_key(json, "restore");
    vsd_json_string(json, known->restore);
    vsd_json_key(json, "source");
    vsd_json_string(json, known->source);
    vsd_json_object_end(json);
}

void vsd_json_writer_keys(struct vsd_json *json, const struct vssdoc_writer *w)
{
    vsd_json_key(json, "document");
    vsd_json_string(json, w->document->path);
    string(json, &w->at, "version", w->version);
    guid(json, &w->at, "writer_id", &w->writer_id);
    guid(json, &w->at, "instance_id", &w->instance_id);
    string(json, &w->at, "name", w->name);
    string(json, &w->at, "instance_name", w->instance_name);
    constant(json, &w->at, "usage", VSSDOC_USAGE_TYPE, w->usage);
    constant(json, &w->at, "source_type", VSSDOC_SOURCE_TYPE, w->source_type);
    vsd_json_key(json, "writer_version");
    vsd_json_line(json);
    number(json, &w->at, "writer_version.major", w->major_version);
    number(json, &w->at, "writer_version.minor", w->minor_version);
    vsd_json_object_end(json);
    mask(json, &w->at, "backup_schema", VSSDOC_BACKUP_SCHEMA, w->backup_schema);
    known_writer(json, &w->writer_id);
    restore_method(json, w);
    file_sets(json, &w->at, "include_files", w->include_files);
    file_sets(json, &w->at, "exclude_files", w->exclude_files);
    file_sets(json, &w->at, "exclude_files_from_snapshot", w->exclude_files_from_snapshot);
    vsd_json_extra(json, &w->at);
}

/* ---- the Backup Components Document ---- */

static void roll_forward(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "roll_forward");
    if (c->roll_forward_type == VSSDOC_ABSENT && c->roll_forward_point == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_object(json);
        constant(json, &c->at, "roll_forward.type", VSSDOC_ROLLFORWARD_TYPE, c->roll_forward_type);
        string(json, &c->at, "roll_forward.point", c->roll_forward_point);
        vsd_json_object_end(json);
    }
    remarks(json, &c->at, "roll_forward");
}

static void failures(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "failure");
    if (c->failure_hr == NULL && c->failure_hr_application == NULL && c->failure_message == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_object(json);
        string(json, &c->at, "failure.hr", c->failure_hr);
        string(json, &c->at, "failure.hr_application", c->failure_hr_application);
        string(json, &c->at, "failure.message", c->failure_message);
        vsd_json_object_end(json);
    }
    remarks(json, &c->at, "failure");
    vsd_json_key(json, "failure_messages");
    vsd_json_object(json);
    string(json, &c->at, "failure_messages.prepare_for_backup", c->prepare_for_backup_failure);
    string(json, &c->at, "failure_messages.post_snapshot", c->post_snapshot_failure);
    string(json, &c->at, "failure_messages.pre_restore", c->pre_restore_failure);
    string(json, &c->at, "failure_messages.post_restore", c->post_restore_failure);
    vsd_json_object_end(json);
}

static void restore_lists(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    file_sets(json, &c->at, "alternate_location_mappings", c->alternate_location_mappings);
    file_sets(json, &c->at, "new_targets", c->new_targets);
    vsd_json_key(json, "directed_targets");
    vsd_json_array(json);
    for (const struct vssdoc_directed_target *t = c->directed_targets; t != NULL; t = t->next) {
        vsd_json_object(json);
        string(json, &t->at, "source_path", t->source_path);
        string(json, &t->at, "source_filename", t->source_filename);
        string(json, &t->at, "source_ranges", t->source_ranges);
        string(json, &t->at, "destination_path", t->destination_path);
        string(json, &t->at, "destination_filename", t->destination_filename);
        string(json, &t->at, "destination_ranges", t->destination_ranges);
        vsd_json_extra(json, &t->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    remarks(json, &c->at, "directed_targets");
}

static void changed_files(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "partial_files");
    vsd_json_array(json);
    for (const struct vssdoc_partial_file *p = c->partial_files; p != NULL; p = p->next) {
        vsd_json_object(json);
        string(json, &p->at, "path", p->path);
        string(json, &p->at, "filename", p->filename);
        string(json, &p->at, "ranges", p->ranges);
        string(json, &p->at, "ranges_file", p->ranges_file);
        string(json, &p->at, "metadata", p->metadata);
        vsd_json_extra(json, &p->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    remarks(json, &c->at, "partial_files");
    vsd_json_key(json, "differenced_files");
    vsd_json_array(json);
    for (const struct vssdoc_differenced_file *d = c->differenced_files; d != NULL; d = d->next) {
        vsd_json_object(json);
        string(json, &d->at, "path", d->path);
        string(json, &d->at, "filespec", d->filespec);
        boolean(json, &d->at, "recursive", d->recursive);
        string(json, &d->at, "lsn_string", d->lsn_string);
        string(json, &d->at, "last_modify_time", d->last_modify_time);
        vsd_json_extra(json, &d->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    remarks(json, &c->at, "differenced_files");
}

static void restore_subcomponents(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "restore_subcomponents");
    vsd_json_array(json);
    for (const struct vssdoc_restore_subcomponent *s = c->restore_subcomponents; s != NULL;
         s = s->next) {
        vsd_json_object(json);
        string(json, &s->at, "logical_path", s->logical_path);
        string(json, &s->at, "name", s->name);
        vsd_json_key(json, "full_path");
        vsd_json_string(json, s->full_path);
        boolean(json, &s->at, "repair", s->repair);
        vsd_json_extra(json, &s->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    remarks(json, &c->at, "restore_subcomponents");
}

void vsd_json_record_keys(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    constant(json, &c->at, "type", VSSDOC_COMPONENT_TYPE, c->type);
    string(json, &c->at, "logical_path", c->logical_path);
    string(json, &c->at, "name", c->name);
    vsd_json_key(json, "full_path");
    vsd_json_string(json, c->full_path);
    boolean(json, &c->at, "backup_succeeded", c->backup_succeeded);
    string(json, &c->at, "backup_stamp", c->backup_stamp);
    string(json, &c->at, "previous_backup_stamp", c->previous_backup_stamp);
    string(json, &c->at, "backup_options", c->backup_options);
    string(json, &c->at, "restore_options", c->restore_options);
    boolean(json, &c->at, "selected_for_restore", c->selected_for_restore);
    boolean(json, &c->at, "additional_restores", c->additional_restores);
    string(json, &c->at, "caption", c->caption);
    constant(json, &c->at, "restore_target", VSSDOC_RESTORE_TARGET, c->restore_target);
    constant(json, &c->at, "file_restore_status", VSSDOC_FILE_RESTORE_STATUS,
             c->file_restore_status);
    string(json, &c->at, "restore_name", c->restore_name);
    boolean(json, &c->at, "authoritative", c->authoritative);
    roll_forward(json, c);
    failures(json, c);
    binary(json, &c->at, "backup_metadata", &c->backup_metadata);
    binary(json, &c->at, "restore_metadata", &c->restore_metadata);
    restore_lists(json, c);
    changed_files(json, c);
    restore_subcomponents(json, c);
    vsd_json_extra(json, &c->at);
}

void vsd_json_entry_keys(struct vsd_json *json, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer_components *e)
{
    bool ambiguous;
    const struct vssdoc_writer *writer = vssdoc_writer_of(capture, e, &ambiguous);
    guid(json, &e->at, "writer_id", &e->writer_id);
    guid(json, &e->at, "instance_id", &e->instance_id);
    string(json, &e->at, "instance_name", e->instance_name);
    vsd_json_key(json, "writer_name");
    vsd_json_string(json, vssdoc_entry_name(capture, e));
    vsd_json_key(json, "writer_document");
    vsd_json_string(json, writer != NULL ? writer->document->path : NULL);
    vsd_json_key(json, "writer_ambiguous");
    vsd_json_boolean(json, ambiguous);
    mask(json, &e->at, "backup_schema", VSSDOC_BACKUP_SCHEMA, e->backup_schema);
    vsd_json_extra(json, &e->at);
}

static void snapshot(struct vsd_json *json, const struct vssdoc_snapshot *s)
{
    vsd_json_object(json);
    guid(json, &s->at, "snapshot_id", &s->snapshot_id);
    guid(json, &s->at, "snapshot_set_id", &s->snapshot_set_id);
    guid(json, &s->at, "provider_id", &s->provider_id);
    number(json, &s->at, "snapshots_count", s->snapshots_count);
    string(json, &s->at, "device_object", s->device_object);
    string(json, &s->at, "original_volume", s->original_volume);
    string(json, &s->at, "originating_machine", s->originating_machine);
    string(json, &s->at, "service_machine", s->service_machine);
    string(json, &s->at, "exposed_name", s->exposed_name);
    string(json, &s->at, "exposed_path", s->exposed_path);
    mask(json, &s->at, "attributes", VSSDOC_SNAPSHOT_ATTRIBUTES, s->attributes);
    string(json, &s->at, "creation_timestamp", s->creation_timestamp);
    constant(json, &s->at, "state", VSSDOC_SNAPSHOT_STATE, s->state);
    vsd_json_extra(json, &s->at);
    vsd_json_object_end(json);
}

void vsd_json_snapshot_set(struct vsd_json *json, const struct vssdoc_snapshot_set *set)
{
    if (set == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    guid(json, &set->at, "snapshot_set_id", &set->snapshot_set_id);
    mask(json, &set->at, "context", VSSDOC_SNAPSHOT_ATTRIBUTES, set->context);
    string(json, &set->at, "description", set->description);
    string(json, &set->at, "metadata", set->metadata);
    vsd_json_key(json, "snapshots");
    vsd_json_array(json);
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        snapshot(json, s);
    vsd_json_array_end(json);
    vsd_json_extra(json, &set->at);
    vsd_json_object_end(json);
}

void vsd_json_backup_components_keys(struct vsd_json *json,
                                     const struct vssdoc_backup_components *b)
{
    vsd_json_key(json, "document");
    vsd_json_string(json, b->document->path);
    string(json, &b->at, "version", b->version);
    boolean(json, &b->at, "bootable_system_state", b->bootable_system_state);
    boolean(json, &b->at, "select_components", b->select_components);
    constant(json, &b->at, "backup_type", VSSDOC_BACKUP_TYPE, b->backup_type);
    boolean(json, &b->at, "partial_file_support", b->partial_file_support);
    constant(json, &b->at, "restore_type", VSSDOC_RESTORE_TYPE, b->restore_type);
    guid(json, &b->at, "snapshot_set_id", &b->snapshot_set_id);
    vsd_json_key(json, "snapshot_set");
    vsd_json_snapshot_set(json, b->snapshot_set);
    remarks(json, &b->at, "snapshot_set");
    vsd_json_extra(json, &b->at);
}

void vsd_json_tool(struct vsd_json *json)
{
    vsd_json_key(json, "tool");
    vsd_json_line(json);
    vsd_json_key(json, "name");
    vsd_json_string(json, "vssdoc");
    vsd_json_key(json, "version");
    vsd_json_string(json, vssdoc_version());
    vsd_json_object_end(json);
}
