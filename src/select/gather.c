#include "select/gather.h"

#include <string.h>

#include "base/guid.h"

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
