/* Where every node of the model stands, compared with a scan of the document that knows nothing of
 * the reader. */
#include "cmocka_all.h"

#include <stdio.h>

#include "base/text.h"
#include "fixture.h"

/* ---- the scan ---- */

enum { TAGS = 64, NAMES = 16, DEPTH = 16 };

struct tag {
    uint64_t offset;
    uint32_t line, column;
    char locator[256];
};

struct level {
    char locator[256];
    struct {
        char name[64];
        unsigned count;
    } children[NAMES];
};

struct scan {
    const char *at;
    enum vssdoc_encoding encoding;
    uint64_t offset;
    uint32_t line, column;
    struct level levels[DEPTH];
    size_t depth;
    struct tag tags[TAGS];
    size_t n_tags;
};

/* Passes one character, or all up to and with a word. */
static void pass(struct scan *scan, const char *word)
{
    const char *end = scan->at;
    uint32_t c;
    if (word == NULL)
        end = vsd_utf8_next(end, &c);
    else
        end = strstr(end, word) + strlen(word);
    while (scan->at < end) {
        const char *next = vsd_utf8_next(scan->at, &c);
        size_t units = c >= 0x10000 ? 2 : 1;
        scan->offset += scan->encoding == VSSDOC_UTF_8           ? (size_t)(next - scan->at)
                        : scan->encoding == VSSDOC_ENCODING_NONE ? 1
                                                                 : 2 * units;
        scan->line += c == '\n';
        scan->column = c == '\n' ? 1 : scan->column + (uint32_t)units;
        scan->at = next;
    }
}

/* A start tag: its place, its path by the names of its ancestors; quotes hide what is in them. */
static void start_tag(struct scan *scan)
{
    struct level *parent = &scan->levels[scan->depth];
    struct tag *tag = &scan->tags[scan->n_tags++];
    char name[64];
    *tag = (struct tag){scan->offset, scan->line, scan->column, ""};
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(scan->at + 1, " \t\r\n/>"),
                   scan->at + 1);
    size_t i = 0;
    while (parent->children[i].count > 0 && strcmp(parent->children[i].name, name) != 0)
        i++;
    (void)snprintf(parent->children[i].name, sizeof parent->children[i].name, "%s", name);
    unsigned index = ++parent->children[i].count;
    (void)strcpy(tag->locator, scan->depth == 0 ? text("/%s", name)
                                                : text("%s/%s[%u]", parent->locator, name, index));
    bool empty = false;
    while (*scan->at != '>') {
        empty = *scan->at == '/';
        if (*scan->at == '"' || *scan->at == '\'') {
            char quote[2] = {*scan->at, '\0'};
            pass(scan, NULL);
            pass(scan, quote);
        } else {
            pass(scan, NULL);
        }
    }
    if (empty)
        return;
    struct level *level = &scan->levels[++scan->depth];
    *level = (struct level){0};
    (void)strcpy(level->locator, tag->locator);
}

static void run_scan(struct scan *scan)
{
    while (*scan->at != '\0') {
        if (strncmp(scan->at, "<!--", 4) == 0) {
            pass(scan, "-->");
        } else if (strncmp(scan->at, "<![CDATA[", 9) == 0) {
            pass(scan, "]]>");
        } else if (strncmp(scan->at, "<?", 2) == 0) {
            pass(scan, "?>");
        } else if (strncmp(scan->at, "</", 2) == 0) {
            scan->depth--;
            pass(scan, ">");
        } else if (*scan->at == '<') {
            start_tag(scan);
        } else {
            pass(scan, NULL);
        }
    }
}

/* ---- the comparison ---- */

struct comparison {
    const struct scan *scan;
    size_t compared;
};

static void compare(struct comparison *comparison, const struct vssdoc_element *element)
{
    const struct scan *scan = comparison->scan;
    char locator[256];
    size_t length = vssdoc_locator(element, locator, sizeof locator), i = 0;
    assert_int_equal(length, strlen(locator));
    while (i < scan->n_tags && scan->tags[i].offset != element->offset)
        i++;
    CHECK(i < scan->n_tags, "%s: no tag begins at byte %llu", locator,
          (unsigned long long)element->offset);
    CHECK(strcmp(scan->tags[i].locator, locator) == 0, "%s is %s", locator, scan->tags[i].locator);
    CHECK(scan->tags[i].line == element->line && scan->tags[i].column == element->column,
          "%s: %u:%u instead of %u:%u", locator, element->line, element->column,
          scan->tags[i].line, scan->tags[i].column);
    comparison->compared++;
    if (element->parent != NULL)
        compare(comparison, element->parent);
}

