/* From bytes to clean UTF-8. The encoding is decided from the bytes: declarations lie, and what
 * SaveAsXML returns is UTF-16 without a mark, often saved with its trailing NUL. */
#ifndef VSD_READER_ENCODING_H
#define VSD_READER_ENCODING_H

#include <vssdoc.h>

enum { VSD_DECLARED = 40 }; /* longest name of an encoding that is kept, with its NUL */

/* How a character of the decoded text counts in the stored bytes. */
enum vsd_unit { VSD_UNIT_UTF_8, VSD_UNIT_UTF_16, VSD_UNIT_BYTE };

struct vsd_text {
    const char *text;   /* UTF-8, from the first character that is no white space; no NUL behind */
    size_t length;
    char *owned;        /* what to free, NULL when text lies in the given bytes */
    enum vssdoc_encoding encoding;
    enum vsd_unit unit;
    bool byte_order_mark;
    char declared[VSD_DECLARED]; /* the declared encoding, "" when none */
    uint64_t offset;             /* of text, in the given bytes */
    uint32_t line, column;       /* of text, from 1 */
    bool ascii;                  /* nothing beyond ASCII: a byte is a character */
    bool leading_space;
    size_t trailing_nuls;        /* characters */
    bool mismatch;               /* the declaration names another encoding than the bytes have */
    const char *guessed;         /* the encoding that was taken for want of a better; else NULL */
};

/* UTF-32 is told apart only to be refused by its name. */
bool vsd_is_utf_32(const unsigned char *bytes, size_t size);

/* Decodes a whole document. VSSDOC_MALFORMED with the place when the bytes fit no encoding. */
enum vssdoc_status vsd_decode(const unsigned char *bytes, size_t size, struct vsd_text *out,
                              struct vssdoc_error *error);
/* The same for text that went through a console: where the bytes fit no Unicode encoding and none is
 * declared, a single-byte one is guessed. */
enum vssdoc_status vsd_decode_console(const unsigned char *bytes, size_t size, struct vsd_text *out,
                                      struct vssdoc_error *error);
/* Decodes as much as possible of the beginning of a document. False when memory runs out. */
bool vsd_decode_head(const unsigned char *bytes, size_t size, struct vsd_text *out);
void vsd_text_free(struct vsd_text *text);

#endif
