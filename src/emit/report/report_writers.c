/* Writers, their components as a tree and their file sets by folder, as part of a report. */
#include <stdio.h>

#include "base/guid.h"
#include "emit/report/report.h"
#include "inspect/folders.h"
#include "inspect/tree.h"
#include "model/environment.h"

/* ---- file sets ---- */

/* What all file sets of a folder have in common stands at the folder. */
struct common {
    bool kind, backup_type;
};

static void file_set(struct vsd_xml *xml, const struct vssdoc_file_set *set,
                     const struct common *common)
{
    vsd_xml_element(xml, "file-set");
    vsd_report_text(xml, &set->at, "filespec", "filespec", set->filespec);
    if (!common->kind)
        vsd_xml_attribute(xml, "kind", vssdoc_file_set_kind_name(set->kind));
    vsd_report_boolean(xml, &set->at, "recursive", "recursive", set->recursive);
    vsd_report_text(xml, &set->at, "alternate-path", "alternate_path", set->alternate_path);
    if (!common->backup_type)
        vsd_report_number(xml, &set->at, "backup-type", "backup_type", set->backup_type);
    if (!vsd_file_set_is_plain(set)) {
        vsd_xml_attribute(xml, "more", "yes");
        if (set->backup_type > 0 && set->backup_type != VSD_EVERY_BACKUP)
            vsd_report_flags(xml, "backup-type", VSSDOC_FILE_SPEC_BACKUP_TYPE, set->backup_type);
        vsd_report_remarks(xml, &set->at);
    }
    vsd_xml_element_end(xml);
}

static struct common common_of(const struct vsd_folder *folder)
{
    struct common common = {true, true};
    for (size_t i = 1; i < folder->n_sets; i++) {
        const struct vssdoc_file_set *first = folder->sets[0], *set = folder->sets[i];
        common.kind = common.kind && set->kind == first->kind;
        common.backup_type = common.backup_type && set->backup_type == first->backup_type &&
                             set->backup_type != VSSDOC_UNKNOWN;
    }
    return common;
}

static void folder_attributes(struct vssdoc_report *report, const struct vsd_folder *folder,
                              const struct common *common)
{
    static const struct vsd_environment nothing_told;
    struct vsd_xml *xml = &report->xml;
    struct vsd_expanded expanded;
    vsd_xml_attribute(xml, "label", folder->label);
    vsd_xml_attribute(xml, "path", folder->path);
    vsd_xml_size(xml, "own", folder->n_sets);
    vsd_xml_size(xml, "total", folder->n_total);
    if (!vsd_expand(&nothing_told, report->arena, folder->path, &expanded))
        report->no_memory = true;
    else if (expanded.assumed)
        vsd_xml_attribute(xml, "usually", expanded.path);
    if (folder->n_sets > 0 && common->kind)
        vsd_xml_attribute(xml, "kind", vssdoc_file_set_kind_name(folder->sets[0]->kind));
    if (folder->n_sets > 0 && common->backup_type && folder->sets[0]->backup_type >= 0)
        vsd_xml_size(xml, "backup-type", (uint64_t)folder->sets[0]->backup_type);
    vsd_xml_attribute(xml, "plain", folder->n_sets > 0 && folder->plain ? "yes" : NULL);
}

/* Where the limit is passed a folder's names are left out and their number stays. */
static void folder(struct vssdoc_report *report, const struct vsd_folder *f)
{
    struct vsd_xml *xml = &report->xml;
    size_t limit = report->options.max_file_sets;
    const struct common common = common_of(f);
    vsd_xml_element(xml, "folder");
    folder_attributes(report, f, &common);
    report->n_file_sets += f->n_sets;
    bool cut = limit > 0 && report->n_file_sets > limit && f->n_sets > 0;
    vsd_xml_attribute(xml, "cut", cut ? "yes" : NULL);
    for (size_t i = 0; i < f->n_sets && !cut; i++)
        file_set(xml, f->sets[i], &common);
    for (const struct vsd_folder *child = f->first; child != NULL; child = child->next)
        folder(report, child);
    vsd_xml_element_end(xml);
}

