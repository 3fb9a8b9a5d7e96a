#include "emit/document/nodes_parts.h"

#include <string.h>

struct vsd_node *vsd_nodes_add(struct vsd_nodes *nodes, unsigned depth)
{
    struct vsd_node *node = vsd_list_add(&nodes->list);
    if (node == NULL) {
        nodes->no_memory = true;
        return NULL;
    }
    node->depth = depth;
    node->sequence = nodes->list.n;
    return node;
}

const struct vssdoc_extra_attribute *vsd_nodes_attributes(const struct vssdoc_element *owner)
{
    return owner->extra != NULL ? owner->extra->attributes : NULL;
}

size_t vsd_nodes_prefix(const char *name)
{
    const char *slash = strchr(name, '/');
    return slash != NULL ? (size_t)(slash - name) : 0;
}

const void *vsd_nodes_first(const struct vsd_child *row, const void *object)
{
    return *(const void *const *)(const void *)((const char *)object + row->offset);
}

const struct vsd_child *vsd_nodes_row(const struct vsd_class *class, size_t first, const void *item)
{
    const struct vsd_child *row = &class->children[first];
    for (size_t i = first; i < class->n_children; i++) {
        const struct vsd_child *other = &class->children[i];
        size_t tag = other->class->tag_offset;
        if (other->relation == row->relation && other->offset == row->offset && tag != 0 &&
            *(const int *)(const void *)((const char *)item + tag) == other->tag)
            return other;
    }
    return row;
}

bool vsd_nodes_done(const struct vsd_class *class, size_t row)
{
    const struct vsd_child *child = &class->children[row];
    for (size_t i = 0; i < row; i++) {
        const struct vsd_child *earlier = &class->children[i];
        if (earlier->relation != VSD_MERGE && earlier->offset == child->offset)
            return true;
        for (size_t j = 0; earlier->relation == VSD_MERGE && j < earlier->class->n_children; j++)
            if (earlier->class->children[j].offset == child->offset)
                return true;
    }
    return false;
}
