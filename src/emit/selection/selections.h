/* What the formats of selections share. A format is a row: begin, one selection, end. */
#ifndef VSD_EMIT_SELECTION_SELECTIONS_H
#define VSD_EMIT_SELECTION_SELECTIONS_H

#include "base/keymap.h"
#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/out.h"
#include "result/file_tally.h"

struct vssdoc_selections {
    struct vssdoc_selections_options options;
    const struct vsd_selections_format *format;
    struct vsd_out out;
    struct vsd_json json;
    struct vssdoc_report *report; /* "html" and the like: it writes all; else NULL */
    size_t n;                     /* selections so far */
    size_t components, included, file_sets, unmet; /* of all of them */
    bool has_files;                               /* some had a host: */
    uint64_t files_included, files_excluded, files_unclaimed;
    struct vsd_keymap copied;                     /* paths: what was printed and may come again */
    enum vssdoc_status status;                    /* what went wrong while a selection was written */
    struct vssdoc_error *error;
};

/* Goes through the files of a selection's host; false when that ended early, which status says. */
bool vsd_selections_files(struct vssdoc_selections *selections, struct vssdoc_selection *selection,
                          vssdoc_selected_file_fn *each, void *context);

struct vsd_selections_format {
    struct vsd_format format;
    void (*begin)(struct vssdoc_selections *selections);
    void (*one)(struct vssdoc_selections *selections, struct vssdoc_selection *selection);
    void (*end)(struct vssdoc_selections *selections);
};

/* The files of a selection for people (selection_files.c). */
struct vsd_page;
void vsd_selection_files_head(struct vsd_page *page, const struct vsd_file_tally *tally);
void vsd_selection_files(struct vsd_page *page, struct vsd_file_tally *tally, bool all);

extern const struct vsd_selections_format vsd_selections_text;
extern const struct vsd_selections_format vsd_selections_json;
extern const struct vsd_selections_format vsd_selections_ndjson;
extern const struct vsd_selections_format vsd_selections_csv;
extern const struct vsd_selections_format vsd_selections_paths;
extern const struct vsd_selections_format vsd_selections_paths0;
extern const struct vsd_selections_format vsd_selections_diskshadow;
extern const struct vsd_selections_format vsd_selections_vshadow;

#endif
