#include "base/keep.h"

#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"

enum { LONGEST_LINE = 2000 };

const char *vsd_keep_text(struct vsd_arena *arena, const char *text, bool *no_memory)
{
    const char *kept = text != NULL ? vsd_arena_copy(arena, text, strlen(text)) : NULL;
    *no_memory = *no_memory || (text != NULL && kept == NULL);
    return kept;
}

const char *vsd_keep_guid(struct vsd_arena *arena, const struct vssdoc_guid *guid, bool *no_memory)
{
    char text[VSD_GUID_TEXT];
    if (!guid->valid)
        return NULL;
    vssdoc_guid_format(guid, text);
    return vsd_keep_text(arena, text, no_memory);
}

const char *vsd_keep_whole(struct vsd_arena *arena, bool *no_memory, const char *format,
                           va_list arguments)
{
    const char *kept = vsd_arena_vprintf(arena, format, arguments);
    *no_memory = *no_memory || kept == NULL;
    return kept != NULL ? kept : "";
}

const char *vsd_keep_line(struct vsd_arena *arena, bool *no_memory, const char *format,
                          va_list arguments)
{
    char text[LONGEST_LINE + 2]; /* the byte behind a cut tells whether it is in a character */
    if (vsnprintf(text, sizeof text, format, arguments) > LONGEST_LINE)
        text[vsd_whole(text, LONGEST_LINE)] = '\0';
    return vsd_keep_text(arena, text, no_memory);
}
