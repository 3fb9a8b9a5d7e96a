#include "reader/extra.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An element's extra with the ends of its lists, so that adding costs the same however many. */
struct kept {
    struct vssdoc_extra public;
    struct vssdoc_extra_attribute *last_attribute;
    struct vssdoc_extra_element *last_element;
    size_t text_length, text_room;
};

static struct kept *kept_of(struct vsd_arena *arena, struct vssdoc_element *owner)
{
    if (owner->extra == NULL)
        owner->extra = vsd_arena_alloc(arena, sizeof(struct kept));
    return (struct kept *)(uintptr_t)owner->extra;
}

bool vsd_extra_attribute(struct vsd_arena *arena, struct vsd_frame *frame,
                         const struct vsd_attribute *attribute)
{
    struct kept *kept = kept_of(arena, frame->owner);
    struct vssdoc_extra_attribute *added = vsd_arena_alloc(arena, sizeof *added);
    if (kept == NULL || added == NULL)
        return false;
    const char *prefix = attribute->prefix != NULL ? attribute->prefix : "";
    char merged[100] = "";
    if (frame->merged != NULL && frame->element->index > 1)
        (void)snprintf(merged, sizeof merged, "%.64s[%u]/", frame->merged, frame->element->index);
    else if (frame->merged != NULL)
        (void)snprintf(merged, sizeof merged, "%.64s/", frame->merged);
    added->name = vsd_arena_printf(arena, "%s%s%s%s", merged, prefix, *prefix != '\0' ? ":" : "",
                                   attribute->name);
    added->value = vsd_arena_copy(arena, attribute->value, attribute->length);
    if (added->name == NULL || added->value == NULL)
        return false;
    if (kept->last_attribute != NULL)
        kept->last_attribute->next = added;
    else
        kept->public.attributes = added;
    kept->last_attribute = added;
    struct vsd_part *part = frame->merged != NULL ? (struct vsd_part *)frame->element : NULL;
    if (part != NULL && part->attributes == NULL)
        part->attributes = added;
    return true;
}

bool vsd_extra_element(struct vsd_arena *arena, struct vsd_frame *frame,
                       const struct vssdoc_element *after, const char *xml, size_t length)
{
    struct kept *kept = kept_of(arena, frame->owner);
    struct vssdoc_extra_element *added = vsd_arena_alloc(arena, sizeof *added);
    if (kept == NULL || added == NULL || (added->xml = vsd_arena_copy(arena, xml, length)) == NULL)
        return false;
    added->in = frame->element;
    added->after = after;
    if (kept->last_element != NULL)
        kept->last_element->next = added;
    else
        kept->public.elements = added;
    kept->last_element = added;
    return true;
}

bool vsd_extra_element_first(struct vsd_arena *arena, struct vssdoc_element *owner, const char *xml)
{
    struct kept *kept = kept_of(arena, owner);
    struct vssdoc_extra_element *added = vsd_arena_alloc(arena, sizeof *added);
    if (kept == NULL || added == NULL)
        return false;
    *added = (struct vssdoc_extra_element){.next = kept->public.elements, .xml = xml};
    kept->public.elements = added;
    if (kept->last_element == NULL)
        kept->last_element = added;
    return true;
}

bool vsd_extra_text(struct vsd_arena *arena, struct vssdoc_element *owner, const char *text,
                    size_t length)
{
    struct kept *kept = kept_of(arena, owner);
    if (kept == NULL)
        return false;
    size_t needed = kept->text_length + length + 2; /* a line break in front, a NUL behind */
    char *all = (char *)(uintptr_t)kept->public.text;
    if (all == NULL || needed > kept->text_room) { /* twice as much each time: any number costs its size */
        char *larger = vsd_arena_alloc(arena, 2 * needed);
        if (larger == NULL)
            return false;
        if (all != NULL)
            memcpy(larger, all, kept->text_length);
        all = larger;
        kept->text_room = 2 * needed;
    }
    if (kept->public.text != NULL)
        all[kept->text_length++] = '\n';
    memcpy(all + kept->text_length, text, length);
    kept->text_length += length;
    all[kept->text_length] = '\0';
    kept->public.text = all;
    return true;
}

bool vsd_extra_gather(struct vsd_frame *frame, const char *text, size_t length)
{
    if (frame->text_room - frame->text_length < length) {
        size_t room = (frame->text_length + length) * 2;
        char *larger = realloc(frame->text, room);
        if (larger == NULL)
            return false;
        frame->text = larger;
        frame->text_room = room;
    }
    memcpy(frame->text + frame->text_length, text, length);
    frame->text_length += length;
    return true;
}
