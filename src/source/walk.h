/* What the parts of this folder share while they walk one operand. */
#ifndef VSD_SOURCE_WALK_H
#define VSD_SOURCE_WALK_H

#include "base/os/os.h"
#include "base/path.h"
#include "source/source.h"

struct vsd_walk {
    const struct vssdoc_limits *limits;
    const struct vsd_sink *sink;
    struct vsd_path path;    /* below the operand */
    uint32_t folder_entries; /* met so far */
    bool files_only;         /* of the folder: not what lies deeper, nor archives */
    unsigned char *head;     /* VSD_HEAD bytes */
};
/* False when memory runs out; end it all the same. */
bool vsd_walk_begin(struct vsd_walk *walk, const struct vssdoc_limits *limits,
                    const struct vsd_sink *sink);
void vsd_walk_end(struct vsd_walk *walk);

/* Bytes being read whole, within the limit of one document. */
struct vsd_bytes {
    unsigned char *data;
    size_t size, room;
};
bool vsd_bytes_reserve(struct vsd_bytes *bytes, uint64_t room);
bool vsd_bytes_append(struct vsd_bytes *bytes, const void *data, size_t size);

/* True when a file begins like an archive that libarchive reads; *compressed (may be NULL) tells
 * that it may also be one compressed file. */
bool vsd_is_archive(const unsigned char *head, size_t size, bool *compressed);

/* Hands on a file that was read whole: as one item or, being a listing, as several. */
enum vssdoc_status vsd_walk_deliver(struct vsd_walk *walk, enum vsd_interest interest,
                                    const unsigned char *bytes, size_t size);
enum vssdoc_status vsd_walk_skip(struct vsd_walk *walk, uint64_t stored);
enum vssdoc_status vsd_walk_failure(struct vsd_walk *walk, enum vsd_interest interest,
                                    enum vssdoc_status status, const char *failure);

/* The operand or a file below it at os_path, whatever it is. */
enum vssdoc_status vsd_walk_file(struct vsd_walk *walk, const char *os_path, bool follow);
enum vssdoc_status vsd_walk_folder(struct vsd_walk *walk, const char *os_path, uint32_t depth);
#define VSD_FOLDERS_TOO_DEEP "folders lie too deep"
/* Into the order in which a folder's names are walked. */
void vsd_sort_names(char **names, size_t n);

/* An archive: an open file read from its beginning, or bytes. The walk's path is its name. */
enum vssdoc_status vsd_walk_archive_file(struct vsd_walk *walk, struct vsd_os_file *file,
                                         bool compressed);
enum vssdoc_status vsd_walk_archive_memory(struct vsd_walk *walk, const unsigned char *bytes,
                                           size_t size, bool compressed);

/* The documents of a listing of "vshadow -wm3": --[Writer n]-- in front of each. */
enum vssdoc_status vsd_walk_listing(struct vsd_walk *walk, const unsigned char *bytes, size_t size);

#endif
