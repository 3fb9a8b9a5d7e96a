/* The reader, odd documents: everything is kept, and what is odd about it is told. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/text.h"
#include "fixture.h"

#define COMPONENT_BEGIN "<BACKUP_LOCATIONS><FILE_GROUP "
#define COMPONENT_END "</FILE_GROUP></BACKUP_LOCATIONS>"

static const struct vssdoc_writer *read_wmd(struct result *result, const char *inside)
{
    return read_good(result, text("<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\">%s"
                                  "</WRITER_METADATA>",
                                  inside))
        ->writer;
}

/* Reads a BCD of one component and gives the component. */
static const struct vssdoc_backup_component *read_component(struct result *result,
                                                            const char *attributes,
                                                            const char *inside)
{
    return read_good(result, bcd(text("<WRITER_COMPONENTS><COMPONENT %s>%s</COMPONENT>"
                                      "</WRITER_COMPONENTS>",
                                      attributes, inside)))
        ->backup_components->writers->components;
}

/* ---- marks ---- */

static void has_mark(const struct vssdoc_element *element, const char *key, const char *raw,
                     bool inferred, const char *where)
{
    const struct vssdoc_mark *mark = vssdoc_mark_of(element, key);
    CHECK(mark != NULL, "%s: no mark of %s", where, key);
    CHECK((mark->raw == NULL) == (raw == NULL) && (raw == NULL || strcmp(mark->raw, raw) == 0),
          "%s: raw %s", where, mark->raw != NULL ? mark->raw : "nothing");
    CHECK(mark->inferred == inferred, "%s: inferred %d", where, mark->inferred);
}

/* What was not understood keeps its text, what was read by a guess says so, and everything else is
 * without a mark. */
static void marks_what_needs_a_remark(void **state)
{
    static const struct {
        const char *attributes; /* of IDENTIFICATION */
        const char *key;        /* NULL: no mark at all */
        const char *raw;
        bool inferred;
        int usage;
    } rows[] = {
        {"usage=\"USER_DATA\"", NULL, NULL, false, 3},
        {"", NULL, NULL, false, VSSDOC_ABSENT},
        {"usage=\"user_data\"", "usage", NULL, true, 3},
        {"usage=\"VSS_UT_USERDATA\"", "usage", NULL, true, 3},
        {"usage=\"3\"", "usage", NULL, true, 3},
        {"USAGE=\"USER_DATA\"", "usage", NULL, true, 3},
        {"usage=\"LUNCH\"", "usage", "LUNCH", false, VSSDOC_UNKNOWN},
        {"usage=\"\"", "usage", "", false, VSSDOC_UNKNOWN},
        {"USAGE=\"LUNCH\"", "usage", "LUNCH", true, VSSDOC_UNKNOWN},
        {"majorVersion=\"six\"", "writer_version.major", "six", false, VSSDOC_ABSENT},
        {"majorVersion=\"0x6\"", "writer_version.major", NULL, true, VSSDOC_ABSENT},
        {"writerId=\"0x42\"", "writer_id", "0x42", false, VSSDOC_ABSENT},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        const struct vssdoc_writer *w =
            read_wmd(&result, text("<IDENTIFICATION %s/>", rows[i].attributes));
        CHECK(w->usage == rows[i].usage, "%s: %d", rows[i].attributes, w->usage);
        CHECK((w->at.marks == NULL) == (rows[i].key == NULL), "%s: marks or none",
              rows[i].attributes);
        if (rows[i].key != NULL) {
            has_mark(&w->at, rows[i].key, rows[i].raw, rows[i].inferred, rows[i].attributes);
            assert_null(w->at.marks->next);
        }
        const struct vssdoc_document *d = w->document;
        bool unknown = rows[i].raw != NULL, inferred = rows[i].inferred;
        CHECK(count_notes(d, VSSDOC_NOTE_UNKNOWN_VALUE) == unknown &&
                  count_notes(d, VSSDOC_NOTE_INFERRED_NAME) == inferred,
              "%s: notes", rows[i].attributes);
        result_free(&result);
    }
}

/* A value that was not understood keeps its text in the property too, where the property is a text.
 */
static void keeps_the_spelling_of_an_odd_guid(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_wmd(&result, "<IDENTIFICATION writerId=\"0x42\"/>");
    assert_string_equal(w->writer_id.spelling, "0x42");
    assert_false(w->writer_id.valid);
    result_free(&result);
}

