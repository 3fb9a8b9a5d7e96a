#include "model/written.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

const char *vsd_name_written(const char *spellings, char out[VSD_WRITTEN])
{
    (void)snprintf(out, VSD_WRITTEN, "%.*s", (int)strcspn(spellings, "|"), spellings);
    return out;
}

/* ---- constants ---- */

/* Values of these were seen as "full", "filegroup", "never"; those of the others in upper case. */
static bool in_small_letters(enum vssdoc_enumeration_id id)
{
    switch (id) {
    case VSSDOC_WRITERRESTORE:
    case VSSDOC_COMPONENT_TYPE:
    case VSSDOC_BACKUP_TYPE:
    case VSSDOC_RESTORE_TYPE:
    case VSSDOC_RESTORE_TARGET:
    case VSSDOC_FILE_RESTORE_STATUS:
    case VSSDOC_ROLLFORWARD_TYPE:
    case VSSDOC_SNAPSHOT_STATE:
        return true;
    default:
        return false;
    }
}

/* "ORIGINAL_LOCATION" becomes "originalLocation". */
static const char *camel(const char *upper, char out[VSD_WRITTEN])
{
    size_t n = 0;
    bool capital = false;
    for (; *upper != '\0' && n + 1 < VSD_WRITTEN; upper++) {
        bool letter = *upper >= 'A' && *upper <= 'Z';
        if (*upper != '_')
            out[n++] = letter && !capital ? (char)(*upper - 'A' + 'a') : *upper;
        capital = *upper == '_';
    }
    out[n] = '\0';
    return out;
}

const char *vsd_constant_written(enum vssdoc_enumeration_id id, int64_t value,
                                 char out[VSD_WRITTEN], bool *confirmed)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(id);
    const struct vssdoc_constant *constant = vssdoc_constant(id, value);
    *confirmed = constant != NULL && constant->seen != NULL;
    if (*confirmed)
        return constant->seen;
    if (constant == NULL) {
        (void)snprintf(out, VSD_WRITTEN, "%lld", (long long)value);
        return out;
    }
    if (constant->accepted != NULL)
        return constant->accepted[0];
    const char *rest = constant->name + strlen(enumeration->prefix);
    return in_small_letters(id) ? camel(rest, out) : rest;
}

/* ---- values ---- */

static bool constant_means(const struct vsd_field *field, const char *text, int value)
{
    uint32_t meant;
    bool exact;
    return (vsd_constant_spelled(field->values, text, &meant, &exact) ||
            vsd_number_spelled(text, &meant, &exact)) &&
           value >= 0 && meant == (uint32_t)value;
}

static bool means(const struct vsd_field *field, const void *at, const char *text)
{
    bool truth, exact;
    uint32_t number;
    switch (field->type) {
    case VSD_BOOLEAN:
        return vsd_boolean_spelled(text, &truth, &exact) && *(const int *)at == (int)truth;
    case VSD_ENUM:
        return constant_means(field, text, *(const int *)at);
    case VSD_MASK:
    case VSD_NUMBER:
        return vsd_number_spelled(text, &number, &exact) && *(const int64_t *)at == number;
    case VSD_STRING:
    case VSD_GUID:
    case VSD_BINARY:
        break;
    }
    return false;
}

static const char *guid_written(const struct vssdoc_guid *guid, bool canonical,
                                char out[VSD_WRITTEN])
{
    if (!guid->valid || (guid->spelling != NULL && !canonical))
        return guid->spelling;
    vssdoc_guid_format(guid, out);
    return out;
}

static bool is_unknown(const struct vsd_field *field, const void *at)
{
    switch (field->type) {
    case VSD_BOOLEAN:
    case VSD_ENUM:
        return *(const int *)at == VSSDOC_UNKNOWN;
    case VSD_MASK:
    case VSD_NUMBER:
        return *(const int64_t *)at == VSSDOC_UNKNOWN;
    default:
        return false;
    }
}

const char *vsd_value_written(const struct vsd_field *field, const void *object,
                              const struct vssdoc_mark *mark, bool canonical, char out[VSD_WRITTEN],
                              bool *confirmed)
{
    const void *at = (const char *)object + field->offset;
    *confirmed = true;
    if (is_unknown(field, at))
        return mark != NULL ? mark->raw : NULL;
    if (mark != NULL && mark->spelled != NULL && !canonical && means(field, at, mark->spelled)) {
        *confirmed = false;
        return mark->spelled;
    }
    switch (field->type) {
    case VSD_STRING:
        return *(const char *const *)at;
    case VSD_GUID:
        return guid_written(at, canonical, out);
    case VSD_BINARY:
        return ((const struct vssdoc_binary *)at)->spelling;
    case VSD_BOOLEAN:
        return *(const int *)at == VSSDOC_ABSENT ? NULL : *(const int *)at != 0 ? "yes" : "no";
    case VSD_ENUM:
        return *(const int *)at == VSSDOC_ABSENT
                   ? NULL
                   : vsd_constant_written(field->values, *(const int *)at, out, confirmed);
    case VSD_MASK:
    case VSD_NUMBER:
        if (*(const int64_t *)at == VSSDOC_ABSENT)
            return NULL;
        (void)snprintf(out, VSD_WRITTEN, "%lld", (long long)*(const int64_t *)at);
        return out;
    }
    return NULL;
}
