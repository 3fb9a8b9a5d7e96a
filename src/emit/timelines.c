#include "emit/timelines.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/report.h"

static const struct vsd_timelines_format *const formats[] = {
    &vsd_timelines_text, &vsd_timelines_json, &vsd_timelines_dot};

enum vssdoc_status vssdoc_timelines_begin(const struct vssdoc_timelines_options *options,
                                          vssdoc_write_fn *write, void *context,
                                          struct vssdoc_timelines **out, struct vssdoc_error *error)
{
    const char *name = options->format != NULL ? options->format : formats[0]->name;
    size_t i = 0, n = sizeof formats / sizeof formats[0];
    struct vssdoc_report *report = NULL;
    *out = NULL;
    if (vsd_report_is_format(name)) {
        enum vssdoc_status status = vsd_report_of("timeline", name, write, context, &report, error);
        if (status != VSSDOC_OK)
            return status;
        name = formats[0]->name;
    }
    while (i < n && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are text, json, dot, html, markdown, xml", name);
    struct vssdoc_timelines *timelines = calloc(1, sizeof *timelines);
    if (timelines == NULL) {
        vsd_report_drop(report);
        return vsd_no_memory(error, NULL);
    }
    timelines->report = report;
    timelines->options = *options;
    timelines->format = formats[i];
    timelines->out.write = write;
    timelines->out.context = context;
    if (report == NULL)
        formats[i]->begin(timelines);
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
    return timelines->out.failed
               ? vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output")
               : VSSDOC_OK;
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
    bool written = vsd_out_flush(&timelines->out);
    free(timelines);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}

const char *vsd_party_words(enum vssdoc_party party)
{
    static const char *const words[] = {
        [VSSDOC_PARTY_REQUESTER] = "requester",         [VSSDOC_PARTY_VSS] = "VSS service",
        [VSSDOC_PARTY_PROVIDER] = "provider",           [VSSDOC_PARTY_WRITER] = "writer",
        [VSSDOC_PARTY_CLIENT_AGENT] = "client agent",   [VSSDOC_PARTY_SERVER] = "backup server",
        [VSSDOC_PARTY_ADMINISTRATOR] = "administrator",
    };
    return words[party];
}