void vsd_report_file_sets(struct vssdoc_report *report, const char *kind,
                          const struct vssdoc_file_set *sets)
{
    struct vsd_folder root;
    if (sets == NULL)
        return;
    if (!vsd_folders_make(report->arena, sets, &root)) {
        report->no_memory = true;
        return;
    }
    vsd_xml_element(&report->xml, "file-sets");
    vsd_xml_attribute(&report->xml, "kind", kind);
    vsd_xml_size(&report->xml, "total", root.n_total);
    for (const struct vsd_folder *f = root.first; f != NULL; f = f->next)
        folder(report, f);
    vsd_xml_element_end(&report->xml);
}

/* ---- components ---- */

static void dependency(struct vsd_xml *xml, const struct vssdoc_dependency *d)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&d->writer_id);
    vsd_xml_element(xml, "dependency");
    vsd_report_guid(xml, &d->at, "writer-id", "writer_id", &d->writer_id);
    vsd_xml_attribute(xml, "writer", known != NULL ? known->name : NULL);
    vsd_xml_attribute(xml, "full-path", d->full_path);
    vsd_xml_attribute(xml, "computer", d->remote_computer);
    vsd_report_remarks(xml, &d->at);
    vsd_xml_element_end(xml);
}

static void component(struct vssdoc_report *report, const struct vssdoc_capture *capture,
                      const struct vssdoc_writer *writer, const struct vssdoc_component *c)
{
    struct vsd_xml *xml = &report->xml;
    char id[VSD_GUID_TEXT] = "", identity[2048];
    if (writer->writer_id.valid)
        vssdoc_guid_format(&writer->writer_id, id);
    (void)snprintf(identity, sizeof identity, "%s|%s|%s", id,
                   writer->instance_name != NULL ? writer->instance_name : "",
                   c->full_path != NULL ? c->full_path : "");
    vsd_xml_element(xml, "component");
    vsd_xml_attribute(xml, "id", vsd_report_anchor(report, "c", identity));
    vsd_xml_attribute(xml, "full-path", c->full_path);
    vsd_report_text(xml, &c->at, "name", "name", c->name);
    vsd_report_text(xml, &c->at, "logical-path", "logical_path", c->logical_path);
    vsd_report_constant(xml, &c->at, "type", "type", VSSDOC_COMPONENT_TYPE, c->type);
    vsd_report_text(xml, &c->at, "caption", "caption", c->caption);
    vsd_report_boolean(xml, &c->at, "selectable", "selectable", c->selectable);
    vsd_report_boolean(xml, &c->at, "selectable-for-restore", "selectable_for_restore",
                       c->selectable_for_restore);
    vsd_report_boolean(xml, &c->at, "restore-metadata", "restore_metadata", c->restore_metadata);
    vsd_report_boolean(xml, &c->at, "notify-on-backup-complete", "notify_on_backup_complete",
                       c->notify_on_backup_complete);
    vsd_report_mask(xml, &c->at, "flags", "flags", VSSDOC_COMPONENT_FLAGS, c->flags);
    vsd_xml_size(xml, "file-sets", c->n_file_sets);
    if (capture->backup_components != NULL)
        vsd_xml_flag(xml, "in-bcd", vssdoc_record_of(capture, writer, c) != NULL);
    vsd_report_place(xml, writer->document, &c->at);
    vsd_report_remarks(xml, &c->at);
    vsd_report_binary(xml, "icon", &c->icon);
    for (const struct vssdoc_dependency *d = c->dependencies; d != NULL; d = d->next)
        dependency(xml, d);
    vsd_report_file_sets(report, "files", c->file_sets);
    vsd_xml_element_end(xml);
}

static void nodes(struct vssdoc_report *report, const struct vssdoc_capture *capture,
                  const struct vssdoc_writer *writer, const struct vsd_tree_node *node)
{
    for (; node != NULL; node = node->next) {
        vsd_xml_element(&report->xml, "node");
        vsd_xml_attribute(&report->xml, "label", node->label);
        if (node->component != NULL)
            component(report, capture, writer, node->component);
        nodes(report, capture, writer, node->first);
        vsd_xml_element_end(&report->xml);
    }
}

/* ---- a writer ---- */

static void meaning(struct vsd_xml *xml, const char *of, enum vssdoc_enumeration_id id, int value)
{
    const struct vssdoc_constant *constant = value >= 0 ? vssdoc_constant(id, value) : NULL;
    if (constant == NULL)
        return;
    vsd_xml_element(xml, "meaning");
    vsd_xml_attribute(xml, "of", of);
    vsd_xml_text(xml, constant->meaning);
    vsd_xml_element_end(xml);
}

