#include "emit/differences/differences.h"

#include "base/error.h"
#include "emit/report/report.h"

static const struct vsd_format *const formats[] = {
    &vsd_differences_text.format, &vsd_differences_json.format, &vsd_differences_ndjson.format,
    &vsd_differences_markdown.format, NULL};

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

/* Of this and what follows, one of differences and history is NULL. */
static enum vssdoc_status write_report(const struct vssdoc_differences *differences,
                                       const struct vssdoc_history *history, const char *name,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    struct vssdoc_report *report;
    enum vssdoc_status status = vsd_report_of(history != NULL ? "history" : "differences", name,
                                              write, context, &report, error);
    if (status != VSSDOC_OK)
        return status;
    status = history != NULL ? vssdoc_report_history(report, history, error)
                             : vssdoc_report_differences(report, differences, error);
    return vsd_report_close(report, status, error);
}

static enum vssdoc_status write_either(const struct vssdoc_differences *differences,
                                       const struct vssdoc_history *history,
                                       const struct vssdoc_differences_options *options,
                                       vssdoc_write_fn *write, void *context,
                                       struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct vsd_differences_format *format =
        (const struct vsd_differences_format *)vsd_format_named(
            options->format, formats, vsd_report_formats + 1, &status, error);
    if (status == VSSDOC_OK && format == NULL)
        return write_report(differences, history, options->format, write, context, error);
    if (status != VSSDOC_OK)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    if (history != NULL)
        format->history(history, options, out);
    else
        format->write(differences, options, out);
    return vsd_out_end(out, error);
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