/* Everything on a list; all objects of lists begin with an element and the next one. */
static void compare_list(struct comparison *comparison, const void *first)
{
    struct item {
        struct vssdoc_element at;
        const struct item *next;
    };
    for (const struct item *item = first; item != NULL; item = item->next)
        compare(comparison, &item->at);
}

static void compare_writer(struct comparison *c, const struct vssdoc_writer *w)
{
    compare(c, &w->at);
    compare(c, &w->restore_method->at);
    compare_list(c, w->components);
    for (const struct vssdoc_component *p = w->components; p != NULL; p = p->next) {
        compare_list(c, p->file_sets);
        compare_list(c, p->dependencies);
    }
    compare_list(c, w->exclude_files);
    compare_list(c, w->exclude_files_from_snapshot);
    compare_list(c, w->include_files);
    compare_list(c, w->alternate_location_mappings);
}

static void compare_bcd(struct comparison *c, const struct vssdoc_backup_components *b)
{
    compare(c, &b->at);
    compare_list(c, b->writers);
    for (const struct vssdoc_writer_components *w = b->writers; w != NULL; w = w->next) {
        compare_list(c, w->components);
        for (const struct vssdoc_backup_component *p = w->components; p != NULL; p = p->next) {
            compare_list(c, p->new_targets);
            compare_list(c, p->partial_files);
        }
    }
}

/* Reads a document in an encoding and compares every node; returns how many comparisons were made.
 */
static size_t compare_document(const char *utf_8, enum vssdoc_encoding encoding, bool mark)
{
    static struct scan scan;
    struct comparison comparison = {&scan, 0};
    struct bytes bytes = {0};
    struct result result = {0};
    if (mark)
        bytes_add_mark(&bytes, encoding);
    scan = (struct scan){
        .at = utf_8, .encoding = encoding, .offset = bytes.size, .line = 1, .column = 1};
    run_scan(&scan);
    bytes_add_text(&bytes, utf_8, encoding);
    read_memory(&result, "d.xml", bytes.data, bytes.size);
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_document *d = result.captures[0]->documents[0];
    CHECK(d->error == NULL, "%s", d->error);
    if (d->writer != NULL)
        compare_writer(&comparison, d->writer);
    else
        compare_bcd(&comparison, d->backup_components);
    result_free(&result);
    bytes_free(&bytes);
    return comparison.compared;
}

#define WMD_BODY                                                                                   \
    "<WRITER_METADATA xmlns='" WMD_NAMESPACE "'\r\n\tversion=\"1.2\"><IDENTIFICATION\r\n"          \
    "\tfriendlyName=\"\xC3\xA4\xC3\xB6 > '/>\"/><BACKUP_LOCATIONS>\n"                              \
    "<FILE_GROUP componentName='\xC3\xBC'><FILE_LIST path='a'/><FILE_LIST path='\xC3\xA4'/>"       \
    "<DEPENDENCY/><FILE_LIST/></FILE_GROUP> <DATABASE><DATABASE_FILES/><DATABASE_LOGFILES/>"       \
    "<DATABASE_FILES/></DATABASE>\r\n\r\n<EXCLUDE_FILES/><FILE_GROUP><FILE_LIST\npath='b'/>"       \
    "</FILE_GROUP><EXCLUDE_FILES/><INCLUDE_FILES/><ALTERNATE_LOCATION_MAPPING/>"                   \
    "<EXCLUDE_FILES_FROM_SNAPSHOT/></BACKUP_LOCATIONS>\r\n<RESTORE_METHOD/></WRITER_METADATA>"

static const char plain_wmd[] = "<?xml version='1.0'?>\r\n<!-- <a b='\"'> -->" WMD_BODY;
static const char wide_wmd[] =
    "<!-- \xF0\x9F\x98\x80 <x> --><?p \xE2\x82\xAC <y ?>\n"
    "<WRITER_METADATA>\xF0\x9F\x98\x80<BACKUP_LOCATIONS><![CDATA[<z>\xC3\xA4]]>"
    "<FILE_GROUP caption='\xF0\x9F\x98\x80\xF0\x9F\x98\x80'><FILE_LIST/>\r\n"
    "\xE2\x82\xAC<FILE_LIST/></FILE_GROUP><!-- > --><FILE_GROUP/></BACKUP_LOCATIONS>"
    "<RESTORE_METHOD/></WRITER_METADATA>";
