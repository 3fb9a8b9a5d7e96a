/* Text for people: escaped, aligned by columns, coloured on request. Our own characters are ASCII, so
 * that output does not depend on a locale. */
#ifndef VSD_EMIT_WRITE_PAGE_H
#define VSD_EMIT_WRITE_PAGE_H

#include "emit/write/out.h"

enum vsd_style { VSD_PLAIN, VSD_BOLD, VSD_DIM, VSD_GOOD, VSD_ODD, VSD_BAD };

struct vsd_page {
    struct vsd_out *out;
    bool colour;
    unsigned width;   /* 0: lines are not broken */
    unsigned column;  /* from 0 */
};

/* Text from a document or of our own, without line breaks of its own. NULL prints as "-". */
void vsd_page_put(struct vsd_page *page, enum vsd_style style, const char *text);
/* A name: a blank at its beginning or end, which has cost people days, is shown as <U+0020>. */
void vsd_page_name(struct vsd_page *page, enum vsd_style style, const char *name);
/* At most so many columns of a text, with "..." where it was cut. */
void vsd_page_cut(struct vsd_page *page, enum vsd_style style, const char *text, unsigned columns);
void vsd_page_printf(struct vsd_page *page, enum vsd_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* How wide so many bytes of a text are when they are put. */
unsigned vsd_page_columns(const char *text, size_t length);
/* Blanks up to a column, at least one. */
void vsd_page_pad(struct vsd_page *page, unsigned column);
void vsd_page_line(struct vsd_page *page);
/* Words, continued at the indent where a line would become too long. */
void vsd_page_words(struct vsd_page *page, unsigned indent, const char *text);
/* 18925 as "18,925". */
void vsd_page_number(struct vsd_page *page, enum vsd_style style, uint64_t number);
/* "1 writer", "2 writers". */
void vsd_page_count(struct vsd_page *page, uint64_t number, const char *one, const char *many);

#endif
