#include "emit/document/json_property.h"

#include <stdio.h>
#include <string.h>

/* The marks of a property: k_raw and k_evidence. key is the property's; in nested objects only its
 * last part is written. */
void vsd_put_remarks(struct vsd_json *json, const struct vssdoc_element *at, const char *key)
{
    if (at->marks == NULL)
        return;
    const struct vssdoc_mark *mark = vssdoc_mark_of(at, key);
    const char *dot = strrchr(key, '.');
    char name[80];
    if (mark == NULL)
        return;
    if (mark->raw != NULL) {
        (void)snprintf(name, sizeof name, "%s_raw", dot != NULL ? dot + 1 : key);
        vsd_json_text(json, name, mark->raw);
    }
    if (mark->inferred) {
        (void)snprintf(name, sizeof name, "%s_evidence", dot != NULL ? dot + 1 : key);
        vsd_json_text(json, name, "inferred");
    }
}

static void property(struct vsd_json *json, const char *key)
{
    const char *dot = strrchr(key, '.');
    vsd_json_key(json, dot != NULL ? dot + 1 : key);
}

void vsd_put_string(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   const char *value)
{
    property(json, key);
    vsd_json_string(json, value);
    vsd_put_remarks(json, at, key);
}

void vsd_put_boolean(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                    int value)
{
    property(json, key);
    vsd_json_boolean(json, value);
    vsd_put_remarks(json, at, key);
}

void vsd_put_number(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   int64_t value)
{
    property(json, key);
    vsd_json_number(json, value);
    vsd_put_remarks(json, at, key);
}

void vsd_put_guid(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                 const struct vssdoc_guid *value)
{
    property(json, key);
    vsd_json_guid(json, value);
    vsd_put_remarks(json, at, key);
}

void vsd_put_constant(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                     enum vssdoc_enumeration_id id, int value)
{
    property(json, key);
    vsd_json_constant(json, id, value);
    vsd_put_remarks(json, at, key);
}

void vsd_put_mask(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                 enum vssdoc_enumeration_id id, int64_t value)
{
    property(json, key);
    vsd_json_mask(json, id, value);
    vsd_put_remarks(json, at, key);
}

void vsd_json_binary(struct vsd_json *json, const struct vssdoc_binary *value)
{
    if (value->spelling == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_size(json, "bytes", value->size);
    vsd_json_text(json, "text", value->text);
    vsd_json_text(json, "base64", value->base64 ? value->spelling : NULL);
    vsd_json_flag(json, "length_prefix", value->length_prefix);
    vsd_json_object_end(json);
}

void vsd_put_binary(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                   const struct vssdoc_binary *value)
{
    property(json, key);
    vsd_json_binary(json, value);
    vsd_put_remarks(json, at, key);
}

void vsd_json_extra(struct vsd_json *json, const struct vssdoc_element *element)
{
    vsd_json_key(json, "extra");
    if (element->extra == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_object_at(json, "attributes");
    for (const struct vssdoc_extra_attribute *a = element->extra->attributes; a != NULL;
         a = a->next) {
        vsd_json_free_key(json, a->name);
        vsd_json_string(json, a->value);
    }
    vsd_json_object_end(json);
    vsd_json_array_at(json, "elements");
    for (const struct vssdoc_extra_element *e = element->extra->elements; e != NULL; e = e->next)
        vsd_json_string(json, e->xml);
    vsd_json_array_end(json);
    if (element->extra->text != NULL) {
        vsd_json_text(json, "text", element->extra->text);
    }
    vsd_json_object_end(json);
}

void vsd_json_file_set(struct vsd_json *json, const struct vssdoc_file_set *set)
{
    vsd_json_line(json);
    vsd_json_text(json, "kind", vssdoc_file_set_kind_name(set->kind));
    vsd_put_string(json, &set->at, "path", set->path);
    vsd_put_string(json, &set->at, "filespec", set->filespec);
    vsd_put_boolean(json, &set->at, "recursive", set->recursive);
    vsd_put_string(json, &set->at, "alternate_path", set->alternate_path);
    vsd_put_mask(json, &set->at, "backup_type", VSSDOC_FILE_SPEC_BACKUP_TYPE, set->backup_type);
    vsd_json_extra(json, &set->at);
    vsd_json_object_end(json);
}

void vsd_put_file_sets(struct vsd_json *json, const struct vssdoc_element *at, const char *key,
                      const struct vssdoc_file_set *sets)
{
    vsd_json_array_at(json, key);
    for (; sets != NULL; sets = sets->next)
        vsd_json_file_set(json, sets);
    vsd_json_array_end(json);
    vsd_put_remarks(json, at, key);
}