/* Inferred names work in an element and in a child merged into it, and each is marked where its
 * property is. */
static void marks_inferred_names(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_component(&result,
                       "restoreTarget=\"LUNCH\" BACKUP_SUCCEEDED=\"yes\" backupStamp=\"s\"",
                       "<ROLLFORWARD rollType=\"ALL\"/><PARTIAL_FILES path=\"p\"/>");
    assert_int_equal(c->restore_target, VSSDOC_UNKNOWN);
    assert_int_equal(c->backup_succeeded, 1);
    assert_int_equal(c->roll_forward_type, 2);
    assert_string_equal(c->partial_files->path, "p");
    has_mark(&c->at, "restore_target", "LUNCH", true, "restoreTarget");
    has_mark(&c->at, "backup_succeeded", NULL, true, "BACKUP_SUCCEEDED");
    has_mark(&c->at, "roll_forward", NULL, true, "ROLLFORWARD");
    has_mark(&c->at, "roll_forward.type", NULL, true, "rollType");
    has_mark(&c->at, "partial_files", NULL, true, "PARTIAL_FILES");
    has_mark(&c->partial_files->at, "path", NULL, true, "path");
    assert_null(vssdoc_mark_of(&c->at, "backup_stamp"));
    assert_null(vssdoc_mark_of(&c->at, "name"));
    result_free(&result);
}

/* ---- extra ---- */

/* What only a setter's parameter is called is read, too, and is a guess also where documents show another
 * name for the same. */
static void marks_names_of_parameters(void **state)
{
    (void)state;
    struct result r = {0};
    const struct vssdoc_backup_component *c = read_component(
        &r, "componentName=\"Books\" preRestoreFailureMessage=\"locked\"",
        "<NEW_TARGET path=\"D:\\Books\" filename=\"*.bk\" recursive=\"no\" newPath=\"K:\\New\"/>"
        "<RESTORE_SUBCOMPONENT subComponentLogicalPath=\"Books\" subComponentName=\"2024\"/>");
    assert_string_equal(c->pre_restore_failure, "locked");
    const struct vssdoc_file_set *target = c->new_targets;
    assert_string_equal(target->path, "D:\\Books");
    assert_string_equal(target->filespec, "*.bk");
    assert_string_equal(target->alternate_path, "K:\\New");
    assert_null(vssdoc_mark_of(&target->at, "path"));
    has_mark(&target->at, "filespec", NULL, true, "filename of a new target");
    assert_string_equal(c->restore_subcomponents->full_path, "\\Books\\2024");
    result_free(&r);
    const struct vssdoc_writer *w = read_wmd(
        &r, COMPONENT_BEGIN "componentName=\"Store\"><DEPENDENCY "
            "onWriterId=\"5e0c7d11-9a1b-4f3e-8a70-1c22d3e4f501\" onLogicalPath=\"DB\" "
            "onComponentName=\"Main\"/>" COMPONENT_END
            "<RESTORE_METHOD><ALTERNATE_LOCATION_MAPPING sourcePath=\"D:\\Books\" "
            "sourceFilespec=\"*.bk\" destination=\"K:\\New\"/></RESTORE_METHOD>");
    assert_true(w->components->dependencies->writer_id.valid);
    assert_string_equal(w->components->dependencies->full_path, "\\DB\\Main");
    assert_string_equal(w->alternate_location_mappings->path, "D:\\Books");
    assert_string_equal(w->alternate_location_mappings->filespec, "*.bk");
    has_mark(&w->alternate_location_mappings->at, "path", NULL, true, "sourcePath of a mapping");
    result_free(&r);
}

static void has_attributes(const struct vssdoc_element *element, const char *expected)
{
    char all[256] = "";
    assert_non_null(element->extra);
    for (const struct vssdoc_extra_attribute *a = element->extra->attributes; a != NULL;
         a = a->next) {
        (void)strcat(strcat(all, a->name), "=");
        (void)strcat(strcat(all, a->value), ";");
    }
    assert_string_equal(all, expected);
}

/* Unknown attributes are kept in order with their prefixes, and with the child that they came from.
 */
