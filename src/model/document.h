/* A document as the library owns it: it may belong to several captures. */
#ifndef VSD_MODEL_DOCUMENT_H
#define VSD_MODEL_DOCUMENT_H

#include <stdatomic.h>

#include <vssdoc.h>

#include "base/arena.h"
#include "model/shape.h"

/* An element that the model has no structure for: its properties belong to the one around it. */
struct vsd_part {
    struct vssdoc_element at;           /* first */
    const struct vsd_part *next;
    const struct vsd_class *class;      /* whose fields and children it holds */
    const void *object;                 /* the structure that has them */
    const struct vssdoc_element *owner; /* its element: its marks and extra */
    const struct vssdoc_extra_attribute *attributes; /* those that are not known: a run of its extra */
    bool wrapper;                       /* around elements of a list: no row of the table is its own */
};
/* What the model does not say about a document, but writing it again as it was needs. */
struct vssdoc_layout {
    const char *xmlns;                  /* the namespace of the root, "" for none */
    bool placed;                        /* elements know where they stand */
    struct vsd_part *parts, *last_part; /* in document order */
};

struct vsd_document {
    struct vssdoc_document public; /* first: the two are one */
    struct vsd_arena arena;        /* of everything below public */
    const char *full_path;         /* below the operand; public.path is its end */
    const char *sort_path;         /* full_path, or what it was before redaction */
    atomic_uint references;
};

/* With one reference; NULL when memory runs out. Name and path are copied. */
struct vsd_document *vsd_document_new(const char *name, const char *path);
void vsd_document_keep(struct vsd_document *document);
void vsd_document_release(struct vsd_document *document); /* NULL is allowed */

/* Adds a note behind the others; false when memory runs out. */
bool vsd_document_note(struct vsd_document *document, enum vssdoc_note_code code,
                       const struct vssdoc_element *element, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Marks the document as one that could not be read to its end, and drops what was read of it. */
bool vsd_document_fail(struct vsd_document *document, const struct vssdoc_error *error);

/* In the note about a document that is none of ours, but probably was meant to be one. */
#define VSD_LOOKS_LIKE ", which looks like <"

#endif
