/* The parts of an operand that can be read without each other. */
#ifndef VSD_SOURCE_PARTS_H
#define VSD_SOURCE_PARTS_H

#include "base/path.h"
#include "source/source.h"

struct vsd_source_part {
    char *path;      /* below the operand; "" is the operand itself */
    bool files_only; /* of a folder: the files, not the folders and archives in it */
    uint32_t depth;  /* of the folder, below the operand */
};

/* Goes through an operand. A folder that holds a file that somebody may want to read is one part with
 * all that lies below; of any other its files are a part, and each folder and archive in it is one or
 * several of its own. Parts come in the order of a walk. */
struct vsd_folder_parts;
struct vsd_parts {
    const char *operand;
    const struct vssdoc_limits *limits;
    /* Whether a file that begins so may be wanted; as the sink's look. */
    bool (*wanted)(const unsigned char *head, size_t size);
    struct vsd_path path;             /* below the operand */
    struct vsd_folder_parts *folder;  /* innermost of those that are in several parts */
    uint32_t entries;                 /* files and folders of all of them */
    bool begun;
};

/* The next part, whose path is the caller's to free. VSSDOC_STOPPED past the last. */
enum vssdoc_status vsd_parts_next(struct vsd_parts *parts, struct vsd_source_part *out);
void vsd_parts_free(struct vsd_parts *parts);

/* Walks one part. */
enum vssdoc_status vsd_source_walk_part(const char *operand, const struct vsd_source_part *part,
                                        const struct vssdoc_limits *limits,
                                        const struct vsd_sink *sink);

#endif
