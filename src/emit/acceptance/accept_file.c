/* An accept file of what a validation found or what changed: what is accepted already stays as it
 * was, what is not gets an entry whose reason somebody has yet to write. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/write/json_output.h"
#include "result/validation.h"

static void text(struct vsd_json *json, const char *key, const char *value)
{
    if (value != NULL)
        vsd_json_text(json, key, value);
}

static void kept_entry(struct vsd_json *json, const struct vssdoc_acceptance *entry)
{
    vsd_json_line(json);
    text(json, "fingerprint", entry->fingerprint);
    text(json, "rule", entry->rule);
    text(json, "writer", entry->writer);
    text(json, "component", entry->component);
    text(json, "reason", entry->reason != NULL ? entry->reason : "");
    text(json, "until", entry->until);
    vsd_json_object_end(json);
}

/* What an entry accepts: a finding or a change. The fingerprint decides; the others are there for
 * people. */
struct acceptable {
    const char *fingerprint, *rule, *writer, *component;
    size_t place;
};

static void new_entry(struct vsd_json *json, const struct acceptable *a)
{
    vsd_json_line(json);
    text(json, "fingerprint", a->fingerprint);
    text(json, "rule", a->rule);
    text(json, "writer", a->writer);
    text(json, "component", a->component);
    text(json, "reason", "");
    vsd_json_object_end(json);
}

static int by_fingerprint(const void *a, const void *b)
{
    const struct acceptable *x = a, *y = b;
    int order = strcmp(x->fingerprint, y->fingerprint);
    return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

static int by_place(const void *a, const void *b)
{
    const struct acceptable *x = a, *y = b;
    return (x->place > y->place) - (x->place < y->place);
}

/* One for each fingerprint, in their order. */
static size_t unique(struct acceptable *list, size_t n)
{
    size_t kept = 0;
    if (n > 0)
        qsort(list, n, sizeof *list, by_fingerprint);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || strcmp(list[kept - 1].fingerprint, list[i].fingerprint) != 0)
            list[kept++] = list[i];
    if (kept > 0)
        qsort(list, kept, sizeof *list, by_place);
    return kept;
}

/* Frees the list. */
static enum vssdoc_status write_entries(const struct vssdoc_acceptance *kept, size_t n_kept,
                                        struct acceptable *list, size_t n, vssdoc_write_fn *write,
                                        void *context, struct vssdoc_error *error)
{
    struct vsd_json json;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL) {
        free(list);
        return vsd_no_memory(error, NULL);
    }
    n = unique(list, n);
    vsd_json_output(&json, out, "vssdoc/accept/1");
    vsd_json_array_at(&json, "accept");
    for (size_t i = 0; i < n_kept; i++)
        if (kept[i].used && !kept[i].expired)
            kept_entry(&json, &kept[i]);
    for (size_t i = 0; i < n; i++)
        new_entry(&json, &list[i]);
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
    free(list);
    return vsd_out_end(out, error);
}

enum vssdoc_status vssdoc_accept_write(const struct vssdoc_validation *validation,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct acceptable *list = calloc(validation->n_findings + 1, sizeof *list);
    size_t n = 0;
    if (list == NULL)
        return vsd_no_memory(error, NULL);
    for (size_t i = 0; i < validation->n_findings; i++) {
        const struct vssdoc_finding *f = &validation->findings[i];
        if (f->accepted == NULL)
            list[n++] =
                (struct acceptable){f->fingerprint, f->rule->slug, f->writer, f->component, i};
    }
    return write_entries(validation->accept.entries, validation->accept.n, list, n, write, context,
                         error);
}

enum vssdoc_status vssdoc_accept_write_changes(const struct vssdoc_differences *differences,
                                               vssdoc_write_fn *write, void *context,
                                               struct vssdoc_error *error)
{
    struct acceptable *list = calloc(differences->n_changes + 1, sizeof *list);
    size_t n = 0;
    if (list == NULL)
        return vsd_no_memory(error, NULL);
    for (size_t i = 0; i < differences->n_changes; i++) {
        const struct vssdoc_change *c = &differences->changes[i];
        if (c->accepted == NULL)
            list[n++] =
                (struct acceptable){c->fingerprint, c->rule->cause, c->writer, c->component, i};
    }
    return write_entries(differences->accept, differences->n_accept, list, n, write, context,
                         error);
}
