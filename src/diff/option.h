/* --map and --ignore as they were understood. */
#ifndef VSD_DIFF_OPTION_H
#define VSD_DIFF_OPTION_H

#include "diff/diff.h"

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

#endif
