#include "emit/document/json_model.h"

#include "emit/document/json_property.h"

static void roll_forward(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "roll_forward");
    if (c->roll_forward_type == VSSDOC_ABSENT && c->roll_forward_point == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_object(json);
        vsd_put_constant(json, &c->at, "roll_forward.type", VSSDOC_ROLLFORWARD_TYPE, c->roll_forward_type);
        vsd_put_string(json, &c->at, "roll_forward.point", c->roll_forward_point);
        vsd_json_object_end(json);
    }
    vsd_put_remarks(json, &c->at, "roll_forward");
}

static void failures(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_key(json, "failure");
    if (c->failure_hr == NULL && c->failure_hr_application == NULL && c->failure_message == NULL) {
        vsd_json_null(json);
    } else {
        vsd_json_object(json);
        vsd_put_string(json, &c->at, "failure.hr", c->failure_hr);
        vsd_put_string(json, &c->at, "failure.hr_application", c->failure_hr_application);
        vsd_put_string(json, &c->at, "failure.message", c->failure_message);
        vsd_json_object_end(json);
    }
    vsd_put_remarks(json, &c->at, "failure");
    vsd_json_object_at(json, "failure_messages");
    vsd_put_string(json, &c->at, "failure_messages.prepare_for_backup", c->prepare_for_backup_failure);
    vsd_put_string(json, &c->at, "failure_messages.post_snapshot", c->post_snapshot_failure);
    vsd_put_string(json, &c->at, "failure_messages.pre_restore", c->pre_restore_failure);
    vsd_put_string(json, &c->at, "failure_messages.post_restore", c->post_restore_failure);
    vsd_json_object_end(json);
}

