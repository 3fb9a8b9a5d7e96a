/* A document as JSON that keeps everything, so that the same document can be made of it again. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/document/json_model.h"
#include "emit/document/json_property.h"
#include "emit/write/json_output.h"
#include "model/document.h"
#include "model/written.h"
#include "model/xsd.h"

/* ---- properties ---- */

/* Beside a property k: k_spelled and k_name where the document's own differ from how we would write
 * it. */
static void put_text(struct vsd_json *json, const char *key, const char *end, const char *value)
{
    char name[80];
    if (value == NULL)
        return;
    (void)snprintf(name, sizeof name, "%s_%s", key, end);
    vsd_json_text(json, name, value);
}

static void put_spelling(struct vsd_json *json, const struct vsd_field *field, const void *object,
                         const struct vssdoc_mark *mark, const char *key)
{
    char plain[VSD_WRITTEN], own[VSD_WRITTEN], usual[VSD_WRITTEN];
    bool confirmed;
    const char *canonical = vsd_value_written(field, object, mark, true, plain, &confirmed);
    const char *value = vsd_value_written(field, object, mark, false, own, &confirmed);
    if (!vsd_same_text(canonical, value))
        put_text(json, key, "spelled", value);
    if (mark != NULL && mark->name != NULL &&
        strcmp(mark->name, vsd_name_written(field->spelling, usual)) != 0)
        put_text(json, key, "name", mark->name);
}

static void put_field(struct vsd_json *json, const struct vssdoc_element *at,
                      const struct vsd_field *field, const void *object)
{
    const void *value = (const char *)object + field->offset;
    const struct vssdoc_guid *guid = value;
    const struct vssdoc_binary *binary = value;
    const char *dot = strrchr(field->key, '.'), *key = dot != NULL ? dot + 1 : field->key;
    switch (field->type) {
    case VSD_STRING:
        vsd_put_string(json, at, field->key, *(const char *const *)value);
        break;
    case VSD_GUID:
        vsd_put_guid(json, at, field->key, guid);
        break;
    case VSD_BOOLEAN:
        vsd_put_boolean(json, at, field->key, *(const int *)value);
        break;
    case VSD_ENUM:
        vsd_put_constant(json, at, field->key, field->values, *(const int *)value);
        break;
    case VSD_MASK:
        vsd_put_mask(json, at, field->key, field->values, *(const int64_t *)value);
        break;
    case VSD_NUMBER:
        vsd_put_number(json, at, field->key, *(const int64_t *)value);
        break;
    case VSD_BINARY:
        vsd_put_binary(json, at, field->key, binary);
        if (!binary->base64 && !vsd_same_text(binary->spelling, binary->text))
            put_text(json, key, "spelled", binary->spelling);
        break;
    }
    put_spelling(json, field, object, vssdoc_mark_of(at, field->key), key);
}

/* "writer_version" of "writer_version.major" as an object of its own. */
static size_t group_length(const struct vsd_field *field)
{
    const char *dot = strrchr(field->key, '.');
    return dot != NULL ? (size_t)(dot - field->key) : 0;
}

static bool same_group(const struct vsd_field *a, const struct vsd_field *b)
{
    size_t length = group_length(a);
    return length > 0 && length == group_length(b) && strncmp(a->key, b->key, length) == 0;
}

static void put_fields(struct vsd_json *json, const struct vssdoc_element *at,
                       const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_fields; i++) {
        const struct vsd_field *field = &class->fields[i];
        if (group_length(field) > 0 && (i == 0 || !same_group(&class->fields[i - 1], field))) {
            char group[VSD_WRITTEN];
            (void)snprintf(group, sizeof group, "%.*s", (int)group_length(field), field->key);
            vsd_json_line_at(json, group);
        }
        put_field(json, at, field, object);
        if (group_length(field) > 0 &&
            (i + 1 == class->n_fields || !same_group(field, &class->fields[i + 1])))
            vsd_json_object_end(json);
    }
}

/* ---- objects ---- */

static void put_object(struct vsd_json *json, const struct vsd_child *row,
                       const struct vsd_class *class, const void *object);

/* The key that no class has is what a row's tag says. */
static void put_tag(struct vsd_json *json, const struct vsd_class *class, int tag)
{
    if (class->tag_offset == 0)
        return;
    if (strcmp(class->name, "component") == 0) {
        vsd_json_key(json, "type");
        vsd_json_constant(json, VSSDOC_COMPONENT_TYPE, tag);
    } else {
        vsd_json_text(json, "kind", vssdoc_file_set_kind_name((enum vssdoc_file_set_kind)tag));
    }
}

/* What follows from the rest, for programs that only look. */
static void put_derived(struct vsd_json *json, const struct vsd_class *class, const void *object)
{
    const struct vssdoc_dependency *dependency = object;
    if (strcmp(class->name, "component") == 0) {
        vsd_json_text(json, "full_path", ((const struct vssdoc_component *)object)->full_path);
    } else if (strcmp(class->name, "backup_component") == 0) {
        vsd_json_text(json, "full_path",
                      ((const struct vssdoc_backup_component *)object)->full_path);
    } else if (strcmp(class->name, "dependency") == 0) {
        vsd_json_text(json, "full_path", dependency->full_path);
        vsd_json_text(json, "remote_computer", dependency->remote_computer);
    }
}

