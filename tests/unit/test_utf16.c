/* UTF-16 into UTF-8. */
#include "cmocka_all.h"

#include "base/text.h"
#include "base/utf16.h"

/* Swaps the bytes of whole units, so that each row of a table is tried in both orders. */
static void swap(unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i + 1 < size; i += 2) {
        unsigned char low = bytes[i];
        bytes[i] = bytes[i + 1];
        bytes[i + 1] = low;
    }
}

/* Whole units are decoded in either order; a surrogate without its partner is told by its byte. */
static void decodes_or_tells_where_not(void **state)
{
    static const struct {
        const char *units; /* little-endian */
        size_t size;
        const char *text;  /* NULL: not decoded */
        size_t length, bad;
    } rows[] = {
        {"", 0, "", 0, 0},
        {"a\0b", 3, "a", 1, 0}, /* half a unit at the end is not looked at */
        {"a\0b\0", 4, "ab", 2, 0},
        {"a\0\0\0b\0", 6, "a\0b", 3, 0},
        {"\xE4\0", 2, "\xC3\xA4", 2, 0},
        {"\xFF\x07\0\x08", 4, "\xDF\xBF\xE0\xA0\x80", 5, 0},
        {"\xAC\x20", 2, "\xE2\x82\xAC", 3, 0},
        {"\x3D\xD8\0\xDE!\0", 6, "\xF0\x9F\x98\x80!", 5, 0},
        {"\xFF\xDB\xFF\xDF", 4, "\xF4\x8F\xBF\xBF", 4, 0},
        {"\xFF\xFE", 2, "\xEF\xBB\xBF", 3, 0},
        {"a\0\x3D\xD8", 4, NULL, 0, 2},         /* high one at the end */
        {"\x3D\xD8" "a\0", 4, NULL, 0, 0},      /* followed by no low one */
        {"a\0b\0\0\xDE", 6, NULL, 0, 4},        /* low one alone */
        {"\0\xDE\x3D\xD8", 4, NULL, 0, 0},      /* the wrong way round */
        {"\x3D\xD8\x3D\xD8\0\xDE", 6, NULL, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        for (int big = 0; big <= 1; big++) {
            unsigned char bytes[16] = {0};
            size_t length = 99, bad = 99;
            memcpy(bytes, rows[i].units, rows[i].size);
            if (big)
                swap(bytes, rows[i].size == 3 ? 4 : rows[i].size);
            char *text = vsd_utf16_decode(bytes, rows[i].size, big, &length, &bad);
            CHECK((text != NULL) == (rows[i].text != NULL), "row %zu", i);
            if (text == NULL) {
                assert_int_equal(bad, rows[i].bad);
                continue;
            }
            assert_int_equal(bad, SIZE_MAX);
            assert_int_equal(length, rows[i].length);
            assert_memory_equal(text, rows[i].text, length + 1);
            free(text);
        }
    }
}

/* Nobody has to ask where the bad unit stands. */
static void needs_no_place_for_the_bad_byte(void **state)
{
    size_t length;
    (void)state;
    assert_null(vsd_utf16_decode((const unsigned char *)"\0\xDC", 2, false, &length, NULL));
}

/* Every character of Unicode comes out as the UTF-8 that is read back as itself. */
static void round_trips_every_character(void **state)
{
    enum { CHARACTERS = 0x110000 };
    unsigned char *bytes = malloc(4 * (size_t)CHARACTERS);
    size_t n = 0, length;
    (void)state;
    for (uint32_t c = 1; c < CHARACTERS; c++) {
        uint32_t units[2] = {c, 0};
        if (c >= 0xD800 && c < 0xE000)
            continue;
        if (c >= 0x10000) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        for (size_t i = 0; i <= (c >= 0x10000); i++) {
            bytes[n++] = (unsigned char)(units[i] & 0xFF);
            bytes[n++] = (unsigned char)(units[i] >> 8);
        }
    }
    char *text = vsd_utf16_decode(bytes, n, false, &length, NULL);
    assert_non_null(text);
    const char *at = text;
    for (uint32_t c = 1; c < CHARACTERS; c++) {
        uint32_t decoded;
        if (c >= 0xD800 && c < 0xE000)
            continue;
        at = vsd_utf8_next(at, &decoded);
        CHECK(decoded == c, "U+%04X comes back as U+%04X", c, decoded);
    }
    assert_ptr_equal(at, text + length);
    free(text);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_or_tells_where_not),
        cmocka_unit_test(needs_no_place_for_the_bad_byte),
        cmocka_unit_test(round_trips_every_character),
    };
    return RUN(tests);
}
