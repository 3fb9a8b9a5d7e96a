/* Text: decoding UTF-8, what may be shown, and how Windows compares and orders. */
#include "cmocka_all.h"

#include <inttypes.h>
#include <stdio.h>

#include <vssdoc.h>

#include "base/shortened.h"
#include "base/text.h"

#define BAD(byte) ((uint32_t)VSD_BAD_BYTE + (byte))

/* Every well-formed character is decoded whole, and of anything else one byte at a time. */
static void decodes_utf_8(void **state)
{
    static const struct {
        const char *text;
        uint32_t character;
        size_t length;
    } rows[] = {
        {"", 0, 0},
        {"A", 'A', 1},
        {"\x7F", 0x7F, 1},
        {"\xC2\x80", 0x80, 2},
        {"\xC3\xA4z", 0xE4, 2},
        {"\xDF\xBF", 0x7FF, 2},
        {"\xE0\xA0\x80", 0x800, 3},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xED\x9F\xBF", 0xD7FF, 3},
        {"\xEE\x80\x80", 0xE000, 3},
        {"\xF0\x90\x80\x80", 0x10000, 4},
        {"\xF0\x9F\x98\x80!", 0x1F600, 4},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
        {"\x80", BAD(0x80), 1},                 /* a continuation without its beginning */
        {"\xBF\xBF", BAD(0xBF), 1},
        {"\xC3", BAD(0xC3), 1},                 /* cut off by the end */
        {"\xE2\x82", BAD(0xE2), 1},
        {"\xF0\x9F\x98", BAD(0xF0), 1},
        {"\xC3(", BAD(0xC3), 1},                /* cut off by another character */
        {"\xE2\x82z", BAD(0xE2), 1},
        {"\xC0\x80", BAD(0xC0), 1},             /* longer than need be */
        {"\xC1\xBF", BAD(0xC1), 1},
        {"\xE0\x9F\xBF", BAD(0xE0), 1},
        {"\xF0\x8F\xBF\xBF", BAD(0xF0), 1},
        {"\xED\xA0\x80", BAD(0xED), 1},         /* surrogates */
        {"\xED\xBF\xBF", BAD(0xED), 1},
        {"\xF4\x90\x80\x80", BAD(0xF4), 1},     /* beyond Unicode */
        {"\xF8\x88\x80\x80\x80", BAD(0xF8), 1}, /* never UTF-8 */
        {"\xFE", BAD(0xFE), 1},
        {"\xFF", BAD(0xFF), 1},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        uint32_t character = 0xDEAD;
        const char *next = vsd_utf8_next(rows[i].text, &character);
        CHECK(character == rows[i].character && next == rows[i].text + rows[i].length,
              "row %zu: <%X>, %td bytes", i, character, next - rows[i].text);
    }
}

/* Controls, marks of direction, separators and what is no UTF-8 must not reach a terminal. */
static void tells_what_must_be_escaped(void **state)
{
    static const uint32_t escaped[] = {
        0,      0x01,   '\t',   '\n',   '\r',   0x1B,   0x1F,   0x7F,   0x80,    0x85,   0x9B,
        0x9F,   0xAD,   0x61C,  0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,  0x202A, 0x202B,
        0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xE0001, 0xD800, BAD(0x80),
        BAD(0xFF)};
    static const uint32_t plain[] = {' ',    '!',    '<',    'A',    '~',    0xA0,  0xE4,
                                     0x301,  0x20AC, 0x4E2D, 0xFFFD, 0x5D0,  0x627, 0x1F600};
    (void)state;
    for (size_t i = 0; i < LENGTH(escaped); i++)
        CHECK(vsd_must_escape(escaped[i]), "U+%04X goes to the terminal", escaped[i]);
    for (size_t i = 0; i < LENGTH(plain); i++)
        CHECK(!vsd_must_escape(plain[i]), "U+%04X is escaped", plain[i]);
}

/* A character takes none, one or two columns. */
static void counts_columns(void **state)
{
    static const struct {
        uint32_t character;
        unsigned columns;
    } rows[] = {{'a', 1}, {0xE4, 1}, {0x301, 0}, {0x4E2D, 2}, {0xFF21, 2}, {0x1F600, 2}};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vsd_columns(rows[i].character) == rows[i].columns, "U+%04X takes %u",
              rows[i].character, vsd_columns(rows[i].character));
}

