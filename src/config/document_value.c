#include "config/document_value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "model/written.h"

void vsd_json_complain(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                       const char *key, const char *format, ...)
{
    char message[300];
    va_list arguments;
    if (reading->failed)
        return;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const struct vsd_json_at inside = {.in = &object->at, .key = key};
    const struct vsd_json_at top = {.key = key};
    bool root = object->at.in == NULL && object->at.key == NULL;
    (void)vsd_json_fail(reading->file,
                        key == NULL ? (root ? NULL : &object->at)
                        : root      ? &top
                                    : &inside,
                        reading->error, "%s", message);
    reading->failed = true;
}

/* ---- texts ---- */

static bool is_held(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xFFFE) ||
           (c >= 0x10000 && c < 0x110000);
}

const char *vsd_json_string_of(struct vsd_json_reading *reading,
                               const struct vsd_json_object *object, const char *key)
{
    const json_t *value = json_object_get(object->json, key);
    if (value == NULL || json_is_null(value))
        return NULL;
    if (!json_is_string(value)) {
        vsd_json_complain(reading, object, key, "%.80s is not a string", key);
        return NULL;
    }
    uint32_t c;
    const char *text = json_string_value(value);
    for (const char *at = text; *at != '\0';) {
        at = vsd_utf8_next(at, &c);
        if (!is_held(c)) {
            vsd_json_complain(reading, object, key,
                              "%.80s holds U+%04X, which no XML document can hold", key,
                              (unsigned)c);
            return NULL;
        }
    }
    return text;
}

static const char *beside(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                          const char *key, const char *end)
{
    char whole[VSD_WRITTEN + 12];
    (void)snprintf(whole, sizeof whole, "%s_%s", key, end);
    return json_object_get(object->json, whole) != NULL ? vsd_json_string_of(reading, object, whole)
                                                        : NULL;
}

static const char *kept(struct vsd_json_reading *reading, const char *text)
{
    const char *copy = vsd_intern(&reading->intern, text, strlen(text));
    reading->no_memory = reading->no_memory || copy == NULL;
    return copy;
}

/* ---- values ---- */

static const char *boolean_text(struct vsd_json_reading *reading,
                                const struct vsd_json_object *object, const char *key,
                                const json_t *value)
{
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    vsd_json_complain(reading, object, key, "%.80s is neither true nor false nor null", key);
    return NULL;
}

static const char *number_text(struct vsd_json_reading *reading,
                               const struct vsd_json_object *object, const char *key,
                               const json_t *value)
{
    char text[VSD_WRITTEN];
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 0 || number > UINT32_MAX) {
        vsd_json_complain(reading, object, key, "%.80s is not a whole number from 0 to 4294967295",
                          key);
        return NULL;
    }
    (void)snprintf(text, sizeof text, "%lld", (long long)number);
    return kept(reading, text);
}

static const char *constant_text(struct vsd_json_reading *reading,
                                 const struct vsd_json_object *object, const char *key,
                                 const json_t *value, enum vssdoc_enumeration_id id)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(id);
    const char *text = vsd_json_string_of(reading, object, key);
    uint32_t number = 0;
    bool confirmed;
    char written[VSD_WRITTEN];
    if (text == NULL || vsd_constant_spelled(id, text, &number, &confirmed))
        return text == NULL || reading->failed
                   ? NULL
                   : kept(reading, vsd_constant_written(id, number, written, &confirmed));
    struct vsd_nearest nearest = {.asked = text};
    for (size_t i = 0; i < enumeration->n_constants; i++)
        vsd_nearest_offer(&nearest, enumeration->constants[i].name);
    (void)value;
    vsd_json_complain(reading, object, key, "%s has no constant \"%.80s\"%s%s%s", enumeration->name,
                      text, nearest.best != NULL ? "; did you mean " : "",
                      nearest.best != NULL ? nearest.best : "", nearest.best != NULL ? "?" : "");
    return NULL;
}

