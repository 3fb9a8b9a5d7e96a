#include "emit/document/json_model.h"

#include "emit/document/json_property.h"

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
