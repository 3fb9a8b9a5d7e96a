/* A property of the model as a JSON key, with what needs a remark beside it: k_raw where the document's
 * spelling was not understood, k_evidence where no source confirms the name. Keys are the
 * properties'; of "failure.hr" only the last part is written. */
#ifndef VSD_EMIT_DOCUMENT_JSON_PROPERTY_H
#define VSD_EMIT_DOCUMENT_JSON_PROPERTY_H

#include "emit/write/json.h"

/* The remarks alone, behind a value that was written otherwise. */
void vsd_put_remarks(struct vsd_json *json, const struct vssdoc_element *at, const char *key);

void vsd_put_string(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                    const char *value);
void vsd_put_boolean(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                     int value);
void vsd_put_number(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                    int64_t value);
void vsd_put_guid(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                  const struct vssdoc_guid *value);
void vsd_put_constant(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                      enum vssdoc_enumeration_id id, int value);
void vsd_put_mask(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                  enum vssdoc_enumeration_id id, int64_t value);
void vsd_put_binary(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                    const struct vssdoc_binary *value);
void vsd_put_file_sets(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                       const struct vssdoc_file_set *sets);

/* Values by themselves. */
void vsd_json_binary(struct vsd_json *json, const struct vssdoc_binary *value);
void vsd_json_file_set(struct vsd_json *json, const struct vssdoc_file_set *set);

/* What the reader did not know about an element, under "extra". */
void vsd_json_extra(struct vsd_json *json, const struct vssdoc_element *element);

#endif
