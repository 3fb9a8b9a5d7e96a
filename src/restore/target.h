/* What a target state says of files: of one, or of all that a file set may hold, whose names nobody
 * knows. The first entry that fits decides. */
#ifndef VSD_RESTORE_TARGET_H
#define VSD_RESTORE_TARGET_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/patterns.h"
#include "model/environment.h"

struct vsd_listed;
struct vsd_target_entry;
struct vsd_target_exact;
struct vsd_target {
    const struct vssdoc_target_state *state;
    struct vsd_listed *listed;      /* all files of the machine; NULL: not known */
    const struct vssdoc_host *host; /* where they come from */
    struct vsd_environment environment;
    struct vsd_arena arena;
    struct vsd_target_entry *entries; /* with wildcards, in their order */
    size_t n_entries;
    struct vsd_keymap folders;    /* of entries that have wildcards in their last part alone */
    struct vsd_list in_folders;   /* these entries, by the folder's number */
    struct vsd_patterns patterns; /* of these, by the folder's number */
    struct vsd_keymap trees;      /* the first entry for all below a folder */
    struct vsd_list others;       /* the rest, which has wildcards in its folders */
    struct vsd_keymap
        endings; /* entries without wildcards, by folder and what follows the last dot */
    struct vsd_keymap answers;        /* what was found for file sets with wildcards */
    unsigned exact_states;            /* that occur without wildcards */
    struct vsd_target_exact *by_path; /* without */
    struct vsd_target_exact **sorted; /* the same by their folded texts */
    size_t n_exact;
    enum vssdoc_target_use *uses; /* of each entry of the state */
};
/* Of larger states nobody wants to know which of their entries decide nothing. */
enum { VSD_TARGET_WATCHED = 4096 };

/* False when memory runs out; free what is there all the same. state outlives the target. */
bool vsd_target_make(struct vsd_target *target, const struct vssdoc_target_state *state,
                     const char *const *defines);
void vsd_target_free(struct vsd_target *target);

/* The states of the files of (folder, filespec, recursive), 1 << state for each. folder may hold
 * variables. False when memory runs out. */
bool vsd_target_look(struct vsd_target *target, struct vsd_arena *scratch, const char *folder,
                     const char *filespec, bool recursive, unsigned *states);

/* Finds out which entries, of those that decided nothing, an earlier one hides. False when memory
 * runs out. */
bool vsd_target_uses(const struct vsd_target *target, struct vsd_arena *scratch);

/* The service of a name, NULL when the target state has none. */
const struct vssdoc_target_service *vsd_target_service(const struct vsd_target *target,
                                                       const char *name);
bool vsd_guid_among(const struct vssdoc_guid *guid, const struct vssdoc_guid *guids, size_t n);

#endif
