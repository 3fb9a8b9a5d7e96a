/* GUIDs: every spelling that documents have, and none that they do not. */
#include "cmocka_all.h"

#include <ctype.h>

#include "base/guid.h"

static const char plain[] = "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a";
static const unsigned char plain_bytes[16] = {0xA6, 0x5F, 0xAA, 0x63, 0x5E, 0xA8, 0x4E, 0xBC,
                                              0x9D, 0xBD, 0xA0, 0xC4, 0xDB, 0x26, 0x91, 0x2A};

/* A GUID is read in any case, with both braces or none. */
static void reads_every_spelling(void **state)
{
    static const char *const spellings[] = {
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a",
        "A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A",
        "{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}",
        "{A65faa63-5eA8-4EbC-9dbd-A0c4dB26912a}",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(spellings); i++) {
        struct vssdoc_guid guid;
        CHECK(vssdoc_guid_parse(spellings[i], &guid), "%s is refused", spellings[i]);
        assert_true(guid.valid);
        assert_ptr_equal(guid.spelling, spellings[i]);
        assert_memory_equal(guid.bytes, plain_bytes, sizeof plain_bytes);
    }
}

/* Everything else gives an invalid GUID without bytes that keeps its spelling. */
static void refuses_everything_else(void **state)
{
    static const char *const texts[] = {
        "",
        "{",
        "{}",
        "a65faa63",
        "a65faa635ea84ebc9dbda0c4db26912a",
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912",
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a0",
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912g",
        "a65faa63-5ea84-ebc-9dbd-a0c4db26912a",
        "{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a",
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}",
        "{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}}",
        "{{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}}",
        "(a65faa63-5ea8-4ebc-9dbd-a0c4db26912a)",
        " a65faa63-5ea8-4ebc-9dbd-a0c4db26912a",
        "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a ",
        "0xa65faa63-5ea8-4ebc-9dbd-a0c4db26912a",
        "a65faa63_5ea8_4ebc_9dbd_a0c4db26912a",
    };
    static const unsigned char none[16];
    struct vssdoc_guid guid;
    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        memset(&guid, 0xFF, sizeof guid);
        CHECK(!vssdoc_guid_parse(texts[i], &guid), "\"%s\" is accepted", texts[i]);
        assert_false(guid.valid);
        assert_ptr_equal(guid.spelling, texts[i]);
        assert_memory_equal(guid.bytes, none, sizeof none);
    }
    assert_false(vssdoc_guid_parse(NULL, &guid));
    assert_null(guid.spelling);
    assert_false(guid.valid);
}

/* Two GUIDs are equal by value, and an invalid one equals nothing, not even itself. */
static void compares_by_value(void **state)
{
    struct vssdoc_guid a, b, other, invalid;
    (void)state;
    (void)vssdoc_guid_parse(plain, &a);
    (void)vssdoc_guid_parse("{A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A}", &b);
    (void)vssdoc_guid_parse("a65faa63-5ea8-4ebc-9dbd-a0c4db26912b", &other);
    (void)vssdoc_guid_parse("nothing", &invalid);
    assert_true(vssdoc_guid_equal(&a, &b));
    assert_false(vssdoc_guid_equal(&a, &other));
    assert_false(vssdoc_guid_equal(&a, &invalid));
    assert_false(vssdoc_guid_equal(&invalid, &invalid));
}

/* What is written is lower case without braces, whatever was read. */
static void formats_in_one_way(void **state)
{
    struct vssdoc_guid guid;
    char text[VSD_GUID_TEXT];
    (void)state;
    (void)vssdoc_guid_parse("{A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A}", &guid);
    memset(text, 'x', sizeof text);
    vssdoc_guid_format(&guid, text);
    assert_string_equal(text, plain);
}

/* Every hexadecimal digit survives at every place. */
static void round_trips_every_digit(void **state)
{
    (void)state;
    for (size_t place = 0; plain[place] != '\0'; place++) {
        for (const char *digit = "0123456789abcdefABCDEF"; *digit != '\0'; digit++) {
            char text[VSD_GUID_TEXT], back[VSD_GUID_TEXT];
            struct vssdoc_guid guid;
            memcpy(text, plain, sizeof text);
            if (text[place] == '-')
                continue;
            text[place] = *digit;
            CHECK(vssdoc_guid_parse(text, &guid), "%s is refused", text);
            vssdoc_guid_format(&guid, back);
            text[place] = (char)tolower((unsigned char)*digit);
            assert_string_equal(back, text);
        }
    }
}

/* A GUID in braces is found inside a volume's path, and what follows it is told. */
static void finds_one_in_braces(void **state)
{
    static const struct {
        const char *text, *rest; /* rest NULL: none is found */
    } rows[] = {
        {"\\\\?\\Volume{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}\\Boot", "\\Boot"},
        {"{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}", ""},
        {"{not this}{A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A}x", "x"},
        {"{{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}", ""},
        {"a65faa63-5ea8-4ebc-9dbd-a0c4db26912a", NULL},
        {"{a65faa63-5ea8-4ebc-9dbd-a0c4db26912a", NULL},
        {"{a65faa63-5ea8", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_guid guid;
        const char *rest = vsd_guid_in_braces(rows[i].text, &guid);
        CHECK((rest == NULL) == (rows[i].rest == NULL), "\"%s\"", rows[i].text);
        assert_int_equal(guid.valid, rest != NULL);
        assert_null(guid.spelling);
        if (rest == NULL)
            continue;
        assert_string_equal(rest, rows[i].rest);
        assert_memory_equal(guid.bytes, plain_bytes, sizeof plain_bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_spelling),    cmocka_unit_test(refuses_everything_else),
        cmocka_unit_test(compares_by_value),       cmocka_unit_test(formats_in_one_way),
        cmocka_unit_test(round_trips_every_digit), cmocka_unit_test(finds_one_in_braces),
    };
    return RUN(tests);
}
