/* One property of two objects, by what its policy says. */
#include "diff/fields.h"

#include <string.h>

#include "diff/judge.h"
#include "diff/policy.h"
#include "diff/report.h"
#include "diff/scope.h"
#include "diff/value.h"

/* The same GUID, spelled otherwise: its spellings are what differs. */
static void describe_spelling(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                              const void *b, struct vsd_difference *d)
{
    const struct vssdoc_guid *x = (const void *)((const char *)a + field->offset);
    const struct vssdoc_guid *y = (const void *)((const char *)b + field->offset);
    vsd_diff_text_value(diff, x->spelling, &d->values[VSD_OLD]);
    vsd_diff_text_value(diff, y->spelling, &d->values[VSD_NEW]);
}

static void describe(struct vsd_diff *diff, const struct vsd_class *class,
                     const struct vsd_field *field, const void *a, const void *b,
                     struct vsd_difference *out)
{
    *out = (struct vsd_difference){.id = diff->scope.changed_id,
                                   .field = vsd_diff_field_name(diff, field->key),
                                   .class = class->name,
                                   .at = {a, b},
                                   .set = diff->scope.set,
                                   .family = diff->scope.changed_id,
                                   .subject = vsd_diff_subject(diff)};
    vsd_diff_value(diff, field, a, &out->values[VSD_OLD]);
    vsd_diff_value(diff, field, b, &out->values[VSD_NEW]);
    vsd_diff_item(diff, &out->item);
}

/* What the new method is without; NULL: nothing. */
static const char *tell_method(struct vsd_diff *diff, const struct vsd_field *field,
                               const struct vsd_difference *d)
{
    const char *lacks = vsd_method_lacks(diff->writers[VSD_NEW]);
    if (lacks == NULL || strcmp(d->cause, "restore-method-unusable") != 0)
        return NULL;
    return vsd_diff_text(diff, "%s: %s -> %s: it needs %s", field->key,
                         d->values[VSD_OLD].text != NULL ? d->values[VSD_OLD].text : "(not there)",
                         d->values[VSD_NEW].text != NULL ? d->values[VSD_NEW].text : "(not there)",
                         lacks);
}

void vsd_diff_field(struct vsd_diff *diff, const struct vsd_class *class,
                    const struct vsd_field *field, const void *a, const void *b)
{
    const struct vssdoc_element *x = a, *y = b;
    /* quickly, as most properties are the same to the byte */
    if (vsd_same_spelling(field, a, b) && x->marks == NULL && y->marks == NULL)
        return;
    const struct vsd_policy *policy = vsd_policy_of(class->name, field->key);
    enum vssdoc_noise noise = VSSDOC_NOISES;
    struct vsd_difference d = {.cause = NULL};
    if (!vsd_diff_differs(diff, policy, field, a, b, &noise))
        return;
    bool judged = policy->judge != NULL && (noise == VSSDOC_NOISES || policy->how == VSD_HOW_NOISE);
    const char *cause = judged ? policy->judge(diff, field, a, b) : NULL;
    if (noise != VSSDOC_NOISES && cause == NULL) {
        if (vsd_diff_shows(diff, noise))
            describe(diff, class, field, a, b, &d);
        if (vsd_diff_shows(diff, noise) && noise == VSSDOC_NOISE_SPELLING &&
            field->type == VSD_GUID)
            describe_spelling(diff, field, a, b, &d);
        vsd_diff_hide(diff, noise, 1, &d);
        return;
    }
    if (cause != NULL && *cause == '\0')
        return;
    describe(diff, class, field, a, b, &d);
    d.cause = cause != NULL ? cause : policy->cause != NULL ? policy->cause : diff->scope.detail;
    if (strcmp(field->key, "backup_schema") == 0 && policy->judge != NULL)
        d.id = NULL;
    if (strcmp(class->name, "restore_method") == 0 && d.cause != diff->scope.detail)
        d.message = tell_method(diff, field, &d);
    vsd_diff_report(diff, &d);
}

void vsd_diff_type(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                   const void *b)
{
    static const struct vsd_field type = {.key = "type",
                                          .type = VSD_ENUM,
                                          .offset = offsetof(struct vssdoc_component, type),
                                          .values = VSSDOC_COMPONENT_TYPE};
    if (strcmp(class->name, "component") != 0 || vsd_same_spelling(&type, a, b))
        return;
    struct vsd_difference d;
    describe(diff, class, &type, a, b, &d);
    d.cause = "component-type-changed";
    vsd_diff_report(diff, &d);
}