/* Text can be shown anywhere once it is copied. */
static void makes_text_printable(void **state)
{
    static const struct {
        const char *text, *printable;
    } rows[] = {
        {"", ""},
        {"plain <U+0041>", "plain <U+0041>"},
        {"\x1B[31m", "<U+001B>[31m"},
        {"two\nlines\t\r", "two<U+000A>lines<U+0009><U+000D>"},
        {"a\xE2\x80\xAEtxt.exe", "a<U+202E>txt.exe"},
        {"\xF3\xA0\x80\x81", "<U+E0001>"},
        {"K\xC3\xA4se \xF0\x9F\xA7\x80", "K\xC3\xA4se \xF0\x9F\xA7\x80"},
        {"\xC3\xA4\xC3", "\xC3\xA4<C3>"},
        {"\xFF\xC2\x9B", "<FF><U+009B>"},
        {"\xED\xA0\x80", "<ED><A0><80>"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char out[64];
        assert_int_equal(vssdoc_printable(rows[i].text, out, sizeof out),
                         strlen(rows[i].printable));
        assert_string_equal(out, rows[i].printable);
    }
}

/* Cut to any size, the copy ends at a whole character or escape, as late as possible, with a NUL,
 * and the length that it would have had is told. */
static void cuts_between_characters(void **state)
{
    static const char text[] = "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\x1B\xFFz";
    static const char whole[] = "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80<U+001B><FF>z";
    static const size_t ends[] = {0, 1, 3, 6, 10, 18, 22, 23};
    (void)state;
    for (size_t size = 0; size < sizeof whole + 2; size++) {
        char out[sizeof whole + 4];
        size_t expected = 0;
        for (size_t i = 0; i < LENGTH(ends); i++)
            if (ends[i] < size)
                expected = ends[i];
        memset(out, '#', sizeof out);
        assert_int_equal(vssdoc_printable(text, out, size), sizeof whole - 1);
        if (size > 0) {
            CHECK(strlen(out) == expected, "%zu bytes: %zu long instead of %zu", size, strlen(out),
                  expected);
            assert_memory_equal(out, whole, expected);
        }
        for (size_t i = size; i < sizeof out; i++)
            CHECK(out[i] == '#', "%zu bytes: byte %zu is written", size, i);
    }
}

/* Characters fold as in NTFS's table of upper case: one unit to one, and by no language's rules. */
static void folds_as_ntfs(void **state)
{
    static const struct {
        uint32_t character, folded;
    } rows[] = {
        {'a', 'A'},          {'z', 'Z'},           {'A', 'A'},
        {'`', '`'},          {'{', '{'},           {'i', 'I'},
        {'0', '0'},          {0xE4, 0xC4},         {0xF6, 0xD6},
        {0xFC, 0xDC},        {0xC4, 0xC4},         {0xE9, 0xC9},
        {0xF7, 0xF7},        {0xFF, 0x178},        {0x3B1, 0x391},
        {0x44F, 0x42F},      {0x451, 0x401},       {0x130, 0x130} /* dotted capital i */,
        {0x131, 0x131},      {0xDF, 0xDF},         {0xB5, 0xB5} /* micro sign */,
        {0x17F, 0x17F} /* long s */,               {0x1F600, 0x1F600},
        {0x10428, 0x10428} /* astral letters have a capital that NTFS does not know */,
        {BAD(0xE4), BAD(0xE4)},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vsd_fold(rows[i].character) == rows[i].folded, "U+%04X folds to U+%04X",
              rows[i].character, vsd_fold(rows[i].character));
}

/* Texts compare folded, character by character; a missing one comes first. */
static void compares_folded(void **state)
{
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {NULL, NULL, 0},
        {NULL, "", -1},
        {"", "", 0},
        {"SqlServerWriter", "sqlserverwriter", 0},
        {"a", "B", -1},
        {"a", "ab", -1},
        {"\xC3\xA4rger", "\xC3\x84RGER", 0},
        {"stra\xC3\x9F" "e", "STRASSE", 1},
        {"stra\xC3\x9F" "e", "STRA\xC3\x9F" "E", 0},
        {"\xF0\x90\x90\xA8", "\xF0\x90\x90\x80", 1},
        {"\xFF", "\xFF", 0},
        {"\xFF", "\xFE", 1},
        {"\xC3\xBF", "\xFF", -1}, /* a character and the byte of the same number */
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        int order = vsd_compare_folded(rows[i].a, rows[i].b);
        int back = vsd_compare_folded(rows[i].b, rows[i].a);
        CHECK((order > 0) - (order < 0) == rows[i].order, "row %zu: %d", i, order);
        CHECK((back > 0) - (back < 0) == -rows[i].order, "row %zu backwards: %d", i, back);
        assert_int_equal(vsd_equal_folded(rows[i].a, rows[i].b), rows[i].order == 0);
    }
}

