/* What the formats of an inspection share. A format is a row: begin, one capture, end. */
#ifndef VSD_EMIT_INSPECTION_H
#define VSD_EMIT_INSPECTION_H

#include "emit/json.h"
#include "emit/out.h"
#include "inspect/scope.h"

struct vssdoc_inspection {
    struct vssdoc_inspect_options options;
    const struct vsd_inspect_format *format;
    struct vsd_arena arena;
    struct vsd_scope scope;
    struct vsd_out out;
    struct vsd_json json;
    struct {
        size_t captures, documents, errors, writers, components, file_sets;
        size_t hits;    /* writers or components that the options asked for */
    } totals;
    struct vssdoc_validation_summary findings; /* of the capture being added */
    bool has_findings;
    char nearest[256];  /* a name near to what was asked for and not found */
};

struct vsd_inspect_format {
    const char *name;
    void (*begin)(struct vssdoc_inspection *inspection);
    /* VSSDOC_NO_MEMORY or VSSDOC_OK */
    enum vssdoc_status (*capture)(struct vssdoc_inspection *inspection,
                                  const struct vssdoc_capture *capture);
    void (*end)(struct vssdoc_inspection *inspection);
};

extern const struct vsd_inspect_format vsd_inspect_text;
extern const struct vsd_inspect_format vsd_inspect_json;
extern const struct vsd_inspect_format vsd_inspect_ndjson;

#endif
