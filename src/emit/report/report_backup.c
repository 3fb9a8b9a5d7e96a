/* What the backup components document holds, as part of a report. */
#include "emit/report/report.h"
#include "inspect/overview.h"
#include "model/hresults.h"

/* ---- a component ---- */

static void roll_forward(struct vsd_xml *xml, const struct vssdoc_backup_component *c)
{
    if (c->roll_forward_type == VSSDOC_ABSENT && c->roll_forward_point == NULL)
        return;
    vsd_xml_element(xml, "roll-forward");
    vsd_report_constant(xml, &c->at, "type", "roll_forward.type", VSSDOC_ROLLFORWARD_TYPE,
                        c->roll_forward_type);
    vsd_report_text(xml, &c->at, "point", "roll_forward.point", c->roll_forward_point);
    vsd_xml_element_end(xml);
}

static void hresult(struct vsd_xml *xml, const char *name, const char *meaning, const char *text)
{
    uint32_t value;
    vsd_xml_attribute(xml, name, text);
    if (vsd_hresult_read(text, &value) && value != 0)
        vsd_xml_attribute(xml, meaning, vsd_hresult_name(value));
}

static void failure(struct vsd_xml *xml, const char *when, const char *hr, const char *application,
                    const char *message)
{
    if (hr == NULL && application == NULL && message == NULL)
        return;
    vsd_xml_element(xml, "failure");
    vsd_xml_attribute(xml, "when", when);
    hresult(xml, "hr", "hr-name", hr);
    hresult(xml, "hr-application", "hr-application-name", application);
    vsd_xml_text(xml, message != NULL ? message : "");
    vsd_xml_element_end(xml);
}

static void failures(struct vsd_xml *xml, const struct vssdoc_backup_component *c)
{
    failure(xml, NULL, c->failure_hr, c->failure_hr_application, c->failure_message);
    failure(xml, "PrepareForBackup", NULL, NULL, c->prepare_for_backup_failure);
    failure(xml, "PostSnapshot", NULL, NULL, c->post_snapshot_failure);
    failure(xml, "PreRestore", NULL, NULL, c->pre_restore_failure);
    failure(xml, "PostRestore", NULL, NULL, c->post_restore_failure);
}

static void changed_files(struct vsd_xml *xml, const struct vssdoc_backup_component *c)
{
    for (const struct vssdoc_partial_file *p = c->partial_files; p != NULL; p = p->next) {
        vsd_xml_element(xml, "partial-file");
        vsd_report_text(xml, &p->at, "path", "path", p->path);
        vsd_report_text(xml, &p->at, "filename", "filename", p->filename);
        vsd_report_text(xml, &p->at, "ranges", "ranges", p->ranges);
        vsd_report_text(xml, &p->at, "ranges-file", "ranges_file", p->ranges_file);
        vsd_report_text(xml, &p->at, "metadata", "metadata", p->metadata);
        vsd_report_remarks(xml, &p->at);
        vsd_xml_element_end(xml);
    }
    for (const struct vssdoc_differenced_file *d = c->differenced_files; d != NULL; d = d->next) {
        vsd_xml_element(xml, "differenced-file");
        vsd_report_text(xml, &d->at, "path", "path", d->path);
        vsd_report_text(xml, &d->at, "filespec", "filespec", d->filespec);
        vsd_report_boolean(xml, &d->at, "recursive", "recursive", d->recursive);
        vsd_report_text(xml, &d->at, "lsn-string", "lsn_string", d->lsn_string);
        vsd_report_text(xml, &d->at, "last-modify-time", "last_modify_time", d->last_modify_time);
        vsd_report_remarks(xml, &d->at);
        vsd_xml_element_end(xml);
    }
}

