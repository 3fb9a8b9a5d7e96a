#include "emit/document/document_nodes.h"

#include <stdlib.h>
#include <string.h>

#include "emit/document/nodes_parts.h"
#include "model/xsd.h"

bool vsd_nodes_make(struct vsd_nodes *nodes, const struct vssdoc_document *document, bool canonical)
{
    const char *root;
    const struct vsd_class *class = vsd_root_class(document->kind, &root);
    const void *object = vsd_root_object(document);
    *nodes = (struct vsd_nodes){
        .list.size = sizeof(struct vsd_node), .document = document, .canonical = canonical};
    if (class == NULL || object == NULL)
        return true;
    if (document->layout != NULL && document->layout->placed && !canonical)
        vsd_nodes_as_read(nodes, class, object);
    else
        vsd_nodes_by_table(nodes, class, object);
    return !nodes->no_memory;
}

void vsd_nodes_free(struct vsd_nodes *nodes)
{
    free(nodes->list.items);
    vsd_arena_free(&nodes->arena);
}

const char *vsd_node_attribute(const struct vsd_node *node,
                               const struct vssdoc_extra_attribute *attribute)
{
    size_t length = attribute != NULL ? vsd_nodes_prefix(attribute->name) : 0;
    if (attribute == NULL)
        return NULL;
    if (node->merged == NULL)
        return length == 0 ? attribute->name : NULL;
    return strncmp(attribute->name, node->merged, length) == 0 && node->merged[length] == '\0' &&
                   length > 0
               ? attribute->name + length + 1
               : NULL;
}