static const char wide_bcd[] =
    "\n  <BACKUP_COMPONENTS><WRITER_COMPONENTS instanceName='\xF0\x9F\x98\x80'><COMPONENT>"
    "<BACKUP_METADATA metadata='\xC3\xA4'/><NEW_TARGET/><PARTIAL_FILE/><PARTIAL_FILE/></COMPONENT>"
    "<COMPONENT/></WRITER_COMPONENTS>\r\n<WRITER_COMPONENTS><COMPONENT><NEW_TARGET/></COMPONENT>"
    "</WRITER_COMPONENTS></BACKUP_COMPONENTS>";

/* Offset, line, column and path of every node and of all its parents are those of its tag, in every
 * encoding. */
static void every_node_stands_at_its_tag(void **state)
{
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE,
                                                     VSSDOC_UTF_16BE};
    static const struct {
        const char *document;
        size_t least;
    } rows[] = {{plain_wmd, 30}, {wide_wmd, 15}, {wide_bcd, 20}};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        for (size_t e = 0; e < LENGTH(encodings); e++)
            for (int mark = 0; mark <= 1; mark++)
                assert_in_range(compare_document(rows[i].document, encodings[e], mark),
                                rows[i].least, SIZE_MAX);
}

/* The same holds for a single-byte encoding that the document declares. */
static void single_bytes_are_counted(void **state)
{
    (void)state;
    assert_in_range(compare_document("<?xml version='1.0' encoding='iso-8859-1'?>" WMD_BODY,
                                     VSSDOC_ENCODING_NONE, false),
                    30, SIZE_MAX);
}

/* Siblings are counted by their own names, also where several names mean the same. */
static void siblings_count_by_name(void **state)
{
    static const char *const documents[] = {
        "<WRITER_METADATA><BACKUP_LOCATIONS><FILE_GROUP><DEPENDENCY/><COMPONENT_DEPENDENCY/>"
        "</FILE_GROUP></BACKUP_LOCATIONS><RESTORE_METHOD/></WRITER_METADATA>",
        "<WRITER_METADATA><BACKUP_LOCATIONS><FILE_GROUP><FILE_LIST/><file_list path=''/>"
        "<FILE_LIST/></FILE_GROUP></BACKUP_LOCATIONS><RESTORE_METHOD/></WRITER_METADATA>",
        "<WRITER_METADATA><BACKUP_LOCATIONS><FILE_GROUP><DEPENDENCIES><DEPENDENCY/>"
        "</DEPENDENCIES><DEPENDENCY/></FILE_GROUP></BACKUP_LOCATIONS><RESTORE_METHOD/>"
        "</WRITER_METADATA>",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(documents); i++)
        assert_in_range(compare_document(documents[i], VSSDOC_UTF_8, false), 5, SIZE_MAX);
}

/* A path that does not fit its room is cut, ends with a NUL and tells its whole length. */
static void paths_are_cut_to_their_room(void **state)
{
    struct result result = {0};
    char whole[128], cut[130];
    (void)state;
    const struct vssdoc_element *e =
        &read_good(&result, wmd("", "", "", "<FILE_GROUP><FILE_LIST/></FILE_GROUP>"))
             ->writer->components->file_sets->at;
    size_t length = vssdoc_locator(e, whole, sizeof whole);
    assert_string_equal(whole, "/WRITER_METADATA/BACKUP_LOCATIONS[1]/FILE_GROUP[1]/FILE_LIST[1]");
    for (size_t size = 0; size <= length + 1; size++) {
        memset(cut, '#', sizeof cut);
        assert_int_equal(vssdoc_locator(e, cut, size), length);
        CHECK(cut[size] == '#', "%zu bytes: one more is written", size);
        if (size > 0) {
            assert_int_equal(strlen(cut), size - 1);
            assert_memory_equal(cut, whole, size - 1);
        }
    }
    result_free(&result);
}

/* ---- documents inside a listing ---- */

static struct bytes listing(const char *utf_8, enum vssdoc_encoding encoding)
{
    struct bytes bytes = {0};
    if (encoding != VSSDOC_UTF_8)
        bytes_add_mark(&bytes, encoding);
    bytes_add_text(&bytes, utf_8, encoding);
    return bytes;
}