static void restore_method(struct vssdoc_report *report, const struct vssdoc_writer *w)
{
    struct vsd_xml *xml = &report->xml;
    const struct vssdoc_restore_method *r = w->restore_method;
    if (r == NULL)
        return;
    vsd_xml_element(xml, "restore-method");
    vsd_report_constant(xml, &r->at, "method", "method", VSSDOC_RESTOREMETHOD, r->method);
    vsd_report_constant(xml, &r->at, "writer-restore", "writer_restore", VSSDOC_WRITERRESTORE,
                        r->writer_restore);
    vsd_report_boolean(xml, &r->at, "reboot-required", "reboot_required", r->reboot_required);
    vsd_report_text(xml, &r->at, "service", "service", r->service);
    vsd_report_text(xml, &r->at, "user-procedure", "user_procedure", r->user_procedure);
    meaning(xml, "method", VSSDOC_RESTOREMETHOD, r->method);
    meaning(xml, "writer-restore", VSSDOC_WRITERRESTORE, r->writer_restore);
    vsd_report_remarks(xml, &r->at);
    vsd_xml_element_end(xml);
}

static void known_writer(struct vsd_xml *xml, const struct vssdoc_guid *id)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(id);
    if (known == NULL)
        return;
    vsd_xml_element(xml, "known-writer");
    vsd_xml_attribute(xml, "name", known->name);
    vsd_xml_attribute(xml, "service", known->service);
    vsd_xml_attribute(xml, "source", known->source);
    vsd_xml_leaf(xml, "about", known->about);
    vsd_xml_leaf(xml, "restore", known->restore);
    vsd_xml_element_end(xml);
}

static void writer(struct vssdoc_report *report, const struct vssdoc_capture *capture,
                   const struct vssdoc_writer *w)
{
    struct vsd_xml *xml = &report->xml;
    struct vsd_tree_node root;
    char id[VSD_GUID_TEXT] = "";
    if (w->writer_id.valid)
        vssdoc_guid_format(&w->writer_id, id);
    vsd_xml_element(xml, "writer");
    vsd_xml_attribute(xml, "id", vsd_report_anchor(report, "w", id));
    vsd_report_text(xml, &w->at, "name", "name", w->name);
    vsd_report_guid(xml, &w->at, "writer-id", "writer_id", &w->writer_id);
    vsd_report_guid(xml, &w->at, "instance-id", "instance_id", &w->instance_id);
    vsd_report_text(xml, &w->at, "instance-name", "instance_name", w->instance_name);
    vsd_report_constant(xml, &w->at, "usage", "usage", VSSDOC_USAGE_TYPE, w->usage);
    vsd_report_constant(xml, &w->at, "source-type", "source_type", VSSDOC_SOURCE_TYPE,
                        w->source_type);
    vsd_report_number(xml, &w->at, "major-version", "writer_version.major", w->major_version);
    vsd_report_number(xml, &w->at, "minor-version", "writer_version.minor", w->minor_version);
    vsd_report_mask(xml, &w->at, "backup-schema", "backup_schema", VSSDOC_BACKUP_SCHEMA,
                    w->backup_schema);
    vsd_report_text(xml, &w->at, "version", "version", w->version);
    vsd_xml_size(xml, "components", w->n_components);
    vsd_xml_size(xml, "file-sets", w->n_file_sets);
    if (capture->backup_components != NULL)
        vsd_xml_flag(xml, "in-bcd", vssdoc_entry_of(capture, w) != NULL);
    vsd_xml_attribute(xml, "document", w->document->path);
    vsd_report_remarks(xml, &w->at);
    if (w->identification != NULL)
        vsd_report_remarks(xml, w->identification);
    known_writer(xml, &w->writer_id);
    restore_method(report, w);
    vsd_report_file_sets(report, "include", w->include_files);
    vsd_report_file_sets(report, "exclude", w->exclude_files);
    vsd_report_file_sets(report, "exclude_from_snapshot", w->exclude_files_from_snapshot);
    vsd_report_file_sets(report, "alternate_location_mapping", w->alternate_location_mappings);
    if (vsd_tree_make(report->arena, w, &root))
        nodes(report, capture, w, root.first);
    else
        report->no_memory = true;
    vsd_xml_element_end(xml);
}

void vsd_report_writers(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    vsd_xml_element(&report->xml, "writers");
    for (size_t i = 0; i < capture->n_writers; i++)
        writer(report, capture, capture->writers[i]);
    vsd_xml_element_end(&report->xml);
}
