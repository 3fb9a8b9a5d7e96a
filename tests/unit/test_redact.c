/* Redaction: placeholders in the place of names. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/binary.h"
#include "fixture.h"
#include "model/shape.h"
#include "redact/kept.h"
#include "redact/redact.h"

static struct vssdoc_redaction *begin(void)
{
    struct vssdoc_redaction *redaction;
    assert_int_equal(vssdoc_redaction_new(&redaction, NULL), VSSDOC_OK);
    return redaction;
}

/* The last result, on its own; as many as the fixture's texts stay. */
static const char *redacted(struct vssdoc_redaction *redaction, enum vsd_holds holds,
                            const char *what)
{
    size_t n;
    const char *out = vsd_redact_value(redaction, holds, what, strlen(what), &n);
    assert_non_null(out);
    assert_int_equal(strlen(out), n);
    return text("%s", out);
}

/* ---- the table of shapes ---- */

static void check_class(const struct vsd_class *class, unsigned depth)
{
    for (size_t i = 0; i < class->n_fields; i++) {
        const struct vsd_field *f = &class->fields[i];
        bool is_text = f->type == VSD_STRING || f->type == VSD_GUID || f->type == VSD_BINARY;
        CHECK(is_text == (f->holds != VSD_HOLDS_UNSAID), "%s.%s: what does it hold?", class->name,
              f->key);
        CHECK((f->type == VSD_GUID) ==
                  (f->holds == VSD_HOLDS_GUID || f->holds == VSD_HOLDS_CLASS_ID),
              "%s.%s: a GUID holds a GUID", class->name, f->key);
    }
    for (size_t i = 0; i < class->n_children && depth < 12; i++)
        check_class(class->children[i].class, depth + 1);
}

/* No property that holds text is forgotten: whoever adds one says what it holds. */
static void every_text_says_what_it_holds(void **state)
{
    (void)state;
    check_class(&vsd_writer_class, 0);
    check_class(&vsd_backup_components_class, 0);
    check_class(&vsd_manifest_class, 0);
}

/* ---- texts ---- */

/* What stays, and where. */
static void known_names_stay(void **state)
{
    static const struct {
        enum vsd_holds holds;
        const char *what;
    } rows[] = {
        {VSD_HOLDS_PATH, "C:\\Windows\\System32\\config"},
        {VSD_HOLDS_PATH, "%SystemRoot%\\System32\\Tasks"},
        {VSD_HOLDS_PATH, "C:\\Program Files (x86)\\Common Files"},
        {VSD_HOLDS_PATH, "C:\\ProgramData\\Microsoft\\Windows\\Hyper-V\\Virtual Machines\\"},
        {VSD_HOLDS_PATH, "E:\\"},
        {VSD_HOLDS_PATH, "\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy12"},
        {VSD_HOLDS_PATH, "*.*"},
        {VSD_HOLDS_PATH, "WM10.xml"},
        {VSD_HOLDS_NAME, "Task Scheduler Writer"},
        {VSD_HOLDS_NAME, "SqlServerWriter"},
        {VSD_HOLDS_NAME, "Microsoft SQL Server 2017:SQLWriter"},
        {VSD_HOLDS_NAME, "System Files"},
        {VSD_HOLDS_NAME, "harddisk0"},
        {VSD_HOLDS_NAME, "master"},
        {VSD_HOLDS_MANIFEST_NAME, "Task%sScheduler%sWriter"},
        {VSD_HOLDS_CLASS_ID, "11111111-2222-3333-4444-555555555555"},
        {VSD_HOLDS_GUID, "00000000-0000-0000-0000-000000000000"},
        {VSD_HOLDS_PLAIN, "0:4096, 8192:4096"},
        {VSD_HOLDS_PLAIN, "0x800423F4"},
        {VSD_HOLDS_PLAIN, "1.2"},
        {VSD_HOLDS_OPAQUE, "CAAAAMQv3+t4udUB"}, /* a time, as SQL Server's stamps are */
    };
    struct vssdoc_redaction *redaction = begin();
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        assert_string_equal(redacted(redaction, rows[i].holds, rows[i].what), rows[i].what);
    vssdoc_redaction_free(redaction);
}

