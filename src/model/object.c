/* Objects of the model as the reader makes them: everything absent. */
#include "model/shape.h"

static void clear(const struct vsd_field *field, char *object)
{
    switch (field->type) {
    case VSD_BOOLEAN:
    case VSD_ENUM:
        *(int *)(void *)(object + field->offset) = VSSDOC_ABSENT;
        break;
    case VSD_MASK:
    case VSD_NUMBER:
        *(int64_t *)(void *)(object + field->offset) = VSSDOC_ABSENT;
        break;
    case VSD_STRING:
    case VSD_GUID:
    case VSD_BINARY:
        break; /* zero is absent */
    }
}

static void clear_all(const struct vsd_class *class, char *object)
{
    for (size_t i = 0; i < class->n_fields; i++)
        clear(&class->fields[i], object);
    if (class->also != NULL)
        clear_all(class->also, object);
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE)
            clear_all(class->children[i].class, object);
}

void *vsd_object_new(struct vsd_arena *arena, const struct vsd_class *class)
{
    void *object = vsd_arena_alloc(arena, class->size);
    if (object != NULL)
        clear_all(class, object);
    return object;
}

bool vsd_value_is_set(const struct vsd_field *field, const void *object)
{
    const void *at = (const char *)object + field->offset;
    switch (field->type) {
    case VSD_STRING:
        return *(const char *const *)at != NULL;
    case VSD_GUID:
        return ((const struct vssdoc_guid *)at)->spelling != NULL;
    case VSD_BINARY:
        return ((const struct vssdoc_binary *)at)->spelling != NULL;
    case VSD_BOOLEAN:
    case VSD_ENUM:
        return *(const int *)at != VSSDOC_ABSENT;
    case VSD_MASK:
    case VSD_NUMBER:
        return *(const int64_t *)at != VSSDOC_ABSENT;
    }
    return false;
}
