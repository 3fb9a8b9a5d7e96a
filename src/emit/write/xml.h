/* XML as a stream: a start tag stays open for attributes until something else is written. What no XML
 * document can hold, control characters and what is no UTF-8, is written as vssdoc_printable shows it;
 * what it can hold and no terminal should see, such as marks that change the direction of writing, as a
 * reference. */
#ifndef VSD_EMIT_WRITE_XML_H
#define VSD_EMIT_WRITE_XML_H

#include "emit/write/out.h"

enum { VSD_XML_DEPTH = 64 };

struct vsd_xml {
    struct vsd_out *out;
    unsigned indent;                    /* blanks per level; 0: everything on one line */
    unsigned depth;
    const char *open[VSD_XML_DEPTH];    /* names of the elements begun, which must outlive them */
    bool ascii;                         /* other characters as references */
    bool in_tag;                        /* attributes may follow */
    bool has_text[VSD_XML_DEPTH + 1];     /* so that no blanks are added to it */
};

void vsd_xml_begin(struct vsd_xml *xml, struct vsd_out *out, unsigned indent);
void vsd_xml_element(struct vsd_xml *xml, const char *name);
void vsd_xml_element_end(struct vsd_xml *xml);
/* Nothing for NULL. */
void vsd_xml_attribute(struct vsd_xml *xml, const char *name, const char *value);
void vsd_xml_flag(struct vsd_xml *xml, const char *name, bool value); /* "yes", "no" */
void vsd_xml_size(struct vsd_xml *xml, const char *name, uint64_t value);
void vsd_xml_text(struct vsd_xml *xml, const char *text);
/* "<name>text</name>"; nothing for NULL. */
void vsd_xml_leaf(struct vsd_xml *xml, const char *name, const char *text);
/* A well-formed piece of XML as it is. */
void vsd_xml_raw(struct vsd_xml *xml, const char *piece);
/* Two hyphens in a row are written with a blank between. */
void vsd_xml_comment(struct vsd_xml *xml, const char *text);
/* text must not hold "?>". */
void vsd_xml_instruction(struct vsd_xml *xml, const char *target, const char *text);

#endif
