/* Builds the model from the events of a parse, by the table of shapes. Knows no XML library. */
#ifndef VSD_READER_BUILD_H
#define VSD_READER_BUILD_H

#include "base/intern.h"
#include "model/document.h"
#include "model/shape.h"
#include "reader/position.h"
#include "reader/remarks.h"

enum { VSD_KNOWN_DEPTH = 16 }; /* no shape nests deeper, wrappers included */

#define VSD_XMLNS "xmlns" /* the prefix of a declaration: kept, and no remark made */
struct vsd_attribute {
    const char *prefix; /* NULL: none */
    const char *name;   /* interned, as names of elements are: equal names have equal pointers */
    const char *value;  /* not NUL-terminated */
    size_t length;
};

/* One open element that the model knows. */
struct vsd_frame {
    const struct vsd_class *class;
    void *object;                   /* what its properties belong to */
    struct vssdoc_element *element; /* the element itself: its place */
    struct vssdoc_element *owner;   /* the object's element: its marks and extra */
    struct vsd_frame *owner_frame;  /* the frame that began the object */
    const char *merged;             /* name in front of unknown attributes, NULL: none */
    struct {
        const struct vsd_child *row;
        const char *name; /* stored: equal names have equal pointers */
        uint32_t count;
    } siblings[VSD_CHILDREN_LIMIT]; /* children so far, for their index */
    struct {
        size_t offset;
        struct vsd_list_item *tail;
    } lists[VSD_CHILDREN_LIMIT]; /* ends of the object's lists; in owner frames */
    size_t n_siblings, n_lists;
    char *text; /* character data so far */
    size_t text_length, text_room;
};

/* Rows of the shapes found lately: almost every name of a document is one of a few. */
enum { VSD_LOOKUPS = 64 };
struct vsd_lookup {
    const struct vsd_class *class;
    const char *name;
    const void *row; /* a field or a child; NULL: unknown */
    struct vsd_match match;
};

struct vsd_build {
    struct vsd_document *document;
    const struct vssdoc_names *names;
    struct vssdoc_redaction *redaction; /* NULL: none */
    struct vsd_intern strings;
    struct vsd_remarks remarks;
    struct vsd_lookup fields[VSD_LOOKUPS], children[VSD_LOOKUPS];
    struct vsd_frame stack[VSD_KNOWN_DEPTH];
    struct vssdoc_layout *layout;
    const struct vssdoc_element *last;        /* the known element that began last */
    size_t depth;                             /* frames in use */
    size_t unknown_depth;                     /* open elements of an unknown subtree, 0: none */
    size_t unknown_from;                      /* where it begins in the decoded text */
    struct vssdoc_extra_element *before_root; /* comments and instructions, last first */
    bool no_memory;                           /* set once, then nothing is done any more */
};

void vsd_build_begin(struct vsd_build *build, struct vsd_document *document,
                     const struct vssdoc_names *names, struct vssdoc_redaction *redaction);
/* The namespace of a root as it may be shown: one that is not the usual one may say who made the
 * document. */
const char *vsd_build_namespace(struct vsd_build *build, const char *xmlns);
/* The root in its namespace, "" for none; class is one of the three. Everything else is ignored
 * until it comes. */
void vsd_build_root(struct vsd_build *build, const struct vsd_class *class, const char *name,
                    const char *xmlns, const struct vsd_position *place,
                    const struct vsd_attribute *attributes, size_t n);
void vsd_build_start(struct vsd_build *build, const char *name, const struct vsd_position *place,
                     const struct vsd_attribute *attributes, size_t n);
/* text is the whole decoded document, end the place behind the element. */
void vsd_build_end(struct vsd_build *build, const char *text, size_t end);
void vsd_build_characters(struct vsd_build *build, const char *text, size_t length);
/* A comment or processing instruction, spelled out. */
void vsd_build_aside(struct vsd_build *build, const char *xml, size_t length);
/* An unknown element of the open one, spelled out; name is its own. */
void vsd_build_piece(struct vsd_build *build, const char *name, const char *xml, size_t length);
/* Hands the root to the document and turns remarks into notes; frees what is only needed to build.
 */
void vsd_build_finish(struct vsd_build *build, bool complete);

#endif
