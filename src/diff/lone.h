/* File sets that only one side lists. */
#ifndef VSD_DIFF_LONE_H
#define VSD_DIFF_LONE_H

#include "diff/work.h"

/* One, until it is known what became of it. */
struct vsd_lone_set {
    const struct vssdoc_file_set *set;
    const struct vsd_class *class;
    struct vsd_key key;                       /* its identity */
    struct vsd_diff_scope scope;              /* in the component or list that it stands in */
    bool done;                                /* of a component's: told otherwise */
    const struct vssdoc_file_set *covered_by; /* of the other side, in covered_in; NULL: none */
    const char *covered_in;
    bool used;              /* of an exclude: told with a file set */
    size_t covers, touches; /* of an exclude: file sets of its own side, the first in hit */
    const char *hit;
};

/* Keeps one, in the scope that is compared. */
void vsd_diff_lone(struct vsd_diff *diff, enum vsd_side side, const struct vsd_class *class,
                   const struct vssdoc_file_set *set, struct vsd_key key);

/* A file set as it is to be compared: its path and filespec mapped, variables replaced. */
struct vssdoc_file_set vsd_diff_as(struct vsd_diff *diff, enum vsd_side side,
                                   const struct vssdoc_file_set *set);
/* The same that stays, by itself. NULL when memory runs out. */
const struct vssdoc_file_set *vsd_diff_alike(struct vsd_diff *diff, enum vsd_side side,
                                             const struct vssdoc_file_set *set);

/* What became of one, or of one of each side. */
struct vsd_telling {
    const char *cause;
    const char *words;                            /* behind the file set's text; NULL: none */
    const struct vsd_lone_set *old_set, *new_set; /* NULL: none */
};
void vsd_diff_tell_set(struct vsd_diff *diff, const struct vsd_telling *telling);

#endif
