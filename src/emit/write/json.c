#include "emit/write/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"

void vsd_json_begin(struct vsd_json *json, struct vsd_out *out, bool pretty)
{
    *json = (struct vsd_json){.out = out, .pretty = pretty};
    json->first[0] = true;
}

static bool on_one_line(const struct vsd_json *json)
{
    return !json->pretty || (json->line_depth != 0 && json->depth >= json->line_depth);
}

static void new_line(struct vsd_json *json)
{
    vsd_out_char(json->out, '\n');
    for (unsigned i = 0; i < json->depth; i++)
        vsd_out_text(json->out, "  ");
}

/* What stands in front of a key or an element. */
static void separate(struct vsd_json *json)
{
    if (!json->first[json->depth])
        vsd_out_char(json->out, ',');
    if (json->depth > 0 && !on_one_line(json))
        new_line(json);
    else if (!json->first[json->depth] && json->pretty)
        vsd_out_char(json->out, ' ');
    json->first[json->depth] = false;
}

void vsd_json_join(struct vsd_json *json)
{
    if (!json->first[json->depth])
        vsd_out_char(json->out, ',');
    json->first[json->depth] = false;
}

static void before_value(struct vsd_json *json)
{
    if (!json->after_key)
        separate(json);
    json->after_key = false;
}

static void open(struct vsd_json *json, char bracket)
{
    before_value(json);
    vsd_out_char(json->out, bracket);
    json->depth++; /* no document of ours nests deeper than VSD_JSON_DEPTH */
    json->first[json->depth] = true;
}

static void end(struct vsd_json *json, char bracket)
{
    bool empty = json->first[json->depth];
    bool line = on_one_line(json);
    json->depth--;
    if (json->line_depth > json->depth)
        json->line_depth = 0;
    if (!empty && !line)
        new_line(json);
    vsd_out_char(json->out, bracket);
}

void vsd_json_object(struct vsd_json *json)
{
    open(json, '{');
}

void vsd_json_line(struct vsd_json *json)
{
    open(json, '{');
    if (json->line_depth == 0)
        json->line_depth = json->depth;
}

void vsd_json_object_end(struct vsd_json *json)
{
    end(json, '}');
}

void vsd_json_array(struct vsd_json *json)
{
    open(json, '[');
}

void vsd_json_array_end(struct vsd_json *json)
{
    end(json, ']');
}

