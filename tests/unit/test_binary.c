/* Values that documents hold as base64: strict decoding, and what the bytes may be. */
#include "cmocka_all.h"

#include "base/binary.h"

/* Only base64 without white space and with its padding is base64. */
static void decodes_base64_strictly(void **state)
{
    static const struct {
        const char *text, *bytes; /* bytes NULL: no base64 */
        size_t size;
    } rows[] = {
        {"AA==", "\0", 1},
        {"TQ==", "M", 1},
        {"TWE=", "Ma", 2},
        {"TWFu", "Man", 3},
        {"TWFuTQ==", "ManM", 4},
        {"+/+/", "\xFB\xFF\xBF", 3},
        {"AAECAwQF", "\0\1\2\3\4\5", 6},
        {"////", "\xFF\xFF\xFF", 3},
        {"", NULL, 0},
        {"=", NULL, 0},
        {"==", NULL, 0},
        {"A", NULL, 0},
        {"TQ", NULL, 0},
        {"TQ=", NULL, 0},
        {"TWE", NULL, 0},
        {"TWFuT", NULL, 0},
        {"T===", NULL, 0},
        {"====", NULL, 0},
        {"=AAA", NULL, 0},
        {"TQ=A", NULL, 0},
        {"TQ==TQ==", NULL, 0},
        {"TWFu====", NULL, 0},
        {" TWFu", NULL, 0},
        {"TWFu\n", NULL, 0},
        {"TWF\nuTW", NULL, 0},
        {"TW Fu TWE", NULL, 0},
        {"TWF-", NULL, 0},
        {"TWF_", NULL, 0},
        {"TW\xC3\xA4=", NULL, 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        unsigned char *bytes = (unsigned char *)1;
        size_t size = 99;
        assert_true(vsd_base64_decode(rows[i].text, &bytes, &size));
        CHECK((bytes != NULL) == (rows[i].bytes != NULL), "\"%s\"", rows[i].text);
        assert_int_equal(size, rows[i].size);
        if (bytes != NULL)
            assert_memory_equal(bytes, rows[i].bytes, size);
        free(bytes);
    }
}

/* A value is decoded, its length in front is recognised, and text in it is shown as text. */
static void tells_what_a_value_is(void **state)
{
    static const struct {
        const char *spelling;
        bool base64, length_prefix;
        size_t size;
        const char *text;
    } rows[] = {
        {"CAAAAMQv3+t4udUB", true, true, 12, NULL}, /* a backup stamp of SQL Server */
        {"BAAAAFRBUEU=", true, true, 8, "TAPE"},
        {"VEFQRQ==", true, false, 4, "TAPE"},
        {"BQAAAFRBUEU=", true, false, 8, NULL},     /* a length that is none */
        {"AwAA", true, false, 3, NULL},             /* too short for one */
        {"AAAAAA==", true, true, 4, NULL},          /* nothing behind it */
        {"RwByAPwA3wBlAA==", true, false, 10, "Gr\xC3\xBC\xC3\x9F" "e"},
        {"CgAAAEcAcgD8AN8AZQA=", true, true, 14, "Gr\xC3\xBC\xC3\x9F" "e"},
        {"YQBiAAAA", true, false, 6, "ab"},         /* UTF-16 with its NUL */
        {"BgAAAGEAYgAAAA==", true, true, 10, "ab"},
        {"R3LDvMOfZQAA", true, false, 9, "Gr\xC3\xBC\xC3\x9F" "e"},
        {"YQliDQo=", true, false, 5, "a\tb\r\n"},
        {"YQFi", true, false, 3, NULL},             /* a control character */
        {"YQBi", true, false, 3, NULL},             /* a NUL inside */
        {"YeKArmI=", true, false, 5, NULL},         /* a mark of direction */
        {"Yf9i", true, false, 3, NULL},             /* no UTF-8 */
        {"YQAA2A==", true, false, 4, NULL},         /* a lone surrogate */
        {"AAA=", true, false, 2, NULL},             /* nothing but NULs */
        {"not base64!", false, false, 11, "not base64!"},
        {"  ", false, false, 2, "  "},
        {"Gr\xC3\xBC\xC3\x9F" "e", false, false, 7, "Gr\xC3\xBC\xC3\x9F" "e"},
        {"a\x1B[31m", false, false, 6, "a\x1B[31m"}, /* who shows it escapes it */
        {"", false, false, 0, ""},
    };
    struct vsd_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_binary value;
        assert_true(vsd_binary_decode(&arena, rows[i].spelling, &value));
        CHECK(value.base64 == rows[i].base64 && value.length_prefix == rows[i].length_prefix &&
                  value.size == rows[i].size && (value.text == NULL) == (rows[i].text == NULL),
              "\"%s\": base64 %d, prefix %d, %zu bytes, text %s", rows[i].spelling, value.base64,
              value.length_prefix, value.size, value.text != NULL ? value.text : "none");
        assert_ptr_equal(value.spelling, rows[i].spelling);
        if (value.text != NULL)
            assert_string_equal(value.text, rows[i].text);
    }
    vsd_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_base64_strictly),
        cmocka_unit_test(tells_what_a_value_is),
    };
    return RUN(tests);
}
