/* A document's model as the sequence of elements that it is written as: in the order of the
 * document that it was read from, or in the order of the table. */
#ifndef VSD_EMIT_DOCUMENT_DOCUMENT_NODES_H
#define VSD_EMIT_DOCUMENT_DOCUMENT_NODES_H

#include "base/list.h"
#include "model/document.h"

struct vsd_node {
    unsigned depth;              /* 0: the root, and what stands in front of it */
    const char *xml;             /* a piece as it is; NULL: an element, which the rest describes */
    const char *name;            /* NULL: as the table spells it */
    const struct vsd_child *row; /* NULL: the root or a wrapper */
    const struct vsd_class *class; /* NULL: a wrapper */
    const void *object;
    const struct vssdoc_element *owner; /* with marks and extra */
    const char
        *merged; /* in front of the names of its extra attributes; NULL: it is the owner's own */
    const struct vssdoc_extra_attribute *attributes; /* the first of these, which stand in a row */
    /* where it was read */
    const struct vssdoc_element *at, *in;
    uint64_t offset;
    size_t sequence;
};

struct vsd_nodes {
    struct vsd_arena arena;
    struct vsd_list list; /* of struct vsd_node */
    const struct vssdoc_document *document;
    const void *root;
    bool canonical, no_memory;
};

/* Lists what the document consists of; false when memory runs out. Free it all the same. */
bool vsd_nodes_make(struct vsd_nodes *nodes, const struct vssdoc_document *document,
                    bool canonical);
void vsd_nodes_free(struct vsd_nodes *nodes);

/* The name, without its prefix, of an extra attribute on the way from node->attributes; NULL at the
 * end of the row. */
const char *vsd_node_attribute(const struct vsd_node *node,
                               const struct vssdoc_extra_attribute *attribute);

#endif