static void keeps_unknown_attributes(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_wmd(
        &result, "<IDENTIFICATION xmlns:x=\"urn:x\" z=\"1\" usage=\"OTHER\" x:usage=\"2\"/>"
                 "<RESTORE_METHOD a=\"&lt;3&gt;\"/>" COMPONENT_BEGIN
                 "b=\"4\" componentName=\"n\" a=\"5\">" COMPONENT_END);
    has_attributes(&w->at,
                   "IDENTIFICATION/z=1;IDENTIFICATION/x:usage=2;IDENTIFICATION/xmlns:x=urn:x;");
    has_attributes(&w->restore_method->at, "a=<3>;");
    has_attributes(&w->components->at, "b=4;a=5;");
    assert_string_equal(w->components->name, "n");
    assert_int_equal(count_notes(w->document, VSSDOC_NOTE_UNKNOWN_NAME), 5);
    result_free(&result);
}

/* An attribute that says again what another one said is kept, and the first one counts. */
static void keeps_a_second_spelling(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_component(&result, "caption=\"first\" componentCaption=\"second\"", "");
    assert_string_equal(c->caption, "first");
    has_attributes(&c->at, "componentCaption=second;");
    assert_int_equal(count_notes(result.captures[0]->documents[0], VSSDOC_NOTE_REPEATED), 1);
    result_free(&result);
}

static void has_elements(const struct vssdoc_element *element, size_t n,
                         const char *const *expected)
{
    assert_non_null(element->extra);
    const struct vssdoc_extra_element *e = element->extra->elements;
    for (size_t i = 0; i < n; i++, e = e->next) {
        CHECK(e != NULL, "%s is missing", expected[i]);
        assert_string_equal(e->xml, expected[i]);
    }
    assert_null(e);
}

/* Unknown elements, comments and instructions are kept as they are spelled, in order, with all that
 * is in them. */
static void keeps_unknown_elements(void **state)
{
    static const char *const kept[] = {
        "<q/>",
        "<u  a='1'\r\n b=\"&amp;&#65;\" >t<FILE_LIST path=\"p\"/><!-- c --><![CDATA[<]]></u >",
        "<!-- between -->",
        "<?some thing ?>",
        "<y:z xmlns:y=\"urn:y\"><u/></y:z>",
        "<u></u>",
        "<\xC3\xA4>\xF0\x9F\x98\x80</\xC3\xA4>",
    };
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE};
    (void)state;
    for (size_t i = 0; i < LENGTH(encodings); i++) {
        struct result result = {0};
        struct bytes bytes = {0};
        bytes_add_text(&bytes, "<WRITER_METADATA>" COMPONENT_BEGIN "><FILE_LIST/>", encodings[i]);
        for (size_t k = 0; k < LENGTH(kept); k++)
            bytes_add_text(&bytes, kept[k], encodings[i]);
        bytes_add_text(&bytes, "<FILE_LIST/>" COMPONENT_END "</WRITER_METADATA>", encodings[i]);
        read_memory(&result, "d.xml", bytes.data, bytes.size);
        assert_int_equal(result.n_captures, 1);
        const struct vssdoc_document *d = result.captures[0]->documents[0];
        CHECK(d->writer != NULL, "%s", d->error);
        const struct vssdoc_component *c = d->writer->components;
        has_elements(&c->at, LENGTH(kept), kept);
        assert_int_equal(c->n_file_sets, 2);
        assert_int_equal(count_notes(d, VSSDOC_NOTE_UNKNOWN_NAME), 4); /* <u> once */
        result_free(&result);
        bytes_free(&bytes);
    }
}

/* What stands in front of the root and behind it is kept with the root, in order. */
static void keeps_what_is_around_the_root(void **state)
{
    static const char *const kept[] = {"<!--1-->", "<?two x?>", "<!--3-->", "<!--4-->", "<?five?>"};
    struct result result = {0};
    (void)state;
    const struct vssdoc_document *d =
        read_good(&result, "<?xml version=\"1.0\"?>\n<!--1--><?two x?><!--3--><WRITER_METADATA>"
                           "<!--4--></WRITER_METADATA>\n<?five?>");
    has_elements(&d->writer->at, LENGTH(kept), kept);
    result_free(&result);
}

