/* What the formats of selections share. A format is a row: begin, one selection, end. */
#ifndef VSD_EMIT_SELECTIONS_H
#define VSD_EMIT_SELECTIONS_H

#include "emit/json.h"
#include "emit/out.h"

struct vssdoc_selections {
    struct vssdoc_selections_options options;
    const struct vsd_selections_format *format;
    struct vsd_out out;
    struct vsd_json json;
    struct vssdoc_report *report; /* "html" and the like: it writes all; else NULL */
    size_t n;                     /* selections so far */
    size_t components, included, file_sets, unmet; /* of all of them */
};

struct vsd_selections_format {
    const char *name;
    void (*begin)(struct vssdoc_selections *selections);
    void (*one)(struct vssdoc_selections *selections, const struct vssdoc_selection *selection);
    void (*end)(struct vssdoc_selections *selections);
};

extern const struct vsd_selections_format vsd_selections_text;
extern const struct vsd_selections_format vsd_selections_json;
extern const struct vsd_selections_format vsd_selections_ndjson;
extern const struct vsd_selections_format vsd_selections_csv;
extern const struct vsd_selections_format vsd_selections_paths;
extern const struct vsd_selections_format vsd_selections_paths0;

#endif
