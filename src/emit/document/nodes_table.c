/* The elements of a document in the order of the table of shapes. */
#include "emit/document/nodes_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/written.h"

/* Whether an element, called so in a document, is what a row merges into its parent. */
static bool is_named(const struct vsd_class *class, const struct vsd_child *row, const char *name,
                     size_t length)
{
    char copy[VSD_WRITTEN];
    struct vsd_match match;
    (void)snprintf(copy, sizeof copy, "%.*s", (int)(length < sizeof copy ? length : 0), name);
    return vsd_child_named(class, copy, NULL, &match) == row;
}

/* The first of those extra attributes that belong to a merged element, NULL when there are none. */
static const struct vssdoc_extra_attribute *first_attribute(const struct vsd_class *class,
                                                            const struct vsd_child *row,
                                                            const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_attribute *a = vsd_nodes_attributes(owner);
    while (a != NULL && (vsd_nodes_prefix(a->name) == 0 ||
                         !is_named(class, row, a->name, strcspn(a->name, "[/"))))
        a = a->next;
    return a;
}

/* The prefix of an attribute's name; NULL when memory runs out. */
static const char *prefix_of(struct vsd_nodes *nodes,
                             const struct vssdoc_extra_attribute *attribute)
{
    const char *prefix =
        vsd_arena_copy(&nodes->arena, attribute->name, vsd_nodes_prefix(attribute->name));
    nodes->no_memory = nodes->no_memory || prefix == NULL;
    return prefix;
}

/* Pieces of the owner that stand in an element: row NULL, the owner's own. */
static bool stands_in(const struct vsd_class *class, const struct vsd_child *row,
                      const struct vssdoc_extra_element *piece, const struct vssdoc_element *owner)
{
    const char *name = piece->in != NULL && piece->in != owner ? piece->in->name : NULL;
    struct vsd_match match;
    const struct vsd_child *found =
        name != NULL ? vsd_child_named(class, name, NULL, &match) : NULL;
    if (found != NULL && found->relation != VSD_MERGE)
        found = NULL;
    return found == row;
}

static bool has_pieces(const struct vsd_class *class, const struct vsd_child *row,
                       const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_element *e = owner->extra != NULL ? owner->extra->elements : NULL;
    while (e != NULL && !stands_in(class, row, e, owner))
        e = e->next;
    return e != NULL;
}

/* Comments and instructions come first; elements last, so that one which belongs there once and
 * stands there again does not come before the one that counts. */
enum when { FIRST, LAST };

static enum when when_of(const char *xml)
{
    return xml[0] == '<' && (xml[1] == '!' || xml[1] == '?') ? FIRST : LAST;
}

static void put_pieces(struct vsd_nodes *nodes, const struct vsd_class *class,
                       const struct vsd_child *row, const struct vssdoc_element *owner,
                       unsigned depth, enum when when)
{
    const struct vssdoc_extra_element *e = owner->extra != NULL ? owner->extra->elements : NULL;
    bool is_root = nodes->root == owner;
    for (; e != NULL; e = e->next) {
        bool in_front = is_root && e->in == NULL && when_of(e->xml) == FIRST;
        if (when_of(e->xml) != when || (is_root && in_front != (depth == 0)) ||
            !stands_in(class, row, e, owner))
            continue;
        struct vsd_node *node = vsd_nodes_add(nodes, depth);
        if (node != NULL)
            node->xml = e->xml;
    }
}

static bool has_content(const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_fields; i++)
        if (vsd_value_is_set(&class->fields[i], object))
            return true;
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation != VSD_MERGE &&
            vsd_nodes_first(&class->children[i], object) != NULL)
            return true;
    return false;
}

/* What is to be written of a list, in the order of writing. */
struct item {
    const struct vsd_child *row;
    const void *object;
    size_t sequence;
};

static int compare_field(const struct vsd_field *field, const void *a, const void *b)
{
    char small_a[VSD_WRITTEN], small_b[VSD_WRITTEN];
    bool confirmed;
    const char *x =
        vsd_value_written(field, a, vssdoc_mark_of(a, field->key), true, small_a, &confirmed);
    const char *y =
        vsd_value_written(field, b, vssdoc_mark_of(b, field->key), true, small_b, &confirmed);
    int folded = vsd_compare_folded(x, y);
    return folded != 0 || x == NULL || y == NULL ? folded : strcmp(x, y);
}

