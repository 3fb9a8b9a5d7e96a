/* What becomes of a file in a backup: whether it is held, and what decided
 * (generating-a-backup-set.md, excluding-files-from-shadow-copies.md). */
#ifndef VSD_FILES_DECIDE_H
#define VSD_FILES_DECIDE_H

#include <vssdoc.h>

#include "base/arena.h"
#include "files/index.h"

enum vsd_set_kind {
    VSD_SET_EXCLUDES,      /* a writer leaves it out of the backup */
    VSD_SET_CLAIMS,        /* a component has it */
    VSD_SET_LEAVES_SHADOW, /* somebody deletes it from the shadow copy */
    VSD_SET_NOT_TO_BACKUP  /* the registry leaves it out */
};

/* Whose a set of files is. Texts live as long as the decider; in and of as long as the capture. */
struct vsd_owner {
    uint32_t number; /* one for each writer */
    const char *writer_id, *writer, *component;
    const struct vssdoc_writer *in;    /* NULL: it is of the registry */
    const struct vssdoc_component *of; /* NULL: it is of the writer as a whole */
    const char *type;                  /* of a backup of it: "full" */
};

/* A set of files and what it means for them. Texts live as long as the decider. */
struct vsd_set {
    enum vsd_set_kind kind;
    bool recursive;
    const struct vsd_owner *owner;
    const char *folder; /* with variables replaced; NULL: it means no file */
    const char *filespec;
    const char *by;                    /* what messages call it */
    const struct vssdoc_file_set *set; /* as long as the capture; NULL: of the registry */
    /* of a claim: */
    const char *source;       /* where the backup reads it instead of the folder; NULL: there */
    size_t file_set;          /* in the selection; SIZE_MAX: the component is not included */
    bool needed;              /* by this type of backup */
    bool must_exist;          /* a file that is named without wildcard */
    uint64_t matched;         /* files met so far where the backup reads it */
    uint64_t matched_at_path; /* and in the folder, where that is another place */
};

/* A volume read through another name, such as its shadow copy's device. */
struct vsd_device {
    const struct vsd_drive *drive;
    const char *device; /* without a backslash at the end */
};

struct vsd_decider {
    struct vsd_arena arena; /* for whoever fills it */
    struct vsd_drives drives;
    struct vsd_list sets;    /* of pointers, in the order in which they were added */
    struct vsd_list devices; /* of struct vsd_device */
    struct vsd_file_index by_folder, by_source;
    struct vsd_file_finder finder, source_finder, original_finder;
    struct vsd_keymap known; /* what many sets say of a file: the place in the list, by their groups */
    struct vsd_list findings;
    char *source_path, *held_as, *translated, *device_path;
    size_t source_room, held_room, translated_room, device_room;
};

/* drives are there already. */
void vsd_decider_begin(struct vsd_decider *decider);
/* A zeroed set, to be filled and then added. Of one writer what it excludes comes first. NULL when
 * memory runs out. */
struct vsd_set *vsd_decider_set(struct vsd_decider *decider);
bool vsd_decider_add(struct vsd_decider *decider, struct vsd_set *set);
/* "C:=\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy7" */
bool vsd_decider_device(struct vsd_decider *decider, const char *told);
void vsd_decider_free(struct vsd_decider *decider);

struct vsd_file_decision {
    enum vssdoc_file_reason reason;
    bool included;
    struct vsd_set *claim; /* the component's that decided or would have it; NULL: nobody's */
    const struct vsd_set *against; /* what excludes it; NULL: nothing */
    const struct vsd_set *shadow;  /* what deletes it from the shadow copy; NULL: nothing */
    size_t claims;                 /* file sets by which the backup holds it */
    const struct vsd_set *second;  /* the next of those; NULL: there is none */
    const char *source_path;       /* from where the backup reads it; NULL: it does not */
    const char *held_as; /* of a file at an alternate path: the path under which the backup holds
                            it; NULL: its own */
};

/* Hands what was counted to the sets. */
void vsd_decider_settle(struct vsd_decider *decider);

/* Decides about one file; texts last until the next call. Counting adds it to what its sets have
 * met, when that is settled. False when memory runs out. */
bool vsd_file_decide(struct vsd_decider *decider, const char *path, bool counting,
                     struct vsd_file_decision *out);

/* The sets that mean a path, also by where the backup reads them, each with what is left of the
 * path: for those who want to know more than the decision. Texts last until the next call. */
bool vsd_decider_sets(struct vsd_decider *decider, const char *path,
                      const struct vsd_file_hit **by_folder, size_t *n_by_folder,
                      const struct vsd_file_hit **by_source, size_t *n_by_source);

#endif
