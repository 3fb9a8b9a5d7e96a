/* From bytes to clean UTF-8: the bytes decide, whatever the declaration says. */
#include "cmocka_all.h"

#include "fixture.h"
#include "reader/encoding.h"

static struct bytes encoded(const char *utf_8, enum vssdoc_encoding encoding)
{
    struct bytes bytes = {0};
    bytes_add_text(&bytes, utf_8, encoding);
    return bytes;
}

/* ---- every encoding with every declaration and everything around the document ---- */

static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE, VSSDOC_UTF_16BE};
static const char *const bodies[] = {"<a b=\"c\"/>", "<\xC3\xA4 b=\"\xF0\x9F\x98\x80\"/>"};
static const struct {
    const char *name; /* NULL: no declaration; "": one without an encoding */
    bool fits[3];     /* of the encodings above */
} declarations[] = {
    {NULL, {true, true, true}},         {"", {true, true, true}},
    {"UTF-8", {true, false, false}},    {"utf8", {true, false, false}},
    {"utf-16", {false, true, true}},    {"Unicode", {false, true, true}},
    {"UTF-16LE", {false, true, false}}, {"utf-16be", {false, false, true}},
    {"UCS-2", {false, true, true}},     {"iso-8859-1", {false, false, false}},
    {"windows-1252", {false, false, false}},
};
static const struct {
    const char *text;
    size_t characters;
    uint32_t line, column; /* of what follows */
} spaces[] = {{"", 0, 1, 1}, {" \t", 2, 1, 3}, {"\r\n\n  ", 5, 3, 3}};
static const struct {
    size_t before, nuls; /* line ends and NULs behind the document */
    size_t after;        /* line ends behind those */
} tails[] = {{0, 0, 0}, {0, 1, 0}, {0, 3, 0}, {1, 1, 1}, {1, 0, 0}};

static void try_one(size_t e, bool mark, size_t d, size_t s, size_t t, const char *body)
{
    const char *name = declarations[d].name;
    const char *document = name == NULL    ? body
                           : *name == '\0' ? text("<?xml version=\"1.0\"?>%s", body)
                                           : text("<?xml version=\"1.0\" encoding=\"%s\"?>%s",
                                                  name, body);
    struct bytes bytes = {0};
    size_t width = encodings[e] == VSSDOC_UTF_8 ? 1 : 2;
    if (mark)
        bytes_add_mark(&bytes, encodings[e]);
    size_t offset = bytes.size + spaces[s].characters * width;
    bytes_add_text(&bytes, spaces[s].text, encodings[e]);
    bytes_add_text(&bytes, document, encodings[e]);
    bytes_add_text(&bytes, tails[t].before > 0 ? "\n" : "", encodings[e]);
    for (size_t i = 0; i < tails[t].nuls * width; i++)
        bytes_add(&bytes, "", 1);
    for (size_t i = 0; i < tails[t].after; i++)
        bytes_add_text(&bytes, "\n", encodings[e]);

#define IS(a, b) CHECK((a) == (b), #a " of <%s>: %d %d %zu %zu", document, (int)e, mark, s, t)
    struct vsd_text out;
    IS(vsd_decode(bytes.data, bytes.size, &out, NULL), VSSDOC_OK);
    IS(out.encoding, encodings[e]);
    IS(out.unit, width == 1 ? VSD_UNIT_UTF_8 : VSD_UNIT_UTF_16);
    IS(out.byte_order_mark, mark);
    IS(strcmp(out.declared, name != NULL ? name : ""), 0);
    IS(out.mismatch, !declarations[d].fits[e]);
    IS(out.offset, offset);
    IS(out.line, spaces[s].line);
    IS(out.column, spaces[s].column);
    IS(out.leading_space, s > 0);
    IS(out.trailing_nuls, tails[t].nuls);
    IS(out.ascii, body == bodies[0]);
    assert_in_range(out.length, strlen(document), strlen(document) + 1); /* a line end at most */
    assert_memory_equal(out.text, document, strlen(document));
    vsd_text_free(&out);
    bytes_free(&bytes);
}

