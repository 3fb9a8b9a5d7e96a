#include "emit/differences.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/report.h"

static const struct vsd_differences_format *const formats[] = {
    &vsd_differences_text, &vsd_differences_json, &vsd_differences_ndjson,
    &vsd_differences_markdown};

const char *vsd_hidden_by(const struct vssdoc_change *change)
{
    const char *name = vssdoc_noise_name(change->noise);
    return name != NULL ? name : "ignored";
}

size_t vsd_hidden_total(const struct vssdoc_differences *differences)
{
    size_t total = 0;
    for (int noise = 0; noise < VSSDOC_NOISES; noise++)
        total += differences->hidden[noise];
    return total;
}

static enum vssdoc_status write_report(const struct vssdoc_differences *differences,
                                       const char *name, vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct vssdoc_report *report;
    enum vssdoc_status status = vsd_report_of("differences", name, write, context, &report, error);
    if (status != VSSDOC_OK)
        return status;
    status = vssdoc_report_differences(report, differences, error);
    if (status == VSSDOC_OK)
        return vssdoc_report_end(report, error);
    vsd_report_drop(report);
    return status;
}

/* One of the two is NULL. */
static enum vssdoc_status write_either(const struct vssdoc_differences *differences,
                                       const struct vssdoc_history *history,
                                       const struct vssdoc_differences_options *options,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    const char *name = options->format != NULL ? options->format : formats[0]->name;
    size_t i = 0, n = sizeof formats / sizeof formats[0];
    while (i < n && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n && differences != NULL && vsd_report_is_format(name))
        return write_report(differences, name, write, context, error);
    if (i == n)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are text, json, ndjson, markdown%s", name,
                        differences != NULL ? ", html, xml" : "");
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    if (history != NULL)
        formats[i]->history(history, options, out);
    else
        formats[i]->write(differences, options, out);
    bool written = vsd_out_flush(out);
    free(out);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}

enum vssdoc_status vssdoc_differences_write(const struct vssdoc_differences *differences,
                                            const struct vssdoc_differences_options *options,
                                            vssdoc_write_fn *write, void *context,
                                            struct vssdoc_error *error)
{
    return write_either(differences, NULL, options, write, context, error);
}

enum vssdoc_status vssdoc_history_write(const struct vssdoc_history *history,
                                        const struct vssdoc_differences_options *options,
                                        vssdoc_write_fn *write, void *context,
                                        struct vssdoc_error *error)
{
    return write_either(NULL, history, options, write, context, error);
}
