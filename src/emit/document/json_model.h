/* The model as JSON, object by object, with the keys of the contract. */
#ifndef VSD_EMIT_DOCUMENT_JSON_MODEL_H
#define VSD_EMIT_DOCUMENT_JSON_MODEL_H

#include "emit/write/json.h"

/* The keys of an object without its braces, so that a stream may put others in front. */
void vsd_json_document_keys(struct vsd_json *json, const struct vssdoc_document *document);
void vsd_json_manifest_keys(struct vsd_json *json, const struct vssdoc_capture *capture);
void vsd_json_backup_components_keys(struct vsd_json *json,
                                     const struct vssdoc_backup_components *bcd);
void vsd_json_entry_keys(struct vsd_json *json, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer_components *entry);
void vsd_json_record_keys(struct vsd_json *json, const struct vssdoc_backup_component *component);
/* Identity, restore method and writer-wide file sets; components are written apart. */
void vsd_json_writer_keys(struct vsd_json *json, const struct vssdoc_writer *writer);
void vsd_json_component_keys(struct vsd_json *json, const struct vssdoc_component *component);
void vsd_json_snapshot_set(struct vsd_json *json, const struct vssdoc_snapshot_set *set);

#endif
