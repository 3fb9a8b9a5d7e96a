/* What the formats of an inspection share. A format is a row: begin, one capture, end. */
#ifndef VSD_EMIT_INSPECTION_INSPECTION_H
#define VSD_EMIT_INSPECTION_INSPECTION_H

#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/out.h"
#include "model/scope.h"

/* An input that could not be read. */
struct vsd_unreadable {
    struct vsd_unreadable *next;
    struct vssdoc_error problem;
};

struct vssdoc_inspection {
    struct vssdoc_inspect_options options;
    const struct vsd_inspect_format *format;
    struct vsd_arena arena;
    struct vsd_scope scope;
    struct vsd_out out;
    struct vsd_json json;
    struct {
        size_t captures, documents, errors, writers, components, file_sets;
        size_t unreadable;
        size_t hits;    /* writers or components that the options asked for */
    } totals;
    struct vssdoc_validation_summary findings; /* of the capture being added */
    bool has_findings;
    bool shown_whole;   /* text: an overview, after which a check is due */
    char nearest[256];  /* a name near to what was asked for and not found */
    struct vsd_unreadable *unreadable, **unreadable_end;
};

struct vsd_inspect_format {
    struct vsd_format format;
    void (*begin)(struct vssdoc_inspection *inspection);
    /* VSSDOC_NO_MEMORY or VSSDOC_OK */
    enum vssdoc_status (*capture)(struct vssdoc_inspection *inspection,
                                  const struct vssdoc_capture *capture);
    /* of an input, as soon as it is known; NULL: kept for the end */
    void (*unreadable)(struct vssdoc_inspection *inspection, const struct vssdoc_error *problem);
    void (*end)(struct vssdoc_inspection *inspection);
    /* in front of a capture that was written as if it were the first */
    void (*join)(struct vssdoc_inspection *inspection);
};

extern const struct vsd_inspect_format vsd_inspect_text;
extern const struct vsd_inspect_format vsd_inspect_json;
extern const struct vsd_inspect_format vsd_inspect_ndjson;

#endif
