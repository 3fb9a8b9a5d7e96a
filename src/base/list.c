#include "base/list.h"

#include <stdlib.h>
#include <string.h>

void *vsd_list_add(struct vsd_list *list)
{
    if (list->n == list->room) {
        size_t room = list->room * 2 + 16;
        char *larger = realloc(list->items, room * list->size);
        if (larger == NULL)
            return NULL;
        list->items = larger;
        list->room = room;
    }
    char *item = (char *)list->items + list->n++ * list->size;
    memset(item, 0, list->size);
    return item;
}

const void *vsd_list_keep(struct vsd_list *list, struct vsd_arena *arena, bool *enough)
{
    void *kept = list->n > 0 ? vsd_arena_alloc(arena, list->n * list->size) : NULL;
    if (kept != NULL)
        memcpy(kept, list->items, list->n * list->size);
    *enough = *enough && (kept != NULL || list->n == 0);
    free(list->items);
    list->items = NULL;
    return kept;
}
