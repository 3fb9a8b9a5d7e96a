/* Two objects of one kind, property by property, by the table of shapes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "diff/list.h"
#include "diff/policy.h"

/* ---- a property ---- */

static const char *field_name(struct vsd_diff *diff, const char *key)
{
    const char *prefix = diff->scope.prefix;
    if (prefix == NULL)
        return key;
    char *name = vsd_arena_printf(&diff->scratch, "%s.%s", prefix, key);
    diff->no_memory = diff->no_memory || name == NULL;
    return name != NULL ? name : key;
}

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
                                   .field = field_name(diff, field->key),
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

static void compare_field(struct vsd_diff *diff, const struct vsd_class *class,
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

/* A component's type is its element's name. */
static void compare_type(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
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

/* ---- what no version knows ---- */

/* A prefix stands for its namespace and means nothing itself; "IDENTIFICATION/xmlns:v" is one as
 * well. */
static bool is_prefix(const char *attribute)
{
    static const char declares[] = "xmlns:";
    const char *slash = strrchr(attribute, '/');
    const char *name = slash != NULL ? slash + 1 : attribute;
    return strncmp(name, declares, sizeof declares - 1) == 0;
}

/* Noise is hidden; VSSDOC_NOISES is none. */
static void report_extra(struct vsd_diff *diff, const struct vsd_class *class, const char *key,
                         const void *a, const void *b, const char *before, const char *after,
                         const char *subject, enum vssdoc_noise noise)
{
    struct vsd_difference d = {.cause = diff->scope.detail,
                               .id = diff->scope.changed_id,
                               .field = field_name(diff, key),
                               .class = class->name,
                               .at = {a, b},
                               .set = diff->scope.set,
                               .family = diff->scope.changed_id};
    const char *item = vsd_diff_subject(diff);
    d.subject =
        vsd_diff_text(diff, "%s\037%s", item != NULL ? item : "", subject != NULL ? subject : "");
    vsd_diff_text_value(diff, before, &d.values[VSD_OLD]);
    vsd_diff_text_value(diff, after, &d.values[VSD_NEW]);
    vsd_diff_item(diff, &d.item);
    if (noise == VSSDOC_NOISES)
        vsd_diff_report(diff, &d);
    else
        vsd_diff_hide(diff, noise, 1, &d);
}

static int by_name(const void *a, const void *b)
{
    return strcmp((*(const struct vssdoc_extra_attribute *const *)a)->name,
                  (*(const struct vssdoc_extra_attribute *const *)b)->name);
}

static bool sorted_attributes(const struct vssdoc_extra *extra, struct vsd_list *out)
{
    out->size = sizeof(void *);
    for (const struct vssdoc_extra_attribute *a = extra != NULL ? extra->attributes : NULL;
         a != NULL; a = a->next) {
        const struct vssdoc_extra_attribute **added = vsd_list_add(out);
        if (added == NULL)
            return false;
        *added = a;
    }
    if (out->n > 0)
        qsort(out->items, out->n, sizeof(void *), by_name);
    return true;
}

static void compare_attributes(struct vsd_diff *diff, const struct vsd_class *class,
                               const struct vssdoc_element *a, const struct vssdoc_element *b)
{
    struct vsd_list olds = {.items = NULL}, news = {.items = NULL};
    bool enough = sorted_attributes(a->extra, &olds) && sorted_attributes(b->extra, &news);
    const struct vssdoc_extra_attribute *const *x = olds.items, *const *y = news.items;
    for (size_t i = 0, j = 0; enough && (i < olds.n || j < news.n);) {
        int order = i == olds.n ? 1 : j == news.n ? -1 : strcmp(x[i]->name, y[j]->name);
        const char *before = order <= 0 ? x[i]->value : NULL;
        const char *after = order >= 0 ? y[j]->value : NULL;
        if (order != 0 || !vsd_same_text(before, after)) {
            const char *name = order <= 0 ? x[i]->name : y[j]->name;
            char key[300];
            (void)snprintf(key, sizeof key, "extra.attributes.%s", name);
            report_extra(diff, class, key, a, b, before, after, NULL,
                         is_prefix(name) ? VSSDOC_NOISE_SPELLING : VSSDOC_NOISES);
        }
        i += order <= 0;
        j += order >= 0;
    }
    diff->no_memory = diff->no_memory || !enough;
    free(olds.items);
    free(news.items);
}

/* Elements as texts without white space between tags, so that indenting makes no difference; asides
 * are passed over. */
struct plain {
    char *text;
    const char *original;
};

static char *without_white_space(const char *xml)
{
    char *out = malloc(strlen(xml) + 1), *to = out;
    if (out == NULL)
        return NULL;
    for (const char *at = xml; *at != '\0';) {
        size_t white = strspn(at, " \t\r\n");
        bool beside_tag = to == out || to[-1] == '>' || at[white] == '<' || at[white] == '\0';
        if (white > 0 && !beside_tag)
            *to++ = ' ';
        at += white;
        if (*at != '\0')
            *to++ = *at++;
    }
    *to = '\0';
    return out;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct plain *)a)->text, ((const struct plain *)b)->text);
}

