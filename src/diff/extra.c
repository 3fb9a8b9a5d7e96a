/* What no version of the formats knows: attributes, elements and text beside them. */
#include "diff/extra.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "diff/policy.h"
#include "diff/report.h"
#include "diff/scope.h"
#include "diff/value.h"

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
                               .field = vsd_diff_field_name(diff, key),
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
                                    .field = vsd_diff_field_name(diff, "extra.elements"),
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

void vsd_diff_extra(struct vsd_diff *diff, const struct vsd_class *class,
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
