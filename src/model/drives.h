/* The volumes that a capture knows, which of them were snapshotted, and which a path lies on. Built
 * of the manifest's or the BCD's shadow copies and of what the ASR writer lists; a volume may be
 * known by its GUID, by where it is mounted, or by both. */
#ifndef VSD_MODEL_DRIVES_H
#define VSD_MODEL_DRIVES_H

#include <vssdoc.h>

#include "base/arena.h"

/* A folder that a volume is mounted in. */
struct vsd_mount_folder {
    const struct vsd_mount_folder *next;
    const char *path; /* without a backslash at the end */
};

struct vsd_drive {
    const struct vsd_drive *next; /* in the order in which they were met */
    const char *name; /* "E:", "C:\Mounted", "\\?\Volume{…}" */
    const struct vsd_mount_folder *folders;
    bool in_set;      /* a shadow copy of it was taken */
    bool given_up;    /* one was begun and aborted: neither in the set nor outside */
    bool share;       /* "\\server\share" */
    bool has_guid, has_mount;
    bool listed;      /* by the ASR writer: GUID and mount are all there is to know */
    const void *seen; /* for whoever walks paths: what it was last seen with */
};

struct vsd_drive_name;
struct vsd_drives {
    struct vsd_arena arena;
    struct vsd_drive_name *names;
    struct vsd_drive *letters[26];
    struct vsd_drive *first, *last;
    bool folders;               /* some volume is mounted in a folder */
    bool known;                 /* which volumes were snapshotted */
    bool listed;                /* the ASR writer lists volumes */
    bool guid_only, mount_only; /* the set has volumes known by one name alone */
    bool no_memory;             /* it ran out: volumes are missing; stays when freed */
};

/* What somebody says about the volumes: which were snapshotted, in place of what the documents say
 * (NULL: as they say), and where volumes are mounted, "C:\Mounted=E:". NULL-terminated. */
struct vsd_drives_told {
    const char *const *volumes, *const *mounts;
};

/* told may be NULL. False when memory runs out; free what is there all the same. */
bool vsd_drives_make(struct vsd_drives *drives, const struct vssdoc_capture *capture,
                     const struct vsd_drives_told *told);
void vsd_drives_free(struct vsd_drives *drives);

/* All volumes met so far, one after the other by their next. */
const struct vsd_drive *vsd_drives_first(const struct vsd_drives *drives);

/* The volume or share that a path lies on; NULL when that is not known (no drive, a variable
 * without a usual value) or memory ran out, which drives->no_memory remembers. *assumed (may be
 * NULL) tells that a variable's usual value decided. */
struct vsd_drive *vsd_drive_of(struct vsd_drives *drives, const char *path, bool *assumed);

/* The same among the volumes met so far, in a path without variables: it takes no memory, and NULL also
 * means a volume that nobody spoke of. *root is how much of the path names the volume: of "C:",
 * "C:\Mounted", "\\?\Volume{...}" or "\\server\share"; 0 when the path is of none. */
const struct vsd_drive *vsd_drive_find(const struct vsd_drives *drives, const char *path,
                                       size_t *root);

/* Whether no shadow copy of a volume was taken, beyond doubt: false where the snapshot set is not
 * known, or may name the same volume otherwise. */
bool vsd_drive_outside(const struct vsd_drives *drives, const struct vsd_drive *drive);

#endif
