#include "reader/encoding.h"

#include <libxml/encoding.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf16.h"
#include "reader/position.h"

static bool is_space(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* ---- what the bytes are ---- */

static size_t find_mark(const unsigned char *bytes, size_t size, struct vsd_text *out)
{
    static const struct {
        const char *mark;
        size_t length;
        enum vssdoc_encoding encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, VSSDOC_UTF_8},
        {"\xFF\xFE", 2, VSSDOC_UTF_16LE},
        {"\xFE\xFF", 2, VSSDOC_UTF_16BE},
    };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (size >= marks[i].length && memcmp(bytes, marks[i].mark, marks[i].length) == 0) {
            out->byte_order_mark = true;
            out->encoding = marks[i].encoding;
            return marks[i].length;
        }
    }
    /* XML begins with ASCII, so the first unit tells. */
    out->encoding = VSSDOC_UTF_8;
    if (size >= 2 && bytes[0] != 0 && bytes[1] == 0)
        out->encoding = VSSDOC_UTF_16LE;
    else if (size >= 2 && bytes[0] == 0 && bytes[1] != 0)
        out->encoding = VSSDOC_UTF_16BE;
    return 0;
}

bool vsd_is_utf_32(const unsigned char *bytes, size_t size)
{
    return size >= 4 && (memcmp(bytes, "\xFF\xFE\0\0", 4) == 0 ||
                         memcmp(bytes, "\0\0\xFE\xFF", 4) == 0 ||
                         memcmp(bytes, "<\0\0\0", 4) == 0 || memcmp(bytes, "\0\0\0<", 4) == 0);
}

/* Copies the encoding that an XML declaration at the beginning of text names. */
static void find_declared(const char *text, size_t length, char declared[VSD_DECLARED])
{
    declared[0] = '\0';
    if (length < 6 || memcmp(text, "<?xml", 5) != 0 || !is_space((unsigned char)text[5]))
        return;
    const char *end = memchr(text, '>', length);
    if (end == NULL)
        return;
    static const char word[] = "encoding";
    const char *at = text;
    while ((size_t)(end - at) > sizeof word && memcmp(at, word, sizeof word - 1) != 0)
        at++;
    if ((size_t)(end - at) <= sizeof word)
        return;
    at = memchr(at, '=', (size_t)(end - at));
    if (at == NULL)
        return;
    do
        at++;
    while (at < end && is_space((unsigned char)*at));
    char quote = *at;
    if (quote != '"' && quote != '\'')
        return;
    size_t n = 0;
    for (at++; at < end && *at != quote && n + 1 < VSD_DECLARED; at++)
        declared[n++] = *at;
    declared[n] = '\0';
}

static bool same_encoding(const char *declared, enum vssdoc_encoding encoding)
{
    static const struct {
        const char *name;
        bool utf_8, little, big;
    } names[] = {
        {"utf-8", true, false, false},     {"utf8", true, false, false},
        {"utf-16", false, true, true},     {"utf16", false, true, true},
        {"unicode", false, true, true},    {"ucs-2", false, true, true},
        {"utf-16le", false, true, false},  {"utf-16be", false, false, true},
        {"iso-10646-ucs-2", false, true, true},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (xmlStrcasecmp((const xmlChar *)declared, (const xmlChar *)names[i].name) == 0)
            return encoding == VSSDOC_UTF_8     ? names[i].utf_8
                   : encoding == VSSDOC_UTF_16LE ? names[i].little
                                                 : names[i].big;
    return false;
}

/* ---- white space and NULs around the document ---- */

/* Cuts trailing NUL characters and the white space between them. */
static void trim_end(const unsigned char *bytes, size_t *size, struct vsd_text *out)
{
    size_t width = out->unit == VSD_UNIT_UTF_16 ? 2 : 1;
    size_t kept = *size, end = *size;
    if (width == 2 && end % 2 == 1 && bytes[end - 1] == 0) { /* half a NUL */
        out->trailing_nuls++;
        kept = --end;
    }
    while (end >= width) {
        unsigned char low = bytes[end - width], high = width == 2 ? bytes[end - 1] : 0;
        if (out->encoding == VSSDOC_UTF_16BE) {
            unsigned char swap = low;
            low = high;
            high = swap;
        }
        if (high != 0 || (low != 0 && !is_space(low)))
            break;
        end -= width;
        if (low == 0) {
            out->trailing_nuls++;
            kept = end;
        }
    }
    *size = kept;
}

/* A second byte-order mark, as a program writes in front of what has one, is a space of no width. */
static bool skip_mark(struct vsd_text *out)
{
    if (out->length < 3 || memcmp(out->text, "\xEF\xBB\xBF", 3) != 0)
        return false;
    out->text += 3;
    out->length -= 3;
    out->offset += out->unit == VSD_UNIT_UTF_16 ? 2 : 3;
    return true;
}

static void skip_leading_space(struct vsd_text *out)
{
    for (;;) {
        bool mark = skip_mark(out);
        if (!mark && (out->length == 0 || !is_space((unsigned char)*out->text)))
            return;
        out->leading_space = true;
        if (mark)
            continue;
        out->column++;
        if (*out->text == '\n') {
            out->line++;
            out->column = 1;
        }
        out->text++;
        out->length--;
        out->offset += out->unit == VSD_UNIT_UTF_16 ? 2 : 1;
    }
}

/* ---- decoding ---- */

static bool is_ascii(const char *text, size_t length)
{
    uint64_t high = 0, word;
    size_t i = 0;
    for (; length - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        high |= word;
    }
    for (; i < length; i++)
        high |= (unsigned char)text[i];
    return (high & UINT64_C(0x8080808080808080)) == 0;
}

/* The byte that is no UTF-8, SIZE_MAX when all are. */
static size_t bad_utf_8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        if ((unsigned char)text[i] < 0x80) {
            i++;
            continue;
        }
        int n = (int)(length - i < 6 ? length - i : 6);
        int character = xmlGetUTF8Char((const unsigned char *)text + i, &n);
        bool overlong = (n == 2 && character < 0x80) || (n == 3 && character < 0x800) ||
                        (n == 4 && character < 0x10000);
        if (character < 0 || overlong || character > 0x10FFFF ||
            (character >= 0xD800 && character < 0xE000))
            return i;
        i += (size_t)n;
    }
    return SIZE_MAX;
}

