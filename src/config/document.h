/* A document as JSON (vssdoc/document/1), read into the same model as its XML. */
#ifndef VSD_CONFIG_DOCUMENT_H
#define VSD_CONFIG_DOCUMENT_H

#include "model/document.h"

/* Whether the first bytes of a file begin such a document. */
bool vsd_begins_json_document(const unsigned char *head, size_t size);

/* As vsd_read_document: VSSDOC_OK also when the document says itself that it could not be read; any
 * other status: memory ran out. names and redaction may be NULL. */
enum vssdoc_status vsd_read_json_document(struct vsd_document *document, const unsigned char *bytes,
                                          size_t size, const struct vssdoc_limits *limits,
                                          const struct vssdoc_names *names,
                                          struct vssdoc_redaction *redaction);

#endif