/* Text where none belongs is kept without the white space around it. */
static void keeps_stray_text(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_wmd(
        &result, "\r\n <IDENTIFICATION/>\n" COMPONENT_BEGIN
                 ">\n  one &amp; <FILE_LIST> two\n</FILE_LIST>three<![CDATA[<four>]]>\t"
                 COMPONENT_END);
    assert_null(w->at.extra);
    assert_string_equal(w->components->file_sets->at.extra->text, "two");
    assert_non_null(strstr(w->components->at.extra->text, "one &"));
    assert_non_null(strstr(w->components->at.extra->text, "three<four>"));
    assert_int_equal(count_notes(w->document, VSSDOC_NOTE_UNKNOWN_NAME), 2);
    result_free(&result);
}

/* An element that belongs there once counts when it comes first; later ones are kept as they are.
 */
static void keeps_repeated_elements(void **state)
{
    static const char *const kept[] = {
        "<RESTORE_METHOD method=\"CUSTOM\"/>",
        "<IDENTIFICATION friendlyName=\"b\"/>",
        "<BACKUP_LOCATIONS><FILE_GROUP componentName=\"y\"/></BACKUP_LOCATIONS>",
    };
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w = read_wmd(
        &result,
        text("<RESTORE_METHOD method=\"REPLACE_AT_REBOOT\"/><IDENTIFICATION friendlyName=\"a\"/>"
             "<BACKUP_LOCATIONS><FILE_GROUP componentName=\"x\"/></BACKUP_LOCATIONS>%s%s%s",
             kept[0], kept[1], kept[2]));
    assert_int_equal(w->restore_method->method, 5);
    assert_string_equal(w->name, "a");
    assert_int_equal(w->n_components, 1);
    assert_string_equal(w->components->name, "x");
    has_elements(&w->at, LENGTH(kept), kept);
    assert_int_equal(count_notes(w->document, VSSDOC_NOTE_REPEATED), 3);
    result_free(&result);
}

/* ---- inferred names where nobody knows the place ---- */

/* A plural around elements of its singular is no object of its own. */
static void looks_through_wrappers(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_component *c =
        read_wmd(&result, COMPONENT_BEGIN "><DEPENDENCIES count=\"2\"><DEPENDENCY "
                                          "componentName=\"a\"/><!--x--><DEPENDENCY "
                                          "componentName=\"b\"/></DEPENDENCIES>" COMPONENT_END)
            ->components;
    assert_int_equal(c->n_dependencies, 2);
    assert_string_equal(c->dependencies->name, "a");
    assert_string_equal(c->dependencies->next->name, "b");
    assert_string_equal(c->dependencies->at.parent->name, "DEPENDENCIES");
    has_attributes(&c->at, "DEPENDENCIES/count=2;");
    assert_string_equal(c->at.extra->elements->xml, "<!--x-->");
    has_mark(&c->at, "dependencies", NULL, true, "DEPENDENCIES");
    result_free(&result);
}

/* A plural with properties is an object all the same. */
static void a_plural_with_properties_is_an_object(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_component *c =
        read_component(&result, "", "<PARTIAL_FILES path=\"a\"/><PARTIALFILE path=\"b\"/>");
    assert_string_equal(c->partial_files->path, "a");
    assert_string_equal(c->partial_files->next->path, "b");
    assert_null(c->partial_files->next->next);
    result_free(&result);
}

/* An inferred element is understood wherever it stands below the object that it belongs to. */
static void finds_inferred_elements_at_odd_places(void **state)
{
    static const char mapping[] = "<ALTERNATE_LOCATION_MAPPING path=\"m\"/>";
    static const char *const places[] = {
        "%s",
        "<RESTORE_METHOD>%s</RESTORE_METHOD>",
        "<BACKUP_LOCATIONS>%s</BACKUP_LOCATIONS>",
        COMPONENT_BEGIN ">%s" COMPONENT_END,
        COMPONENT_BEGIN "><FILE_LIST>%s</FILE_LIST>" COMPONENT_END,
        "<IDENTIFICATION>%s</IDENTIFICATION>",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(places); i++) {
        struct result result = {0};
        const char *hole = strstr(places[i], "%s");
        const struct vssdoc_writer *w = read_wmd(
            &result, text("%.*s%s%s", (int)(hole - places[i]), places[i], mapping, hole + 2));
        CHECK(w->n_alternate_location_mappings == 1, "in %s: %zu", places[i],
              w->n_alternate_location_mappings);
        assert_string_equal(w->alternate_location_mappings->path, "m");
        has_mark(&w->at, "alternate_location_mappings", NULL, true, places[i]);
        result_free(&result);
    }
}