/* What does not, with the secret that must be gone. */
static void names_go(void **state)
{
    static const struct {
        enum vsd_holds holds;
        const char *what, *secret;
    } rows[] = {
        {VSD_HOLDS_NAME, "HYPER-N1", "HYPER"},
        {VSD_HOLDS_NAME, "Halyard Store Writer", "Halyard"},
        {VSD_HOLDS_NAME, "ADAM (phonebook) Writer", "phonebook"},
        {VSD_HOLDS_PATH, "C:\\Users\\jsmith\\AppData", "jsmith"},
        {VSD_HOLDS_PATH, "D:\\Windows payroll\\x", "payroll"},
        {VSD_HOLDS_PATH, "D:\\System32", "System32"}, /* not where it belongs */
        {VSD_HOLDS_PATH, "D:\\Payroll\\System32", "System32"},
        {VSD_HOLDS_PATH, "\\\\STORE01\\vmstore\\x", "STORE01"},
        {VSD_HOLDS_PATH, "payroll_*.mdf", "payroll"},
        {VSD_HOLDS_PATH, "\\\\10.20.3.4\\backup", "10.20.3.4"},
        {VSD_HOLDS_TEXT, "Book 2024 could not be closed", "Book"},
        {VSD_HOLDS_TEXT, "\"New Component Name\"=\"payroll\"", "payroll"},
        {VSD_HOLDS_TEXT, "M\xc3\xbcller", "ller"},
        {VSD_HOLDS_TEXT, "\xe5\x85\xac\xe5\x8f\xb8", "\xe5\x85\xac"},
        {VSD_HOLDS_GUID, "{7d11bb34-c10b-11e8-8022-00155d01a203}", "7d11bb34"},
        {VSD_HOLDS_MANIFEST_NAME, "Halyard%sStore", "Halyard"},
        {VSD_HOLDS_OPAQUE, "AL-2024-01-14-00417", "00417"},
        {VSD_HOLDS_OPAQUE, "c2VjcmV0IHNlY3JldCE=", "c2VjcmV0"},
        {VSD_HOLDS_PLAIN, "File=C:\\secret\\ranges", "secret"},
        {VSD_HOLDS_UNSAID, "Windows", "Windows"}, /* nobody knows what it means there */
    };
    struct vssdoc_redaction *redaction = begin();
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *out = redacted(redaction, rows[i].holds, rows[i].what);
        CHECK(strstr(out, rows[i].secret) == NULL, "%s: %s", rows[i].what, out);
        CHECK(strlen(out) == strlen(rows[i].what), "%s: %s has another length", rows[i].what, out);
    }
    vssdoc_redaction_free(redaction);
}

/* Equal names get equal placeholders wherever they stand, in their case; signs and structure stay.
 */
static void equality_and_structure_stay(void **state)
{
    struct vssdoc_redaction *redaction = begin();
    (void)state;
    const char *name = redacted(redaction, VSD_HOLDS_NAME, "payroll");
    const char *upper = redacted(redaction, VSD_HOLDS_NAME, "PAYROLL");
    assert_string_equal(redacted(redaction, VSD_HOLDS_PATH, "E:\\SQL\\payroll.mdf"),
                        text("E:\\%s\\%s.mdf", redacted(redaction, VSD_HOLDS_NAME, "SQL"), name));
    assert_string_equal(redacted(redaction, VSD_HOLDS_TEXT, "a \"PAYROLL\", (C:\\)"),
                        text("a \"%s\", (C:\\)", upper));
    for (size_t i = 0; name[i] != '\0'; i++)
        assert_int_equal(upper[i], name[i] - 'a' + 'A');
    assert_string_equal(redacted(redaction, VSD_HOLDS_PATH,
                                 "\\\\?\\Volume{7d11bb34-c10b-11e8-8022-00155d01a203}\\"),
                        "\\\\?\\Volume{facade00-0000-4000-8000-000000000001}\\");
    assert_string_equal(redacted(redaction, VSD_HOLDS_GUID, "7D11BB34-C10B-11E8-8022-00155D01A203"),
                        "FACADE00-0000-4000-8000-000000000001");
    vssdoc_redaction_free(redaction);
}