static size_t characters(const xmlBuffer *text)
{
    const xmlChar *bytes = xmlBufferContent(text);
    size_t n = 0;
    for (int i = 0; i < xmlBufferLength((xmlBufferPtr)(uintptr_t)text); i++)
        n += (bytes[i] & 0xC0) != 0x80;
    return n;
}

/* Whether libxml2 said so since its last error was reset. */
static bool ran_out_of_memory(void)
{
    const xmlError *last = xmlGetLastError();
    return last != NULL && last->code == XML_ERR_NO_MEMORY;
}

/* Decodes by a single-byte encoding, where libxml2 knows it. */
static bool decode_single_byte(struct vsd_text *out, const char *encoding, bool *no_memory)
{
    xmlResetLastError();
    xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(encoding);
    if (handler == NULL) {
        *no_memory = ran_out_of_memory();
        return false;
    }
    xmlBufferPtr in = xmlBufferCreateStatic((void *)(uintptr_t)out->text, out->length);
    xmlBufferPtr decoded = xmlBufferCreate();
    bool done = in != NULL && decoded != NULL;
    while (done && xmlBufferLength(in) > 0)
        done = xmlCharEncInFunc(handler, decoded, in) > 0;
    if (done && characters(decoded) != out->length)
        done = false; /* several bytes to a character: places could not be told */
    if (done) {
        out->length = (size_t)xmlBufferLength(decoded);
        out->owned = (char *)xmlBufferDetach(decoded);
        out->text = out->owned;
        out->encoding = VSSDOC_ENCODING_NONE;
        out->unit = VSD_UNIT_BYTE;
    }
    *no_memory = in == NULL || decoded == NULL || ran_out_of_memory();
    xmlBufferFree(in);
    xmlBufferFree(decoded);
    (void)xmlCharEncCloseFunc(handler);
    return done && out->owned != NULL;
}

static void start(const unsigned char *bytes, size_t size, struct vsd_text *out)
{
    *out = (struct vsd_text){.line = 1, .column = 1};
    if (bytes == NULL) /* of an empty file there are none */
        bytes = (const unsigned char *)"";
    size_t mark = find_mark(bytes, size, out);
    out->unit = out->encoding == VSSDOC_UTF_8 ? VSD_UNIT_UTF_8 : VSD_UNIT_UTF_16;
    out->offset = mark;
    out->text = (const char *)bytes + mark;
    out->length = size - mark;
}

static enum vssdoc_status misplaced(struct vssdoc_error *error, uint64_t offset, const char *what)
{
    (void)vsd_fail(error, VSSDOC_MALFORMED, NULL, "%s at byte %llu", what,
                   (unsigned long long)offset);
    if (error != NULL)
        error->offset = offset;
    return VSSDOC_MALFORMED;
}

/* The same for a place of the text, whose line and column are known then. */
static enum vssdoc_status misplaced_in(struct vssdoc_error *error, struct vsd_text *text, size_t at,
                                       const char *what)
{
    struct vsd_position position;
    text->ascii = false;
    vsd_position_start(&position, text);
    vsd_position_advance(&position, at);
    (void)vsd_fail(error, VSSDOC_MALFORMED, NULL, "%s", what);
    if (error != NULL) {
        error->offset = position.offset;
        error->line = position.line;
        error->column = position.column;
    }
    return VSSDOC_MALFORMED;
}

