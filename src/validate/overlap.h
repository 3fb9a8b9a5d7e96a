/* Which file sets can mean the same file: an index by folder, so that looking a file set up costs
 * what its path is long and not what the document is. Variables whose usual value is known count as
 * that value, and backups read elsewhere (alternate paths) count as what they stand for.
 *
 * Bounded, so that no document makes it slow: of a folder's file sets with wildcards, and of its
 * recursive ones, the first 64 are compared, of those above one file set 256, and an index compares
 * wildcards no longer once it has done so for some seconds. What lies beyond is not found. */
#ifndef VSD_VALIDATE_OVERLAP_H
#define VSD_VALIDATE_OVERLAP_H

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

/* Keys of folders by the address of their path: paths are interned, and most stand there often. */
enum { VSD_FOLDER_KEYS = 512 };
struct vsd_folder_keys {
    struct {
        const char *path;
        struct vsd_key key;
    } entries[VSD_FOLDER_KEYS];
};

struct vsd_overlap {
    struct vsd_arena arena;
    struct vsd_folder_keys *keys;
    struct vsd_above *above; /* what lies above lately looked up folders */
    struct vsd_overlap_folder *folders;
    struct vsd_overlap_name *names;
    size_t n, n_recursive;
    uint64_t compared;
};

/* Adds a list of file sets. Those without a path or filespec are passed over. False when memory
 * runs out; free the index all the same. */
bool vsd_overlap_add(struct vsd_overlap *index, const struct vssdoc_file_set *sets,
                     const void *owner);
void vsd_overlap_free(struct vsd_overlap *index);

/* Called with each file set of the index that can mean a file which `set` means as well. above: its
 * folder lies above the set's, and it is recursive; else both name the same folder. */
typedef void vsd_overlap_fn(void *context, const struct vsd_listed *other,
                            const struct vssdoc_file_set *set, bool above);

/* Finds what overlaps one file set in its own folder and above it, not below: going through all
 * file sets of an index finds each pair. order is the file set's place in the index, so that of two
 * in one folder the later one finds the earlier; 0 when it is not in it. Of several that name one
 * and the same file without wildcards, the first is found, and the first of another owner. */
void vsd_overlap_find(struct vsd_overlap *index, const struct vssdoc_file_set *set, size_t order,
                      vsd_overlap_fn *found, void *context);

/* What findings call a file set, which also tells it apart: "C:\folder\*.log (recursive)". */
enum { VSD_FILE_SET_TEXT = 1024 };
const char *vsd_file_set_text(const struct vssdoc_file_set *set, char out[VSD_FILE_SET_TEXT]);

/* Of two that were found: whether every file of the second is one of the first, which names the
 * same folder or one above. */
bool vsd_overlap_covers(const struct vssdoc_file_set *set, const struct vssdoc_file_set *covered);

/* A file set's identity: folder, filespec, and whether it is recursive. keys remembers folders. */
struct vsd_key vsd_file_set_key(struct vsd_folder_keys *keys, const struct vssdoc_file_set *set);

/* ---- counting what was found: one entry for each pair of things ---- */

struct vsd_tally {
    UT_hash_handle hh;
    struct {
        const void *a, *b;
    } key;
    const void *owner; /* this and the rest: of the first that was counted */
    const struct vssdoc_component *component;
    const struct vsd_listed *other;
    const struct vssdoc_file_set *set;
    size_t times;
};

/* Going through file sets in the order in which they were added. */
struct vsd_overlap_scan {
    struct vsd_overlap index;
    const struct vssdoc_component *component; /* of the file set looked at */
    const void *owner;
    size_t order;
    struct vsd_tally *tallies; /* in the order in which they were met */
    bool failed;               /* out of memory */
};

/* Looks up every file set of a list; found gets the scan as its context. */
void vsd_overlap_scan(struct vsd_overlap_scan *scan, const struct vssdoc_file_set *sets,
                      vsd_overlap_fn *found);
void vsd_overlap_count(struct vsd_overlap_scan *scan, const void *a, const void *b,
                       const struct vsd_listed *other, const struct vssdoc_file_set *set);
void vsd_overlap_scan_free(struct vsd_overlap_scan *scan);

#endif
