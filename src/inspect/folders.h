/* File sets by folder: each folder is named once, so that twenty thousand file sets can be read. */
#ifndef VSD_INSPECT_FOLDERS_H
#define VSD_INSPECT_FOLDERS_H

#include <vssdoc.h>

#include "base/arena.h"

enum { VSD_EVERY_BACKUP = 0xF0F }; /* VSS_FILE_SPEC_BACKUP_TYPE of what every backup reads so */
enum { VSD_FOLDER_DEPTH = 12 };    /* deeper parts of a path stay together in one label */

struct vsd_folder {
    struct vsd_folder *next, *first;     /* sibling and children, by name */
    const char *label;                   /* its part of the path; with those of folders above it
                                            that hold nothing else */
    const char *path;                    /* in full, without a backslash at the end */
    const struct vssdoc_file_set **sets; /* by file specification */
    size_t n_sets, n_total;              /* of its own, and with those below */
    bool plain;                          /* its own are files that every backup reads from the
                                            shadow copy: a name says it all */
};

/* Of a list of file sets; what has no path stands in a folder whose label and path are "". root
 * itself has neither label nor sets. False when memory runs out. */
bool vsd_folders_make(struct vsd_arena *arena, const struct vssdoc_file_set *sets,
                      struct vsd_folder *root);

/* Whether every backup reads such a file set whole, from the shadow copy. */
bool vsd_file_set_is_plain(const struct vssdoc_file_set *set);

#endif
