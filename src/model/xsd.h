/* The shapes as XML Schema: repeated choices, so that order is free. */
#ifndef VSD_MODEL_XSD_H
#define VSD_MODEL_XSD_H

#include "model/shape.h"

/* Receives the schema piece by piece. */
typedef void vsd_xsd_put(void *context, const char *text, size_t length);

/* The namespace that captured documents of a kind have: "" for none. */
const char *vsd_namespace(enum vssdoc_document_kind kind);
/* The shape of a kind of document and the name of its root; NULL for VSSDOC_OTHER. */
const struct vsd_class *vsd_root_class(enum vssdoc_document_kind kind, const char **root);

/* What was read of a document: a writer, a BCD or a manifest; NULL: nothing. */
const void *vsd_root_object(const struct vssdoc_document *document);

/* False for VSSDOC_OTHER. */
bool vsd_xsd_write(enum vssdoc_document_kind kind, vsd_xsd_put *put, void *context);

#endif
