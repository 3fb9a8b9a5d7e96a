/* What the formats of timelines share. A format is a row: begin, one timeline, end. */
#ifndef VSD_EMIT_TIMELINE_TIMELINES_H
#define VSD_EMIT_TIMELINE_TIMELINES_H

#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/out.h"

struct vssdoc_timelines {
    struct vssdoc_timelines_options options;
    const struct vsd_timelines_format *format;
    struct vsd_out out;
    struct vsd_json json;
    struct vssdoc_report *report; /* "html" and the like: it writes all; else NULL */
    size_t n; /* timelines so far */
};

struct vsd_timelines_format {
    struct vsd_format format;
    void (*begin)(struct vssdoc_timelines *timelines);
    void (*one)(struct vssdoc_timelines *timelines, const struct vssdoc_timeline *timeline);
    void (*end)(struct vssdoc_timelines *timelines);
};

extern const struct vsd_timelines_format vsd_timelines_text;
extern const struct vsd_timelines_format vsd_timelines_json;
extern const struct vsd_timelines_format vsd_timelines_dot;

#endif