/* By what they are called and hold; by an instance's id only when all else is equal. */
static int by_content(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = 0;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    for (int late = 0; late < 2 && order == 0; late++)
        for (size_t i = 0; i < x->row->class->n_fields && order == 0; i++) {
            const struct vsd_field *field = &x->row->class->fields[i];
            if ((strcmp(field->key, "instance_id") == 0) == (late == 1))
                order = compare_field(field, x->object, y->object);
        }
    return order != 0 ? order : x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

static void put(struct vsd_nodes *nodes, const struct vsd_child *row, const struct vsd_class *class,
                const void *object, unsigned depth);

static void put_list(struct vsd_nodes *nodes, const struct vsd_class *class, size_t row,
                     const void *object, unsigned depth)
{
    const struct vsd_child *first = &class->children[row];
    struct vsd_list items = {.size = sizeof(struct item)};
    for (const struct vsd_list_item *i = vsd_nodes_first(first, object); i != NULL;
         i = first->relation == VSD_ITEM ? i->next : NULL) {
        struct item *item = vsd_list_add(&items);
        if (item == NULL) {
            nodes->no_memory = true;
            break;
        }
        *item = (struct item){vsd_nodes_row(class, row, i), i, items.n};
    }
    struct item *all = items.items;
    if (nodes->canonical && items.n > 1)
        qsort(all, items.n, sizeof *all, by_content);
    for (size_t i = 0; i < items.n; i++)
        put(nodes, all[i].row, all[i].row->class, all[i].object, depth);
    free(items.items);
}

/* Whether an attribute is the first of an element that stood around those of a list. */
static bool begins_wrapper(const struct vsd_class *class, const struct vssdoc_extra_attribute *a,
                           const struct vssdoc_extra_attribute *before)
{
    size_t length = vsd_nodes_prefix(a->name), bare = strcspn(a->name, "[/");
    if (length == 0 || (before != NULL && vsd_nodes_prefix(before->name) == length &&
                        strncmp(a->name, before->name, length) == 0))
        return false;
    for (size_t i = 0; i < class->n_children; i++)
        if (class->children[i].relation == VSD_MERGE &&
            is_named(class, &class->children[i], a->name, bare))
            return false;
    return true;
}

static bool has_wrappers(const struct vsd_class *class, const struct vsd_child *row,
                         const struct vssdoc_element *owner)
{
    const struct vssdoc_extra_attribute *before = NULL;
    for (const struct vssdoc_extra_attribute *a = vsd_nodes_attributes(owner); a != NULL;
         before = a, a = a->next)
        if (begins_wrapper(class, a, before) && vsd_home_of(class, a->name) == row)
            return true;
    return false;
}

/* Such an element is written, empty, where it has attributes. */
static void put_wrappers(struct vsd_nodes *nodes, const struct vsd_class *class,
                         const struct vsd_child *row, const struct vssdoc_element *owner,
                         unsigned depth)
{
    const struct vssdoc_extra_attribute *before = NULL;
    for (const struct vssdoc_extra_attribute *a = vsd_nodes_attributes(owner); a != NULL;
         before = a, a = a->next) {
        if (!begins_wrapper(class, a, before) || vsd_home_of(class, a->name) != row)
            continue;
        struct vsd_node *node = vsd_nodes_add(nodes, depth);
        if (node == NULL)
            return;
        node->name = vsd_arena_copy(&nodes->arena, a->name, strcspn(a->name, "[/"));
        node->merged = prefix_of(nodes, a);
        node->attributes = a;
        node->owner = owner;
        nodes->no_memory = nodes->no_memory || node->name == NULL;
    }
}

static void put_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                      const struct vssdoc_element *owner, unsigned depth);

static void put_merged(struct vsd_nodes *nodes, const struct vsd_class *class,
                       const struct vsd_child *row, const void *object,
                       const struct vssdoc_element *owner, unsigned depth)
{
    const struct vssdoc_extra_attribute *first = first_attribute(class, row, owner);
    bool stood = row->offset != 0 && vsd_nodes_first(row, object) != NULL;
    if (!has_content(row->class, object) && first == NULL && !stood &&
        !has_pieces(class, row, owner) && !has_wrappers(class, row, owner))
        return;
    struct vsd_node *node = vsd_nodes_add(nodes, depth);
    if (node == NULL)
        return;
    node->row = row;
    node->class = row->class;
    node->object = object;
    node->owner = owner;
    node->attributes = first;
    node->merged = first != NULL ? prefix_of(nodes, first) : row->spelling;
    put_pieces(nodes, class, row, owner, depth + 1, FIRST);
    put_lists(nodes, row->class, object, owner, depth + 1);
    put_wrappers(nodes, class, row, owner, depth + 1);
    put_pieces(nodes, class, row, owner, depth + 1, LAST);
}

static void put_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                      const struct vssdoc_element *owner, unsigned depth)
{
    for (size_t i = 0; i < class->n_children && !nodes->no_memory; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE)
            put_merged(nodes, class, row, object, owner, depth);
        else if (!vsd_nodes_done(class, i))
            put_list(nodes, class, i, object, depth);
    }
}

static void put(struct vsd_nodes *nodes, const struct vsd_child *row, const struct vsd_class *class,
                const void *object, unsigned depth)
{
    const struct vssdoc_element *owner = object;
    struct vsd_node *node = vsd_nodes_add(nodes, depth);
    if (node == NULL)
        return;
    node->row = row;
    node->class = class;
    node->object = object;
    node->owner = owner;
    node->attributes = vsd_nodes_attributes(owner);
    if (!nodes->canonical)
        node->name = owner->name;
    put_pieces(nodes, class, NULL, owner, depth + 1, FIRST);
    put_lists(nodes, class, object, owner, depth + 1);
    put_wrappers(nodes, class, NULL, owner, depth + 1);
    put_pieces(nodes, class, NULL, owner, depth + 1, LAST);
}

void vsd_nodes_by_table(struct vsd_nodes *nodes, const struct vsd_class *class, const void *root)
{
    nodes->root = root;
    put_pieces(nodes, class, NULL, root, 0, FIRST);
    put(nodes, NULL, class, root, 0);
}
