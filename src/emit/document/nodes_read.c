/* The elements of a document in its own order: that of the places that the reader kept. */
#include "emit/document/nodes_parts.h"

#include <stdlib.h>

static void gather(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                   const struct vsd_child *own_row);

static void gather_pieces(struct vsd_nodes *nodes, const struct vssdoc_element *owner)
{
    const struct vssdoc_extra *extra = owner->extra;
    for (const struct vssdoc_extra_element *e = extra != NULL ? extra->elements : NULL; e != NULL;
         e = e->next) {
        struct vsd_node *node = vsd_nodes_add(nodes, 0);
        if (node == NULL)
            return;
        node->xml = e->xml;
        node->in = e->in;
        node->offset = e->after != NULL ? e->after->offset : 0;
    }
}

static void gather_lists(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object)
{
    for (size_t i = 0; i < class->n_children; i++) {
        const struct vsd_child *row = &class->children[i];
        if (row->relation == VSD_MERGE) {
            gather_lists(nodes, row->class, object);
            continue;
        }
        if (vsd_nodes_done(class, i))
            continue;
        for (const struct vsd_list_item *item = vsd_nodes_first(row, object); item != NULL;
             item = row->relation == VSD_ITEM ? item->next : NULL) {
            const struct vsd_child *own = vsd_nodes_row(class, i, item);
            gather(nodes, own->class, item, own);
        }
    }
}

static void gather(struct vsd_nodes *nodes, const struct vsd_class *class, const void *object,
                   const struct vsd_child *own_row)
{
    const struct vssdoc_element *element = object;
    struct vsd_node *node = vsd_nodes_add(nodes, 0);
    if (node == NULL)
        return;
    node->name = element->name;
    node->row = own_row;
    node->class = class;
    node->object = object;
    node->owner = element;
    node->attributes = vsd_nodes_attributes(element);
    node->at = element;
    node->in = element->parent;
    node->offset = element->offset;
    gather_pieces(nodes, element);
    gather_lists(nodes, class, object);
}

static void gather_parts(struct vsd_nodes *nodes, const struct vssdoc_layout *layout)
{
    for (const struct vsd_part *part = layout->parts; part != NULL; part = part->next) {
        struct vsd_node *node = vsd_nodes_add(nodes, 0);
        if (node == NULL)
            return;
        node->name = part->at.name;
        node->class = part->wrapper ? NULL : part->class;
        node->object = part->object;
        node->owner = part->owner;
        node->attributes = part->attributes;
        node->at = &part->at;
        node->in = part->at.parent;
        node->offset = part->at.offset;
        node->merged = part->at.index > 1 ? vsd_arena_printf(&nodes->arena, "%.64s[%u]",
                                                             part->at.name, part->at.index)
                                          : vsd_arena_printf(&nodes->arena, "%.64s", part->at.name);
        nodes->no_memory = nodes->no_memory || node->merged == NULL;
    }
}

static unsigned depth_of(const struct vssdoc_element *element)
{
    unsigned depth = 0;
    for (; element != NULL; element = element->parent)
        depth++;
    return depth;
}

/* Elements by their places; a piece behind the last element that began before it, and what stands
 * in that element in front of what stands behind it. */
static int by_place(const void *a, const void *b)
{
    const struct vsd_node *x = a, *y = b;
    bool x_in_front = x->xml != NULL && x->in == NULL, y_in_front = y->xml != NULL && y->in == NULL;
    if (x_in_front != y_in_front)
        return x_in_front ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    if ((x->xml != NULL) != (y->xml != NULL))
        return x->xml != NULL ? 1 : -1;
    if (x->xml != NULL && x->in != y->in)
        return depth_of(x->in) > depth_of(y->in) ? -1 : 1;
    return x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

enum { MOST_OPEN = 64 };

static void find_depths(struct vsd_nodes *nodes)
{
    const struct vssdoc_element *open[MOST_OPEN] = {NULL};
    unsigned depth = 0;
    struct vsd_node *all = nodes->list.items;
    for (size_t i = 0; i < nodes->list.n; i++) {
        while (depth > 0 && open[depth - 1] != all[i].in)
            depth--;
        if (depth == 0 && i > 0 && all[i].in != NULL)
            depth = 1; /* cannot be: but one root it is */
        all[i].depth = depth;
        if (all[i].xml == NULL && depth < MOST_OPEN)
            open[depth++] = all[i].at;
    }
}

void vsd_nodes_as_read(struct vsd_nodes *nodes, const struct vsd_class *class, const void *root)
{
    gather(nodes, class, root, NULL);
    gather_parts(nodes, nodes->document->layout);
    if (nodes->no_memory)
        return;
    qsort(nodes->list.items, nodes->list.n, sizeof(struct vsd_node), by_place);
    find_depths(nodes);
}
