/* Lists while they grow. */
#ifndef VSD_BASE_LIST_H
#define VSD_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A list in the making, of items of one size; its items end in an arena. */
struct vsd_list {
    void *items;
    size_t n, room, size;
};
/* Zeroed room for one more item; NULL when memory runs out. */
void *vsd_list_add(struct vsd_list *list);
/* Hands the items to the arena and frees the list; NULL when it is empty or memory runs out. */
const void *vsd_list_keep(struct vsd_list *list, struct vsd_arena *arena, bool *enough);

#endif