/* Different words get different placeholders, none of which stays as a known name would. */
static void placeholders_are_different(void **state)
{
    enum { MANY = 20000 };
    struct vssdoc_redaction *redaction = begin();
    char word[16];
    (void)state;
    for (unsigned i = 0; i < MANY; i++) {
        (void)snprintf(word, sizeof word, "%c%c%c%u", (int)('a' + i % 20), (int)('a' + i / 20 % 26),
                       (int)('a' + i / 520 % 26), i % 7);
        (void)redacted(redaction, VSD_HOLDS_NAME, word);
    }
    struct vssdoc_redaction *seen = begin();
    seen->undo = true;
    size_t n = 0;
    for (const struct vsd_kept *k = redaction->kept[VSD_KEPT_WORD]; k != NULL;
         k = k->hh.next, n++) {
        size_t length = strlen(k->placeholder);
        CHECK(vsd_kept_find(seen, VSD_KEPT_WORD, k->placeholder, length) == NULL, "%s: %s again",
              k->original, k->placeholder);
        CHECK(vsd_known(redaction, k->placeholder, length) == 0, "%s is known", k->placeholder);
        assert_non_null(vsd_kept_add(seen, VSD_KEPT_WORD, k->original, strlen(k->original),
                                     k->placeholder, length));
    }
    assert_in_range(n, 10000, MANY);
    vssdoc_redaction_free(seen);
    vssdoc_redaction_free(redaction);
}

/* Values in base64 stay base64 of the same length, with their length in front. */
static void values_stay_values(void **state)
{
    static const char *const values[] = {
        "GAAAAFRMQjEzsOcoVO6xvsByo6OnO/ohuCCFog==", "c2VjcmV0IHNlY3JldCE=", "/w==", "AAAA",
        "DAAAAHNlY3JldHNlY3JldA=="};
    struct vssdoc_redaction *redaction = begin();
    struct vsd_arena arena = {0};
    (void)state;
    for (size_t i = 0; i < LENGTH(values); i++) {
        struct vssdoc_binary before, after;
        const char *out = redacted(redaction, VSD_HOLDS_OPAQUE, values[i]);
        CHECK(strcmp(out, values[i]) != 0, "%s stays", values[i]);
        assert_string_equal(redacted(redaction, VSD_HOLDS_OPAQUE, values[i]), out);
        assert_true(vsd_binary_decode(&arena, values[i], &before) &&
                    vsd_binary_decode(&arena, out, &after));
        CHECK(after.base64 && before.size == after.size &&
                  before.length_prefix == after.length_prefix &&
                  (before.text == NULL) == (after.text == NULL),
              "%s becomes %s", values[i], out);
    }
    vsd_arena_free(&arena);
    vssdoc_redaction_free(redaction);
}

/* XML stays XML: names stay, values and texts go. */
static void xml_stays_xml(void **state)
{
    static const struct {
        const char *xml, *pattern;
    } rows[] = {
        {"<NEW a=\"secret &amp; secret\" b='9&#65;'>secret<X/></NEW>",
         "<NEW a=\"%s &amp; %s\" b='9&#65;'>%s<X/></NEW>"},
        {"<!-- secret -->", "<!-- %s -->"},
        {"<?secret2 secret?>", NULL},
        {"<X xmlns=\"x-schema:#VssWriterMetadataInfo\"/>",
         "<X xmlns=\"x-schema:#VssWriterMetadataInfo\"/>"},
        {"<X><![CDATA[secret <b>]]></X>", "<X><![CDATA[%s <b>]]></X>"},
        {"<X a=\"secret", "<X a=\"%s"}, /* cut off: nothing is read past its end */
        {"<X>a & secret", "<X>a & %s"},
        {"", ""},
    };
    struct vssdoc_redaction *redaction = begin();
    (void)state;
    const char *word = redacted(redaction, VSD_HOLDS_NAME, "secret");
    for (size_t i = 0; i < LENGTH(rows); i++) {
        size_t n;
        const char *out = vsd_redact_xml(redaction, rows[i].xml, strlen(rows[i].xml), &n);
        if (rows[i].pattern == NULL) {
            assert_null(strstr(out, " secret"));
            continue;
        }
        const char *expected = "";
        for (const char *at = rows[i].pattern, *next; *at != '\0'; at = next) {
            next = strstr(at, "%s");
            size_t length = next != NULL ? (size_t)(next - at) : strlen(at);
            expected = text("%s%.*s%s", expected, (int)length, at, next != NULL ? word : "");
            next = next != NULL ? next + 2 : at + length;
        }
        assert_string_equal(out, expected);
    }
    vssdoc_redaction_free(redaction);
}

