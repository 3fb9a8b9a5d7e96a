/* Which file sets have files on a machine of which all files can be walked through: every file set
 * is asked about first, then all files pass by once. */
#ifndef VSD_RESTORE_LISTING_H
#define VSD_RESTORE_LISTING_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/patterns.h"

struct vsd_listed_set;
struct vsd_listed {
    struct vsd_arena arena;
    struct vsd_listed_set *sets;       /* by all of it; of a known name by its whole path */
    struct vsd_list below;             /* of pointers: those with wildcards or trees */
    struct vsd_keymap folders;         /* numbers of their folders */
    struct vsd_patterns patterns;      /* theirs, by folder */
    char *folded;                      /* of the path that passes by */
    size_t room;
    bool walked, no_memory;
};

void vsd_listed_free(struct vsd_listed *listed);
/* folder is folded and taken apart as vsd_fold_path does it. Before the walk: takes note of the
 * set, false when memory runs out. After it: whether a file of it passed by. */
bool vsd_listed_ask(struct vsd_listed *listed, const char *folder, const char *filespec,
                    bool recursive, bool *there);
/* A vssdoc_file_fn; context is the struct vsd_listed. */
bool vsd_listed_pass(void *listed, const char *path);

/* A path folded and with an end behind each part that sorts below every character, so that what
 * lies below a folder begins with the folder's. Writes at most size bytes, gives the length it has.
 */
enum { VSD_FOLD_END = '\1' };
size_t vsd_fold_path(const char *path, char *out, size_t size);

#endif
