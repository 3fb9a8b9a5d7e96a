#include "emit/document/json_model.h"

#include "emit/document/json_property.h"

void vsd_json_component_keys(struct vsd_json *json, const struct vssdoc_component *c)
{
    vsd_put_constant(json, &c->at, "type", VSSDOC_COMPONENT_TYPE, c->type);
    vsd_put_string(json, &c->at, "logical_path", c->logical_path);
    vsd_put_string(json, &c->at, "name", c->name);
    vsd_json_text(json, "full_path", c->full_path);
    vsd_put_string(json, &c->at, "caption", c->caption);
    vsd_put_boolean(json, &c->at, "selectable", c->selectable);
    vsd_put_boolean(json, &c->at, "selectable_for_restore", c->selectable_for_restore);
    vsd_put_boolean(json, &c->at, "restore_metadata", c->restore_metadata);
    vsd_put_boolean(json, &c->at, "notify_on_backup_complete", c->notify_on_backup_complete);
    vsd_put_mask(json, &c->at, "flags", VSSDOC_COMPONENT_FLAGS, c->flags);
    vsd_put_binary(json, &c->at, "icon", &c->icon);
    vsd_put_file_sets(json, &c->at, "files", c->file_sets);
    vsd_json_array_at(json, "dependencies");
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next) {
        vsd_json_object(json);
        vsd_put_guid(json, &d->at, "writer_id", &d->writer_id);
        vsd_put_string(json, &d->at, "logical_path", d->logical_path);
        vsd_put_string(json, &d->at, "name", d->name);
        vsd_json_text(json, "full_path", d->full_path);
        vsd_json_text(json, "remote_computer", d->remote_computer);
        vsd_json_extra(json, &d->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &c->at, "dependencies");
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
    vsd_put_constant(json, &r->at, "method", VSSDOC_RESTOREMETHOD, r->method);
    vsd_put_string(json, &r->at, "service", r->service);
    vsd_put_string(json, &r->at, "user_procedure", r->user_procedure);
    vsd_put_constant(json, &r->at, "writer_restore", VSSDOC_WRITERRESTORE, r->writer_restore);
    vsd_put_boolean(json, &r->at, "reboot_required", r->reboot_required);
    vsd_put_file_sets(json, &w->at, "alternate_location_mappings", w->alternate_location_mappings);
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
    vsd_json_text(json, "name", known->name);
    vsd_json_text(json, "about", known->about);
    vsd_json_text(json, "service", known->service);
    vsd_json_text(json, "restore", known->restore);
    vsd_json_text(json, "source", known->source);
    vsd_json_object_end(json);
}

void vsd_json_writer_keys(struct vsd_json *json, const struct vssdoc_writer *w)
{
    vsd_json_text(json, "document", w->document->path);
    vsd_put_string(json, &w->at, "version", w->version);
    vsd_put_guid(json, &w->at, "writer_id", &w->writer_id);
    vsd_put_guid(json, &w->at, "instance_id", &w->instance_id);
    vsd_put_string(json, &w->at, "name", w->name);
    vsd_put_string(json, &w->at, "instance_name", w->instance_name);
    vsd_put_constant(json, &w->at, "usage", VSSDOC_USAGE_TYPE, w->usage);
    vsd_put_constant(json, &w->at, "source_type", VSSDOC_SOURCE_TYPE, w->source_type);
    vsd_json_line_at(json, "writer_version");
    vsd_put_number(json, &w->at, "writer_version.major", w->major_version);
    vsd_put_number(json, &w->at, "writer_version.minor", w->minor_version);
    vsd_json_object_end(json);
    vsd_put_mask(json, &w->at, "backup_schema", VSSDOC_BACKUP_SCHEMA, w->backup_schema);
    known_writer(json, &w->writer_id);
    restore_method(json, w);
    vsd_put_file_sets(json, &w->at, "include_files", w->include_files);
    vsd_put_file_sets(json, &w->at, "exclude_files", w->exclude_files);
    vsd_put_file_sets(json, &w->at, "exclude_files_from_snapshot", w->exclude_files_from_snapshot);
    vsd_json_extra(json, &w->at);
}
