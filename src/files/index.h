/* Which sets of files a path belongs to, without looking at all of them: sets are found by their
 * folder, a tree that a path's folders are looked up in one by one; behind the folder names are
 * looked up, and of patterns with wildcards those are tried whose longest text the name has. Sets that
 * are spelled alike are one group, found and counted as one, however many they are. A set is what VSS calls a file set: a
 * folder, a pattern for names in it, and whether folders below count
 * (definition-of-components-by-writers.md). */
#ifndef VSD_FILES_INDEX_H
#define VSD_FILES_INDEX_H

#include "base/keymap.h"
#include "base/list.h"
#include "base/patterns.h"
#include "model/drives.h"

/* Zeroed, with drives set: a path may spell its volume by letter, by GUID or through a folder that
 * it is mounted in, and "\folder" is on every volume. */
struct vsd_file_index {
    struct vsd_drives *drives; /* not owned */
    struct vsd_list nodes, entries, groups;
    struct vsd_keymap children, names;
    struct vsd_patterns patterns;
};

/* Adds a set. folder has its variables replaced; it and filespec stay where they are as long as the
 * index. `what` comes back for each path that the set means. False when memory runs out. */
bool vsd_file_index_add(struct vsd_file_index *index, const char *folder, const char *filespec,
                        bool recursive, const void *what);
void vsd_file_index_free(struct vsd_file_index *index);

/* Counts a path for all sets of a group; each set that was counted for since the last time, and how
 * often. */
void vsd_file_count(struct vsd_file_index *index, uint32_t group);
void vsd_file_counted(struct vsd_file_index *index,
                      void (*each)(void *context, const void *what, uint64_t n), void *context);

/* A set that means a path. */
struct vsd_file_hit {
    const void *what;
    uint32_t group; /* its own */
    uint32_t order;    /* in which it was added, from 0 */
    const char *above; /* where the path's volume is mounted in a folder below the set's: the way
                          there, without backslashes at either end; else NULL */
    const char *rest;  /* of the path, below the set's folder or below the volume's root */
};

/* The same of all sets of a group. */
struct vsd_file_group {
    uint32_t group; /* a number from 1 */
    uint32_t n;     /* sets in it */
    const char *above, *rest;
};

/* Who looks up paths: one after the other, quickly when they are in the same folder. Zeroed. */
struct vsd_file_finder {
    const struct vsd_file_index *index;
    struct vsd_list chain, groups, hits;
    char *folder, *clean; /* the last path's */
    size_t folder_room, clean_room, folder_length;
    bool known; /* the chain is the folder's */

};

/* The sets that mean the file at a path, in the order in which they were added; they and their
 * texts last until the next call. path is absolute, on the machine ("C:\…", "\\?\Volume{…}\…",
 * "\\server\share\…"). False when memory runs out. */
bool vsd_file_find(struct vsd_file_finder *finder, const char *path,
                   const struct vsd_file_hit **hits, size_t *n_hits);
/* The groups of these sets, in the order in which their first sets were added; and the sets of such
 * groups, as above. */
bool vsd_file_find_groups(struct vsd_file_finder *finder, const char *path,
                          const struct vsd_file_group **groups, size_t *n_groups);
bool vsd_file_expand(struct vsd_file_finder *finder, const struct vsd_file_group *groups,
                     size_t n_groups, const struct vsd_file_hit **hits, size_t *n_hits);
void vsd_file_finder_free(struct vsd_file_finder *finder);

#endif
