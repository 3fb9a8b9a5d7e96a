#include "emit/selections.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/report.h"

static const struct vsd_selections_format *const formats[] = {
    &vsd_selections_text, &vsd_selections_json,  &vsd_selections_ndjson,
    &vsd_selections_csv,  &vsd_selections_paths, &vsd_selections_paths0};

enum vssdoc_status vssdoc_selections_begin(const struct vssdoc_selections_options *options,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_selections **out,
                                           struct vssdoc_error *error)
{
    const char *name = options->format != NULL ? options->format : formats[0]->name;
    size_t i = 0, n = sizeof formats / sizeof formats[0];
    struct vssdoc_report *report = NULL;
    *out = NULL;
    if (vsd_report_is_format(name)) {
        enum vssdoc_status status =
            vsd_report_of("selection", name, write, context, &report, error);
        if (status != VSSDOC_OK)
            return status;
        name = formats[0]->name;
    }
    while (i < n && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are text, json, ndjson, csv, paths, "
                        "paths0, html, markdown, xml",
                        name);
    struct vssdoc_selections *selections = calloc(1, sizeof *selections);
    if (selections == NULL) {
        vsd_report_drop(report);
        return vsd_no_memory(error, NULL);
    }
    selections->report = report;
    selections->options = *options;
    selections->format = formats[i];
    selections->out.write = write;
    selections->out.context = context;
    if (report == NULL)
        formats[i]->begin(selections);
    *out = selections;
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_selections_add(struct vssdoc_selections *selections,
                                         const struct vssdoc_selection *selection,
                                         struct vssdoc_error *error)
{
    selections->n++;
    selections->components += selection->n_components;
    selections->included += selection->n_included;
    selections->file_sets += selection->n_file_sets;
    selections->unmet += selection->n_unmet;
    if (selections->report != NULL)
        return vssdoc_report_selection(selections->report, selection, error);
    selections->format->one(selections, selection);
    return selections->out.failed
               ? vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output")
               : VSSDOC_OK;
}

enum vssdoc_status vssdoc_selections_end(struct vssdoc_selections *selections,
                                         struct vssdoc_error *error)
{
    if (selections->report != NULL) {
        enum vssdoc_status status = vssdoc_report_end(selections->report, error);
        free(selections);
        return status;
    }
    selections->format->end(selections);
    bool written = vsd_out_flush(&selections->out);
    free(selections);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}