/* The value of a flag's name: a constant, or "0x80000". */
static bool flag_value(enum vssdoc_enumeration_id id, const char *name, uint64_t *value)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(id);
    uint32_t number;
    bool exact;
    for (size_t i = 0; i < enumeration->n_constants; i++)
        if (strcmp(enumeration->constants[i].name, name) == 0) {
            *value |= enumeration->constants[i].value;
            return true;
        }
    if (!vsd_number_spelled(name, &number, &exact))
        return false;
    *value |= number;
    return true;
}

static const char *mask_text(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                             const char *key, const json_t *value, enum vssdoc_enumeration_id id)
{
    if (json_is_integer(value))
        return number_text(reading, object, key, value);
    const struct vsd_json_object inside = {value, {.in = &object->at, .key = key}};
    const json_t *number = json_object_get(value, "value"),
                 *flags = json_object_get(value, "flags");
    uint64_t sum = 0;
    if (!json_is_object(value) || (number == NULL && !json_is_array(flags))) {
        vsd_json_complain(reading, object, key,
                          "%.80s is neither a number nor {\"value\", \"flags\"}", key);
        return NULL;
    }
    for (size_t i = 0; i < json_array_size(flags); i++) {
        const char *name = json_string_value(json_array_get(flags, i));
        if (name == NULL || !flag_value(id, name, &sum)) {
            vsd_json_complain(reading, &inside, "flags", "%s has no flag \"%.80s\"",
                              vssdoc_enumeration(id)->name, name != NULL ? name : "");
            return NULL;
        }
    }
    const char *text = number != NULL ? number_text(reading, &inside, "value", number) : NULL;
    if (number != NULL && json_is_array(flags) && (uint64_t)json_integer_value(number) != sum) {
        vsd_json_complain(reading, &inside, "value",
                          "value and flags of %.80s differ: the flags give %llu", key,
                          (unsigned long long)sum);
        return NULL;
    }
    char flags_text[VSD_WRITTEN];
    (void)snprintf(flags_text, sizeof flags_text, "%llu", (unsigned long long)sum);
    return text != NULL || reading->failed ? text : kept(reading, flags_text);
}

static const char *binary_text(struct vsd_json_reading *reading,
                               const struct vsd_json_object *object, const char *key,
                               const json_t *value)
{
    const struct vsd_json_object inside = {value, {.in = &object->at, .key = key}};
    if (json_is_string(value))
        return vsd_json_string_of(reading, object, key);
    if (!json_is_object(value)) {
        vsd_json_complain(reading, object, key, "%.80s is neither base64 nor an object", key);
        return NULL;
    }
    const char *base64 = vsd_json_string_of(reading, &inside, "base64");
    return base64 != NULL ? base64 : vsd_json_string_of(reading, &inside, "text");
}

static const char *value_text(struct vsd_json_reading *reading,
                              const struct vsd_json_object *object, const char *key,
                              const struct vsd_field *field)
{
    const json_t *value = json_object_get(object->json, key);
    if (value == NULL || json_is_null(value))
        return NULL;
    switch (field->type) {
    case VSD_STRING:
    case VSD_GUID:
        return vsd_json_string_of(reading, object, key);
    case VSD_BOOLEAN:
        return boolean_text(reading, object, key, value);
    case VSD_ENUM:
        return constant_text(reading, object, key, value, field->values);
    case VSD_MASK:
        return mask_text(reading, object, key, value, field->values);
    case VSD_NUMBER:
        return number_text(reading, object, key, value);
    case VSD_BINARY:
        return binary_text(reading, object, key, value);
    }
    return NULL;
}

/* Whether the spelling that a document had still means what stands beside it: a person may have
 * edited the one and not the other. */