static void restore_lists(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_put_file_sets(json, &c->at, "alternate_location_mappings", c->alternate_location_mappings);
    vsd_put_file_sets(json, &c->at, "new_targets", c->new_targets);
    vsd_json_array_at(json, "directed_targets");
    for (const struct vssdoc_directed_target *t = c->directed_targets; t != NULL; t = t->next) {
        vsd_json_object(json);
        vsd_put_string(json, &t->at, "source_path", t->source_path);
        vsd_put_string(json, &t->at, "source_filename", t->source_filename);
        vsd_put_string(json, &t->at, "source_ranges", t->source_ranges);
        vsd_put_string(json, &t->at, "destination_path", t->destination_path);
        vsd_put_string(json, &t->at, "destination_filename", t->destination_filename);
        vsd_put_string(json, &t->at, "destination_ranges", t->destination_ranges);
        vsd_json_extra(json, &t->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &c->at, "directed_targets");
}

static void changed_files(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_array_at(json, "partial_files");
    for (const struct vssdoc_partial_file *p = c->partial_files; p != NULL; p = p->next) {
        vsd_json_object(json);
        vsd_put_string(json, &p->at, "path", p->path);
        vsd_put_string(json, &p->at, "filename", p->filename);
        vsd_put_string(json, &p->at, "ranges", p->ranges);
        vsd_put_string(json, &p->at, "ranges_file", p->ranges_file);
        vsd_put_string(json, &p->at, "metadata", p->metadata);
        vsd_json_extra(json, &p->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &c->at, "partial_files");
    vsd_json_array_at(json, "differenced_files");
    for (const struct vssdoc_differenced_file *d = c->differenced_files; d != NULL; d = d->next) {
        vsd_json_object(json);
        vsd_put_string(json, &d->at, "path", d->path);
        vsd_put_string(json, &d->at, "filespec", d->filespec);
        vsd_put_boolean(json, &d->at, "recursive", d->recursive);
        vsd_put_string(json, &d->at, "lsn_string", d->lsn_string);
        vsd_put_string(json, &d->at, "last_modify_time", d->last_modify_time);
        vsd_json_extra(json, &d->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &c->at, "differenced_files");
}

static void restore_subcomponents(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_json_array_at(json, "restore_subcomponents");
    for (const struct vssdoc_restore_subcomponent *s = c->restore_subcomponents; s != NULL;
         s = s->next) {
        vsd_json_object(json);
        vsd_put_string(json, &s->at, "logical_path", s->logical_path);
        vsd_put_string(json, &s->at, "name", s->name);
        vsd_json_text(json, "full_path", s->full_path);
        vsd_put_boolean(json, &s->at, "repair", s->repair);
        vsd_json_extra(json, &s->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &c->at, "restore_subcomponents");
}

void vsd_json_record_keys(struct vsd_json *json, const struct vssdoc_backup_component *c)
{
    vsd_put_constant(json, &c->at, "type", VSSDOC_COMPONENT_TYPE, c->type);
    vsd_put_string(json, &c->at, "logical_path", c->logical_path);
    vsd_put_string(json, &c->at, "name", c->name);
    vsd_json_text(json, "full_path", c->full_path);
    vsd_put_boolean(json, &c->at, "backup_succeeded", c->backup_succeeded);
    vsd_put_string(json, &c->at, "backup_stamp", c->backup_stamp);
    vsd_put_string(json, &c->at, "previous_backup_stamp", c->previous_backup_stamp);
    vsd_put_string(json, &c->at, "backup_options", c->backup_options);
    vsd_put_string(json, &c->at, "restore_options", c->restore_options);
    vsd_put_boolean(json, &c->at, "selected_for_restore", c->selected_for_restore);
    vsd_put_boolean(json, &c->at, "additional_restores", c->additional_restores);
    vsd_put_string(json, &c->at, "caption", c->caption);
    vsd_put_constant(json, &c->at, "restore_target", VSSDOC_RESTORE_TARGET, c->restore_target);
    vsd_put_constant(json, &c->at, "file_restore_status", VSSDOC_FILE_RESTORE_STATUS,
             c->file_restore_status);
    vsd_put_string(json, &c->at, "restore_name", c->restore_name);
    vsd_put_boolean(json, &c->at, "authoritative", c->authoritative);
    roll_forward(json, c);
    failures(json, c);
    vsd_put_binary(json, &c->at, "backup_metadata", &c->backup_metadata);
    vsd_put_binary(json, &c->at, "restore_metadata", &c->restore_metadata);
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
    vsd_put_guid(json, &e->at, "writer_id", &e->writer_id);
    vsd_put_guid(json, &e->at, "instance_id", &e->instance_id);
    vsd_put_string(json, &e->at, "instance_name", e->instance_name);
    vsd_json_text(json, "writer_name", vssdoc_entry_name(capture, e));
    vsd_json_text(json, "writer_document", writer != NULL ? writer->document->path : NULL);
    vsd_json_flag(json, "writer_ambiguous", ambiguous);
    vsd_put_mask(json, &e->at, "backup_schema", VSSDOC_BACKUP_SCHEMA, e->backup_schema);
    vsd_json_extra(json, &e->at);
}

static void snapshot(struct vsd_json *json, const struct vssdoc_snapshot *s)
{
    vsd_json_object(json);
    vsd_put_guid(json, &s->at, "snapshot_id", &s->snapshot_id);
    vsd_put_guid(json, &s->at, "snapshot_set_id", &s->snapshot_set_id);
    vsd_put_guid(json, &s->at, "provider_id", &s->provider_id);
    vsd_put_number(json, &s->at, "snapshots_count", s->snapshots_count);
    vsd_put_string(json, &s->at, "device_object", s->device_object);
    vsd_put_string(json, &s->at, "original_volume", s->original_volume);
    vsd_put_string(json, &s->at, "originating_machine", s->originating_machine);
    vsd_put_string(json, &s->at, "service_machine", s->service_machine);
    vsd_put_string(json, &s->at, "exposed_name", s->exposed_name);
    vsd_put_string(json, &s->at, "exposed_path", s->exposed_path);
    vsd_put_mask(json, &s->at, "attributes", VSSDOC_SNAPSHOT_ATTRIBUTES, s->attributes);
    vsd_put_string(json, &s->at, "creation_timestamp", s->creation_timestamp);
    vsd_put_constant(json, &s->at, "state", VSSDOC_SNAPSHOT_STATE, s->state);
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
    vsd_put_guid(json, &set->at, "snapshot_set_id", &set->snapshot_set_id);
    vsd_put_mask(json, &set->at, "context", VSSDOC_SNAPSHOT_ATTRIBUTES, set->context);
    vsd_put_string(json, &set->at, "description", set->description);
    vsd_put_string(json, &set->at, "metadata", set->metadata);
    vsd_json_array_at(json, "snapshots");
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        snapshot(json, s);
    vsd_json_array_end(json);
    vsd_json_extra(json, &set->at);
    vsd_json_object_end(json);
}

void vsd_json_backup_components_keys(struct vsd_json *json,
                                     const struct vssdoc_backup_components *b)
{
    vsd_json_text(json, "document", b->document->path);
    vsd_put_string(json, &b->at, "version", b->version);
    vsd_put_boolean(json, &b->at, "bootable_system_state", b->bootable_system_state);
    vsd_put_boolean(json, &b->at, "select_components", b->select_components);
    vsd_put_constant(json, &b->at, "backup_type", VSSDOC_BACKUP_TYPE, b->backup_type);
    vsd_put_boolean(json, &b->at, "partial_file_support", b->partial_file_support);
    vsd_put_constant(json, &b->at, "restore_type", VSSDOC_RESTORE_TYPE, b->restore_type);
    vsd_put_guid(json, &b->at, "snapshot_set_id", &b->snapshot_set_id);
    vsd_json_key(json, "snapshot_set");
    vsd_json_snapshot_set(json, b->snapshot_set);
    vsd_put_remarks(json, &b->at, "snapshot_set");
    vsd_json_extra(json, &b->at);
}
