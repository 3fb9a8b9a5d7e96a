/* Values before and after a change: typed, with the text that people read. */
#include "diff/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "model/copy.h"
#include "model/model.h"

/* "0x371 (DIFFERENTIAL, COPY)": the constants without their common beginning. */
static const char *mask_text(struct vsd_diff *diff, const struct vsd_field *field, int64_t value)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(field->values);
    char names[1024] = "";
    size_t n = 0;
    for (unsigned bit = 0; bit < 32; bit++) {
        int64_t one = INT64_C(1) << bit;
        const struct vssdoc_constant *constant =
            (value & one) != 0 ? vssdoc_constant(field->values, one) : NULL;
        if (constant != NULL && n < sizeof names)
            n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", n > 0 ? ", " : "",
                                  constant->name + strlen(enumeration->prefix));
    }
    return n > 0 ? vsd_diff_text(diff, "0x%" PRIx64 " (%s)", (uint64_t)value, names)
                 : vsd_diff_text(diff, "0x%" PRIx64, (uint64_t)value);
}

static const char *binary_text(struct vsd_diff *diff, const struct vssdoc_binary *binary)
{
    if (binary->text != NULL && strlen(binary->text) < 60)
        return vsd_diff_text(diff, "%zu bytes (%s)", binary->size, binary->text);
    uint64_t sum = XXH64(binary->spelling, strlen(binary->spelling), 0); /* tells two apart */
    return vsd_diff_text(diff, "%zu bytes (sum %08x)", binary->size, (unsigned)sum);
}

static void number(struct vsd_diff *diff, const struct vsd_field *field, const void *object,
                   int64_t value, struct vssdoc_value *out)
{
    static const enum vssdoc_value_kind kinds[] = {[VSD_BOOLEAN] = VSSDOC_VALUE_BOOLEAN,
                                                   [VSD_ENUM] = VSSDOC_VALUE_CONSTANT,
                                                   [VSD_MASK] = VSSDOC_VALUE_MASK,
                                                   [VSD_NUMBER] = VSSDOC_VALUE_NUMBER};
    if (value == VSSDOC_ABSENT)
        return;
    if (value == VSSDOC_UNKNOWN) {
        vsd_diff_text_value(diff, vsd_raw_of(object, field->key), out);
        return;
    }
    *out =
        (struct vssdoc_value){.kind = kinds[field->type], .values = field->values, .number = value};
    const struct vssdoc_constant *constant =
        field->type == VSD_ENUM ? vssdoc_constant(field->values, value) : NULL;
    out->text = constant != NULL             ? constant->name
                : field->type == VSD_MASK    ? mask_text(diff, field, value)
                : field->type == VSD_BOOLEAN ? (value != 0 ? "yes" : "no")
                                             : vsd_diff_text(diff, "%" PRId64, value);
}

void vsd_diff_text_value(struct vsd_diff *diff, const char *text, struct vssdoc_value *out)
{
    *out = (struct vssdoc_value){.kind = text != NULL ? VSSDOC_VALUE_TEXT : VSSDOC_VALUE_NONE,
                                 .text = vsd_diff_keep(diff, text)};
}

void vsd_diff_value(struct vsd_diff *diff, const struct vsd_field *field, const void *object,
                    struct vssdoc_value *out)
{
    const void *at = (const char *)object + field->offset;
    *out = (struct vssdoc_value){.kind = VSSDOC_VALUE_NONE};
    switch (field->type) {
    case VSD_STRING:
        vsd_diff_text_value(diff, *(const char *const *)at, out);
        break;
    case VSD_GUID: {
        const struct vssdoc_guid *guid = at;
        char text[VSD_GUID_TEXT];
        if (guid->valid) {
            vssdoc_guid_format(guid, text);
            vsd_diff_text_value(diff, text, out);
            out->kind = VSSDOC_VALUE_GUID;
        } else {
            vsd_diff_text_value(diff, guid->spelling, out);
        }
        break;
    }
    case VSD_BINARY: {
        const struct vssdoc_binary *binary = at;
        if (binary->spelling == NULL)
            break;
        struct vssdoc_binary *copy = vsd_arena_alloc(&diff->result->arena, sizeof *copy);
        diff->no_memory = diff->no_memory || copy == NULL;
        if (copy == NULL)
            break;
        *copy = *binary;
        copy->spelling = vsd_diff_keep(diff, binary->spelling);
        copy->text = vsd_diff_keep(diff, binary->text);
        *out = (struct vssdoc_value){
            .kind = VSSDOC_VALUE_BINARY, .text = binary_text(diff, binary), .object = copy};
        break;
    }
    case VSD_BOOLEAN:
    case VSD_ENUM:
        number(diff, field, object, *(const int *)at, out);
        break;
    case VSD_MASK:
    case VSD_NUMBER:
        number(diff, field, object, *(const int64_t *)at, out);
        break;
    }
}

/* A writer's document is more than its result needs. */
static bool detach(struct vsd_diff *diff, struct vssdoc_writer *writer)
{
    struct vssdoc_document *document = vsd_arena_alloc(&diff->result->arena, sizeof *document);
    if (document == NULL)
        return false;
    document->path = vsd_diff_keep(diff, writer->document->path);
    document->name = document->path;
    writer->document = document;
    writer->identification = NULL;
    return true;
}

void vsd_diff_object(struct vsd_diff *diff, enum vssdoc_value_kind kind,
                     const struct vsd_class *class, const void *object, const char *text,
                     struct vssdoc_value *out)
{
    void *copy = vsd_object_copy(&diff->result->arena, class, object);
    if (copy == NULL || (kind == VSSDOC_VALUE_WRITER && !detach(diff, copy)))
        diff->no_memory = true;
    *out = (struct vssdoc_value){
        .kind = kind, .text = vsd_diff_keep(diff, text), .object = copy, .shape = class};
}
