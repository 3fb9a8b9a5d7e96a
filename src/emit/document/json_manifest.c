#include "emit/document/json_model.h"

#include "emit/document/json_property.h"

static const char *path_of(const struct vssdoc_document *document)
{
    return document != NULL ? document->path : NULL;
}

/* The BCD that the manifest names, whatever it is called now: a capture has one. */
static const struct vssdoc_document *bcd_of(const struct vssdoc_capture *capture)
{
    return capture->backup_components != NULL ? capture->backup_components->document : NULL;
}

void vsd_json_manifest_keys(struct vsd_json *json, const struct vssdoc_capture *capture)
{
    const struct vssdoc_manifest *m = capture->manifest;
    vsd_json_text(json, "document", m->document->path);
    vsd_put_guid(json, &m->at, "snapshot_set_id", &m->snapshot_set_id);
    vsd_put_string(json, &m->at, "machine_name", m->machine_name);
    vsd_json_array_at(json, "shadow_copies");
    for (const struct vssdoc_shadow_copy *s = m->shadow_copies; s != NULL; s = s->next) {
        vsd_json_object(json);
        vsd_put_guid(json, &s->at, "id", &s->id);
        vsd_put_string(json, &s->at, "alias", s->alias);
        vsd_put_string(json, &s->at, "original_volume", s->original_volume);
        vsd_put_guid(json, &s->at, "provider_id", &s->provider_id);
        vsd_json_extra(json, &s->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_array_at(json, "aliases");
    for (const struct vssdoc_alias *a = m->aliases; a != NULL; a = a->next) {
        vsd_json_line(json);
        vsd_put_string(json, &a->at, "name", a->name);
        vsd_put_string(json, &a->at, "value", a->value);
        vsd_json_extra(json, &a->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_put_string(json, &m->at, "backup_components_file", m->backup_components_file);
    vsd_json_text(json, "backup_components_document",
                  m->backup_components_file != NULL ? path_of(bcd_of(capture)) : NULL);
    vsd_put_string(json, &m->at, "log_file", m->log_file);
    vsd_put_number(json, &m->at, "writer_count", m->writer_count);
    vsd_json_array_at(json, "writers");
    for (const struct vssdoc_manifest_writer *w = m->writers; w != NULL; w = w->next) {
        vsd_json_object(json);
        vsd_put_string(json, &w->at, "name", w->name);
        vsd_put_string(json, &w->at, "file", w->file);
        vsd_json_text(json, "document", path_of(vssdoc_manifest_document(capture, w)));
        vsd_json_extra(json, &w->at);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_extra(json, &m->at);
}