static bool gather(const struct vssdoc_extra *extra, struct vsd_list *out)
{
    out->size = sizeof(struct plain);
    for (const struct vssdoc_extra_element *e = extra != NULL ? extra->elements : NULL; e != NULL;
         e = e->next) {
        if (strncmp(e->xml, "<!--", 4) == 0 || strncmp(e->xml, "<?", 2) == 0)
            continue;
        struct plain *plain = vsd_list_add(out);
        if (plain == NULL || (plain->text = without_white_space(e->xml)) == NULL)
            return false;
        plain->original = e->xml;
    }
    if (out->n > 0)
        qsort(out->items, out->n, sizeof(struct plain), by_text);
    return true;
}

static void free_plain(struct vsd_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(((struct plain *)list->items)[i].text);
    free(list->items);
}

static void hide_layout(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                        const void *b, const struct plain *x, const struct plain *y)
{
    struct vsd_difference d = {.cause = NULL};
    if (strcmp(x->original, y->original) == 0)
        return;
    if (vsd_diff_shows(diff, VSSDOC_NOISE_WHITE_SPACE)) {
        d = (struct vsd_difference){.id = diff->scope.changed_id,
                                    .field = field_name(diff, "extra.elements"),
                                    .class = class->name,
                                    .at = {a, b},
                                    .family = diff->scope.changed_id,
                                    .subject = vsd_diff_subject(diff)};
        vsd_diff_text_value(diff, x->original, &d.values[VSD_OLD]);
        vsd_diff_text_value(diff, y->original, &d.values[VSD_NEW]);
    }
    vsd_diff_hide(diff, VSSDOC_NOISE_WHITE_SPACE, 1, &d);
}

static void compare_elements(struct vsd_diff *diff, const struct vsd_class *class,
                             const struct vssdoc_element *a, const struct vssdoc_element *b)
{
    struct vsd_list olds = {.items = NULL}, news = {.items = NULL};
    if (gather(a->extra, &olds) && gather(b->extra, &news)) {
        const struct plain *x = olds.items, *y = news.items;
        for (size_t i = 0, j = 0; i < olds.n || j < news.n;) {
            int order = i == olds.n ? 1 : j == news.n ? -1 : strcmp(x[i].text, y[j].text);
            if (order == 0)
                hide_layout(diff, class, a, b, &x[i], &y[j]);
            else
                report_extra(diff, class, "extra.elements", a, b, order < 0 ? x[i].original : NULL,
                             order < 0 ? NULL : y[j].original, order < 0 ? x[i].text : y[j].text,
                             VSSDOC_NOISES);
            i += order <= 0;
            j += order >= 0;
        }
    } else {
        diff->no_memory = true;
    }
    free_plain(&olds);
    free_plain(&news);
}

