#include "timeline/telling.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 2000 };

const char *vsd_tell(struct vsd_telling *telling, const char *text)
{
    const char *kept =
        text != NULL ? vsd_arena_copy(&telling->timeline->arena, text, strlen(text)) : NULL;
    telling->no_memory = telling->no_memory || (text != NULL && kept == NULL);
    return kept;
}

const char *vsd_tell_format(struct vsd_telling *telling, const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return vsd_tell(telling, text);
}

const char *vsd_tell_guid(struct vsd_telling *telling, const struct vssdoc_guid *guid)
{
    char text[37];
    if (!guid->valid)
        return NULL;
    vssdoc_guid_format(guid, text);
    return vsd_tell(telling, text);
}

struct vsd_place vsd_tell_place(struct vsd_telling *telling, const struct vssdoc_document *document,
                                const struct vssdoc_element *at)
{
    char locator[1024];
    if (document == NULL || at == NULL)
        return (struct vsd_place){NULL, NULL};
    (void)vssdoc_locator(at, locator, sizeof locator);
    return (struct vsd_place){vsd_tell(telling, document->path), vsd_tell(telling, locator)};
}

void *vsd_tell_add(struct vsd_telling *telling, struct vsd_list *list)
{
    void *item = vsd_list_add(list);
    telling->no_memory = telling->no_memory || item == NULL;
    return item;
}

const void *vsd_tell_keep(struct vsd_telling *telling, struct vsd_list *list)
{
    bool enough = true;
    const void *kept = vsd_list_keep(list, &telling->timeline->arena, &enough);
    telling->no_memory = telling->no_memory || !enough;
    return kept;
}

void vsd_tell_note(struct vsd_telling *telling, const char *note)
{
    const char **added = vsd_tell_add(telling, &telling->notes);
    if (added != NULL)
        *added = vsd_tell(telling, note);
}

const char *vsd_tell_count(struct vsd_telling *telling, enum vsd_fact fact, size_t n)
{
    return vsd_tell_format(telling, "%zu %s", n,
                           n == 1 ? vsd_fact_rows[fact].what : vsd_fact_rows[fact].many);
}

void vsd_tell_check(struct vsd_telling *telling, struct vsd_list *checks,
                    const struct vsd_check_row *row, enum vssdoc_check_verdict verdict,
                    const struct vssdoc_document *document, const struct vssdoc_element *at,
                    const char *detail, ...)
{
    char text[LONGEST];
    va_list arguments;
    struct vssdoc_timeline_check *check = vsd_tell_add(telling, checks);
    if (check == NULL)
        return;
    va_start(arguments, detail);
    (void)vsnprintf(text, sizeof text, detail, arguments);
    va_end(arguments);
    struct vsd_place place = vsd_tell_place(telling, document, at);
    *check = (struct vssdoc_timeline_check){.id = row->id,
                                            .what = row->what,
                                            .verdict = verdict,
                                            .detail = vsd_tell(telling, text),
                                            .document = place.document,
                                            .locator = place.locator,
                                            .source = row->source};
}
