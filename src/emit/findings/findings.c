#include "emit/findings/findings.h"

#include "base/error.h"
#include "emit/report/report.h"

static const struct vsd_format *const formats[] = {&vsd_findings_text.format,
                                                   &vsd_findings_json.format,
                                                   &vsd_findings_ndjson.format,
                                                   &vsd_findings_sarif.format,
                                                   &vsd_findings_junit.format,
                                                   &vsd_findings_github.format,
                                                   NULL};

enum vssdoc_status vssdoc_validation_write(const struct vssdoc_validation *validation,
                                           const struct vssdoc_findings_options *options,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct vsd_findings_format *format = (const struct vsd_findings_format *)vsd_format_named(
        options->format, formats, vsd_report_formats, &status, error);
    if (status == VSSDOC_OK && format == NULL) {
        struct vssdoc_report *report;
        status = vsd_report_of("validation", options->format, write, context, &report, error);
        return status != VSSDOC_OK
                   ? status
                   : vsd_report_close(report, vssdoc_report_validation(report, validation, error),
                                      error);
    }
    if (status != VSSDOC_OK)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    format->write(validation, options, out);
    return vsd_out_end(out, error);
}
