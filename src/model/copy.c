#include "model/copy.h"

#include <string.h>

struct copying {
    struct vsd_arena *arena;
    bool failed;
};

static const char *text(struct copying *copying, const char *from)
{
    const char *copy = from != NULL ? vsd_arena_copy(copying->arena, from, strlen(from)) : NULL;
    copying->failed = copying->failed || (from != NULL && copy == NULL);
    return copy;
}

static void *block(struct copying *copying, const void *from, size_t size)
{
    void *copy = vsd_arena_alloc(copying->arena, size);
    copying->failed = copying->failed || copy == NULL;
    if (copy != NULL)
        memcpy(copy, from, size);
    return copy;
}

static void field(struct copying *copying, const struct vsd_field *row, char *object)
{
    void *at = object + row->offset;
    if (row->type == VSD_STRING) {
        *(const char **)at = text(copying, *(const char **)at);
    } else if (row->type == VSD_GUID) {
        struct vssdoc_guid *guid = at;
        guid->spelling = text(copying, guid->spelling);
    } else if (row->type == VSD_BINARY) {
        struct vssdoc_binary *binary = at;
        binary->spelling = text(copying, binary->spelling);
        binary->text = text(copying, binary->text);
    }
}

static void marks(struct copying *copying, const struct vssdoc_mark **link)
{
    for (; *link != NULL && !copying->failed;) {
        struct vssdoc_mark *mark = block(copying, *link, sizeof *mark);
        if (mark == NULL)
            return;
        mark->raw = text(copying, mark->raw); /* the key is the table's */
        *link = mark;
        link = &mark->next;
    }
}

static void extra(struct copying *copying, const struct vssdoc_extra **link)
{
    if (*link == NULL)
        return;
    struct vssdoc_extra *copy = block(copying, *link, sizeof *copy);
    *link = copy;
    if (copy == NULL)
        return;
    copy->text = text(copying, copy->text);
    for (const struct vssdoc_extra_attribute **a = &copy->attributes;
         *a != NULL && !copying->failed;) {
        struct vssdoc_extra_attribute *one = block(copying, *a, sizeof *one);
        if (one == NULL)
            return;
        one->name = text(copying, one->name);
        one->value = text(copying, one->value);
        *a = one;
        a = &one->next;
    }
    for (const struct vssdoc_extra_element **e = &copy->elements; *e != NULL && !copying->failed;) {
        struct vssdoc_extra_element *one = block(copying, *e, sizeof *one);
        if (one == NULL)
            return;
        one->xml = text(copying, one->xml);
        *e = one;
        e = &one->next;
    }
}

static void *object_of(struct copying *copying, const struct vsd_class *class, const void *object);

/* Several rows may feed one list: it is copied by the first of them. */
static bool seen_before(const struct vsd_class *class, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (class->children[i].relation != VSD_MERGE &&
            class->children[i].offset == class->children[row].offset)
            return true;
    return false;
}

static void part(struct copying *copying, const struct vsd_class *class, char *object)
{
    for (size_t i = 0; i < class->n_fields; i++)
        field(copying, &class->fields[i], object);
    for (size_t i = 0; i < class->n_children && !copying->failed; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE) {
            part(copying, row->class, object);
            continue;
        }
        if (seen_before(class, i))
            continue;
        struct vsd_list_item **link = (void *)(object + row->offset);
        while (*link != NULL && !copying->failed) {
            struct vsd_list_item *item = object_of(copying, row->class, *link);
            *link = item;
            if (item == NULL || row->relation == VSD_ONE)
                break;
            link = &item->next;
        }
    }
}

static void *object_of(struct copying *copying, const struct vsd_class *class, const void *object)
{
    char *copy = block(copying, object, class->size);
    if (copy == NULL)
        return NULL;
    struct vssdoc_element *element = (void *)copy;
    element->parent = NULL;
    element->name = text(copying, element->name);
    marks(copying, &element->marks);
    extra(copying, &element->extra);
    part(copying, class, copy);
    if (!copying->failed && class->complete != NULL)
        copying->failed = !class->complete(copying->arena, copy);
    return copying->failed ? NULL : copy;
}

void *vsd_object_copy(struct vsd_arena *arena, const struct vsd_class *class, const void *object)
{
    struct copying copying = {.arena = arena};
    return object_of(&copying, class, object);
}
