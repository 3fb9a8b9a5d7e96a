#include "select/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/guid.h"

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

const char *vsd_gather_text(struct vsd_gathering *gathering, const char *text)
{
    if (text == NULL)
        return NULL;
    const char *kept = vsd_arena_copy(&gathering->selection->arena, text, strlen(text));
    gathering->no_memory = gathering->no_memory || kept == NULL;
    return kept;
}

const char *vsd_gather_guid(struct vsd_gathering *gathering, const struct vssdoc_guid *guid)
{
    char text[VSD_GUID_TEXT];
    if (!guid->valid)
        return NULL;
    vssdoc_guid_format(guid, text);
    return vsd_gather_text(gathering, text);
}
