#include "emit/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/report.h"

static const struct vsd_findings_format *const formats[] = {
    &vsd_findings_text,  &vsd_findings_json,  &vsd_findings_ndjson,
    &vsd_findings_sarif, &vsd_findings_junit, &vsd_findings_github};

enum vssdoc_status vssdoc_validation_write(const struct vssdoc_validation *validation,
                                           const struct vssdoc_findings_options *options,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_error *error)
{
    const char *name = options->format != NULL ? options->format : formats[0]->name;
    size_t i = 0, n = sizeof formats / sizeof formats[0];
    struct vssdoc_report *report;
    if (vsd_report_is_format(name)) {
        enum vssdoc_status status =
            vsd_report_of("validation", name, write, context, &report, error);
        if (status != VSSDOC_OK)
            return status;
        status = vssdoc_report_validation(report, validation, error);
        if (status == VSSDOC_OK)
            return vssdoc_report_end(report, error);
        vsd_report_drop(report);
        return status;
    }
    while (i < n && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are text, json, ndjson, sarif, junit, github, "
                        "html, markdown, xml",
                        name);
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    formats[i]->write(validation, options, out);
    bool written = vsd_out_flush(out);
    free(out);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}
