#include "reader/remarks.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

struct vsd_remark *vsd_remark_new(struct vsd_remarks *remarks, enum vssdoc_note_code code,
                                  const struct vssdoc_element *element, const char *name,
                                  const char *value)
{
    for (size_t i = 0; i < remarks->n_kept; i++) {
        struct vsd_remark *remark = &remarks->kept[i];
        bool same_value = value == NULL ? remark->value == NULL
                                        : remark->value != NULL && strcmp(remark->value, value) == 0;
        if (remark->code == code && same_value && strcmp(remark->parent, element->name) == 0 &&
            strcmp(remark->name, name) == 0) {
            remark->times++;
            return NULL;
        }
    }
    if (remarks->n_kept == VSD_REMARKS_LIMIT) {
        remarks->more++;
        return NULL;
    }
    struct vsd_remark *remark = &remarks->kept[remarks->n_kept++];
    *remark = (struct vsd_remark){code, element->name, name, value, element, NULL, NULL, 1};
    return remark;
}

void vsd_remark(struct vsd_remarks *remarks, enum vssdoc_note_code code,
                const struct vssdoc_element *element, const char *name, const char *value)
{
    (void)vsd_remark_new(remarks, code, element, name, value);
}

/* What a value is not. */
static const char *not_a_value(const struct vsd_field *field, char *out, size_t size)
{
    switch (field != NULL ? field->type : VSD_STRING) {
    case VSD_BOOLEAN:
        return "neither yes nor no";
    case VSD_GUID:
        return "no GUID";
    case VSD_NUMBER:
    case VSD_MASK:
        return "no number from 0 to 4294967295";
    case VSD_ENUM:
        (void)snprintf(out, size, "none of the values of %s that this version knows",
                       vssdoc_enumeration(field->values)->name);
        return out;
    default:
        return "a value that was not understood";
    }
}

static const char *what(enum vssdoc_note_code code)
{
    switch (code) {
    case VSSDOC_NOTE_INFERRED_NAME:
        return "read through a name or spelling that no source confirms";
    case VSSDOC_NOTE_UNKNOWN_NAME:
        return "unknown to this version; kept as it is";
    case VSSDOC_NOTE_MISPLACED:
        return "does not belong there; kept as it is";
    case VSSDOC_NOTE_REPEATED:
        return "stands there more than once; the first counts, the others are kept as they are";
    default:
        return "odd";
    }
}

bool vsd_remarks_to_notes(const struct vsd_remarks *remarks, struct vsd_document *document)
{
    bool enough = true;
    for (size_t i = 0; i < remarks->n_kept && enough; i++) {
        const struct vsd_remark *remark = &remarks->kept[i];
        char times[40] = "", value[96] = "", hint[160] = "", wanted[120];
        if (remark->hint != NULL)
            (void)snprintf(hint, sizeof hint, "; did you mean %.100s?", remark->hint);
        if (remark->times > 1)
            (void)snprintf(times, sizeof times, " (%llu times)", (unsigned long long)remark->times);
        if (remark->value != NULL)
            (void)snprintf(value, sizeof value, "=\"%.*s\"", vsd_whole(remark->value, 80),
                           remark->value);
        enough = vsd_document_note(document, remark->code, remark->element, "%.*s/%.*s%s: %s%s%s",
                                   vsd_whole(remark->parent, 120), remark->parent,
                                   vsd_whole(remark->name, 120), remark->name, value,
                                   remark->code == VSSDOC_NOTE_UNKNOWN_VALUE
                                       ? not_a_value(remark->field, wanted, sizeof wanted)
                                       : what(remark->code),
                                   hint, times);
    }
    if (remarks->more > 0 && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_UNKNOWN_NAME, NULL,
                                   "%llu more remarks of this kind are left out",
                                   (unsigned long long)remarks->more);
    return enough;
}