static void restore_lists(struct vssdoc_report *report, const struct vssdoc_backup_component *c)
{
    struct vsd_xml *xml = &report->xml;
    vsd_report_file_sets(report, "alternate_location_mapping", c->alternate_location_mappings);
    vsd_report_file_sets(report, "new_target", c->new_targets);
    for (const struct vssdoc_directed_target *t = c->directed_targets; t != NULL; t = t->next) {
        vsd_xml_element(xml, "directed-target");
        vsd_report_text(xml, &t->at, "source-path", "source_path", t->source_path);
        vsd_report_text(xml, &t->at, "source-filename", "source_filename", t->source_filename);
        vsd_report_text(xml, &t->at, "source-ranges", "source_ranges", t->source_ranges);
        vsd_report_text(xml, &t->at, "destination-path", "destination_path", t->destination_path);
        vsd_report_text(xml, &t->at, "destination-filename", "destination_filename",
                        t->destination_filename);
        vsd_report_text(xml, &t->at, "destination-ranges", "destination_ranges",
                        t->destination_ranges);
        vsd_report_remarks(xml, &t->at);
        vsd_xml_element_end(xml);
    }
    for (const struct vssdoc_restore_subcomponent *s = c->restore_subcomponents; s != NULL;
         s = s->next) {
        vsd_xml_element(xml, "restore-subcomponent");
        vsd_xml_attribute(xml, "full-path", s->full_path);
        vsd_report_boolean(xml, &s->at, "repair", "repair", s->repair);
        vsd_report_remarks(xml, &s->at);
        vsd_xml_element_end(xml);
    }
}

static void record(struct vssdoc_report *report, const struct vssdoc_backup_components *bcd,
                   const struct vssdoc_backup_component *c)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "record");
    vsd_xml_attribute(xml, "full-path", c->full_path);
    vsd_report_constant(xml, &c->at, "type", "type", VSSDOC_COMPONENT_TYPE, c->type);
    vsd_report_text(xml, &c->at, "caption", "caption", c->caption);
    vsd_report_boolean(xml, &c->at, "backup-succeeded", "backup_succeeded", c->backup_succeeded);
    vsd_report_text(xml, &c->at, "backup-stamp", "backup_stamp", c->backup_stamp);
    vsd_report_text(xml, &c->at, "previous-backup-stamp", "previous_backup_stamp",
                    c->previous_backup_stamp);
    vsd_report_text(xml, &c->at, "backup-options", "backup_options", c->backup_options);
    vsd_report_text(xml, &c->at, "restore-options", "restore_options", c->restore_options);
    vsd_report_boolean(xml, &c->at, "selected-for-restore", "selected_for_restore",
                       c->selected_for_restore);
    vsd_report_boolean(xml, &c->at, "additional-restores", "additional_restores",
                       c->additional_restores);
    vsd_report_constant(xml, &c->at, "restore-target", "restore_target", VSSDOC_RESTORE_TARGET,
                        c->restore_target);
    vsd_report_constant(xml, &c->at, "file-restore-status", "file_restore_status",
                        VSSDOC_FILE_RESTORE_STATUS, c->file_restore_status);
    vsd_report_text(xml, &c->at, "restore-name", "restore_name", c->restore_name);
    vsd_report_boolean(xml, &c->at, "authoritative", "authoritative", c->authoritative);
    vsd_report_place(xml, bcd->document, &c->at);
    vsd_report_remarks(xml, &c->at);
    roll_forward(xml, c);
    failures(xml, c);
    vsd_report_binary(xml, "backup-metadata", &c->backup_metadata);
    vsd_report_binary(xml, "restore-metadata", &c->restore_metadata);
    changed_files(xml, c);
    restore_lists(report, c);
    vsd_xml_element_end(xml);
}

static void entry(struct vssdoc_report *report, const struct vssdoc_capture *capture,
                  const struct vssdoc_writer_components *e)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "entry");
    vsd_report_guid(xml, &e->at, "writer-id", "writer_id", &e->writer_id);
    vsd_report_guid(xml, &e->at, "instance-id", "instance_id", &e->instance_id);
    vsd_report_text(xml, &e->at, "instance-name", "instance_name", e->instance_name);
    vsd_xml_attribute(xml, "writer", vssdoc_entry_name(capture, e));
    vsd_xml_flag(xml, "has-wmd", vssdoc_writer_of(capture, e, NULL) != NULL);
    vsd_report_mask(xml, &e->at, "backup-schema", "backup_schema", VSSDOC_BACKUP_SCHEMA,
                    e->backup_schema);
    vsd_xml_size(xml, "records", e->n_components);
    vsd_report_remarks(xml, &e->at);
    for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next)
        record(report, capture->backup_components, c);
    vsd_xml_element_end(xml);
}

