/* Which file sets can mean the same file: an index by folder, so that looking a file set up costs
 * what its path is long and not what the document is. Variables whose usual value is known count as
 * that value, and backups read elsewhere (alternate paths) count as what they stand for.
 *
 * Bounded, so that no document makes it slow: of a folder's file sets with wildcards, and of its
 * recursive ones, the first 64 are compared, of those above one file set 256, and an index compares
 * wildcards no longer once it has done so for some seconds. What lies beyond is not found. */
#ifndef VSD_MODEL_OVERLAP_H
#define VSD_MODEL_OVERLAP_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/key.h"

/* A file set of an index. */
struct vsd_listed {
    const struct vssdoc_file_set *set;
    const void *owner; /* whatever file sets are told apart by: the component, the writer */
    size_t order;      /* as added, from 1 */
    struct vsd_listed *next_wild, *next_recursive; /* in the same folder */
};

struct vsd_overlap {
    struct vsd_arena arena;
    struct vsd_folder_keys *keys; /* of folders lately met */
    struct vsd_above *above;      /* what lies above folders lately looked up */
    struct vsd_overlap_folder *folders;
    struct vsd_overlap_name *names;
    size_t n, n_recursive;
    uint64_t compared;
};

/* How one file set was found to overlap another. */
enum vsd_overlap_how {
    VSD_OVERLAP_AGAIN,  /* the same owner listed exactly this one before */
    VSD_OVERLAP_BESIDE, /* in the same folder */
    VSD_OVERLAP_ABOVE   /* its folder lies above the other's, and it is recursive */
};

/* Called with a file set of the index that can mean a file which `set` means as well. */
typedef void vsd_overlap_fn(void *context, const struct vsd_listed *other,
                            const struct vssdoc_file_set *set, enum vsd_overlap_how how);

/* Adds a list of file sets; all of one owner are added in a row. Those without a path or filespec
 * are passed over. found (NULL: nobody asks) is told of those that were added before under the very same name: the first
 * of all, the first of another owner, the owner's own. False when memory runs out; free the index
 * all the same. */
bool vsd_overlap_add(struct vsd_overlap *index, const struct vssdoc_file_set *sets,
                     const void *owner, vsd_overlap_fn *found, void *context);
void vsd_overlap_free(struct vsd_overlap *index);

/* Finds what overlaps a file set that is not in the index, in its own folder and above it, not
 * below. Of several that name one and the same file without wildcards, the first is found and the
 * first of another owner. */
void vsd_overlap_find(struct vsd_overlap *index, const struct vssdoc_file_set *set,
                      vsd_overlap_fn *found, void *context);

/* The same of one that is in the index, with its place there (from 1): each pair is found once. */
void vsd_overlap_find_member(struct vsd_overlap *index, const struct vssdoc_file_set *set,
                             size_t order, vsd_overlap_fn *found, void *context);

/* Of two that were found: whether every file of the second is one of the first, which names the
 * same folder or one above. */
bool vsd_overlap_covers(const struct vssdoc_file_set *set, const struct vssdoc_file_set *covered);

#endif
