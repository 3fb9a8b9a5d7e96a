/* --map and --ignore as they were understood. */
#ifndef VSD_DIFF_OPTION_H
#define VSD_DIFF_OPTION_H

#include "diff/work.h"

struct vsd_diff_map {
    const char *option, *from, *to;
    bool volume;                 /* else a machine's name */
    char from_letter, to_letter; /* '\0': by GUID */
    struct vssdoc_guid from_guid, to_guid;
    bool used;
};

struct vsd_diff_ignore {
    const char *option;
    const char *pattern,
        *tree; /* of paths; tree: what "\*" stands behind, with the folder itself */
    const char *whole, *class, *key; /* of fields; class: NULL: any */
    bool used;
};

enum vssdoc_status vsd_diff_options_set(struct vsd_diff *diff, struct vssdoc_error *error);
void vsd_diff_options_finish(struct vsd_diff *diff); /* tells of those that fitted nothing */
/* A text of a side as it is to be compared: of the old one with all maps applied. NULL stays NULL.
 */
const char *vsd_diff_mapped(struct vsd_diff *diff, enum vsd_side side, const char *text);
/* The same of a path, with variables that have a usual value replaced. */
const char *vsd_diff_path(struct vsd_diff *diff, enum vsd_side side, const char *path);
/* Whether there are maps of machines: their names are words, which may stand in a path by chance
 * and be what they were on the newer side. */
bool vsd_diff_renames(const struct vsd_diff *diff);
/* Whether a path, as it is written, means something else on the other side: its volume moved. */
bool vsd_diff_moved(struct vsd_diff *diff, enum vsd_side side, const char *path);
bool vsd_diff_ignored(struct vsd_diff *diff, const struct vsd_difference *difference);

#endif
