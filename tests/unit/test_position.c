/* Where a place of the decoded text lies in the stored bytes. */
#include "cmocka_all.h"

#include "base/text.h"
#include "fixture.h"
#include "reader/position.h"

/* A document with everything that counts differently: umlauts, an emoji, both kinds of line ends.
 */
static const char document[] = "<a>\r\n"
                               "\t<b c=\"\xC3\xA4\xC3\xB6\xC3\xBC\" d=\"\xE2\x82\xAC\"/>\n"
                               "<e>\xF0\x9F\x98\x80\xF0\x9F\x98\x80</e>\n\n"
                               "\xC3\x9F<f/>\r\n</a>";

static size_t bytes_of(uint32_t c, enum vsd_unit unit)
{
    size_t utf_8 = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    return unit == VSD_UNIT_UTF_8 ? utf_8 : unit == VSD_UNIT_UTF_16 ? c < 0x10000 ? 2 : 4 : 1;
}

/* Walks the decoded text character by character and compares every place; step 1 asks for each
 * character, more only for every so manieth. */
static void compare_places(const struct vsd_text *out, size_t step)
{
    struct vsd_position position;
    const char *copy = text("%.*s", (int)out->length, out->text), *at = copy;
    uint64_t offset = out->offset;
    uint32_t line = out->line, column = out->column, c;
    vsd_position_start(&position, out);
    for (size_t n = 0;; n++) {
        if (n % step == 0 || *at == '\0') {
            vsd_position_advance(&position, (size_t)(at - copy));
            CHECK(position.offset == offset && position.line == line &&
                      position.column == column,
                  "at \"%.10s\": byte %llu, %u:%u instead of byte %llu, %u:%u", at,
                  (unsigned long long)position.offset, position.line, position.column,
                  (unsigned long long)offset, line, column);
        }
        if (*at == '\0')
            break;
        at = vsd_utf8_next(at, &c);
        offset += bytes_of(c, out->unit);
        column = c == '\n' ? 1 : column + (c >= 0x10000 ? 2 : 1);
        line += c == '\n';
    }
}

static void compare_document(const char *front, const char *utf_8, enum vssdoc_encoding encoding,
                             bool mark)
{
    struct bytes bytes = {0};
    struct vsd_text out;
    if (mark)
        bytes_add_mark(&bytes, encoding);
    bytes_add_text(&bytes, front, encoding);
    bytes_add_text(&bytes, utf_8, encoding);
    assert_int_equal(vsd_decode(bytes.data, bytes.size, &out, NULL), VSSDOC_OK);
    compare_places(&out, 1);
    compare_places(&out, 7);
    compare_places(&out, 1000);
    vsd_text_free(&out);
    bytes_free(&bytes);
}

/* Offset, line and column are right at every character in every encoding, with and without a mark
 * and white space in front. */
static void places_every_character(void **state)
{
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE,
                                                     VSSDOC_UTF_16BE};
    static const char *const fronts[] = {"", "\r\n \t"};
    static const char *const documents[] = {document, "<a>\n<b/>\r\n\n  <c/></a>", "<a/>"};
    (void)state;
    for (size_t e = 0; e < LENGTH(encodings); e++) {
        for (size_t f = 0; f < LENGTH(fronts); f++) {
            for (size_t d = 0; d < LENGTH(documents); d++) {
                compare_document(fronts[f], documents[d], encodings[e], false);
                compare_document(fronts[f], documents[d], encodings[e], true);
            }
        }
    }
}

/* In a document of a single-byte encoding each character is a byte. */
static void places_single_bytes(void **state)
{
    (void)state;
    compare_document("\n",
                     "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<\xC3\xA4>\xC3\xBC\n<b/>",
                     VSSDOC_ENCODING_NONE, false);
}

/* Where a declared encoding has characters of several bytes, offsets are right or it is refused. */
static void never_misplaces_several_bytes(void **state)
{
    static const char *const documents[] = {
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\x82\xA0\x82\xA2<b/></a>",
        "<?xml version=\"1.0\" encoding=\"GB18030\"?><a>\xC4\xE3\xBA\xC3<b/></a>",
        "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><a>\xA4\xA2\xA4\xA4<b/></a>",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(documents); i++) {
        const char *bytes = documents[i];
        struct vsd_text out;
        struct vsd_position position;
        if (vsd_decode((const unsigned char *)bytes, strlen(bytes), &out, NULL) == VSSDOC_OK) {
            const char *copy = text("%.*s", (int)out.length, out.text);
            vsd_position_start(&position, &out);
            vsd_position_advance(&position, (size_t)(strstr(copy, "<b/>") - copy));
            CHECK(position.offset == (uint64_t)(strstr(bytes, "<b/>") - bytes),
                  "%s: byte %llu instead of %td", out.declared,
                  (unsigned long long)position.offset, strstr(bytes, "<b/>") - bytes);
        }
        vsd_text_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_every_character),
        cmocka_unit_test(places_single_bytes),
        cmocka_unit_test(never_misplaces_several_bytes),
    };
    return RUN(tests);
}