/* ---- there and back ---- */

static bool gather(void *context, const char *bytes, size_t size)
{
    bytes_add(context, bytes, size);
    return true;
}

/* A document as it is written after it was read through a redaction. */
static struct bytes through(const struct bytes *bytes, struct vssdoc_redaction *redaction)
{
    const struct vssdoc_document_options options = {.canonical = false};
    struct result result = {.options = {.redaction = redaction}};
    struct bytes out = {0};
    struct vssdoc_error error;
    read_memory(&result, "x", bytes->data, bytes->size);
    assert_int_equal(result.n_captures, 1);
    assert_int_equal(
        vssdoc_document_write(result.captures[0]->documents[0], &options, gather, &out, &error),
        VSSDOC_OK);
    result_free(&result);
    return out;
}

/* What was redacted comes back whole with the key, and the key is read as it was written. */
static void the_key_puts_names_back(void **state)
{
    static const char *const paths[] = {
        "made/after-restore/bcd-after-restore.xml",
        "made/transportable/atoll-t.xml",
        "made/hyperv/WM2.xml",
        "made/names/wmd.xml",
        "made/names/bcd.xml",
        "made/encodings/references.xml",
        "made/chain/inc1/bcd.xml",
        "made/exchange/writer-store.xml",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(paths); i++) {
        struct vssdoc_redaction *redaction = begin(), *undo;
        struct bytes original = read_corpus(paths[i]), key = {0};
        struct bytes plain = through(&original, NULL), hidden = through(&original, redaction);
        assert_int_equal(vssdoc_redaction_write(redaction, gather, &key, NULL), VSSDOC_OK);
        write_file("key.json", key.data, key.size);
        assert_int_equal(vssdoc_redaction_read("key.json", &undo, NULL), VSSDOC_OK);
        struct bytes back = through(&hidden, undo);
        CHECK(hidden.size != plain.size || memcmp(hidden.data, plain.data, plain.size) != 0,
              "%s: nothing is hidden", paths[i]);
        CHECK(back.size == plain.size && memcmp(back.data, plain.data, plain.size) == 0,
              "%s does not come back:\n%.*s\n%.*s", paths[i], (int)back.size, back.data,
              (int)plain.size, plain.data);
        bytes_free(&original);
        bytes_free(&key);
        bytes_free(&plain);
        bytes_free(&hidden);
        bytes_free(&back);
        vssdoc_redaction_free(redaction);
        vssdoc_redaction_free(undo);
    }
}

/* A key that is none is an error with its place. */
static void a_bad_key_is_an_error(void **state)
{
#define KEY(words)                                                                                 \
    "{\"schema\": \"vssdoc/redaction-key/1\",\n\"words\": [" words                                 \
    "], \"guids\": [], \"values\": []}"
    static const struct {
        const char *file, *message;
    } rows[] = {
        {"[]", "no key of a redaction"},
        {"{\"schema\": \"vssdoc/accept/1\"}", "no key of a redaction"},
        {"{\"schema\": \"vssdoc/redaction-key/1\", \"words\": []}", "no list \"guids\""},
        {KEY("1"), "needs the texts"},
        {KEY("{\"placeholder\": \"abc\", \"original\": \"ab\"}"), "cannot stand for"},
        {KEY("{\"placeholder\": \"abc\", \"original\": \"abd\"}, {\"placeholder\": \"ABC\", "
             "\"original\": \"abe\"}"),
         "is there twice"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct vssdoc_redaction *redaction;
        struct vssdoc_error error;
        write_text("bad.json", rows[i].file);
        assert_int_equal(vssdoc_redaction_read("bad.json", &redaction, &error),
                         VSSDOC_BAD_ARGUMENT);
        CHECK(strstr(error.message, rows[i].message) != NULL, "%s: %s", rows[i].file,
              error.message);
        assert_null(redaction);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_says_what_it_holds),
        cmocka_unit_test(known_names_stay),
        cmocka_unit_test(names_go),
        cmocka_unit_test(equality_and_structure_stay),
        cmocka_unit_test(placeholders_are_different),
        cmocka_unit_test(values_stay_values),
        cmocka_unit_test(xml_stays_xml),
        cmocka_unit_test(the_key_puts_names_back),
        cmocka_unit_test(a_bad_key_is_an_error),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
