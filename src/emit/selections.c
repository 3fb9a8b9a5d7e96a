#include "emit/selections.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/report.h"

static const struct vsd_selections_format *const formats[] = {
    &vsd_selections_text, &vsd_selections_json,  &vsd_selections_ndjson,
    &vsd_selections_csv,  &vsd_selections_paths, &vsd_selections_paths0,
    &vsd_selections_diskshadow, &vsd_selections_vshadow};

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
                        "no format \"%s\": there are text, json, ndjson, csv, paths, paths0, "
                        "diskshadow, vshadow, html, markdown, xml",
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

static enum vssdoc_status add_to_report(struct vssdoc_selections *selections,
                                        struct vssdoc_selection *selection,
                                        struct vssdoc_error *error)
{
    struct vsd_file_tally *tally = NULL;
    if (selection->has_host && (tally = vsd_file_tally_new(selections, selection)) == NULL)
        return selections->status;
    selections->report->files = tally;
    enum vssdoc_status status = vssdoc_report_selection(selections->report, selection, error);
    selections->report->files = NULL;
    vsd_file_tally_free(tally);
    return status;
}

enum vssdoc_status vssdoc_selections_add(struct vssdoc_selections *selections,
                                         struct vssdoc_selection *selection,
                                         struct vssdoc_error *error)
{
    selections->n++;
    selections->components += selection->n_components;
    selections->included += selection->n_included;
    selections->file_sets += selection->n_file_sets;
    selections->unmet += selection->n_unmet;
    selections->status = VSSDOC_OK;
    selections->error = error;
    if (selections->report != NULL)
        return add_to_report(selections, selection, error);
    selections->format->one(selections, selection);
    selections->has_files = selections->has_files || selection->has_host;
    selections->files_included += selection->files_included;
    selections->files_excluded += selection->files_excluded;
    selections->files_unclaimed += selection->files_unclaimed;
    if (selections->status != VSSDOC_OK && !selections->out.failed)
        return selections->status;
    return selections->out.failed
               ? vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output")
               : VSSDOC_OK;
}

bool vsd_selections_files(struct vssdoc_selections *selections, struct vssdoc_selection *selection,
                          vssdoc_selected_file_fn *each, void *context)
{
    selections->status = vssdoc_selection_files(selection, each, context, selections->error);
    return selections->status == VSSDOC_OK;
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
    vsd_keymap_free(&selections->copied);
    free(selections);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}
