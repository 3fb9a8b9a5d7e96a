/* What the two orders of a document's elements share. */
#ifndef VSD_EMIT_DOCUMENT_NODES_PARTS_H
#define VSD_EMIT_DOCUMENT_NODES_PARTS_H

#include "emit/document/document_nodes.h"
#include "model/shape.h"

/* NULL when memory runs out, which is remembered. */
struct vsd_node *vsd_nodes_add(struct vsd_nodes *nodes, unsigned depth);
/* Those that the model does not know; NULL: none. */
const struct vssdoc_extra_attribute *vsd_nodes_attributes(const struct vssdoc_element *owner);
/* How long the name is that an attribute of a merged element has in front of its own. */
size_t vsd_nodes_prefix(const char *name);

/* The first object of a row's list. */
const void *vsd_nodes_first(const struct vsd_child *row, const void *object);
/* The row of an item, of those with the list of the first: they differ by their tag, as FILE_GROUP
 * and DATABASE do. */
const struct vsd_child *vsd_nodes_row(const struct vsd_class *class, size_t first,
                                      const void *item);
/* Whether an earlier row, its own or of what it merges, has the same list. */
bool vsd_nodes_done(const struct vsd_class *class, size_t row);

/* The elements below a root: in the order of the document that it was read from; of the table. */
void vsd_nodes_as_read(struct vsd_nodes *nodes, const struct vsd_class *class, const void *root);
void vsd_nodes_by_table(struct vsd_nodes *nodes, const struct vsd_class *class, const void *root);

#endif
