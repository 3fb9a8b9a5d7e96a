#include "reader/value.h"

#include "base/binary.h"

static enum vsd_understood how(bool exact)
{
    return exact ? VSD_UNDERSTOOD : VSD_UNDERSTOOD_LOOSELY;
}

static enum vsd_understood number(const char *text, int64_t *out)
{
    uint32_t value;
    bool exact;
    *out = VSSDOC_UNKNOWN;
    if (!vsd_number_spelled(text, &value, &exact))
        return VSD_NOT_UNDERSTOOD;
    *out = value;
    return how(exact);
}

static enum vsd_understood boolean(const char *text, int *out)
{
    bool value, exact;
    *out = VSSDOC_UNKNOWN;
    if (!vsd_boolean_spelled(text, &value, &exact))
        return VSD_NOT_UNDERSTOOD;
    *out = value;
    return how(exact);
}

static enum vsd_understood constant(enum vssdoc_enumeration_id id, const char *text, int *out)
{
    uint32_t value;
    bool exact;
    *out = VSSDOC_UNKNOWN;
    if (vsd_constant_spelled(id, text, &value, &exact)) {
        *out = (int)value;
        return how(exact);
    }
    if (vsd_number_spelled(text, &value, &exact) && vssdoc_constant(id, value) != NULL) {
        *out = (int)value;
        return VSD_UNDERSTOOD_LOOSELY;
    }
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
