/* An inspection as one JSON document over all captures (vssdoc/inspect/1), or as a stream of self-
 * contained lines (vssdoc/inspect-stream/1). Both are made of the same objects. */
#include "emit/document/json_model.h"
#include "emit/document/json_property.h"
#include "emit/inspection/inspection.h"
#include "emit/write/json_output.h"
#include "inspect/overview.h"

static void findings(struct vssdoc_inspection *inspection)
{
    struct vsd_json *json = &inspection->json;
    const struct vssdoc_validation_summary *f = &inspection->findings;
    if (!inspection->has_findings)
        return;
    vsd_json_line_at(json, "findings");
    vsd_json_size(json, "error", f->errors);
    vsd_json_size(json, "warning", f->warnings);
    vsd_json_size(json, "info", f->infos);
    vsd_json_object_end(json);
}

/* ---- one document ---- */

static void json_begin(struct vssdoc_inspection *inspection)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_output(json, &inspection->out, "vssdoc/inspect/1");
    vsd_json_tool(json);
    vsd_json_array_at(json, "captures");
}

static void unreadable_keys(struct vsd_json *json, const struct vssdoc_error *problem)
{
    bool placed = problem->line > 0;
    vsd_json_text(json, "input", problem->source);
    vsd_json_text(json, "message", problem->message);
    vsd_json_size_if(json, "offset", placed, problem->offset);
    vsd_json_size_if(json, "line", placed, problem->line);
    vsd_json_size_if(json, "column", placed, problem->column);
}

static void json_end(struct vssdoc_inspection *inspection)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_array_end(json);
    vsd_json_array_at(json, "unreadable");
    for (const struct vsd_unreadable *u = inspection->unreadable; u != NULL; u = u->next) {
        vsd_json_line(json);
        unreadable_keys(json, &u->problem);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_finish(json);
}

static void entry(struct vssdoc_inspection *inspection, const struct vssdoc_capture *capture,
                  const struct vssdoc_writer_components *e)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_object(json);
    vsd_json_entry_keys(json, capture, e);
    vsd_json_array_at(json, "components");
    for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
        if (!vsd_scope_has_path(&inspection->scope, c->full_path))
            continue;
        vsd_json_object(json);
        vsd_json_record_keys(json, c);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &e->at, "components");
    vsd_json_object_end(json);
}

static void backup_components(struct vssdoc_inspection *inspection,
                              const struct vssdoc_capture *capture)
{
    struct vsd_json *json = &inspection->json;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    vsd_json_key(json, "backup_components");
    if (bcd == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_backup_components_keys(json, bcd);
    vsd_json_array_at(json, "writers");
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        if (vsd_scope_has_entry(&inspection->scope, capture, e))
            entry(inspection, capture, e);
    vsd_json_array_end(json);
    vsd_put_remarks(json, &bcd->at, "writers");
    vsd_json_object_end(json);
}

static void writer(struct vssdoc_inspection *inspection, const struct vssdoc_writer *w)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_object(json);
    vsd_json_writer_keys(json, w);
    vsd_json_array_at(json, "components");
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (!vsd_scope_has_path(&inspection->scope, c->full_path))
            continue;
        vsd_json_object(json);
        vsd_json_component_keys(json, c);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_remarks(json, &w->at, "components");
    vsd_json_object_end(json);
}

static enum vssdoc_status json_capture(struct vssdoc_inspection *inspection,
                                       const struct vssdoc_capture *capture)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_object(json);
    vsd_json_text(json, "source", capture->source);
    vsd_json_array_at(json, "documents");
    for (size_t i = 0; i < capture->n_documents; i++) {
        vsd_json_object(json);
        vsd_json_document_keys(json, capture->documents[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_key(json, "manifest");
    if (capture->manifest != NULL) {
        vsd_json_object(json);
        vsd_json_manifest_keys(json, capture);
        vsd_json_object_end(json);
    } else {
        vsd_json_null(json);
    }
    backup_components(inspection, capture);
    vsd_json_array_at(json, "writers");
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vsd_scope_has_writer(&inspection->scope, capture->writers[i]))
            writer(inspection, capture->writers[i]);
    vsd_json_array_end(json);
    findings(inspection);
    vsd_json_object_end(json);
    return VSSDOC_OK;
}

static void json_join(struct vssdoc_inspection *inspection)
{
    vsd_json_join(&inspection->json);
}

const struct vsd_inspect_format vsd_inspect_json = {{"json"}, json_begin, json_capture, NULL,
                                                    json_end, json_join};

/* ---- a stream ---- */

static struct vsd_json *line(struct vssdoc_inspection *inspection, const char *type,
                             const char *source)
{
    vsd_json_record(&inspection->json, &inspection->out, type);
    if (source != NULL)
        vsd_json_text(&inspection->json, "source", source);
    return &inspection->json;
}

static void stream_begin(struct vssdoc_inspection *inspection)
{
    struct vsd_json *json = &inspection->json;
    vsd_json_stream(json, &inspection->out, "vssdoc/inspect-stream/1");
    vsd_json_tool(json);
    vsd_json_finish(&inspection->json);
}

/* Which writer a line about one of its components belongs to. */
static void whose(struct vsd_json *json, const struct vssdoc_guid *writer_id,
                  const struct vssdoc_guid *instance_id, const char *name)
{
    vsd_json_key(json, "writer_id");
    vsd_json_guid(json, writer_id);
    vsd_json_key(json, "instance_id");
    vsd_json_guid(json, instance_id);
    vsd_json_text(json, "writer_name", name);
}

static void stream_entry(struct vssdoc_inspection *inspection, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer_components *e)
{
    struct vsd_json *json = &inspection->json;
    line(inspection, "writer_components", capture->source);
    vsd_json_entry_keys(json, capture, e);
    vsd_json_finish(&inspection->json);
    for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
        if (!vsd_scope_has_path(&inspection->scope, c->full_path))
            continue;
        line(inspection, "backup_component", capture->source);
        whose(json, &e->writer_id, &e->instance_id, vssdoc_entry_name(capture, e));
        vsd_json_object_at(json, "component");
        vsd_json_record_keys(json, c);
        vsd_json_object_end(json);
        vsd_json_finish(&inspection->json);
    }
}