/* Encoding, mark, declaration, white space in front and NULs behind are told apart in every
 * mixture. */
static void decodes_every_mixture(void **state)
{
    (void)state;
    for (size_t e = 0; e < LENGTH(encodings); e++)
        for (size_t d = 0; d < LENGTH(declarations); d++)
            for (size_t s = 0; s < LENGTH(spaces); s++)
                for (size_t t = 0; t < LENGTH(tails); t++)
                    for (size_t b = 0; b < LENGTH(bodies); b++) {
                        try_one(e, false, d, s, t, bodies[b]);
                        try_one(e, true, d, s, t, bodies[b]);
                    }
}

/* ---- declarations ---- */

/* The declared encoding is what the declaration says, and nothing else that stands in or behind it.
 */
static void reads_declarations(void **state)
{
    static const struct {
        const char *text, *declared;
    } rows[] = {
        {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", "UTF-8"},
        {"<?xml version='1.0' encoding='utf-16' standalone='yes'?><a/>", "utf-16"},
        {"<?xml\r\n\tversion = \"1.0\"  encoding\t= \n\"utf-8\" ?><a/>", "utf-8"},
        {"<?xml version=\"1.0\"?><a/>", ""},
        {"<?xml version=\"1.0\" ?><a/>", ""},
        {"<?xml version='1.0' standalone='yes'?><a/>", ""},
        {"<?xml version=\"1.0\" standalone=\"yes\"?><a/>", ""},
        {"<?xml version=\"1.0\"?><a encoding=\"utf-16\"/>", ""},
        {"<?xml version=\"1.0\"?><!-- encoding=\"x\" --><a/>", ""},
        {"<a encoding=\"utf-16\"/>", ""},
        {"<?xml-stylesheet encoding=\"x\"?><a/>", ""},
        {"<?xmlish encoding=\"x\"?><a/>", ""},
        {"<?xml version=\"1.0\" encoding=utf-8?><a/>", ""},
        {"<?xml version=\"1.0\" encoding=\"utf-8", ""},
        {"<?xml", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_text out;
        assert_int_equal(vsd_decode((const unsigned char *)rows[i].text, strlen(rows[i].text),
                                    &out, NULL),
                         VSSDOC_OK);
        CHECK(strcmp(out.declared, rows[i].declared) == 0, "row %zu: \"%s\"", i, out.declared);
        vsd_text_free(&out);
    }
}

/* A name that is longer than any encoding's is cut, not written past its room. */
static void cuts_a_long_declaration(void **state)
{
    const char *document = text("<?xml version=\"1.0\" encoding=\"%0300d\"?><a/>", 0);
    struct vsd_text out;
    (void)state;
    assert_int_equal(
        vsd_decode((const unsigned char *)document, strlen(document), &out, NULL), VSSDOC_OK);
    assert_string_equal(out.declared, text("%0*d", VSD_DECLARED - 1, 0));
    vsd_text_free(&out);
}

/* Bytes that are no UTF-8 are decoded as declared where the declared encoding is known. */
static void decodes_as_declared(void **state)
{
    static const struct {
        const char *declared, *bytes, *text; /* text NULL: refused */
    } rows[] = {
        {"iso-8859-1", "\xE4\xFC", "\xC3\xA4\xC3\xBC"},
        {"ISO-8859-15", "\xA4", "\xE2\x82\xAC"},
        {"windows-1252", "\x80\xE4", "\xE2\x82\xAC\xC3\xA4"},
        {"windows-1251", "\xC4", "\xD0\x94"},
        {"us-ascii", "\xE4", NULL},
        {"utf-8", "\xE4", NULL},
        {"x-unheard-of", "\xE4", NULL},
        {"", "\xE4", NULL},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *beginning =
            text("  <?xml version=\"1.0\" encoding=\"%s\"?><a b=\"", rows[i].declared);
        const char *document = text("%s%s\"/>", beginning, rows[i].bytes);
        struct vsd_text out;
        struct vssdoc_error error = {0};
        enum vssdoc_status status =
            vsd_decode((const unsigned char *)document, strlen(document), &out, &error);
        CHECK((status == VSSDOC_OK) == (rows[i].text != NULL), "%s", rows[i].declared);
        if (rows[i].text == NULL) {
            assert_int_equal(status, VSSDOC_MALFORMED);
            assert_int_equal(error.offset, strlen(beginning));
            vsd_text_free(&out);
            continue;
        }
        const char *expected = text("%s%s\"/>", beginning, rows[i].text);
        assert_int_equal(out.encoding, VSSDOC_ENCODING_NONE);
        assert_int_equal(out.unit, VSD_UNIT_BYTE);
        assert_false(out.mismatch);
        assert_int_equal(out.offset, 2);
        assert_int_equal(out.length, strlen(expected) - 2);
        assert_memory_equal(out.text, expected + 2, out.length);
        vsd_text_free(&out);
    }
}

/* ---- what fits no encoding ---- */

/* Bytes that fit no encoding are refused with the byte where it shows. */
static void tells_where_bytes_fit_no_encoding(void **state)
{
#define LITERAL(bytes) bytes, sizeof(bytes) - 1
    static const struct {
        const char *bytes;
        size_t size;
        uint64_t offset;
        const char *message;
    } rows[] = {
        {LITERAL("<a>\xFF</a>"), 3, "UTF-8"},
        {LITERAL("\xEF\xBB\xBF \n<a>\xC3</a>"), 8, "UTF-8"},
        {LITERAL("<a>\xC0\x80</a>"), 3, "UTF-8"},
        {LITERAL("<a>\xE0\x80\x80</a>"), 3, "UTF-8"},
        {LITERAL("<a>\xF0\x80\x80\x80</a>"), 3, "UTF-8"},
        {LITERAL("<a>\xED\xA0\x80</a>"), 3, "UTF-8"},
        {LITERAL("<a>\xF4\x90\x80\x80</a>"), 3, "UTF-8"},
        {LITERAL("<a>\xC3\xA4\xE2\x82"), 5, "UTF-8"},
        {LITERAL("<\0a\0>\0\x3D\xD8/\0"), 6, "surrogate"},
        {LITERAL("\xFF\xFE<\0\0\xDE"), 4, "surrogate"},
        {LITERAL("\xFE\xFF\0<\xD8\x3D"), 4, "surrogate"},
        {LITERAL("<\0a\0>"), 4, "half"},
        {LITERAL("\xFF\xFE<\0a"), 4, "half"},
        {LITERAL("<a>\0</a>"), 3, "NUL"},
        {LITERAL("\xC3\xA4<a>\0</a>"), 5, "NUL"},
        {LITERAL("<\0a\0\0\0>\0"), 4, "NUL"},
        {LITERAL("\xFE\xFF\0<\xD8\x3D\xDE\0\0\0\0>"), 8, "NUL"},
        {LITERAL("\xFF\xFE\0\0<\0\0\0a\0\0\0"), 0, "UTF-32"},
        {LITERAL("\0\0\xFE\xFF\0\0\0<"), 0, "UTF-32"},
        {LITERAL("<\0\0\0a\0\0\0"), 0, "UTF-32"},
        {LITERAL("\0\0\0<\0\0\0a"), 0, "UTF-32"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_text out;
        struct vssdoc_error error = {0};
        enum vssdoc_status status =
            vsd_decode((const unsigned char *)rows[i].bytes, rows[i].size, &out, &error);
        CHECK(status == VSSDOC_MALFORMED && error.status == VSSDOC_MALFORMED, "row %zu: %d", i,
              (int)status);
        CHECK(error.offset == rows[i].offset, "row %zu: byte %llu", i,
              (unsigned long long)error.offset);
        CHECK(strstr(error.message, rows[i].message) != NULL, "row %zu: %s", i, error.message);
        vsd_text_free(&out);
    }
}

/* Half of the NUL that ends a UTF-16 string does no harm. */
static void takes_half_a_nul(void **state)
{
    struct vsd_text out;
    (void)state;
    assert_int_equal(vsd_decode((const unsigned char *)LITERAL("<\0a\0/\0>\0\0"), &out, NULL),
                     VSSDOC_OK);
    assert_int_equal(out.trailing_nuls, 1);
    assert_memory_equal(out.text, "<a/>", 4);
    vsd_text_free(&out);
}

/* Nothing, or nothing but a mark, white space and NULs, is an empty text. */
static void decodes_nothing(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
    } rows[] = {{LITERAL("")},     {LITERAL("\0")},         {LITERAL("\xEF\xBB\xBF")},
                {LITERAL(" \n")},  {LITERAL("\xFF\xFE")},   {LITERAL("\xFE\xFF\0 ")},
                {LITERAL("\0\0")}, {LITERAL(" \0\n\0\0\0")}};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_text out;
        CHECK(vsd_decode((const unsigned char *)rows[i].bytes, rows[i].size, &out, NULL) ==
                      VSSDOC_OK &&
                  out.length == 0,
              "row %zu", i);
        vsd_text_free(&out);
    }
}

/* Of a beginning that is cut or damaged as much is decoded as can be. */
static void decodes_a_head_as_far_as_it_goes(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *text;
        size_t length;
    } rows[] = {
        {LITERAL("\xEF\xBB\xBF\r\n<a>\xE2\x82"), "<a>\xE2\x82", 5},
        {LITERAL("<\0a\0>"), "<a", 2},
        {LITERAL("<\0a\0\x3D\xD8"), "<a", 2},
        {LITERAL("\xFE\xFF\0 \0<\xD8\x3D\0a"), "<", 1},
        {LITERAL(""), "", 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vsd_text out;
        assert_true(vsd_decode_head((const unsigned char *)rows[i].bytes, rows[i].size, &out));
        CHECK(out.length == rows[i].length, "row %zu: %zu bytes", i, out.length);
        if (out.length > 0)
            assert_memory_equal(out.text, rows[i].text, out.length);
        vsd_text_free(&out);
    }
}

/* A text in UTF-8 is not copied, and one in UTF-16 belongs to the result. */
static void copies_only_what_it_must(void **state)
{
    struct vsd_text out;
    struct bytes bytes = encoded("<a/>", VSSDOC_UTF_8);
    (void)state;
    assert_int_equal(vsd_decode(bytes.data, bytes.size, &out, NULL), VSSDOC_OK);
    assert_ptr_equal(out.text, bytes.data);
    assert_null(out.owned);
    vsd_text_free(&out);
    bytes_free(&bytes);
    bytes = encoded("<a/>", VSSDOC_UTF_16BE);
    assert_int_equal(vsd_decode(bytes.data, bytes.size, &out, NULL), VSSDOC_OK);
    bytes_free(&bytes);
    assert_memory_equal(out.text, "<a/>", 4);
    vsd_text_free(&out);
    assert_null(out.owned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_every_mixture),
        cmocka_unit_test(reads_declarations),
        cmocka_unit_test(cuts_a_long_declaration),
        cmocka_unit_test(decodes_as_declared),
        cmocka_unit_test(tells_where_bytes_fit_no_encoding),
        cmocka_unit_test(takes_half_a_nul),
        cmocka_unit_test(decodes_nothing),
        cmocka_unit_test(decodes_a_head_as_far_as_it_goes),
        cmocka_unit_test(copies_only_what_it_must),
    };
    return RUN(tests);
}
