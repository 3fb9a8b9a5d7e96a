/* The files of a target state by what they are found by: entries without wildcards by their paths,
 * those with wildcards in their last part by their folders, those for a tree by its root. */
#ifndef VSD_RESTORE_TARGET_INDEX_H
#define VSD_RESTORE_TARGET_INDEX_H

#include "restore/target.h"

/* A path taken apart: "E:\DATA\x" is E:, DATA, x. */
struct vsd_parts {
    const char **part; /* with room for one more */
    size_t n;
};

struct vsd_target_entry {
    struct vsd_parts parts;
    bool tree; /* a last "\**": all below the parts */
    enum vssdoc_file_state state;
    size_t rank;
    uint32_t next; /* of the same folder and state, plus one; 0: none */
};

/* Entries with wildcards in their last part, by their state: places plus one. */
struct vsd_target_folder {
    uint32_t first[VSSDOC_FILE_UNCREATABLE + 1], last[VSSDOC_FILE_UNCREATABLE + 1];
};

struct vsd_target_exact {
    UT_hash_handle hh;
    struct vsd_key key;
    const char *folded; /* all parts, each with an end that sorts below every character */
    const char *name;   /* the last part */
    size_t n_parts;
    enum vssdoc_file_state state;
    size_t rank;
    struct vsd_target_exact *next_of_ending;
};

/* Cuts a copy of the path; false when memory runs out. */
bool vsd_take_apart(struct vsd_arena *arena, const char *path, struct vsd_parts *out);
/* Whether the first parts of a pattern are those of a path. */
bool vsd_parts_begin(const struct vsd_parts *pattern, const struct vsd_parts *path, size_t n);

/* Variables replaced; NULL when memory runs out. */
const char *vsd_target_expand(const struct vsd_target *target, struct vsd_arena *arena,
                              const char *path);
/* Folded, so that what lies below a folder sorts together; NULL when memory runs out. */
char *vsd_folded(struct vsd_arena *arena, const char *path);
struct vsd_key vsd_folded_key(const char *text, size_t length);
/* How much of a folded path is the folder that its last part lies in: 0 where that is the first. */
size_t vsd_folded_folder(const char *folded, size_t length);
/* The key of what a folder holds with the same letters behind the last dot; false where a pattern
 * does not say which they are. */
bool vsd_ending_key(const char *folder, size_t length, const char *name, struct vsd_key *out);

#endif
