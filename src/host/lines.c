#include "host/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf16.h"

bool vsd_code_page_known(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return false;
    (void)iconv_close(converter);
    return true;
}

bool vsd_lines_open(struct vsd_lines *lines, const char *path, FILE *kept, uint64_t most,
                    enum vsd_line_encoding encoding, const char *code_page)
{
    *lines = (struct vsd_lines){.encoding = encoding, .code_page = (iconv_t)-1};
    if (!vsd_stream_open(&lines->stream, path, kept, most))
        return false;
    lines->raw = malloc(VSD_LINE_LONGEST + 1);
    lines->text = malloc(VSD_LINE_LONGEST + 1);
    if (encoding == VSD_LINES_CODE_PAGE)
        lines->code_page = iconv_open("UTF-8", code_page);
    if (lines->raw != NULL && lines->text != NULL &&
        (encoding != VSD_LINES_CODE_PAGE || lines->code_page != (iconv_t)-1))
        return true;
    (void)snprintf(lines->stream.why, sizeof lines->stream.why, "not enough memory");
    vsd_lines_close(lines);
    return false;
}

void vsd_lines_close(struct vsd_lines *lines)
{
    vsd_stream_close(&lines->stream);
    if (lines->code_page != (iconv_t)-1)
        (void)iconv_close(lines->code_page);
    lines->code_page = (iconv_t)-1;
    free(lines->raw);
    free(lines->text);
    lines->raw = lines->text = NULL;
}

/* ---- bytes of a line ---- */

static bool is_wide(const struct vsd_lines *lines)
{
    return lines->encoding == VSD_LINES_UTF16LE || lines->encoding == VSD_LINES_UTF16BE;
}

/* Where the line ends in what is there: the place behind its last byte, and *next behind its end.
 * Of UTF-16 whole units are there, save for the last. */
static bool find_end(const struct vsd_lines *lines, size_t *end, size_t *next)
{
    const unsigned char *bytes = lines->bytes, *found;
    bool big = lines->encoding == VSD_LINES_UTF16BE;
    for (size_t at = 0; (found = memchr(bytes + at, '\n', lines->size - at)) != NULL;
         at = *end + 1) {
        size_t place = (size_t)(found - bytes);
        *end = place;
        *next = place + 1;
        if (!is_wide(lines))
            return true;
        bool second = (place & 1) != 0;
        if (big && second && bytes[place - 1] == 0) {
            *end = place - 1;
            return true;
        }
        if (!big && !second && place + 1 < lines->size && bytes[place + 1] == 0) {
            *next = place + 2;
            return true;
        }
    }
    *end = *next = lines->size;
    return false;
}

/* A mark of the encoding at the very beginning. */
static size_t mark_length(const struct vsd_lines *lines)
{
    const unsigned char *b = lines->bytes;
    if (lines->size >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    bool wide =
        lines->size >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF));
    return wide && is_wide(lines) ? 2 : 0;
}

static bool more(struct vsd_lines *lines)
{
    static const unsigned char nothing[1];
    while (lines->size == 0 && !lines->ended) {
        if (!vsd_stream_next(&lines->stream, &lines->bytes, &lines->size))
            return false;
        lines->ended = lines->size == 0;
        if (lines->ended)
            lines->bytes = nothing; /* of an empty file there are none at all */
        size_t mark = lines->begun ? 0 : mark_length(lines);
        lines->bytes += mark;
        lines->size -= mark;
        lines->begun = true;
    }
    return true;
}

static void take(struct vsd_lines *lines, size_t n)
{
    lines->bytes += n;
    lines->size -= n;
}

/* Gathers the bytes of the next line in raw. */
static enum vsd_line_state gather(struct vsd_lines *lines)
{
    size_t before = 0; /* bytes of the line so far, also those that had no room */
    bool found = false;
    lines->n_raw = 0;
    if (!more(lines))
        return VSD_LINES_FAILED;
    if (lines->size == 0)
        return VSD_LINES_END;
    while (!found) {
        size_t end, next;
        if (!more(lines))
            return VSD_LINES_FAILED;
        if (lines->size == 0)
            break;
        if (is_wide(lines) && (before & 1) != 0) { /* the unit's second byte */
            unsigned char first =
                before <= VSD_LINE_LONGEST ? (unsigned char)lines->raw[before - 1] : 1;
            unsigned char second = lines->bytes[0];
            if (before < VSD_LINE_LONGEST)
                lines->raw[before] = (char)second;
            take(lines, 1);
            before++;
            found = lines->encoding == VSD_LINES_UTF16LE ? first == '\n' && second == 0
                                                         : first == 0 && second == '\n';
            before -= found ? 2 : 0;
            continue;
        }
        found = find_end(lines, &end, &next);
        size_t room = before < VSD_LINE_LONGEST ? VSD_LINE_LONGEST - before : 0;
        memcpy(lines->raw + (room > 0 ? before : 0), lines->bytes, end < room ? end : room);
        before += end;
        take(lines, next);
    }
    lines->number++;
    lines->n_raw = before < VSD_LINE_LONGEST ? before : VSD_LINE_LONGEST;
    return before > VSD_LINE_LONGEST ? VSD_LINE_LONG : VSD_LINE;
}

