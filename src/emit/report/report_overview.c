/* What a capture is, its documents, and DiskShadow's manifest, as parts of a report. */
#include "base/guid.h"
#include "emit/report/report.h"
#include "inspect/overview.h"

/* ---- what it is ---- */

static void volumes(struct vsd_xml *xml, const struct vssdoc_capture *capture)
{
    size_t n;
    const struct vssdoc_volume *volume = vssdoc_volumes(capture, &n);
    for (size_t i = 0; i < n; i++) {
        char id[VSD_GUID_TEXT];
        vssdoc_guid_format(&volume[i].guid, id);
        vsd_xml_element(xml, "volume");
        vsd_xml_attribute(xml, "guid", id);
        vsd_xml_attribute(xml, "mount", volume[i].mount);
        vsd_xml_flag(xml, "critical", volume[i].critical);
        vsd_xml_element_end(xml);
    }
}

static void told(struct vsd_xml *xml, const char *name, const char *text, const char *why)
{
    if (text == NULL)
        return;
    vsd_xml_element(xml, name);
    vsd_xml_attribute(xml, "because", why);
    vsd_xml_text(xml, text);
    vsd_xml_element_end(xml);
}

void vsd_report_overview(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    struct vsd_xml *xml = &report->xml;
    struct vsd_overview o;
    if (!vsd_overview_make(report->arena, capture, &o)) {
        report->no_memory = true;
        return;
    }
    vsd_xml_element(xml, "overview");
    vsd_xml_attribute(xml, "machine", o.machine);
    vsd_xml_flag(xml, "made-by-vssdoc", o.made);
    vsd_xml_size(xml, "writers", capture->n_writers);
    vsd_xml_size(xml, "components", o.n_components);
    vsd_xml_size(xml, "file-sets", o.n_file_sets);
    vsd_xml_size(xml, "wmds", o.n_wmds);
    vsd_xml_size(xml, "bcds", o.n_bcds);
    vsd_xml_size(xml, "manifests", o.n_manifests);
    vsd_xml_size(xml, "other-documents", o.n_others);
    vsd_xml_size(xml, "unreadable-documents", o.n_errors);
    vsd_xml_size(xml, "bcd-writers", o.n_entries);
    vsd_xml_size(xml, "bcd-components", o.n_records);
    vsd_xml_size(xml, "bcd-writers-without-wmd", o.n_entries_without_wmd);
    vsd_xml_size(xml, "succeeded", o.n_succeeded);
    vsd_xml_size(xml, "failed", o.n_failed);
    vsd_xml_size(xml, "selected-for-restore", o.n_restore_selected);
    vsd_xml_size(xml, "writers-elsewhere", capture->n_writers_elsewhere);
    told(xml, "taken-by", o.taken_by, o.taken_by_why);
    told(xml, "taken-at", o.taken_at, o.taken_at_why);
    volumes(xml, capture);
    vsd_xml_element_end(xml);
}

/* ---- documents ---- */

static void notes(struct vsd_xml *xml, const struct vssdoc_document *document)
{
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next) {
        char locator[1024];
        vsd_xml_element(xml, "note");
        if (note->element != NULL) {
            (void)vssdoc_locator(note->element, locator, sizeof locator);
            vsd_xml_attribute(xml, "locator", locator);
        }
        vsd_xml_text(xml, note->message);
        vsd_xml_element_end(xml);
    }
}

void vsd_report_documents(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "documents");
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        vsd_xml_element(xml, "document");
        vsd_xml_attribute(xml, "path", d->path);
        vsd_xml_attribute(xml, "kind", vssdoc_document_kind_name(d->kind));
        vsd_xml_attribute(xml, "encoding", vssdoc_encoding_name(d->encoding));
        vsd_xml_flag(xml, "bom", d->byte_order_mark);
        vsd_xml_attribute(xml, "declared", d->declared);
        vsd_xml_size(xml, "bytes", d->bytes);
        vsd_xml_attribute(xml, "sha256", d->sha256);
        vsd_xml_leaf(xml, "error", d->error);
        notes(xml, d);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}

/* ---- the manifest ---- */

void vsd_report_manifest(struct vssdoc_report *report, const struct vssdoc_capture *capture)
{
    struct vsd_xml *xml = &report->xml;
    const struct vssdoc_manifest *m = capture->manifest;
    if (m == NULL)
        return;
    vsd_xml_element(xml, "manifest");
    vsd_report_guid(xml, &m->at, "snapshot-set-id", "snapshot_set_id", &m->snapshot_set_id);
    vsd_report_text(xml, &m->at, "machine-name", "machine_name", m->machine_name);
    vsd_report_text(xml, &m->at, "backup-components-file", "backup_components_file",
                    m->backup_components_file);
    vsd_report_text(xml, &m->at, "log-file", "log_file", m->log_file);
    vsd_report_number(xml, &m->at, "writer-count", "writer_count", m->writer_count);
    vsd_xml_attribute(xml, "document", m->document->path);
    vsd_report_remarks(xml, &m->at);
    for (const struct vssdoc_shadow_copy *s = m->shadow_copies; s != NULL; s = s->next) {
        vsd_xml_element(xml, "shadow-copy");
        vsd_report_guid(xml, &s->at, "id", "id", &s->id);
        vsd_report_guid(xml, &s->at, "provider-id", "provider_id", &s->provider_id);
        vsd_report_text(xml, &s->at, "alias", "alias", s->alias);
        vsd_report_text(xml, &s->at, "original-volume", "original_volume", s->original_volume);
        vsd_report_remarks(xml, &s->at);
        vsd_xml_element_end(xml);
    }
    for (const struct vssdoc_alias *a = m->aliases; a != NULL; a = a->next) {
        vsd_xml_element(xml, "alias");
        vsd_report_text(xml, &a->at, "name", "name", a->name);
        vsd_report_text(xml, &a->at, "value", "value", a->value);
        vsd_report_remarks(xml, &a->at);
        vsd_xml_element_end(xml);
    }
    for (const struct vssdoc_manifest_writer *w = m->writers; w != NULL; w = w->next) {
        const struct vssdoc_document *document = vssdoc_manifest_document(capture, w);
        vsd_xml_element(xml, "manifest-writer");
        vsd_report_text(xml, &w->at, "name", "name", w->name);
        vsd_report_text(xml, &w->at, "file", "file", w->file);
        vsd_xml_attribute(xml, "document", document != NULL ? document->path : NULL);
        vsd_report_remarks(xml, &w->at);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}