static void put_extra(struct vsd_json *json, const struct vssdoc_element *at)
{
    bool inside = false;
    vsd_json_extra(json, at);
    const struct vssdoc_extra_element *first = at->extra != NULL ? at->extra->elements : NULL;
    for (const struct vssdoc_extra_element *e = first; e != NULL; e = e->next)
        inside = inside || (e->in != NULL && e->in != at) || (at->parent == NULL && e->in != NULL);
    if (!inside)
        return;
    vsd_json_key(json,
                 "extra_in"); /* the element that each of these stood in; null: in front of it */
    vsd_json_array(json);
    for (const struct vssdoc_extra_element *e = first; e != NULL; e = e->next)
        vsd_json_string(json, e->in != NULL ? e->in->name : NULL);
    vsd_json_array_end(json);
}

static const struct vsd_list_item *first_of(const struct vsd_child *row, const void *object)
{
    return *(void *const *)(const void *)((const char *)object + row->offset);
}

static const struct vsd_child *row_of(const struct vsd_class *class, const struct vsd_child *row,
                                      const void *item)
{
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *other = &class->children[i];
        size_t tag = other->class->tag_offset;
        if (other->relation == VSD_ITEM && other->offset == row->offset && tag != 0 &&
            *(const int *)(const void *)((const char *)item + tag) == other->tag)
            return other;
    }
    return row;
}

static void put_list(struct vsd_json *json, const struct vssdoc_element *at,
                     const struct vsd_class *class, const struct vsd_child *row, const void *object)
{
    const struct vsd_list_item *item = first_of(row, object);
    vsd_json_key(json, row->key);
    if (row->relation == VSD_ITEM) {
        vsd_json_array(json);
        for (; item != NULL; item = item->next) {
            const struct vsd_child *own = row_of(class, row, item);
            put_object(json, own, own->class, item);
        }
        vsd_json_array_end(json);
    } else if (item != NULL) {
        put_object(json, row, row->class, item);
    } else {
        vsd_json_null(json);
    }
    vsd_put_remarks(json, at, row->key);
}

/* Whether an earlier row has the same key: two kinds of elements in one list. */
static bool has_come(const struct vsd_class *class, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        const struct vsd_child *earlier = &class->children[i];
        if (earlier->relation == VSD_MERGE) {
            for (size_t j = 0; j < earlier->class->n_children; j++)
                if (strcmp(earlier->class->children[j].key, class->children[row].key) == 0)
                    return true;
        } else if (strcmp(earlier->key, class->children[row].key) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_field(const struct vsd_class *class, const char *key)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (strcmp(class->fields[i].key, key) == 0)
            return true;
    return false;
}

static void put_lists(struct vsd_json *json, const struct vssdoc_element *at,
                      const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE) {
            put_fields(json, at, row->class, object);
            put_lists(json, at, row->class, object);
            if (!has_field(row->class, row->key))
                vsd_put_remarks(json, at, row->key);
        } else if (!has_come(class, i)) {
            put_list(json, at, class, row, object);
        }
    }
}

static void put_object(struct vsd_json *json, const struct vsd_child *row,
                       const struct vsd_class *class, const void *object)
{
    const struct vssdoc_element *at = object;
    char usual[VSD_WRITTEN];
    if (class->n_children == 0)
        vsd_json_line(json);
    else
        vsd_json_object(json);
    if (row != NULL) {
        put_tag(json, class, row->tag);
        if (at->name != NULL && strcmp(at->name, vsd_name_written(row->spelling, usual)) != 0)
            vsd_json_text(json, "element", at->name);
    }
    put_fields(json, at, class, object);
    put_derived(json, class, object);
    put_lists(json, at, class, object);
    put_extra(json, at);
    vsd_json_object_end(json);
}

/* ---- the document ---- */

static void put_document(struct vsd_json *json, const struct vssdoc_document *document)
{
    const char *root;
    const struct vsd_class *class = vsd_root_class(document->kind, &root);
    const void *object = vsd_root_object(document);
    vsd_json_object(json);
    vsd_json_text(json, "schema", "vssdoc/document/1");
    vsd_json_tool(json);
    vsd_json_text(json, "path", document->path);
    vsd_json_text(json, "kind", vssdoc_document_kind_name(document->kind));
    vsd_json_text(json, "encoding", vssdoc_encoding_name(document->encoding));
    vsd_json_flag(json, "bom", document->byte_order_mark);
    vsd_json_text(json, "declared", document->declared);
    vsd_json_text(json, "namespace",
                  document->layout != NULL ? document->layout->xmlns
                                           : vsd_namespace(document->kind));
    vsd_json_key(json, "root");
    put_object(json, NULL, class, object);
    vsd_json_object_end(json);
    vsd_out_char(json->out, '\n');
}

enum vssdoc_status vssdoc_document_write_json(const struct vssdoc_document *document,
                                              vssdoc_write_fn *write, void *context,
                                              struct vssdoc_error *error)
{
    if (document->writer == NULL && document->backup_components == NULL &&
        document->manifest == NULL)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, document->name,
                        "no document of which there is a form in JSON");
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, document->name);
    struct vsd_json json;
    vsd_json_begin(&json, out, true);
    put_document(&json, document);
    return vsd_out_end(out, error);
}
