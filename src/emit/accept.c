/* An accept file of what a validation found: what is accepted already stays as it was, what is not
 * gets an entry whose reason somebody has yet to write. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/findings.h"
#include "emit/json.h"

static void text(struct vsd_json *json, const char *key, const char *value)
{
    if (value == NULL)
        return;
    vsd_json_key(json, key);
    vsd_json_string(json, value);
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

/* The fingerprint decides; rule, writer and component are there for people. */
static void new_entry(struct vsd_json *json, const struct vssdoc_finding *f)
{
    vsd_json_line(json);
    text(json, "fingerprint", f->fingerprint);
    text(json, "rule", f->rule->slug);
    text(json, "writer", f->writer);
    text(json, "component", f->component);
    text(json, "reason", "");
    vsd_json_object_end(json);
}

static int by_fingerprint(const void *a, const void *b)
{
    const struct vssdoc_finding *const *x = a, *const *y = b;
    int order = strcmp((*x)->fingerprint, (*y)->fingerprint);
    return order != 0 ? order : (*x > *y) - (*x < *y);
}

static int by_place(const void *a, const void *b)
{
    const struct vssdoc_finding *const *x = a, *const *y = b;
    return (*x > *y) - (*x < *y);
}

/* The findings that are not accepted, one for each fingerprint, in their order. */
static size_t gather(const struct vssdoc_validation *validation, const struct vssdoc_finding **out)
{
    size_t n = 0, unique = 0;
    for (size_t i = 0; i < validation->n_findings; i++)
        if (validation->findings[i].accepted == NULL)
            out[n++] = &validation->findings[i];
    if (n > 0)
        qsort(out, n, sizeof *out, by_fingerprint);
    for (size_t i = 0; i < n; i++)
        if (unique == 0 || strcmp(out[unique - 1]->fingerprint, out[i]->fingerprint) != 0)
            out[unique++] = out[i];
    if (unique > 0)
        qsort(out, unique, sizeof *out, by_place);
    return unique;
}

enum vssdoc_status vssdoc_accept_write(const struct vssdoc_validation *validation,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct vsd_json json;
    const struct vssdoc_finding **findings = calloc(validation->n_findings + 1, sizeof *findings);
    struct vsd_out *out = vsd_out_new(write, context);
    if (findings == NULL || out == NULL) {
        free(findings);
        free(out);
        return vsd_no_memory(error, NULL);
    }
    size_t n = gather(validation, findings);
    vsd_json_begin(&json, out, true);
    vsd_json_object(&json);
    text(&json, "schema", "vssdoc/accept/1");
    vsd_json_key(&json, "accept");
    vsd_json_array(&json);
    for (size_t i = 0; i < validation->accept.n; i++)
        if (validation->accept.entries[i].used && !validation->accept.entries[i].expired)
            kept_entry(&json, &validation->accept.entries[i]);
    for (size_t i = 0; i < n; i++)
        new_entry(&json, findings[i]);
    vsd_json_array_end(&json);
    vsd_json_object_end(&json);
    vsd_out_char(out, '\n');
    free(findings);
    return vsd_out_end(out, error);
}