/* Characters that a terminal must not see are escaped although JSON allows most of them. */
static void quoted(struct vsd_json *json, const char *text)
{
    vsd_out_char(json->out, '"');
    while (*text != '\0') {
        const char *plain = text;
        while ((unsigned char)*text >= 0x20 && (unsigned char)*text < 0x7F && *text != '"' &&
               *text != '\\')
            text++;
        vsd_out_bytes(json->out, plain, (size_t)(text - plain));
        if (*text == '\0')
            break;
        uint32_t character;
        const char *next = vsd_utf8_next(text, &character);
        if (character >= VSD_BAD_BYTE) {
            vsd_out_text(json->out, "\\ufffd");
        } else if (character == '"' || character == '\\') {
            vsd_out_char(json->out, '\\');
            vsd_out_char(json->out, (char)character);
        } else if (!vsd_must_escape(character)) {
            vsd_out_bytes(json->out, text, (size_t)(next - text));
        } else if (character >= 0x10000) {
            vsd_out_printf(json->out, "\\u%04x\\u%04x", 0xD800 + ((character - 0x10000) >> 10),
                           0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            vsd_out_printf(json->out, "\\u%04x", character);
        }
        text = next;
    }
    vsd_out_char(json->out, '"');
}

void vsd_json_key(struct vsd_json *json, const char *key)
{
    separate(json);
    vsd_out_char(json->out, '"');
    vsd_out_text(json->out, key);
    vsd_out_text(json->out, json->pretty ? "\": " : "\":");
    json->after_key = true;
}

void vsd_json_free_key(struct vsd_json *json, const char *key)
{
    separate(json);
    quoted(json, key);
    vsd_out_text(json->out, json->pretty ? ": " : ":");
    json->after_key = true;
}

void vsd_json_null(struct vsd_json *json)
{
    before_value(json);
    vsd_out_text(json->out, "null");
}

void vsd_json_string(struct vsd_json *json, const char *text)
{
    if (text == NULL) {
        vsd_json_null(json);
        return;
    }
    before_value(json);
    quoted(json, text);
}

void vsd_json_boolean(struct vsd_json *json, int value)
{
    before_value(json);
    vsd_out_text(json->out, value < 0 ? "null" : value != 0 ? "true" : "false");
}

void vsd_json_number(struct vsd_json *json, int64_t value)
{
    if (value < 0)
        vsd_json_null(json);
    else
        vsd_json_count(json, (uint64_t)value);
}

void vsd_json_integer(struct vsd_json *json, int64_t value)
{
    before_value(json);
    vsd_out_printf(json->out, "%lld", (long long)value);
}

void vsd_json_real(struct vsd_json *json, double value)
{
    before_value(json);
    if (isfinite(value))
        vsd_out_printf(json->out, "%.15g", value);
    else
        vsd_out_text(json->out, "null");
}

void vsd_json_count(struct vsd_json *json, uint64_t value)
{
    before_value(json);
    if (value < 10)
        vsd_out_char(json->out, (char)('0' + value));
    else
        vsd_out_printf(json->out, "%llu", (unsigned long long)value);
}

void vsd_json_guid(struct vsd_json *json, const struct vssdoc_guid *guid)
{
    char text[VSD_GUID_TEXT];
    if (guid->valid)
        vssdoc_guid_format(guid, text);
    vsd_json_string(json, guid->valid ? text : NULL);
}

void vsd_json_constant(struct vsd_json *json, enum vssdoc_enumeration_id id, int64_t value)
{
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    vsd_json_string(json, constant != NULL ? constant->name : NULL);
}

void vsd_json_mask(struct vsd_json *json, enum vssdoc_enumeration_id id, int64_t value)
{
    if (value < 0) {
        vsd_json_null(json);
        return;
    }
    vsd_json_line(json);
    vsd_json_key(json, "value");
    vsd_json_number(json, value);
    vsd_json_array_at(json, "flags");
    for (int64_t bit = 1; bit <= value; bit <<= 1) {
        const struct vssdoc_constant *constant = vssdoc_constant(id, bit);
        char unnamed[24];
        if ((value & bit) == 0)
            continue;
        (void)snprintf(unnamed, sizeof unnamed, "0x%llx", (unsigned long long)bit);
        vsd_json_string(json, constant != NULL ? constant->name : unnamed);
    }
    vsd_json_array_end(json);
    vsd_json_object_end(json);
}

void vsd_json_object_at(struct vsd_json *json, const char *key)
{
    vsd_json_key(json, key);
    vsd_json_object(json);
}

void vsd_json_array_at(struct vsd_json *json, const char *key)
{
    vsd_json_key(json, key);
    vsd_json_array(json);
}

void vsd_json_line_at(struct vsd_json *json, const char *key)
{
    vsd_json_key(json, key);
    vsd_json_line(json);
}

void vsd_json_null_at(struct vsd_json *json, const char *key)
{
    vsd_json_key(json, key);
    vsd_json_null(json);
}

void vsd_json_text(struct vsd_json *json, const char *key, const char *value)
{
    vsd_json_key(json, key);
    vsd_json_string(json, value);
}

void vsd_json_flag(struct vsd_json *json, const char *key, int value)
{
    vsd_json_key(json, key);
    vsd_json_boolean(json, value);
}

void vsd_json_size(struct vsd_json *json, const char *key, uint64_t value)
{
    vsd_json_key(json, key);
    vsd_json_count(json, value);
}

void vsd_json_size_if(struct vsd_json *json, const char *key, bool known, uint64_t value)
{
    vsd_json_key(json, key);
    if (known)
        vsd_json_count(json, value);
    else
        vsd_json_null(json);
}

void vsd_json_texts(struct vsd_json *json, const char *key, const char *const *items, size_t n)
{
    vsd_json_array_at(json, key);
    for (size_t i = 0; i < n; i++)
        vsd_json_string(json, items[i]);
    vsd_json_array_end(json);
}
