/* JSON as a stream: its layout, and that whatever a document holds comes out as JSON that any
 * terminal may see. */
#include "cmocka_all.h"

#include <stdio.h>

#include "emit/write/json.h"

/* ---- what was written ---- */

struct written {
    char text[256 * 1024];
    size_t n;
    size_t accept; /* so many bytes */
};
static struct written written;
static struct vsd_out out;

static bool keep(void *context, const char *bytes, size_t size)
{
    struct written *w = context;
    if (w->n + size > w->accept)
        return false;
    memcpy(w->text + w->n, bytes, size);
    w->n += size;
    w->text[w->n] = '\0';
    return true;
}

static void begin(struct vsd_json *json, bool pretty)
{
    written.n = 0;
    written.text[0] = '\0';
    written.accept = sizeof written.text - 1;
    out = (struct vsd_out){.write = keep, .context = &written};
    vsd_json_begin(json, &out, pretty);
}

static void expect(const char *expected)
{
    assert_true(vsd_out_flush(&out));
    assert_string_equal(written.text, expected);
}

/* ---- strings ---- */

/* Controls, marks of direction, astral ones as pairs, and bytes that are no UTF-8 are escaped;
 * everything else is as it was. */
static void escapes_strings(void **state)
{
    static const struct {
        const char *text, *json;
    } rows[] = {
        {"", "\"\""},
        {"plain", "\"plain\""},
        {"say \"\\\"", "\"say \\\"\\\\\\\"\""},
        {"C:\\Windows/x", "\"C:\\\\Windows/x\""},
        {"a\nb\tc\r", "\"a\\u000ab\\u0009c\\u000d\""},
        {"\x01\x1B[31m\x7F", "\"\\u0001\\u001b[31m\\u007f\""},
        {"\xC2\x9B", "\"\\u009b\""},
        {"\xE2\x80\xAE" "x\xE2\x81\xA6", "\"\\u202ex\\u2066\""},
        {"\xE2\x80\xA8\xE2\x80\xA9", "\"\\u2028\\u2029\""},
        {"\xEF\xBB\xBF", "\"\\ufeff\""},
        {"\xF3\xA0\x80\x81", "\"\\udb40\\udc01\""},
        {"\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80", "\"\xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80\""},
        {"\xFF" "a\xC3", "\"\\ufffda\\ufffd\""},
        {"\xC0\x80\xED\xA0\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\\ufffd\""},
    };
    struct vsd_json json;
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        begin(&json, false);
        vsd_json_string(&json, rows[i].text);
        expect(rows[i].json);
        begin(&json, false);
        vsd_json_object(&json);
        vsd_json_free_key(&json, rows[i].text);
        vsd_json_null(&json);
        vsd_json_object_end(&json);
        assert_true(vsd_out_flush(&out));
        assert_memory_equal(written.text + 1, rows[i].json, strlen(rows[i].json));
    }
}

/* No byte below a blank reaches the output from any string. */
static void lets_no_control_through(void **state)
{
    struct vsd_json json;
    (void)state;
    for (int byte = 1; byte < 0x100; byte++) {
        char text[3] = {(char)byte, 'x', '\0'};
        begin(&json, false);
        vsd_json_string(&json, text);
        assert_true(vsd_out_flush(&out));
        for (const char *c = written.text; *c != '\0'; c++)
            CHECK((unsigned char)*c >= 0x20 && (unsigned char)*c < 0x7F, "byte %02X: %s",
                  (unsigned)byte, written.text);
    }
}

/* ---- values ---- */

/* What is absent or unknown is null; numbers are whole; GUIDs are written in one way. */
static void writes_values(void **state)
{
    struct vsd_json json;
    struct vssdoc_guid good, bad;
    (void)state;
    (void)vssdoc_guid_parse("{A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A}", &good);
    (void)vssdoc_guid_parse("bad", &bad);
    begin(&json, false);
    vsd_json_array(&json);
    vsd_json_null(&json);
    vsd_json_string(&json, NULL);
    vsd_json_boolean(&json, 1);
    vsd_json_boolean(&json, 0);
    vsd_json_boolean(&json, VSSDOC_ABSENT);
    vsd_json_boolean(&json, VSSDOC_UNKNOWN);
    vsd_json_number(&json, 0);
    vsd_json_number(&json, INT64_C(4294967295));
    vsd_json_number(&json, VSSDOC_ABSENT);
    vsd_json_number(&json, VSSDOC_UNKNOWN);
    vsd_json_count(&json, UINT64_MAX);
    vsd_json_guid(&json, &good);
    vsd_json_guid(&json, &bad);
    vsd_json_constant(&json, VSSDOC_RESTOREMETHOD, 2);
    vsd_json_constant(&json, VSSDOC_RESTOREMETHOD, 99);
    vsd_json_constant(&json, VSSDOC_RESTOREMETHOD, VSSDOC_ABSENT);
    vsd_json_array_end(&json);
    expect("[null,null,true,false,null,null,0,4294967295,null,null,18446744073709551615,"
           "\"a65faa63-5ea8-4ebc-9dbd-a0c4db26912a\",null,\"VSS_RME_RESTORE_IF_CAN_REPLACE\","
           "null,null]");
}

