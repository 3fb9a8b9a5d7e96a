/* Attributes and text become properties; what is odd about them becomes marks. */
#include <string.h>

#include "model/xsd.h"
#include "reader/build_parts.h"
#include "reader/extra.h"
#include "reader/value.h"
#include "redact/redact.h"

/* ---- placeholders ---- */

/* Puts placeholders in the place of names, where that is wanted. */
bool vsd_build_redact(struct vsd_build *build, enum vsd_holds holds, const char **text,
                      size_t *length)
{
    if (build->redaction == NULL)
        return true;
    *text = vsd_redact_value(build->redaction, holds, *text, *length, length);
    build->no_memory = build->no_memory || *text == NULL;
    return *text != NULL;
}

/* A piece of XML that is kept as it is. */
bool vsd_build_redact_xml(struct vsd_build *build, const char **xml, size_t *length)
{
    if (build->redaction == NULL)
        return true;
    *xml = vsd_redact_xml(build->redaction, *xml, *length, length);
    return *xml != NULL;
}

const char *vsd_build_namespace(struct vsd_build *build, const char *xmlns)
{
    size_t length = strlen(xmlns);
    if (build->redaction == NULL ||
        strcmp(xmlns, vsd_namespace(build->document->public.kind)) == 0 ||
        !vsd_build_redact(build, VSD_HOLDS_UNSAID, &xmlns, &length))
        return xmlns;
    const char *kept = vsd_build_stored(build, xmlns, length);
    return kept != NULL ? kept : "";
}

/* ---- marks ---- */

void vsd_build_mark(struct vsd_build *build, struct vssdoc_element *element,
                    const struct vssdoc_mark *mark)
{
    const struct vssdoc_mark *found = vssdoc_mark_of(element, mark->key);
    struct vssdoc_mark *old = (struct vssdoc_mark *)(uintptr_t)found;
    if (old != NULL && old->inferred == mark->inferred && mark->raw == NULL) {
        old->name = old->name != NULL ? old->name : mark->name;
        old->spelled = old->spelled != NULL ? old->spelled : mark->spelled;
        return;
    }
    struct vssdoc_mark *added = vsd_arena_alloc(vsd_build_arena(build), sizeof *added);
    if (added == NULL) {
        build->no_memory = true;
        return;
    }
    *added = *mark;
    const struct vssdoc_mark **end = &element->marks; /* an element has few properties */
    while (*end != NULL)
        end = (const struct vssdoc_mark **)(uintptr_t) & (*end)->next;
    *end = added;
}

/* ---- attributes ---- */

static bool is_text(const struct vsd_field *field)
{
    return field->type == VSD_STRING || field->type == VSD_GUID || field->type == VSD_BINARY;
}

/* What is not known may say anything, a namespace of ours apart. */
static bool redact_unknown(struct vsd_build *build, struct vsd_attribute *attribute)
{
    bool declares = attribute->prefix != NULL && strcmp(attribute->prefix, VSD_XMLNS) == 0;
    return (declares && attribute->length >= 9 && memcmp(attribute->value, "x-schema:", 9) == 0) ||
           vsd_build_redact(build, VSD_HOLDS_UNSAID, &attribute->value, &attribute->length);
}

/* Sets a field from text that is not NUL-terminated. Numbers and the like are read from a copy on
 * the stack: only text that the model keeps is stored. */
void vsd_build_value(struct vsd_build *build, struct vsd_frame *frame,
                     const struct vsd_field *field, const char *spelling, const char *value,
                     size_t length, bool inferred)
{
    char small[80];
    const char *text = small;
    if (is_text(field) && !vsd_build_redact(build, field->holds, &value, &length))
        return;
    if (is_text(field) || length >= sizeof small) {
        text = vsd_build_stored(build, value, length);
        if (text == NULL)
            return;
    } else {
        memcpy(small, value, length);
        small[length] = '\0';
    }
    enum vsd_understood understood =
        vsd_value_set(vsd_build_arena(build), field, frame->object, text);
    if (understood == VSD_UNDERSTOOD && !inferred)
        return;
    if (understood == VSD_VALUE_NO_MEMORY) {
        build->no_memory = true;
        return;
    }
    if (understood == VSD_NOT_UNDERSTOOD && !is_text(field) &&
        !vsd_build_redact(build, VSD_HOLDS_UNSAID, &value, &length))
        return;
    const char *odd = understood != VSD_UNDERSTOOD ? vsd_build_stored(build, value, length) : NULL;
    if (odd == NULL && understood != VSD_UNDERSTOOD)
        return;
    struct vssdoc_mark made = {
        .key = field->key, .inferred = true, .name = inferred ? spelling : NULL};
    if (understood == VSD_NOT_UNDERSTOOD) {
        made.raw = odd;
        made.inferred = inferred;
        struct vsd_remark *remark = vsd_remark_new(&build->remarks, VSSDOC_NOTE_UNKNOWN_VALUE,
                                                   frame->element, spelling, odd);
        if (remark != NULL)
            remark->field = field;
    } else {
        made.spelled = odd;
    }
    vsd_build_mark(build, frame->owner, &made);
    if (made.inferred)
        vsd_remark(&build->remarks, VSSDOC_NOTE_INFERRED_NAME, frame->element, spelling,
                   made.spelled);
}

void vsd_build_attribute(struct vsd_build *build, struct vsd_frame *frame,
                         const struct vsd_attribute *attribute)
{
    struct vsd_match match;
    const struct vsd_field *field =
        attribute->prefix == NULL
            ? vsd_build_field_named(build, frame->class, attribute->name, &match)
            : NULL;
    if (field != NULL && !vsd_value_is_set(field, frame->object)) {
        bool inferred = !vsd_build_confirmed(&match);
        /* a dependency's names are inferred as the element's is: one remark is enough */
        const char *spelling =
            inferred ? vsd_build_stored(build, attribute->name, strlen(attribute->name))
                     : field->spelling;
        if (spelling != NULL)
            vsd_build_value(build, frame, field, spelling, attribute->value, attribute->length,
                            inferred);
        return;
    }
    const char *name = vsd_build_stored(build, attribute->name, strlen(attribute->name));
    struct vsd_attribute kept = *attribute;
    if (name == NULL || !redact_unknown(build, &kept) ||
        !vsd_extra_attribute(vsd_build_arena(build), frame, &kept)) {
        build->no_memory = true;
        return;
    }
    if (attribute->prefix != NULL && strcmp(attribute->prefix, VSD_XMLNS) == 0)
        return;
    struct vsd_remark *remark = vsd_remark_new(
        &build->remarks, field != NULL ? VSSDOC_NOTE_REPEATED : VSSDOC_NOTE_UNKNOWN_NAME,
        frame->element, name, NULL);
    if (remark != NULL && field == NULL && attribute->prefix == NULL)
        remark->hint = vsd_build_nearest(build, frame->class, name, true);
}
