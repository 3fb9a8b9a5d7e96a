/* Whether two documents say the same: by the tables of shapes, so without regard to their encoding,
 * white space, quotes and places. */
#include <string.h>

#include "base/text.h"
#include "model/model.h"
#include "model/shape.h"

bool vsd_same_spelling(const struct vsd_field *field, const void *a, const void *b)
{
    const void *x = (const char *)a + field->offset, *y = (const char *)b + field->offset;
    switch (field->type) {
    case VSD_STRING:
        return vsd_same_text(*(const char *const *)x, *(const char *const *)y);
    case VSD_GUID:
        return vsd_same_text(((const struct vssdoc_guid *)x)->spelling,
                             ((const struct vssdoc_guid *)y)->spelling);
    case VSD_BINARY:
        return vsd_same_text(((const struct vssdoc_binary *)x)->spelling,
                             ((const struct vssdoc_binary *)y)->spelling);
    case VSD_BOOLEAN:
    case VSD_ENUM:
        return *(const int *)x == *(const int *)y;
    case VSD_MASK:
    case VSD_NUMBER:
        return *(const int64_t *)x == *(const int64_t *)y;
    }
    return false;
}

static bool same_field(const struct vsd_field *field, const char *a, const char *b)
{
    return vsd_same_spelling(field, a, b) ||
           (field->type == VSD_GUID &&
            vssdoc_guid_equal((const void *)(a + field->offset), (const void *)(b + field->offset)));
}

/* What was not understood is in the marks. */
static bool same_marks(const struct vssdoc_mark *a, const struct vssdoc_mark *b)
{
    for (; a != NULL && b != NULL; a = a->next, b = b->next)
        if (strcmp(a->key, b->key) != 0 || !vsd_same_text(a->raw, b->raw))
            return false;
    return a == b;
}

static const struct vssdoc_extra_element *next_real(const struct vssdoc_extra_element *element)
{
    while (element != NULL && (strncmp(element->xml, "<!--", 4) == 0 ||
                               strncmp(element->xml, "<?", 2) == 0))
        element = element->next; /* an aside */
    return element;
}

static bool same_extra(const struct vssdoc_extra *a, const struct vssdoc_extra *b)
{
    static const struct vssdoc_extra none = {0};
    a = a != NULL ? a : &none;
    b = b != NULL ? b : &none;
    const struct vssdoc_extra_attribute *x = a->attributes, *y = b->attributes;
    for (; x != NULL && y != NULL; x = x->next, y = y->next)
        if (strcmp(x->name, y->name) != 0 || !vsd_same_text(x->value, y->value))
            return false;
    const struct vssdoc_extra_element *e = next_real(a->elements), *f = next_real(b->elements);
    for (; e != NULL && f != NULL; e = next_real(e->next), f = next_real(f->next))
        if (strcmp(e->xml, f->xml) != 0)
            return false;
    return x == y && e == f && vsd_same_text(a->text, b->text);
}

static bool same_object(const struct vsd_class *class, const void *a, const void *b);

static bool same_children(const struct vsd_child *row, const char *a, const char *b)
{
    const struct vsd_list_item *x = *(struct vsd_list_item *const *)(const void *)(a + row->offset);
    const struct vsd_list_item *y = *(struct vsd_list_item *const *)(const void *)(b + row->offset);
    if (row->relation == VSD_ONE)
        return x == y || (x != NULL && y != NULL && same_object(row->class, x, y));
    for (; x != NULL && y != NULL; x = x->next, y = y->next)
        if (!same_object(row->class, x, y))
            return false;
    return x == y;
}

/* Several rows may feed one list, whose objects then differ in their tags alone. */
static bool is_first_of_list(const struct vsd_class *class, size_t row)
{
    size_t i = 0;
    while (class->children[i].relation == VSD_MERGE ||
           class->children[i].offset != class->children[row].offset)
        i++;
    return i == row;
}

/* Of one object the class's own part, and the parts that were merged into it. */
static bool same_part(const struct vsd_class *class, const void *a, const void *b)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (!same_field(&class->fields[i], a, b))
            return false;
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE
                ? !same_part(row->class, a, b)
                : is_first_of_list(class, i) && !same_children(row, a, b))
            return false;
    }
    return class->text == NULL || same_field(class->text, a, b);
}

static bool same_object(const struct vsd_class *class, const void *a, const void *b)
{
    const struct vssdoc_element *x = a, *y = b;
    bool same_kind = class->tag_offset == 0 ||
                     *(const int *)(const void *)((const char *)a + class->tag_offset) ==
                         *(const int *)(const void *)((const char *)b + class->tag_offset);
    return same_kind && same_part(class, a, b) && same_marks(x->marks, y->marks) &&
           same_extra(x->extra, y->extra);
}

bool vsd_same_writer(const struct vssdoc_writer *a, const struct vssdoc_writer *b)
{
    return same_object(&vsd_writer_class, a, b);
}