static enum vssdoc_status decode_utf_16(struct vsd_text *out, struct vssdoc_error *error)
{
    if (out->length % 2 != 0)
        return misplaced(error, out->offset + out->length - 1, "half a UTF-16 unit");
    size_t bad;
    const unsigned char *units = (const unsigned char *)out->text;
    out->owned = vsd_utf16_decode(units, out->length, out->encoding == VSSDOC_UTF_16BE,
                                  &out->length, &bad);
    if (out->owned == NULL)
        return bad == SIZE_MAX ? vsd_no_memory(error, NULL)
                               : misplaced(error, out->offset + bad, "a lone UTF-16 surrogate");
    out->text = out->owned;
    return VSSDOC_OK;
}

/* What redirected output of Western systems is in; the second one has a character for every byte. */
static const char *const guesses[] = {"windows-1252", "ISO-8859-1"};

static bool decode_guessing(struct vsd_text *out, bool *no_memory)
{
    for (size_t i = 0; i < sizeof guesses / sizeof guesses[0] && !*no_memory; i++) {
        if (decode_single_byte(out, guesses[i], no_memory)) {
            out->guessed = guesses[i];
            return true;
        }
    }
    return false;
}

static enum vssdoc_status decode(const unsigned char *bytes, size_t size, bool console,
                                 struct vsd_text *out, struct vssdoc_error *error)
{
    start(bytes, size, out);
    if (vsd_is_utf_32(bytes, size))
        return vsd_fail(error, VSSDOC_MALFORMED, NULL, "UTF-32 is not supported");
    trim_end((const unsigned char *)out->text, &out->length, out);
    if (out->unit == VSD_UNIT_UTF_16) {
        enum vssdoc_status status = decode_utf_16(out, error);
        if (status != VSSDOC_OK)
            return status;
    }
    skip_leading_space(out);
    const char *nul = out->length > 0 ? memchr(out->text, '\0', out->length) : NULL;
    if (nul != NULL) /* libxml2 would take it for the end, and what follows would be lost */
        return misplaced_in(error, out, (size_t)(nul - out->text),
                            "a NUL character inside the document");
    find_declared(out->text, out->length, out->declared);
    out->ascii = is_ascii(out->text, out->length);
    if (out->unit == VSD_UNIT_UTF_8 && !out->ascii) {
        size_t bad = bad_utf_8(out->text, out->length);
        bool none = out->declared[0] == '\0', no_memory = false, done = bad == SIZE_MAX;
        if (!done && none && console)
            done = decode_guessing(out, &no_memory);
        else if (!done && !none && !same_encoding(out->declared, VSSDOC_UTF_8))
            done = decode_single_byte(out, out->declared, &no_memory);
        if (!done)
            return no_memory ? vsd_no_memory(error, NULL)
                             : misplaced_in(error, out, bad, "a byte that is not UTF-8");
    }
    out->mismatch = out->declared[0] != '\0' && out->encoding != VSSDOC_ENCODING_NONE &&
                    !same_encoding(out->declared, out->encoding) &&
                    !(out->ascii && out->unit == VSD_UNIT_UTF_8 &&
                      xmlStrcasecmp((const xmlChar *)"us-ascii", (const xmlChar *)out->declared) == 0);
    return VSSDOC_OK;
}

enum vssdoc_status vsd_decode(const unsigned char *bytes, size_t size, struct vsd_text *out,
                              struct vssdoc_error *error)
{
    return decode(bytes, size, false, out, error);
}

enum vssdoc_status vsd_decode_console(const unsigned char *bytes, size_t size, struct vsd_text *out,
                                      struct vssdoc_error *error)
{
    return decode(bytes, size, true, out, error);
}

bool vsd_decode_head(const unsigned char *bytes, size_t size, struct vsd_text *out)
{
    start(bytes, size, out);
    if (out->unit == VSD_UNIT_UTF_16) {
        size_t bad;
        const unsigned char *units = (const unsigned char *)out->text;
        bool big = out->encoding == VSSDOC_UTF_16BE;
        size_t length = out->length & ~(size_t)1;
        out->owned = vsd_utf16_decode(units, length, big, &out->length, &bad);
        if (out->owned == NULL && bad != SIZE_MAX) /* up to what cannot be decoded */
            out->owned = vsd_utf16_decode(units, bad, big, &out->length, NULL);
        if (out->owned == NULL)
            return false;
        out->text = out->owned;
    }
    skip_leading_space(out);
    return true;
}

void vsd_text_free(struct vsd_text *text)
{
    free(text->owned);
    text->owned = NULL;
}
