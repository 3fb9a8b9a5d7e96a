#include "emit/timeline/timelines.h"

#include <stdlib.h>

#include "base/error.h"
#include "emit/report/report.h"

static const struct vsd_format *const formats[] = {
    &vsd_timelines_text.format, &vsd_timelines_json.format, &vsd_timelines_dot.format, NULL};

enum vssdoc_status vssdoc_timelines_begin(const struct vssdoc_timelines_options *options,
                                          vssdoc_write_fn *write, void *context,
                                          struct vssdoc_timelines **out, struct vssdoc_error *error)
{
    enum vssdoc_status status;
    struct vssdoc_report *report = NULL;
    *out = NULL;
    const struct vsd_timelines_format *format =
        (const struct vsd_timelines_format *)vsd_format_named(options->format, formats,
                                                              vsd_report_formats, &status, error);
    if (status == VSSDOC_OK && format == NULL)
        status = vsd_report_of("timeline", options->format, write, context, &report, error);
    if (status != VSSDOC_OK)
        return status;
    struct vssdoc_timelines *timelines = calloc(1, sizeof *timelines);
    if (timelines == NULL) {
        vsd_report_drop(report);
        return vsd_no_memory(error, NULL);
    }
    timelines->report = report;
    timelines->options = *options;
    timelines->format = format;
    timelines->out.write = write;
    timelines->out.context = context;
    if (format != NULL)
        format->begin(timelines);
    *out = timelines;
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_timelines_add(struct vssdoc_timelines *timelines,
                                        const struct vssdoc_timeline *timeline,
                                        struct vssdoc_error *error)
{
    timelines->n++;
    if (timelines->report != NULL)
        return vssdoc_report_timeline(timelines->report, timeline, error);
    timelines->format->one(timelines, timeline);
    return vsd_out_status(&timelines->out, error);
}

enum vssdoc_status vssdoc_timelines_end(struct vssdoc_timelines *timelines,
                                        struct vssdoc_error *error)
{
    if (timelines->report != NULL) {
        enum vssdoc_status status = vssdoc_report_end(timelines->report, error);
        free(timelines);
        return status;
    }
    timelines->format->end(timelines);
    enum vssdoc_status status = vsd_out_finish(&timelines->out, error);
    free(timelines);
    return status;
}