static bool still_means(const struct vsd_field *field, const char *spelled, const char *text)
{
    struct vssdoc_guid a, b;
    uint32_t x = 0, y = 0;
    bool p = false, q = false, exact;
    switch (field->type) {
    case VSD_GUID:
        return strcmp(spelled, text) == 0 ||
               (vssdoc_guid_parse(spelled, &a) && vssdoc_guid_parse(text, &b) &&
                vssdoc_guid_equal(&a, &b));
    case VSD_BOOLEAN:
        return vsd_boolean_spelled(spelled, &p, &exact) && vsd_boolean_spelled(text, &q, &exact) &&
               p == q;
    case VSD_ENUM:
        return (vsd_constant_spelled(field->values, spelled, &x, &exact) ||
                vsd_number_spelled(spelled, &x, &exact)) &&
               (vsd_constant_spelled(field->values, text, &y, &exact) ||
                vsd_number_spelled(text, &y, &exact)) &&
               x == y;
    case VSD_MASK:
    case VSD_NUMBER:
        return vsd_number_spelled(spelled, &x, &exact) && vsd_number_spelled(text, &y, &exact) &&
               x == y;
    case VSD_STRING:
    case VSD_BINARY:
        break;
    }
    return true;
}

/* ---- fields ---- */

static const char *name_of(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                           const char *key, const struct vsd_class *class,
                           const struct vsd_field *field)
{
    char first[VSD_WRITTEN];
    struct vsd_match match;
    const char *own = beside(reading, object, key, "name");
    if (own == NULL)
        return kept(reading, vsd_name_written(field->spelling, first));
    bool text = strcmp(own, "text()") == 0 && class->text == field;
    if (!text && vsd_field_named(class, own, reading->names, &match) != field)
        vsd_json_complain(reading, object, key, "\"%.80s\" is no spelling of %s", own,
                          vsd_name_written(field->spelling, first));
    return kept(reading, own);
}

void vsd_json_chosen(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                     const char *key, const void *row, const char *spelling,
                     enum vssdoc_evidence evidence)
{
    char evidence_key[VSD_WRITTEN + 12], name[VSD_WRITTEN];
    (void)snprintf(evidence_key, sizeof evidence_key, "%s_evidence", key);
    if (evidence == VSSDOC_CAPTURED || evidence == VSSDOC_DOCUMENTED ||
        json_is_string(json_object_get(object->json, evidence_key)))
        return;
    for (size_t i = 0; i < reading->n_rows; i++)
        if (reading->rows[i] == row)
            return;
    if (reading->n_rows == sizeof reading->rows / sizeof reading->rows[0])
        return;
    reading->rows[reading->n_rows++] = row;
    (void)vsd_name_written(spelling, name);
    reading->chosen = reading->chosen == NULL
                          ? vsd_arena_copy(reading->arena, name, strlen(name))
                          : vsd_arena_printf(reading->arena, "%s, %s", reading->chosen, name);
    reading->no_memory = reading->no_memory || reading->chosen == NULL;
}

const char *vsd_json_field(struct vsd_json_reading *reading, const struct vsd_json_object *object,
                           const struct vsd_class *class, const struct vsd_field *field,
                           const char **name)
{
    const char *dot = strrchr(field->key, '.'), *key = dot != NULL ? dot + 1 : field->key;
    char group[VSD_WRITTEN];
    struct vsd_json_object inside = *object;
    if (dot != NULL) {
        (void)snprintf(group, sizeof group, "%.*s", (int)(dot - field->key), field->key);
        inside.json = json_object_get(object->json, group);
        inside.at = (struct vsd_json_at){.in = &object->at, .key = group};
        if (inside.json != NULL && !json_is_null(inside.json) && !json_is_object(inside.json))
            vsd_json_complain(reading, object, group, "%s is not an object", group);
    }
    const char *text = value_text(reading, &inside, key, field);
    const char *spelled = beside(reading, &inside, key, "spelled");
    const char *raw = beside(reading, &inside, key, "raw");
    if (text == NULL || (spelled != NULL && still_means(field, spelled, text)))
        text = spelled != NULL ? spelled : raw;
    if (text == NULL || reading->failed)
        return NULL;
    *name = name_of(reading, &inside, key, class, field);
    if (*name != NULL)
        vsd_json_chosen(reading, &inside, key, field, field->spelling, field->evidence);
    return reading->failed || *name == NULL ? NULL : text;
}
