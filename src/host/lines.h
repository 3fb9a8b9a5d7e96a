/* The lines of a text in whatever encoding it is, as UTF-8, one at a time. */
#ifndef VSD_HOST_LINES_H
#define VSD_HOST_LINES_H

#include <iconv.h>
#include <stdint.h>

#include "host/stream.h"

enum vsd_line_encoding {
    VSD_LINES_UTF8,
    VSD_LINES_UTF16LE,
    VSD_LINES_UTF16BE,
    VSD_LINES_CODE_PAGE
};

/* A path has 32,767 UTF-16 units at most, and each takes three bytes at most. */
enum { VSD_LINE_LONGEST = 3 * 32767 + 64 };

enum vsd_line_state {
    VSD_LINE,          /* text is there */
    VSD_LINE_LONG,     /* longer than a path can be; it was passed over */
    VSD_LINE_NUL,      /* it holds a NUL character */
    VSD_LINE_ENCODING, /* its bytes are not in the encoding; text is what could be made of them */
    VSD_LINES_END,
    VSD_LINES_FAILED /* stream.why says why */
};

struct vsd_lines {
    struct vsd_stream stream;
    enum vsd_line_encoding encoding;
    iconv_t code_page;
    const unsigned char *bytes; /* not used yet */
    size_t size;
    char *raw, *text; /* the line as it stands, and as UTF-8 */
    size_t n_raw;
    uint64_t number; /* of the line, from 1 */
    bool multibyte;  /* the line holds more than ASCII */
    bool begun, ended;
};

/* code_page is a name for iconv, of VSD_LINES_CODE_PAGE alone. False when it cannot be read. */
bool vsd_lines_open(struct vsd_lines *lines, const char *path, FILE *kept, uint64_t most,
                    enum vsd_line_encoding encoding, const char *code_page);
/* *text is lines' own until the next call, without what ends the line. */
enum vsd_line_state vsd_lines_next(struct vsd_lines *lines, char **text, size_t *length);
void vsd_lines_close(struct vsd_lines *lines);

/* Whether iconv knows a code page. */
bool vsd_code_page_known(const char *name);

#endif
