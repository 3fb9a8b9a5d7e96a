/* What the reader found odd about names and values, collected once per name however often it comes. */
#ifndef VSD_READER_REMARKS_H
#define VSD_READER_REMARKS_H

#include "model/document.h"
#include "model/shape.h"

enum { VSD_REMARKS_LIMIT = 64 }; /* different ones that are kept per document; more are counted */

struct vsd_remarks {
    struct vsd_remark {
        enum vssdoc_note_code code;
        const char *parent, *name, *value; /* "ELEMENT", "attribute"; the value for unknown values */
        const struct vssdoc_element *element;
        const char *hint; /* the name that was meant perhaps; NULL: none */
        const struct vsd_field *field; /* the property, of an unknown value; else NULL */
        uint64_t times;
    } kept[VSD_REMARKS_LIMIT];
    size_t n_kept;
    uint64_t more; /* different or not, beyond the limit */
};

/* Strings and element must outlive the remarks. value may be NULL. */
void vsd_remark(struct vsd_remarks *remarks, enum vssdoc_note_code code,
                const struct vssdoc_element *element, const char *name, const char *value);
/* The same, of something that may be completed: NULL when such a remark was made before. */
struct vsd_remark *vsd_remark_new(struct vsd_remarks *remarks, enum vssdoc_note_code code,
                                  const struct vssdoc_element *element, const char *name,
                                  const char *value);
/* Turns what was collected into notes of the document; false when memory runs out. */
bool vsd_remarks_to_notes(const struct vsd_remarks *remarks, struct vsd_document *document);

#endif