/* ---- characters ---- */

static bool is_ascii(const char *bytes, size_t size)
{
    size_t i = 0;
    for (uint64_t eight; i + sizeof eight <= size; i += sizeof eight) {
        memcpy(&eight, bytes + i, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            return false;
    }
    while (i < size && (unsigned char)bytes[i] < 0x80)
        i++;
    return i == size;
}

static bool is_utf8(const char *text)
{
    uint32_t character = 1;
    while (character != 0 && character < VSD_BAD_BYTE)
        text = vsd_utf8_next(text, &character);
    return character == 0;
}

/* A line of UTF-16 into text. */
static enum vsd_line_state decode_wide(struct vsd_lines *lines, size_t *length)
{
    bool big = lines->encoding == VSD_LINES_UTF16BE;
    size_t n = 0, units = lines->n_raw / 2;
    lines->multibyte = false;
    for (size_t i = 0; i < units; i++) {
        const unsigned char *at = (const unsigned char *)lines->raw + 2 * i;
        unsigned unit = big ? (unsigned)at[0] << 8 | at[1] : (unsigned)at[1] << 8 | at[0];
        if (unit == 0)
            return VSD_LINE_NUL;
        if (unit >= 0x80) {
            lines->multibyte = true;
            break;
        }
        lines->text[n++] = (char)unit;
    }
    if (lines->multibyte) {
        size_t size;
        char *decoded =
            vsd_utf16_decode((const unsigned char *)lines->raw, 2 * units, big, &size, NULL);
        if (decoded == NULL || size > VSD_LINE_LONGEST) {
            free(decoded);
            *length = n;
            lines->text[n] = '\0';
            return decoded == NULL ? VSD_LINE_ENCODING : VSD_LINE_LONG;
        }
        memcpy(lines->text, decoded, size);
        n = size;
        free(decoded);
    }
    *length = n;
    lines->text[n] = '\0';
    if (memchr(lines->text, '\0', n) != NULL)
        return VSD_LINE_NUL;
    return (lines->n_raw & 1) != 0 ? VSD_LINE_ENCODING : VSD_LINE;
}

static enum vsd_line_state decode_code_page(struct vsd_lines *lines, size_t *length)
{
    char *from = lines->raw, *to = lines->text;
    size_t n_from = lines->n_raw, n_to = VSD_LINE_LONGEST;
    (void)iconv(lines->code_page, NULL, NULL, NULL, NULL);
    bool whole = iconv(lines->code_page, &from, &n_from, &to, &n_to) != (size_t)-1;
    *length = (size_t)(to - lines->text);
    *to = '\0';
    return whole ? VSD_LINE : n_to < 8 ? VSD_LINE_LONG : VSD_LINE_ENCODING;
}

enum vsd_line_state vsd_lines_next(struct vsd_lines *lines, char **text, size_t *length)
{
    *text = lines->text;
    *length = 0;
    lines->text[0] = '\0';
    enum vsd_line_state state = gather(lines);
    lines->raw[lines->n_raw] = '\0';
    if (state != VSD_LINE)
        return state;
    if (is_wide(lines)) {
        state = decode_wide(lines, length);
    } else {
        lines->multibyte = !is_ascii(lines->raw, lines->n_raw);
        *text = lines->raw;
        *length = lines->n_raw;
        if (memchr(lines->raw, '\0', lines->n_raw) != NULL)
            return VSD_LINE_NUL;
        if (lines->multibyte && lines->encoding == VSD_LINES_CODE_PAGE) {
            *text = lines->text;
            state = decode_code_page(lines, length);
        } else if (lines->multibyte && !is_utf8(lines->raw)) {
            state = VSD_LINE_ENCODING;
        }
    }
    while (*length > 0 && (*text)[*length - 1] == '\r')
        (*text)[--*length] = '\0';
    return state;
}
