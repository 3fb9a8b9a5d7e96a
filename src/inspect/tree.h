/* A writer's components as the tree that their logical paths make. */
#ifndef VSD_INSPECT_TREE_H
#define VSD_INSPECT_TREE_H

#include <vssdoc.h>

#include "base/arena.h"

enum { VSD_TREE_DEPTH = 12 }; /* deeper parts of a path stay together in one label */

/* A part of a path: a component, or only a step to deeper ones. */
struct vsd_tree_node {
    struct vsd_tree_node *next, *first, *last; /* sibling; children in document order */
    const char *label;                         /* the part, as the first path that has it spells it */
    const struct vssdoc_component *component;  /* NULL: only a step */
};

/* Components with equal paths stay apart. False when memory runs out. */
bool vsd_tree_make(struct vsd_arena *arena, const struct vssdoc_writer *writer,
                   struct vsd_tree_node *root);

#endif