/* A seen element at a place where it was never seen is kept, and told to be misplaced, not unknown.
 */
static void keeps_seen_elements_at_odd_places(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_writer *w =
        read_wmd(&result, "<FILE_GROUP/>" COMPONENT_BEGIN "><FILE_GROUP/>" COMPONENT_END);
    assert_int_equal(w->n_components, 1);
    assert_string_equal(w->at.extra->elements->xml, "<FILE_GROUP/>");
    assert_string_equal(w->components->at.extra->elements->xml, "<FILE_GROUP/>");
    assert_int_equal(count_notes(w->document, VSSDOC_NOTE_MISPLACED), 2);
    assert_int_equal(count_notes(w->document, VSSDOC_NOTE_UNKNOWN_NAME), 0);
    result_free(&result);
}

/* Also at odd places, what belongs there once is not lost when it comes again. */
static void loses_nothing_at_odd_places(void **state)
{
    struct result result = {0};
    (void)state;
    const struct vssdoc_backup_components *b =
        read_good(&result,
                  bcd("<WRITER_COMPONENTS>"
                      "<SNAPSHOT_SET_DESCRIPTION description=\"first\"/></WRITER_COMPONENTS>"
                      "<SNAPSHOT_SET_DESCRIPTION description=\"second\"/>"))
            ->backup_components;
    assert_string_equal(b->snapshot_set->description, "first");
    assert_non_null(b->at.extra);
    assert_string_equal(b->at.extra->elements->xml,
                        "<SNAPSHOT_SET_DESCRIPTION description=\"second\"/>");
    result_free(&result);
}

/* ---- notes about the whole document ---- */

