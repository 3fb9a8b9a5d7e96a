#include "emit/document/json_model.h"

#include "emit/document/json_property.h"

void vsd_json_document_keys(struct vsd_json *json, const struct vssdoc_document *document)
{
    vsd_json_text(json, "path", document->path);
    vsd_json_text(json, "kind", vssdoc_document_kind_name(document->kind));
    vsd_json_text(json, "encoding", vssdoc_encoding_name(document->encoding));
    vsd_json_flag(json, "bom", document->byte_order_mark);
    vsd_json_text(json, "declared", document->declared);
    vsd_json_size(json, "bytes", document->bytes);
    vsd_json_array_at(json, "notes");
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        vsd_json_string(json, note->message);
    vsd_json_array_end(json);
    vsd_json_text(json, "error", document->error);
    vsd_json_key(json, "error_place");
    if (document->error == NULL || document->error_line == 0) {
        vsd_json_null(json);
        return;
    }
    vsd_json_line(json);
    vsd_json_size(json, "offset", document->error_offset);
    vsd_json_size(json, "line", document->error_line);
    vsd_json_size(json, "column", document->error_column);
    vsd_json_object_end(json);
}