static void compare_extra(struct vsd_diff *diff, const struct vsd_class *class,
                          const struct vssdoc_element *a, const struct vssdoc_element *b)
{
    static const struct vssdoc_extra none;
    if (a->extra == NULL && b->extra == NULL)
        return;
    const char *x = (a->extra != NULL ? a->extra : &none)->text;
    const char *y = (b->extra != NULL ? b->extra : &none)->text;
    compare_attributes(diff, class, a, b);
    compare_elements(diff, class, a, b);
    if (!vsd_same_text(x, y) && !vsd_same_words(x != NULL ? x : "", y != NULL ? y : ""))
        report_extra(diff, class, "extra.text", a, b, x, y, NULL, VSSDOC_NOISES);
}

/* ---- an object ---- */

/* Lists that several rows feed are compared once, for the first of them. */
enum { LISTS = 16 };
struct walk {
    size_t done[LISTS], n;
};

static bool is_done(struct walk *walk, size_t offset)
{
    for (size_t i = 0; i < walk->n; i++)
        if (walk->done[i] == offset)
            return true;
    if (walk->n < LISTS)
        walk->done[walk->n++] = offset;
    return false;
}

/* A restore method that only one side has. */
static void one_sided(struct vsd_diff *diff, const struct vsd_child *row, const void *a,
                      const void *b, const void *owner_a, const void *owner_b)
{
    const struct vssdoc_writer *after = owner_b;
    bool method = strcmp(row->class->name, "restore_method") == 0;
    struct vsd_difference d = {.cause = !method     ? diff->scope.detail
                                        : b == NULL ? "restore-method-removed"
                                                    : "restore-method-given",
                               .id = method ? NULL : diff->scope.changed_id,
                               .field = method ? NULL : field_name(diff, row->key),
                               .class = row->class->name,
                               .at = {a != NULL ? a : owner_a, b != NULL ? b : owner_b},
                               .family = row->class->name};
    if (method && b != NULL && vsd_method_lacks(after) != NULL)
        d.cause = "restore-method-unusable";
    if (a != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_OBJECT, row->class, a, row->key, &d.values[VSD_OLD]);
    if (b != NULL)
        vsd_diff_object(diff, VSSDOC_VALUE_OBJECT, row->class, b, row->key, &d.values[VSD_NEW]);
    if (method)
        d.message =
            b == NULL ? "there is no restore method any more" : "there is a restore method now";
    vsd_diff_report(diff, &d);
}

static void compare_one(struct vsd_diff *diff, const struct vsd_child *row, const char *a,
                        const char *b)
{
    const void *x = *(const void *const *)(const void *)(a + row->offset);
    const void *y = *(const void *const *)(const void *)(b + row->offset);
    struct vsd_diff_scope outer = diff->scope;
    if (x == NULL && y == NULL)
        return;
    if (x == NULL || y == NULL) {
        one_sided(diff, row, x, y, a, b);
        return;
    }
    if (strcmp(row->class->name, "restore_method") == 0) {
        diff->scope.changed_id = "restore-method-changed";
        diff->scope.detail = "restore-method-detail";
    } else {
        diff->scope.prefix = row->key;
    }
    vsd_diff_compare(diff, row->class, x, y);
    diff->scope = outer;
}

static void compare_part(struct vsd_diff *diff, struct walk *walk, const struct vsd_class *class,
                         const char *a, const char *b)
{
    for (size_t i = 0; i < class->n_fields; i++)
        compare_field(diff, class, &class->fields[i], a, b);
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            compare_part(diff, walk, row->class, a, b);
        else if (is_done(walk, row->offset))
            continue;
        else if (row->relation == VSD_ONE)
            compare_one(diff, row, a, b);
        else
            vsd_diff_lists(diff, row, vsd_list_spec_of(class->name, row->class->name, row->key), a,
                           b);
    }
}

void vsd_diff_compare(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                      const void *b)
{
    struct walk walk = {.n = 0};
    compare_type(diff, class, a, b);
    compare_part(diff, &walk, class, a, b);
    compare_extra(diff, class, a, b);
}