/* Places in a document of a listing are places in the listing. */
static void a_listing_counts_from_its_own_beginning(void **state)
{
    static const char whole[] = "VSHADOW \xC3\xA4\r\n\r\n--[Writer 0]--\r\n"
                                "<WRITER_METADATA>\r\n<RESTORE_METHOD/></WRITER_METADATA>\r\n"
                                "--[Writer 1]--\r\n\r\n"
                                "   <WRITER_METADATA> <RESTORE_METHOD/></WRITER_METADATA>\r\n";
    static const struct {
        uint32_t line, column, method_line, method_column;
    } rows[] = {{4, 1, 5, 1}, {8, 4, 8, 22}};
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE};
    (void)state;
    for (size_t e = 0; e < LENGTH(encodings); e++) {
        struct bytes bytes = listing(whole, encodings[e]);
        struct result result = {0};
        read_memory(&result, "wm3.txt", bytes.data, bytes.size);
        assert_int_equal(result.n_captures, 1);
        assert_int_equal(result.captures[0]->n_writers, 2);
        for (size_t i = 0; i < LENGTH(rows); i++) {
            const struct vssdoc_writer *w = result.captures[0]->writers[i];
            const struct vssdoc_element *m = &w->restore_method->at;
            CHECK(bytes.data[w->at.offset] == '<' && bytes.data[m->offset] == '<' &&
                      bytes.data[m->offset + (e == 0 ? 1 : 2)] == 'R',
                  "document %zu: bytes %llu and %llu", i, (unsigned long long)w->at.offset,
                  (unsigned long long)m->offset);
            CHECK(w->at.line == rows[i].line && m->line == rows[i].method_line,
                  "document %zu: lines %u and %u", i, w->at.line, m->line);
            CHECK(w->at.column == rows[i].column && m->column == rows[i].method_column,
                  "document %zu: columns %u and %u", i, w->at.column, m->column);
        }
        result_free(&result);
        bytes_free(&bytes);
    }
}

/* ---- errors ---- */

/* An error is placed in the file as stored, inside a listing as well. */
static void errors_have_their_place(void **state)
{
    static const struct {
        const char *front, *good, *bad; /* the error shows at the beginning of bad or soon after */
        uint32_t line;
    } rows[] = {
        {"", "<WRITER_METADATA>\r\n<a>\xC3\xA4\n", "</b></a></WRITER_METADATA>", 3},
        {"", "<WRITER_METADATA>\r\n<IDENTIFICATION ", "usage=x/></WRITER_METADATA>", 2},
        {"--[Writer 0]--\n", "<WRITER_METADATA>\r\n\r\n", "</b></WRITER_METADATA>", 4},
        {"", "<WRITER_METADATA>\n<a>", "\xFF</a></WRITER_METADATA>", 2},
        {"--[Writer 0]--\n", "<WRITER_METADATA>\n<a>", "<</a></WRITER_METADATA>", 3},
        {"--[Writer 0]--\n<WRITER_METADATA/>\n--[Writer 1]--\n", "<WRITER_METADATA><a>",
         "<b</a></WRITER_METADATA>", 4},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {0};
        const char *whole = text("%s%s%s", rows[i].front, rows[i].good, rows[i].bad);
        size_t from = strlen(rows[i].front) + strlen(rows[i].good);
        read_memory(&result, "d", whole, strlen(whole));
        CHECK(result.n_captures == 1, "row %zu: %zu captures", i, result.n_captures);
        const struct vssdoc_capture *c = result.captures[0];
        const struct vssdoc_document *d = c->documents[c->n_documents - 1];
        assert_non_null(d->error);
        assert_int_equal(d->status, VSSDOC_MALFORMED);
        CHECK(d->error_offset >= from && d->error_offset < from + 10, "row %zu: byte %llu, not %zu",
              i, (unsigned long long)d->error_offset, from);
        CHECK(d->error_line == rows[i].line, "row %zu: line %u", i, d->error_line);
        result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_stands_at_its_tag),
        cmocka_unit_test(single_bytes_are_counted),
        cmocka_unit_test(siblings_count_by_name),
        cmocka_unit_test(paths_are_cut_to_their_room),
        cmocka_unit_test(a_listing_counts_from_its_own_beginning),
        cmocka_unit_test(errors_have_their_place),
    };
    return RUN(tests);
}