/* A part is found folded anywhere in a text. */
static void finds_parts_folded(void **state)
{
    static const struct {
        const char *text, *part;
        bool contained;
    } rows[] = {
        {"", "", true},
        {"abc", "", true},
        {"", "a", false},
        {"SqlServerWriter", "serverW", true},
        {"SqlServerWriter", "writers", false},
        {"aab", "AB", true},
        {"K\xC3\xA4se", "\xC3\x84S", true},
        {"K\xC3\xA4se", "\xA4", false}, /* no character begins there */
        {"\xE2\x82\xAC", "\xC2\x82", false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vsd_contains_folded(rows[i].text, rows[i].part) == rows[i].contained, "row %zu", i);
}

/* Numbers order by value, the rest by byte, and only equal texts are equal. */
static void orders_naturally(void **state)
{
    static const char *const ordered[] = {
        "",        "2024-05-01", "2024-05-08", "2024-5-9", "WM",
        "WM.xml",  "WM0.xml",    "WM1.xml",    "WM02.xml", "WM2.xml",
        "WM2a",    "WM010",      "WM10.xml",   "a01",      "a1",
        "a01b",    "a1b",        "n99999999999999999999998",
        "n99999999999999999999999", "n100000000000000000000000", "z",        "\xC3\xA4",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(ordered); i++) {
        for (size_t j = 0; j < LENGTH(ordered); j++) {
            int order = vsd_compare_natural(ordered[i], ordered[j]);
            CHECK((order > 0) - (order < 0) == (i > j) - (i < j), "\"%s\" and \"%s\": %d",
                  ordered[i], ordered[j], order);
        }
    }
}

/* * stands for any characters, ? for one, anything else for itself in either case. */
static void matches_patterns(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool match;
    } rows[] = {
        {"", "", true},           {"", "a", false},         {"*", "", true},
        {"*", "abc", true},       {"?", "", false},         {"?", "a", true},
        {"?", "ab", false},       {"?", "\xC3\xA4", true},  {"?", "\xF0\x9F\x98\x80", true},
        {"a*c", "abbbc", true},   {"a*c", "abbb", false},   {"a*c", "ac", true},
        {"a?c", "ac", false},     {"*.MDF", "x.mdf", true}, {"*.mdf", "x.mdf.bak", false},
        {"**a", "a", true},       {"*a*", "bab", true},     {"*ab*ab", "abab", true},
        {"*ab*ab", "aba", false}, {"*aab", "aaab", true},   {"a*b*c", "a-b-b-c", true},
        {"*?", "", false},        {"*?", "a", true},        {"*", "\xFF", true},
        {"a", "A", true},         {"A.B", "a_b", false},
        {"\xC3\x84*", "\xC3\xA4rgerlich", true},
        {"STRASSE", "stra\xC3\x9F" "e", false},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        CHECK(vsd_glob_folded(rows[i].pattern, rows[i].text) == rows[i].match,
              "row %zu: \"%s\" and \"%s\"", i, rows[i].pattern, rows[i].text);
}

/* A pattern of many stars against a long text that nearly fits does not take for ever. */
static void matches_in_bounded_time(void **state)
{
    static char text[20001], pattern[64];
    (void)state;
    memset(text, 'a', sizeof text - 1);
    for (size_t i = 0; i + 2 < sizeof pattern; i += 2)
        memcpy(pattern + i, "*a", 3);
    strcat(pattern, "b");
    assert_false(vsd_glob_folded(pattern, text));
}

static const char *shortened(char *out, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static const char *shortened(char *out, size_t room, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsd_shortened(out, room, format, arguments);
    va_end(arguments);
    return out;
}

/* What is not too long is written as printf does; a name is cut between characters, and told to be. */
static void shortens_what_messages_name(void **state)
{
    static char name[1000001], out[2000];
    char expected[600];
    (void)state;
    assert_string_equal(shortened(out, sizeof out, "%zu of %d, %u%% %c \"%s\" %lld %llu %zu", (size_t)7,
                                  -3, 4u, 'x', "E:\\Data", (long long)INT64_MIN,
                                  (unsigned long long)UINT64_MAX, SIZE_MAX),
                        SIZE_MAX == UINT64_MAX
                            ? "7 of -3, 4% x \"E:\\Data\" -9223372036854775808 "
                              "18446744073709551615 18446744073709551615"
                            : "7 of -3, 4% x \"E:\\Data\" -9223372036854775808 "
                              "18446744073709551615 4294967295");
    assert_string_equal(shortened(out, sizeof out, "0x%08lX %04X %llx %" PRIu32 " %.*s|%.3s", 0xF5UL, 0xAu,
                                  0xABCDEFull, (uint32_t)9, 2, "abc", "abc"),
                        "0x000000F5 000A abcdef 9 ab|abc");
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "\xC3\xA4", 3);
    (void)snprintf(expected, sizeof expected, "%.200s... of %.300s...!", name, name);
    assert_string_equal(shortened(out, sizeof out, "%.201s of %s!", name, name), expected);
    assert_string_equal(shortened(out, sizeof out, "%.*s", 4, name), "\xC3\xA4\xC3\xA4");
    assert_int_equal(strlen(shortened(out, sizeof out, "%.*s", 5000, name)), 303);
    assert_string_equal(shortened(out, 8, "a%s", name), "a\xC3\xA4...");
    assert_string_equal(shortened(out, 8, "%s", "1234567"), "1234567");
    assert_string_equal(shortened(out, 8, "%s", "12345678"), "1234...");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_utf_8),
        cmocka_unit_test(tells_what_must_be_escaped),
        cmocka_unit_test(counts_columns),
        cmocka_unit_test(makes_text_printable),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(folds_as_ntfs),
        cmocka_unit_test(compares_folded),
        cmocka_unit_test(finds_parts_folded),
        cmocka_unit_test(orders_naturally),
        cmocka_unit_test(matches_patterns),
        cmocka_unit_test(matches_in_bounded_time),
        cmocka_unit_test(shortens_what_messages_name),
    };
    return RUN(tests);
}