/* Version, namespace and origin are told when they are not as in captured documents. */
static void notes_what_is_odd_about_the_root(void **state)
{
    static const struct {
        const char *document;
        enum vssdoc_note_code code;
        size_t n;
    } rows[] = {
        {"<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\"/>", VSSDOC_NOTE_VERSION, 0},
        {"<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.1\"/>", VSSDOC_NOTE_VERSION, 1},
        {"<BACKUP_COMPONENTS xmlns=\"" BCD_NAMESPACE "\" version=\"2\"/>", VSSDOC_NOTE_VERSION, 1},
        {"<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"/>", VSSDOC_NOTE_VERSION, 0},
        {"<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"/>", VSSDOC_NOTE_NAMESPACE, 0},
        {"<WRITER_METADATA xmlns=\"" BCD_NAMESPACE "\"/>", VSSDOC_NOTE_NAMESPACE, 1},
        {"<WRITER_METADATA/>", VSSDOC_NOTE_NAMESPACE, 1},
        {"<BACKUP_COMPONENTS xmlns=\"" BCD_NAMESPACE "\"/>", VSSDOC_NOTE_NAMESPACE, 0},
        {"<Manifest/>", VSSDOC_NOTE_NAMESPACE, 0},
        {"<?vssdoc made by a test?><WRITER_METADATA/>", VSSDOC_NOTE_MADE, 1},
        {"<WRITER_METADATA><?vssdoc made?></WRITER_METADATA>", VSSDOC_NOTE_MADE, 1},
        {"<?vssdoc thought?><!-- made by vssdoc --><WRITER_METADATA/>", VSSDOC_NOTE_MADE, 0},
        {"\n<WRITER_METADATA/>", VSSDOC_NOTE_LEADING_SPACE, 1},
        {"<?xml version=\"1.0\" encoding=\"utf-16\"?><WRITER_METADATA/>", VSSDOC_NOTE_DECLARATION,
         1},
        {"<?xml version=\"1.0\" encoding=\"utf-8\"?><WRITER_METADATA/>", VSSDOC_NOTE_DECLARATION,
         0},
        {"<?xml version=\"1.0\"?><WRITER_METADATA/>", VSSDOC_NOTE_DECLARATION, 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        const struct vssdoc_document *d = read_good(&result, rows[i].document);
        CHECK(count_notes(d, rows[i].code) == rows[i].n, "%s: %zu notes, \"%s\"",
              rows[i].document, count_notes(d, rows[i].code), note_message(d, rows[i].code));
        result_free(&result);
    }
}

/* NULs behind a document are told, with their number. */
static void notes_trailing_nuls(void **state)
{
    static const char bytes[] = "<WRITER_METADATA/>\0\0";
    struct result result = {0};
    (void)state;
    read_memory(&result, "d.xml", bytes, sizeof bytes);
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_document *d = result.captures[0]->documents[0];
    assert_null(d->error);
    assert_int_equal(d->bytes, sizeof bytes);
    assert_non_null(strstr(note_message(d, VSSDOC_NOTE_TRAILING_NUL), "3 NUL"));
    result_free(&result);
}

/* ---- notes in bulk ---- */

/* The same oddity is told once with its number, and no more than so many different ones. */
static void bounds_its_notes(void **state)
{
    struct bytes bytes = {0};
    struct result result = {0};
    size_t n = 0;
    (void)state;
    bytes_add_text(&bytes, "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\"><BACKUP_LOCATIONS>",
                   VSSDOC_UTF_8);
    for (int i = 0; i < 1000; i++)
        bytes_add_text(&bytes, text("<FILE_GROUP same=\"\" u%d=\"\"/>", i), VSSDOC_UTF_8);
    bytes_add_text(&bytes, "</BACKUP_LOCATIONS></WRITER_METADATA>", VSSDOC_UTF_8);
    read_memory(&result, "d.xml", bytes.data, bytes.size);
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_document *d = result.captures[0]->documents[0];
    assert_int_equal(d->writer->n_components, 1000);
    for (const struct vssdoc_note *note = d->notes; note != NULL; note = note->next)
        n++;
    assert_in_range(n, 2, 100);
    assert_non_null(strstr(d->notes->message, "same"));
    assert_non_null(strstr(d->notes->message, "1000 times"));
    assert_ptr_equal(d->notes->element, &d->writer->components->at);
    result_free(&result);
    bytes_free(&bytes);
}

static bool is_utf_8(const char *text)
{
    uint32_t c;
    while (*text != '\0') {
        text = vsd_utf8_next(text, &c);
        if (c >= VSD_BAD_BYTE)
            return false;
    }
    return true;
}

/* A note stays UTF-8 wherever a long name or value in it is cut. */
static void notes_are_never_cut_inside_a_character(void **state)
{
    (void)state;
    for (int blanks = 0; blanks < 4; blanks++) {
        static char emojis[1001];
        for (size_t i = 0; i + 4 < sizeof emojis; i += 4)
            memcpy(emojis + i, "\xF0\x9F\x98\x80", 5);
        struct result result = {0};
        const struct vssdoc_document *d = read_good(
            &result, text("<WRITER_METADATA version=\"%*s%s\"><IDENTIFICATION usage=\"%*s%s\"/>"
                          "</WRITER_METADATA>",
                          blanks, "", emojis, blanks, "", emojis));
        assert_int_equal(count_notes(d, VSSDOC_NOTE_UNKNOWN_VALUE), 1);
        assert_int_equal(count_notes(d, VSSDOC_NOTE_VERSION), 1);
        for (const struct vssdoc_note *note = d->notes; note != NULL; note = note->next)
            CHECK(is_utf_8(note->message), "%s", note->message);
        result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_what_needs_a_remark),
        cmocka_unit_test(keeps_the_spelling_of_an_odd_guid),
        cmocka_unit_test(marks_inferred_names),
        cmocka_unit_test(marks_names_of_parameters),
        cmocka_unit_test(keeps_unknown_attributes),
        cmocka_unit_test(keeps_a_second_spelling),
        cmocka_unit_test(keeps_unknown_elements),
        cmocka_unit_test(keeps_what_is_around_the_root),
        cmocka_unit_test(keeps_stray_text),
        cmocka_unit_test(keeps_repeated_elements),
        cmocka_unit_test(looks_through_wrappers),
        cmocka_unit_test(a_plural_with_properties_is_an_object),
        cmocka_unit_test(finds_inferred_elements_at_odd_places),
        cmocka_unit_test(keeps_seen_elements_at_odd_places),
        cmocka_unit_test(loses_nothing_at_odd_places),
        cmocka_unit_test(notes_what_is_odd_about_the_root),
        cmocka_unit_test(notes_trailing_nuls),
        cmocka_unit_test(bounds_its_notes),
        cmocka_unit_test(notes_are_never_cut_inside_a_character),
    };
    return RUN(tests);
}
