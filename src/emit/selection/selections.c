#include "emit/selection/selections.h"

#include <stdlib.h>

#include "base/error.h"
#include "emit/report/report.h"

static const struct vsd_format *const formats[] = {&vsd_selections_text.format, &vsd_selections_json.format, &vsd_selections_ndjson.format, &vsd_selections_csv.format, &vsd_selections_paths.format, &vsd_selections_paths0.format, &vsd_selections_diskshadow.format, &vsd_selections_vshadow.format, NULL};

enum vssdoc_status vssdoc_selections_begin(const struct vssdoc_selections_options *options,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_selections **out,
                                           struct vssdoc_error *error)
{
    enum vssdoc_status status;
    struct vssdoc_report *report = NULL;
    *out = NULL;
    const struct vsd_selections_format *format = (const struct vsd_selections_format *)vsd_format_named(
        options->format, formats, vsd_report_formats, &status, error);
    if (status == VSSDOC_OK && format == NULL)
        status = vsd_report_of("selection", options->format, write, context, &report, error);
    if (status != VSSDOC_OK)
        return status;
    struct vssdoc_selections *selections = calloc(1, sizeof *selections);
    if (selections == NULL) {
        vsd_report_drop(report);
        return vsd_no_memory(error, NULL);
    }
    selections->report = report;
    selections->options = *options;
    selections->format = format;
    selections->out.write = write;
    selections->out.context = context;
    if (format != NULL)
        format->begin(selections);
    *out = selections;
    return VSSDOC_OK;
}

static enum vssdoc_status add_to_report(struct vssdoc_selections *selections,
                                        struct vssdoc_selection *selection,
                                        struct vssdoc_error *error)
{
    struct vsd_file_tally *tally = NULL;
    enum vssdoc_status status =
        selection->has_host ? vsd_file_tally_new(selection, &tally, error) : VSSDOC_OK;
    if (status != VSSDOC_OK)
        return status;
    selections->report->files = tally;
    status = vssdoc_report_selection(selections->report, selection, error);
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
    return vsd_out_status(&selections->out, error);
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
    enum vssdoc_status status = vsd_out_finish(&selections->out, error);
    vsd_keymap_free(&selections->copied);
    free(selections);
    return status;
}
