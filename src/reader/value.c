#include "reader/value.h"

#include <string.h>

#include "base/binary.h"
#include "base/text.h"

/* Decimal as documents have it, or hexadecimal; 32 bits without sign. */
static enum vsd_understood number(const char *text, int64_t *out)
{
    bool hexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    unsigned base = hexadecimal ? 16 : 10;
    const char *digits = text + (hexadecimal ? 2 : 0);
    uint64_t value = 0;
    *out = VSSDOC_UNKNOWN;
    if (*digits == '\0')
        return VSD_NOT_UNDERSTOOD;
    for (; *digits != '\0'; digits++) {
        static const char alphabet[] = "0123456789abcdef";
        char c = *digits >= 'A' && *digits <= 'F' ? (char)(*digits - 'A' + 'a') : *digits;
        const char *found = memchr(alphabet, c, base);
        if (found == NULL)
            return VSD_NOT_UNDERSTOOD;
        value = value * base + (uint64_t)(found - alphabet);
        if (value > UINT32_MAX)
            return VSD_NOT_UNDERSTOOD;
    }
    *out = (int64_t)value;
    return hexadecimal ? VSD_UNDERSTOOD_LOOSELY : VSD_UNDERSTOOD;
}

static enum vsd_understood boolean(const char *text, int *out)
{
    static const struct {
        const char *text;
        int value;
        enum vsd_understood how;
    } spellings[] = {
        {"yes", 1, VSD_UNDERSTOOD},          {"no", 0, VSD_UNDERSTOOD},
        {"true", 1, VSD_UNDERSTOOD_LOOSELY}, {"false", 0, VSD_UNDERSTOOD_LOOSELY},
        {"1", 1, VSD_UNDERSTOOD_LOOSELY},    {"0", 0, VSD_UNDERSTOOD_LOOSELY},
    };
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (vsd_equal_folded(text, spellings[i].text)) {
            *out = spellings[i].value;
            return strcmp(text, spellings[i].text) == 0 ? spellings[i].how : VSD_UNDERSTOOD_LOOSELY;
        }
    }
    *out = VSSDOC_UNKNOWN;
    return VSD_NOT_UNDERSTOOD;
}

static enum vsd_understood constant(enum vssdoc_enumeration_id id, const char *text, int *out)
{
    uint32_t value;
    bool exact;
    int64_t by_number;
    if (vsd_constant_spelled(id, text, &value, &exact)) {
        *out = (int)value;
        return exact ? VSD_UNDERSTOOD : VSD_UNDERSTOOD_LOOSELY;
    }
    if (number(text, &by_number) != VSD_NOT_UNDERSTOOD && vssdoc_constant(id, by_number) != NULL) {
        *out = (int)by_number;
        return VSD_UNDERSTOOD_LOOSELY;
    }
    *out = VSSDOC_UNKNOWN;
    return VSD_NOT_UNDERSTOOD;
}

enum vsd_understood vsd_value_set(struct vsd_arena *arena, const struct vsd_field *field,
                                  void *object, const char *text)
{
    void *to = (char *)object + field->offset;
    switch (field->type) {
    case VSD_STRING:
        *(const char **)to = text;
        return VSD_UNDERSTOOD;
    case VSD_GUID:
        return vssdoc_guid_parse(text, to) ? VSD_UNDERSTOOD : VSD_NOT_UNDERSTOOD;
    case VSD_BOOLEAN:
        return boolean(text, to);
    case VSD_ENUM:
        return constant(field->values, text, to);
    case VSD_MASK:
    case VSD_NUMBER:
        return number(text, to);
    case VSD_BINARY:
        return vsd_binary_decode(arena, text, to) ? VSD_UNDERSTOOD : VSD_VALUE_NO_MEMORY;
    }
    return VSD_NOT_UNDERSTOOD;
}

bool vsd_value_is_set(const struct vsd_field *field, const void *object)
{
    const void *at = (const char *)object + field->offset;
    switch (field->type) {
    case VSD_STRING:
        return *(const char *const *)at != NULL;
    case VSD_GUID:
        return ((const struct vssdoc_guid *)at)->spelling != NULL;
    case VSD_BINARY:
        return ((const struct vssdoc_binary *)at)->spelling != NULL;
    case VSD_BOOLEAN:
    case VSD_ENUM:
        return *(const int *)at != VSSDOC_ABSENT;
    case VSD_MASK:
    case VSD_NUMBER:
        return *(const int64_t *)at != VSSDOC_ABSENT;
    }
    return false;
}
