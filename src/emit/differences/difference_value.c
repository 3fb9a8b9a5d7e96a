/* Values before and after a change as JSON, in the form that inspect gives them. */
#include <string.h>

#include "emit/differences/differences.h"
#include "emit/document/json_model.h"
#include "emit/document/json_property.h"
#include "model/shape.h"

static void field(struct vsd_json *json, const struct vsd_field *row, const char *object)
{
    const struct vssdoc_element *at = (const void *)object;
    const void *value = object + row->offset;
    switch (row->type) {
    case VSD_STRING:
        vsd_put_string(json, at, row->key, *(const char *const *)value);
        break;
    case VSD_GUID:
        vsd_put_guid(json, at, row->key, value);
        break;
    case VSD_BOOLEAN:
        vsd_put_boolean(json, at, row->key, *(const int *)value);
        break;
    case VSD_ENUM:
        vsd_put_constant(json, at, row->key, row->values, *(const int *)value);
        break;
    case VSD_MASK:
        vsd_put_mask(json, at, row->key, row->values, *(const int64_t *)value);
        break;
    case VSD_NUMBER:
        vsd_put_number(json, at, row->key, *(const int64_t *)value);
        break;
    case VSD_BINARY:
        vsd_put_binary(json, at, row->key, value);
        break;
    }
}

static void object_of(struct vsd_json *json, const struct vsd_class *class, const char *object);

static void part(struct vsd_json *json, const struct vsd_class *class, const char *object)
{
    for (size_t i = 0; i < class->n_fields; i++)
        field(json, &class->fields[i], object);
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        const struct vsd_list_item *item =
            row->relation != VSD_MERGE
                ? *(struct vsd_list_item *const *)(const void *)(object + row->offset)
                : NULL;
        if (row->relation == VSD_MERGE) {
            part(json, row->class, object);
            continue;
        }
        vsd_json_key(json, row->key);
        if (row->relation == VSD_ONE) {
            if (item != NULL)
                object_of(json, row->class, (const char *)item);
            else
                vsd_json_null(json);
            continue;
        }
        vsd_json_array(json);
        for (; item != NULL; item = item->next)
            object_of(json, row->class, (const char *)item);
        vsd_json_array_end(json);
    }
}

static void object_of(struct vsd_json *json, const struct vsd_class *class, const char *object)
{
    vsd_json_object(json);
    if (strcmp(class->name, "backup_component") == 0) {
        vsd_json_record_keys(json, (const void *)object);
    } else {
        part(json, class, object);
        vsd_json_extra(json, (const void *)object);
    }
    vsd_json_object_end(json);
}

static void writer(struct vsd_json *json, const struct vssdoc_writer *w)
{
    vsd_json_object(json);
    vsd_json_writer_keys(json, w);
    vsd_json_array_at(json, "components");
    for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
        vsd_json_object(json);
        vsd_json_component_keys(json, c);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_object_end(json);
}

void vsd_json_value(struct vsd_json *json, const struct vssdoc_value *value)
{
    switch (value->kind) {
    case VSSDOC_VALUE_NONE:
        vsd_json_null(json);
        break;
    case VSSDOC_VALUE_TEXT:
    case VSSDOC_VALUE_GUID:
        vsd_json_string(json, value->text);
        break;
    case VSSDOC_VALUE_BOOLEAN:
        vsd_json_boolean(json, (int)value->number);
        break;
    case VSSDOC_VALUE_NUMBER:
        vsd_json_number(json, value->number);
        break;
    case VSSDOC_VALUE_CONSTANT:
        vsd_json_constant(json, value->values, value->number);
        break;
    case VSSDOC_VALUE_MASK:
        vsd_json_mask(json, value->values, value->number);
        break;
    case VSSDOC_VALUE_BINARY:
        vsd_json_binary(json, value->object);
        break;
    case VSSDOC_VALUE_WRITER:
        writer(json, value->object);
        break;
    case VSSDOC_VALUE_COMPONENT:
        vsd_json_object(json);
        vsd_json_component_keys(json, value->object);
        vsd_json_object_end(json);
        break;
    case VSSDOC_VALUE_FILE_SET:
        vsd_json_file_set(json, value->object);
        break;
    case VSSDOC_VALUE_BCD_COMPONENT:
        vsd_json_object(json);
        vsd_json_record_keys(json, value->object);
        vsd_json_object_end(json);
        break;
    case VSSDOC_VALUE_OBJECT:
        object_of(json, value->shape, value->object);
        break;
    }
}
