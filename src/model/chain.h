/* Backups that follow each other, oldest first: each component and each writer through all of them,
 * and which backup is based on which (restoring-incremental-and-differential-backups.md). */
#ifndef VSD_MODEL_CHAIN_H
#define VSD_MODEL_CHAIN_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/key.h"

/* A component, or a writer, in one step. */
struct vsd_link {
    struct vsd_link *next;
    const struct vsd_link *previous;
    size_t step;
    const struct vssdoc_writer_components *entry;
    const struct vssdoc_backup_component *record; /* NULL in a writer's line */
    int type;                                     /* of backup, as this writer makes it */
    struct vsd_link *of;             /* a component's writer */
    const struct vsd_link *follower; /* a writer's component that is based on its expected one */
    const struct vsd_link *expected;              /* the base that the types give; NULL: none */
    const struct vsd_link *stamped; /* the one, earlier or later, whose stamp is handed back; NULL:
                                       none */
    const struct vsd_link *mixed;   /* the last one before it, after the same full one, that holds
                                       changes of the other kind: incremental, differential; NULL: none */
    const struct vsd_link *repeats; /* an earlier one with the same stamp, no copy; NULL: none */
    bool needed;                    /* a later one is based on it */
};

struct vsd_line {
    UT_hash_handle hh; /* hh.next: in the order of their first appearance */
    struct vsd_key key;
    struct vsd_link *first, *last;
};

struct vsd_stamp;
struct vsd_chain {
    const struct vssdoc_capture *const *captures;
    size_t n;
    struct vsd_line *components, *writers;
    bool *unrelated; /* of each step: it has writers, and none of them was in a step before */
    struct vsd_stamp *stamps;
    struct vsd_arena arena;
};

/* Every capture has a BCD. False when memory runs out; free what is there all the same. */
bool vsd_chain_make(struct vsd_chain *chain, const struct vssdoc_capture *const *captures,
                    size_t n);
void vsd_chain_free(struct vsd_chain *chain);

/* The first link of any component that has a stamp, NULL when none has. */
const struct vsd_link *vsd_stamp_owner(const struct vsd_chain *chain, const char *stamp);

/* Whether a type of backup holds changes only. */
bool vsd_builds_on_others(int backup_type);

#endif