/* ---- the whole ---- */

static void snapshot_set(struct vsd_xml *xml, const struct vssdoc_snapshot_set *set)
{
    if (set == NULL)
        return;
    vsd_xml_element(xml, "snapshot-set");
    vsd_report_guid(xml, &set->at, "snapshot-set-id", "snapshot_set_id", &set->snapshot_set_id);
    vsd_report_mask(xml, &set->at, "context", "context", VSSDOC_SNAPSHOT_ATTRIBUTES, set->context);
    vsd_report_text(xml, &set->at, "description", "description", set->description);
    vsd_report_text(xml, &set->at, "metadata", "metadata", set->metadata);
    vsd_report_remarks(xml, &set->at);
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next) {
        vsd_xml_element(xml, "snapshot");
        vsd_report_guid(xml, &s->at, "snapshot-id", "snapshot_id", &s->snapshot_id);
        vsd_report_guid(xml, &s->at, "snapshot-set-id", "snapshot_set_id", &s->snapshot_set_id);
        vsd_report_guid(xml, &s->at, "provider-id", "provider_id", &s->provider_id);
        vsd_report_number(xml, &s->at, "snapshots-count", "snapshots_count", s->snapshots_count);
        vsd_report_text(xml, &s->at, "device-object", "device_object", s->device_object);
        vsd_report_text(xml, &s->at, "original-volume", "original_volume", s->original_volume);
        vsd_report_text(xml, &s->at, "originating-machine", "originating_machine",
                        s->originating_machine);
        vsd_report_text(xml, &s->at, "service-machine", "service_machine", s->service_machine);
        vsd_report_text(xml, &s->at, "exposed-name", "exposed_name", s->exposed_name);
        vsd_report_text(xml, &s->at, "exposed-path", "exposed_path", s->exposed_path);
        vsd_report_mask(xml, &s->at, "attributes", "attributes", VSSDOC_SNAPSHOT_ATTRIBUTES,
                        s->attributes);
        vsd_report_text(xml, &s->at, "creation-timestamp", "creation_timestamp",
                        s->creation_timestamp);
        vsd_report_constant(xml, &s->at, "state", "state", VSSDOC_SNAPSHOT_STATE, s->state);
        vsd_report_remarks(xml, &s->at);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}

void vsd_report_backup(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    struct vsd_xml *xml = &report->xml;
    const struct vssdoc_backup_components *b = capture->backup_components;
    if (b == NULL)
        return;
    vsd_xml_element(xml, "backup-components");
    vsd_report_constant(xml, &b->at, "backup-type", "backup_type", VSSDOC_BACKUP_TYPE,
                        b->backup_type);
    vsd_report_constant(xml, &b->at, "restore-type", "restore_type", VSSDOC_RESTORE_TYPE,
                        b->restore_type);
    vsd_report_boolean(xml, &b->at, "select-components", "select_components", b->select_components);
    vsd_report_boolean(xml, &b->at, "bootable-system-state", "bootable_system_state",
                       b->bootable_system_state);
    vsd_report_boolean(xml, &b->at, "partial-file-support", "partial_file_support",
                       b->partial_file_support);
    vsd_report_guid(xml, &b->at, "snapshot-set-id", "snapshot_set_id", &b->snapshot_set_id);
    vsd_report_text(xml, &b->at, "version", "version", b->version);
    vsd_xml_size(xml, "writers", b->n_writers);
    vsd_xml_size(xml, "records", b->n_components);
    vsd_xml_attribute(xml, "document", b->document->path);
    vsd_xml_leaf(xml, "consequence", vsd_backup_type_consequence(b->backup_type));
    vsd_report_remarks(xml, &b->at);
    snapshot_set(xml, b->snapshot_set);
    for (const struct vssdoc_writer_components *e = b->writers; e != NULL; e = e->next)
        entry(report, capture, e);
    vsd_xml_element_end(xml);
}
