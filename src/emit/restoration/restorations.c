#include "emit/restoration/restorations.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/text.h"
#include "emit/report/report.h"

static const struct vsd_format *const formats[] = {
    &vsd_restorations_text.format, &vsd_restorations_json.format, &vsd_restorations_ndjson.format,
    &vsd_restorations_markdown.format, NULL};

const char *vsd_restore_events(const struct vssdoc_restore_decision *d)
{
    return d->post_restore  ? "PreRestore and PostRestore"
           : d->pre_restore ? "PreRestore"
                            : "no events";
}

bool vsd_same_restored_writer(const struct vssdoc_restore_decision *a,
                              const struct vssdoc_restore_decision *b)
{
    return a->step == b->step && vsd_same_text(a->writer_id, b->writer_id) &&
           vsd_same_text(a->instance_name, b->instance_name) && vsd_same_text(a->writer, b->writer);
}

bool vsd_restart_needed(const struct vssdoc_restoration *one)
{
    size_t i = 0;
    while (i < one->n_decisions && !(one->decisions[i].reboot_required &&
                                     one->decisions[i].action != VSSDOC_RESTORE_ERROR))
        i++;
    return i < one->n_decisions;
}

static void add_up(struct vsd_restorations *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct vssdoc_restoration *one = r->list[i];
        r->reboot_required = r->reboot_required || one->reboot_required;
        r->n_decisions += one->n_decisions;
        r->n_files += one->n_files;
        r->n_unselected += one->n_unselected;
        r->n_unbased += one->n_unbased;
        r->n_unmet += one->n_unmet;
        r->n_repeated += one->n_repeated;
        for (size_t a = 0; a < VSSDOC_RESTORE_ACTIONS; a++)
            r->count[a] += one->count[a];
    }
}

static enum vssdoc_status compare_all(struct vsd_restorations *r, struct vssdoc_error *error)
{
    enum vssdoc_status status = VSSDOC_OK;
    if (r->options.compared == NULL)
        return status;
    r->changes = calloc(r->n + 1, sizeof *r->changes);
    r->n_changes = calloc(r->n + 1, sizeof *r->n_changes);
    if (r->changes == NULL || r->n_changes == NULL)
        return vsd_no_memory(error, NULL);
    for (size_t i = 0; i < r->n && status == VSSDOC_OK; i++)
        status = vssdoc_restoration_compare(r->list[i], r->options.compared[i], &r->changes[i],
                                            &r->n_changes[i], error);
    return status;
}

/* A page has one form for every result. */
static enum vssdoc_status write_report(struct vsd_restorations *r, const char *name,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct vssdoc_report *report;
    enum vssdoc_status status = vsd_report_of("restore", name, write, context, &report, error);
    if (status != VSSDOC_OK)
        return status;
    for (size_t i = 0; i < r->n && status == VSSDOC_OK; i++) {
        status = vssdoc_report_restoration(report, r->list[i], error);
        if (r->changes != NULL)
            vsd_report_restore_changes(report, r->changes[i], r->n_changes[i]);
    }
    return vsd_report_close(report, status, error);
}

enum vssdoc_status vssdoc_restorations_write(const struct vssdoc_restoration *const *restorations,
                                             size_t n,
                                             const struct vssdoc_restorations_options *options,
                                             vssdoc_write_fn *write, void *context,
                                             struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct vsd_restorations_format *format =
        (const struct vsd_restorations_format *)vsd_format_named(
            options->format, formats, vsd_report_formats + 1, &status, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_restorations *r = calloc(1, sizeof *r);
    if (r == NULL)
        return vsd_no_memory(error, NULL);
    r->options = *options;
    r->list = restorations;
    r->n = n;
    r->out.write = write;
    r->out.context = context;
    status = compare_all(r, error);
    if (status == VSSDOC_OK && format == NULL) {
        status = write_report(r, options->format, write, context, error);
    } else if (status == VSSDOC_OK) {
        add_up(r);
        format->write(r);
        status = vsd_out_finish(&r->out, error);
    }
    for (size_t k = 0; r->changes != NULL && k < n; k++)
        vssdoc_restore_changes_free(r->changes[k]);
    free(r->changes);
    free(r->n_changes);
    free(r);
    return status;
}