/* A mask is its value and its bits by name, those without a name in hexadecimal. */
static void writes_masks(void **state)
{
    static const struct {
        int64_t value;
        const char *json;
    } rows[] = {
        {0, "{\"value\":0,\"flags\":[]}"},
        {881, "{\"value\":881,\"flags\":[\"VSS_BS_DIFFERENTIAL\",\"VSS_BS_COPY\","
              "\"VSS_BS_TIMESTAMPED\",\"VSS_BS_LAST_MODIFY\",\"VSS_BS_WRITER_SUPPORTS_NEW_TARGET\","
              "\"VSS_BS_WRITER_SUPPORTS_RESTORE_WITH_MOVE\"]}"},
        {INT64_C(0x80080800), "{\"value\":2148009984,\"flags\":[\"0x800\",\"0x80000\","
                              "\"0x80000000\"]}"},
        {VSSDOC_ABSENT, "null"},
        {VSSDOC_UNKNOWN, "null"},
    };
    struct vsd_json json;
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        begin(&json, false);
        vsd_json_mask(&json, VSSDOC_BACKUP_SCHEMA, rows[i].value);
        expect(rows[i].json);
    }
}

/* ---- layout ---- */

/* An object with an empty array and object, a line and something nested in it. */
static void write_sample(struct vsd_json *json)
{
    vsd_json_object(json);
    vsd_json_key(json, "none");
    vsd_json_array(json);
    vsd_json_array_end(json);
    vsd_json_key(json, "empty");
    vsd_json_object(json);
    vsd_json_object_end(json);
    vsd_json_key(json, "list");
    vsd_json_array(json);
    for (int i = 0; i < 2; i++) {
        vsd_json_line(json);
        vsd_json_key(json, "a");
        vsd_json_count(json, 1);
        vsd_json_key(json, "b");
        vsd_json_array(json);
        vsd_json_line(json);
        vsd_json_key(json, "c");
        vsd_json_null(json);
        vsd_json_object_end(json);
        vsd_json_string(json, "d");
        vsd_json_array_end(json);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_key(json, "after");
    vsd_json_object(json);
    vsd_json_key(json, "e");
    vsd_json_boolean(json, 1);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

/* Pretty JSON is indented, save what is to stand on a line. */
static void lays_out_prettily(void **state)
{
    struct vsd_json json;
    (void)state;
    begin(&json, true);
    write_sample(&json);
    expect("{\n"
           "  \"none\": [],\n"
           "  \"empty\": {},\n"
           "  \"list\": [\n"
           "    {\"a\": 1, \"b\": [{\"c\": null}, \"d\"]},\n"
           "    {\"a\": 1, \"b\": [{\"c\": null}, \"d\"]}\n"
           "  ],\n"
           "  \"after\": {\n"
           "    \"e\": true\n"
           "  }\n"
           "}");
}

/* Plain JSON has no white space at all. */
static void lays_out_on_one_line(void **state)
{
    struct vsd_json json;
    (void)state;
    begin(&json, false);
    write_sample(&json);
    expect("{\"none\":[],\"empty\":{},\"list\":[{\"a\":1,\"b\":[{\"c\":null},\"d\"]},"
           "{\"a\":1,\"b\":[{\"c\":null},\"d\"]}],\"after\":{\"e\":true}}");
}

/* Nesting as deep as is promised comes out right. */
static void nests_deeply(void **state)
{
    struct vsd_json json;
    char expected[2 * VSD_JSON_DEPTH + 1] = "";
    (void)state;
    begin(&json, false);
    for (int i = 0; i < VSD_JSON_DEPTH - 1; i++) {
        vsd_json_array(&json);
        expected[i] = '[';
        expected[2 * (VSD_JSON_DEPTH - 1) - 1 - i] = ']';
    }
    for (int i = 0; i < VSD_JSON_DEPTH - 1; i++)
        vsd_json_array_end(&json);
    expect(expected);
}

/* ---- output in pieces ---- */

/* However much is written, it arrives whole and in order, in pieces. */
static void hands_on_everything(void **state)
{
    struct vsd_json json;
    (void)state;
    begin(&json, false);
    vsd_json_array(&json);
    for (uint64_t i = 0; i < 20000; i++)
        vsd_json_count(&json, i);
    vsd_json_array_end(&json);
    assert_true(vsd_out_flush(&out));
    const char *at = written.text;
    for (unsigned long i = 0; i < 20000; i++) {
        char *end;
        assert_int_equal(*at, i == 0 ? '[' : ',');
        assert_int_equal(strtoul(at + 1, &end, 10), i);
        at = end;
    }
    assert_string_equal(at, "]");
}

/* When a piece cannot be written, nothing is written any more, and the end tells so. */
static void remembers_failures(void **state)
{
    struct vsd_json json;
    (void)state;
    begin(&json, false);
    written.accept = VSD_OUT_BUFFER;
    vsd_json_array(&json);
    for (uint64_t i = 0; i < 20000; i++)
        vsd_json_count(&json, i);
    size_t n = written.n;
    assert_in_range(n, 1, VSD_OUT_BUFFER);
    written.accept = sizeof written.text - 1;
    vsd_json_array_end(&json);
    assert_false(vsd_out_flush(&out));
    assert_int_equal(written.n, n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_strings),     cmocka_unit_test(lets_no_control_through),
        cmocka_unit_test(writes_values),       cmocka_unit_test(writes_masks),
        cmocka_unit_test(lays_out_prettily),   cmocka_unit_test(lays_out_on_one_line),
        cmocka_unit_test(nests_deeply),        cmocka_unit_test(hands_on_everything),
        cmocka_unit_test(remembers_failures),
    };
    return RUN(tests);
}
