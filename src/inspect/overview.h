/* What a capture is: the facts that its documents tell together, and how they tell them. */
#ifndef VSD_INSPECT_OVERVIEW_H
#define VSD_INSPECT_OVERVIEW_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_overview {
    const char *machine;        /* NULL: the documents do not tell */
    const char *taken_by;       /* NULL: likewise */
    const char *taken_by_why;   /* what tells so */
    const char *taken_at;       /* NULL: likewise */
    const char *taken_at_why;
    bool made;                  /* written by vssdoc: no evidence */
    size_t n_wmds, n_bcds, n_manifests, n_others, n_errors;
    size_t n_strange;           /* documents with names or values that were not understood */
    size_t n_components, n_file_sets; /* of all WMDs */
    size_t n_entries;           /* writers in the BCD */
    size_t n_records;           /* components in the BCD */
    size_t n_succeeded, n_failed; /* records with a mark of success, of failure */
    size_t n_entries_without_wmd;
    size_t n_restore_selected;
};

/* False when memory runs out. Strings belong to the arena or the capture. */
bool vsd_overview_make(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                       struct vsd_overview *out);

/* What a backup of this type means for later ones, for people (api:ne-vss-vss_backup_type,
 * requestor-role-in-vss-incremental-and-differential-backups.md); NULL when there is nothing to
 * say. */
const char *vsd_backup_type_consequence(int backup_type);

#endif