static void stream_backup_components(struct vssdoc_inspection *inspection,
                                     const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (bcd == NULL)
        return;
    line(inspection, "backup_components", capture->source);
    vsd_json_backup_components_keys(&inspection->json, bcd);
    vsd_json_finish(&inspection->json);
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        if (vsd_scope_has_entry(&inspection->scope, capture, e))
            stream_entry(inspection, capture, e);
}

static void stream_writer(struct vssdoc_inspection *inspection,
                          const struct vssdoc_capture *capture, const struct vssdoc_writer *w)
{
    struct vsd_json *json = &inspection->json;
    line(inspection, "writer", capture->source);
    vsd_json_writer_keys(json, w);
    vsd_json_finish(&inspection->json);
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        if (!vsd_scope_has_path(&inspection->scope, c->full_path))
            continue;
        line(inspection, "component", capture->source);
        vsd_json_text(json, "document", w->document->path);
        whose(json, &w->writer_id, &w->instance_id, w->name);
        vsd_json_object_at(json, "component");
        vsd_json_component_keys(json, c);
        vsd_json_object_end(json);
        vsd_json_finish(&inspection->json);
    }
}

/* What tells captures apart for whoever brings the lines of many together. */
static bool stream_identity(struct vsd_json *json, const struct vssdoc_capture *capture)
{
    struct vsd_arena arena = {0};
    struct vsd_overview overview;
    bool made = vsd_overview_make(&arena, capture, &overview);
    if (made) {
        vsd_json_text(json, "machine", overview.machine);
        vsd_json_text(json, "taken_by", overview.taken_by);
        vsd_json_text(json, "taken_at", overview.taken_at);
    }
    vsd_arena_free(&arena);
    return made;
}

static enum vssdoc_status stream_capture(struct vssdoc_inspection *inspection,
                                         const struct vssdoc_capture *capture)
{
    struct vsd_json *json = &inspection->json;
    line(inspection, "capture", capture->source);
    if (!stream_identity(json, capture))
        return VSSDOC_NO_MEMORY;
    vsd_json_size(json, "documents", capture->n_documents);
    vsd_json_size(json, "writers", capture->n_writers);
    findings(inspection);
    vsd_json_finish(&inspection->json);
    for (size_t i = 0; i < capture->n_documents; i++) {
        line(inspection, "document", capture->source);
        vsd_json_document_keys(json, capture->documents[i]);
        vsd_json_finish(&inspection->json);
    }
    if (capture->manifest != NULL) {
        line(inspection, "manifest", capture->source);
        vsd_json_manifest_keys(json, capture);
        vsd_json_finish(&inspection->json);
    }
    stream_backup_components(inspection, capture);
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vsd_scope_has_writer(&inspection->scope, capture->writers[i]))
            stream_writer(inspection, capture, capture->writers[i]);
    return VSSDOC_OK;
}

static void stream_unreadable(struct vssdoc_inspection *inspection,
                              const struct vssdoc_error *problem)
{
    line(inspection, "unreadable", NULL);
    unreadable_keys(&inspection->json, problem);
    vsd_json_finish(&inspection->json);
    inspection->totals.unreadable++;
}

static void stream_end(struct vssdoc_inspection *inspection)
{
    struct vsd_json *json = &inspection->json;
    line(inspection, "summary", NULL);
    vsd_json_size(json, "captures", inspection->totals.captures);
    vsd_json_size(json, "documents", inspection->totals.documents);
    vsd_json_size(json, "errors", inspection->totals.errors);
    vsd_json_size(json, "unreadable", inspection->totals.unreadable);
    vsd_json_size(json, "writers", inspection->totals.writers);
    vsd_json_size(json, "components", inspection->totals.components);
    vsd_json_size(json, "file_sets", inspection->totals.file_sets);
    vsd_json_finish(&inspection->json);
}

static void stream_join(struct vssdoc_inspection *inspection)
{
    (void)inspection; /* lines stand by themselves */
}

const struct vsd_inspect_format vsd_inspect_ndjson = {{"ndjson"}, stream_begin, stream_capture, stream_unreadable, stream_end, stream_join};
