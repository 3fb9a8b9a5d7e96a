/* From the bytes of one document to its model, in one pass. */
#ifndef VSD_READER_READER_H
#define VSD_READER_READER_H

#include "model/document.h"
#include "model/shape.h"

struct vsd_bytes_of_document {
    const unsigned char *bytes;
    size_t size;
    uint64_t offset; /* where the bytes begin in the file as stored */
    uint32_t line, column; /* the place there, from 1 */
    bool console;    /* a console's output, as a listing is */
    /* Told now and then how much of it was read, of how much; may be NULL. */
    void (*reached)(void *context, size_t part, size_t whole);
    void *context;
};

/* Reads into a new document. VSSDOC_OK also when the document could not be read to its end or is no
 * VSS document: it says so itself. Any other status: memory ran out. names
 * and redaction may be NULL. */
enum vssdoc_status vsd_read_document(struct vsd_document *document,
                                     const struct vsd_bytes_of_document *from,
                                     const struct vssdoc_limits *limits,
                                     const struct vssdoc_names *names,
                                     struct vssdoc_redaction *redaction);

/* Before documents are read in several threads. */
void vsd_reader_prepare(void);

/* Notes that whatever form a document is read from gives. Each returns false when memory runs out. */
bool vsd_note_namespace(struct vsd_document *document, const char *xmlns);
bool vsd_note_version(struct vsd_document *document);
bool vsd_note_made(struct vsd_document *document);

#endif
