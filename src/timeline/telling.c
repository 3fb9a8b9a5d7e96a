#include "timeline/telling.h"

#include <stdarg.h>

#include "base/keep.h"

const char *vsd_tell(struct vsd_telling *telling, const char *text)
{
    return vsd_keep_text(&telling->timeline->arena, text, &telling->no_memory);
}

const char *vsd_tell_format(struct vsd_telling *telling, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *kept =
        vsd_keep_line(&telling->timeline->arena, &telling->no_memory, format, arguments);
    va_end(arguments);
    return kept;
}

const char *vsd_tell_guid(struct vsd_telling *telling, const struct vssdoc_guid *guid)
{
    return vsd_keep_guid(&telling->timeline->arena, guid, &telling->no_memory);
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
    va_list arguments;
    struct vssdoc_timeline_check *check = vsd_tell_add(telling, checks);
    if (check == NULL)
        return;
    va_start(arguments, detail);
    const char *told =
        vsd_keep_line(&telling->timeline->arena, &telling->no_memory, detail, arguments);
    va_end(arguments);
    struct vsd_place place = vsd_tell_place(telling, document, at);
    *check = (struct vssdoc_timeline_check){.id = row->id,
                                            .what = row->what,
                                            .verdict = verdict,
                                            .detail = told,
                                            .document = place.document,
                                            .locator = place.locator,
                                            .source = row->source};
}
