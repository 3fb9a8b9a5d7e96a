/* Which documents make up a capture, and what captures and documents are called. */
#include "cmocka_all.h"

#include <stdio.h>
#include <unistd.h>

#include "fixture.h"

#define CLASS_A "aaaaaaaa-0000-0000-0000-000000000000"
#define CLASS_B "bbbbbbbb-0000-0000-0000-000000000000"
#define INSTANCE(n) "0000000" n "-0000-0000-0000-000000000000"
#define SET(n) "5e70000" n "-0000-0000-0000-000000000000"

static void put_wmd(const char *path, const char *instance_id)
{
    write_text(path, wmd(CLASS_A, instance_id, "A", ""));
}

static void put_bcd(const char *path, const char *instance_id)
{
    write_text(path, bcd(entry(CLASS_A, instance_id, "")));
}

/* What was read, in a line: "source[path=kind path=kind!]" per capture, ! for an error. */
static const char *describe(const struct result *result)
{
    const char *all = "";
    for (size_t i = 0; i < result->n_captures; i++) {
        const struct vssdoc_capture *c = result->captures[i];
        all = text("%s%s%s[", all, i > 0 ? " " : "", c->source);
        for (size_t d = 0; d < c->n_documents; d++)
            all = text("%s%s%s=%s%s", all, d > 0 ? " " : "", c->documents[d]->path,
                       vssdoc_document_kind_name(c->documents[d]->kind),
                       c->documents[d]->error != NULL ? "!" : "");
        all = text("%s]", all);
    }
    return all;
}

static void expect(size_t n, const char *const *operands, const char *expected)
{
    struct result result = {0};
    read_operands(&result, n, operands);
    assert_string_equal(describe(&result), expected);
    assert_int_equal(result.n_problems, 0);
    assert_int_equal(result.status, VSSDOC_OK);
    result_free(&result);
}

static void expect_one(const char *operand, const char *expected)
{
    expect(1, &operand, expected);
}

/* ---- folders ---- */

/* A folder with all that lies below it is one capture, in natural order, a folder's own files
 * first; what is no VSS document is listed. */
static void a_folder_is_a_capture(void **state)
{
    (void)state;
    put_bcd("folder/BCDocument.xml", INSTANCE("1"));
    put_wmd("folder/WM10.xml", INSTANCE("1"));
    put_wmd("folder/WM2.xml", INSTANCE("2"));
    write_text("folder/notes.txt", "no XML");
    put_wmd("folder/a/deep/WM3.xml", INSTANCE("3"));
    expect_one("folder", "folder[BCDocument.xml=bcd WM2.xml=wmd WM10.xml=wmd notes.txt=other "
                         "a/deep/WM3.xml=wmd]");
}

/* Documents know their names, and the capture its parts. */
static void a_capture_knows_its_parts(void **state)
{
    struct result result = {0};
    (void)state;
    put_wmd("parts/1.xml", INSTANCE("1"));
    put_bcd("parts/2.xml", INSTANCE("1"));
    write_text("parts/3.xml", "<Manifest/>");
    write_text("parts/4.txt", "plain");
    write_text("parts/5.xml", wmd(CLASS_B, INSTANCE("1"), "B", ""));
    read_one(&result, "parts/");
    assert_int_equal(result.n_captures, 1);
    const struct vssdoc_capture *c = result.captures[0];
    assert_string_equal(c->source, "parts/");
    assert_int_equal(c->n_documents, 5);
    assert_string_equal(c->documents[0]->name, "parts/1.xml");
    assert_string_equal(c->documents[0]->path, "1.xml");
    assert_int_equal(c->n_writers, 2);
    assert_ptr_equal(c->writers[0], c->documents[0]->writer);
    assert_ptr_equal(c->writers[1], c->documents[4]->writer);
    assert_ptr_equal(c->backup_components, c->documents[1]->backup_components);
    assert_ptr_equal(c->manifest, c->documents[2]->manifest);
    assert_non_null(c->manifest);
    assert_int_equal(count_notes(c->documents[3], VSSDOC_NOTE_NOT_VSS), 1);
    assert_null(c->documents[3]->error);
    assert_int_equal(c->documents[3]->bytes, 5);
    result_free(&result);
}

/* A document that repeats another one's instance and content is no second writer, however it is laid
 * out; any difference makes it one. */
static void repeated_documents(void **state)
{
    static const char around[] =
        "<WRITER_METADATA><IDENTIFICATION writerId='" CLASS_A "' instanceId='" INSTANCE("1")
        "' friendlyName='A'/><BACKUP_LOCATIONS>%s</BACKUP_LOCATIONS></WRITER_METADATA>";
    static const struct {
        const char *inside;
        size_t n_writers;
    } cases[] = {
        {"<FILE_GROUP componentName='c' selectable='yes'><FILE_LIST path='D:\\' filespec='*'/>"
         "</FILE_GROUP><DATABASE componentName='d'/>", 1},
        {"\n <!-- laid out --> <FILE_GROUP componentName=\"c\" selectable=\"yes\">\n"
         "<FILE_LIST path=\"D:\\\" filespec=\"*\" /></FILE_GROUP>\n"
         "<DATABASE componentName='d'/>", 1},
        {"<FILE_GROUP componentName='c' selectable='yes'><FILE_LIST path='E:\\' filespec='*'/>"
         "</FILE_GROUP><DATABASE componentName='d'/>", 2},
        {"<FILE_GROUP componentName='c' selectable='yes'><FILE_LIST path='D:\\' filespec='*' x='1'/>"
         "</FILE_GROUP><DATABASE componentName='d'/>", 2},
        {"<FILE_GROUP componentName='c' selectable='maybe'><FILE_LIST path='D:\\' filespec='*'/>"
         "</FILE_GROUP><DATABASE componentName='d'/>", 2},
        {"<FILE_GROUP componentName='c' selectable='yes'><FILE_LIST path='D:\\' filespec='*'/>"
         "</FILE_GROUP><FILE_GROUP componentName='d'/>", 2},
        {"<FILE_GROUP componentName='c' selectable='yes'><FILE_LIST path='D:\\' filespec='*'/>"
         "</FILE_GROUP>", 2},
    };
    (void)state;
    write_text("again/1.xml", text(around, cases[0].inside));
    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct result result = {0};
        write_text("again/2.xml", text(around, cases[i].inside));
        read_one(&result, "again");
        assert_int_equal(result.captures[0]->n_documents, 2);
        assert_int_equal(result.captures[0]->n_writers, cases[i].n_writers);
        assert_ptr_equal(result.captures[0]->writers[0], result.captures[0]->documents[0]->writer);
        result_free(&result);
    }
}

/* A folder without a document of its own is searched; the operand names what is alone, else each
 * capture is named by its folder. */
static void folders_of_captures(void **state)
{
    (void)state;
    put_wmd("many/2024-05-10/a.xml", INSTANCE("1"));
    put_wmd("many/2024-05-8/sub/a.xml", INSTANCE("1"));
    put_bcd("many/2024-05-8/b.xml", INSTANCE("1"));
    write_text("many/empty/c.txt", "no XML");
    expect_one("many", "many/2024-05-8[b.xml=bcd sub/a.xml=wmd] many/2024-05-10[a.xml=wmd]");
    put_wmd("alone/in/here/a.xml", INSTANCE("1"));
    write_text("alone/in/notes.txt", "no XML");
    expect_one("alone", "alone[in/here/a.xml=wmd]");
}

/* A folder without any VSS document is a problem, and so is one that is not there. */
static void places_without_documents(void **state)
{
    static const char *const operands[] = {"nothing", "not there", "nothing/notes.txt"};
    static const enum vssdoc_status statuses[] = {VSSDOC_NOT_VSS, VSSDOC_CANNOT_READ,
                                                  VSSDOC_NOT_VSS};
    (void)state;
    write_text("nothing/notes.txt", "no XML");
    for (size_t i = 0; i < LENGTH(operands); i++) {
        struct result result = {0};
        read_one(&result, operands[i]);
        assert_int_equal(result.n_captures, 0);
        assert_int_equal(result.n_problems, 1);
        assert_int_equal(result.status, statuses[i]);
        assert_int_equal(result.problems[0].status, statuses[i]);
        assert_string_equal(result.problems[0].source, operands[i]);
        result_free(&result);
    }
}

/* Links inside a folder are not followed. */
static void links_are_not_followed(void **state)
{
    (void)state;
    put_wmd("outside/secret.xml", INSTANCE("1"));
    put_wmd("links/a.xml", INSTANCE("1"));
    assert_int_equal(symlink("../outside/secret.xml", "links/file"), 0);
    assert_int_equal(symlink("../outside", "links/folder"), 0);
    assert_int_equal(symlink("links", "to-links"), 0);
    expect_one("links", "links[a.xml=wmd file=other folder=other]");
    expect_one("to-links", "to-links[a.xml=wmd file=other folder=other]");
}

/* ---- archives ---- */

static struct bytes archive_of(const char *format, size_t n, const char *const *paths)
{
    struct member members[8];
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(paths[i]);
        bool is_bcd = strstr(paths[i], "bcd") != NULL;
        const char *content = strcmp(paths[i] + length - 4, ".txt") == 0 ? "no XML"
                              : is_bcd ? bcd(entry(CLASS_A, INSTANCE("1"), ""))
                                       : wmd(CLASS_A, INSTANCE("1"), "A", "");
        members[i] = (struct member){paths[i], content, strlen(content)};
    }
    return make_archive(format, members, n);
}

static void put_archive(const char *path, const char *format, size_t n, const char *const *paths)
{
    struct bytes bytes = archive_of(format, n, paths);
    write_file(path, bytes.data, bytes.size);
    bytes_free(&bytes);
}

#define PUT_ARCHIVE(path, format, ...)                                                             \
    put_archive(path, format, LENGTH(((const char *[]){__VA_ARGS__})),                             \
                (const char *const[]){__VA_ARGS__})

/* An archive is a capture; its highest folders that hold a document themselves are one each. */
static void an_archive_is_a_capture(void **state)
{
    static const char *const formats[] = {"zip", "ustar", "gzip", "7zip"};
    (void)state;
    for (size_t i = 0; i < LENGTH(formats); i++) {
        PUT_ARCHIVE("flat.a", formats[i], "WM10.xml", "z/deep.xml", "notes.txt", "WM2.xml",
                    "bcd.xml");
        expect_one("flat.a", "flat.a[WM2.xml=wmd WM10.xml=wmd bcd.xml=bcd notes.txt=other "
                             "z/deep.xml=wmd]");
        PUT_ARCHIVE("top.a", formats[i], "top/a.xml", "top/sub/b.xml", "README.txt");
        expect_one("top.a", "top.a[top/a.xml=wmd top/sub/b.xml=wmd]");
        PUT_ARCHIVE("two.a", formats[i], "x/2/a.xml", "x/10/a.xml", "x/2/bcd.xml", "y/z/a.xml");
        expect_one("two.a",
                   "two.a/x/2[a.xml=wmd bcd.xml=bcd] two.a/x/10[a.xml=wmd] two.a/y/z[a.xml=wmd]");
    }
}

/* Archives inside an archive are captures of their own. */
static void an_archive_inside_an_archive(void **state)
{
    static const char *const inner_paths[] = {"a.xml", "bcd.xml"};
    struct bytes inner = archive_of("ustar", 2, inner_paths);
    const char *document = wmd(CLASS_A, INSTANCE("1"), "A", "");
    struct member members[] = {{"docs/inner.tar", inner.data, inner.size},
                               {"docs/w.xml", document, strlen(document)}};
    (void)state;
    struct bytes outer = make_archive("zip", members, 2);
    write_file("outer.zip", outer.data, outer.size);
    bytes_free(&outer);
    expect_one("outer.zip",
               "outer.zip/docs/inner.tar[a.xml=wmd bcd.xml=bcd] outer.zip/docs[w.xml=wmd]");
    outer = make_archive("zip", members, 1);
    write_file("outer.zip", outer.data, outer.size);
    bytes_free(&outer);
    expect_one("outer.zip", "outer.zip[docs/inner.tar/a.xml=wmd docs/inner.tar/bcd.xml=bcd]");
    bytes_free(&inner);
}

/* Archives beside documents are captures of their own, behind the documents. */
static void archives_beside_documents(void **state)
{
    (void)state;
    put_wmd("beside/z.xml", INSTANCE("1"));
    PUT_ARCHIVE("beside/a.zip", "zip", "w.xml");
    PUT_ARCHIVE("beside/sub/b.tar", "ustar", "w.xml");
    expect_one("beside", "beside/sub/b.tar[w.xml=wmd] beside/a.zip[w.xml=wmd] beside[z.xml=wmd]");
    PUT_ARCHIVE("only/a.zip", "zip", "w.xml");
    PUT_ARCHIVE("only/b.zip", "zip", "w.xml");
    expect_one("only", "only/a.zip[w.xml=wmd] only/b.zip[w.xml=wmd]");
}

/* An archive gives the same captures from a file, from memory and on standard input. */
static void an_archive_from_anywhere(void **state)
{
    static const char *const paths[] = {"x/a.xml", "x/n.txt", "y/a.xml"};
    struct bytes bytes = archive_of("zip", 3, paths);
    (void)state;
    write_file("anywhere.zip", bytes.data, bytes.size);
    expect_one("anywhere.zip", "anywhere.zip/x[a.xml=wmd n.txt=other] anywhere.zip/y[a.xml=wmd]");
    struct result result = {0};
    read_memory(&result, "m.zip", bytes.data, bytes.size);
    assert_string_equal(describe(&result), "m.zip/x[a.xml=wmd n.txt=other] m.zip/y[a.xml=wmd]");
    assert_string_equal(result.captures[0]->documents[0]->name, "m.zip/x/a.xml");
    assert_int_equal(count_notes(result.captures[0]->documents[1], VSSDOC_NOTE_NOT_VSS), 1);
    result_free(&result);
    bytes_free(&bytes);
    int before = dup(STDIN_FILENO);
    assert_non_null(freopen("anywhere.zip", "rb", stdin));
    expect_one("-", "-/x[a.xml=wmd n.txt=other] -/y[a.xml=wmd]");
    assert_int_not_equal(dup2(before, STDIN_FILENO), -1);
    (void)close(before);
}

/* ---- files ---- */

/* Files named together are one capture; folders and archives between them are their own. */
static void files_together_are_a_capture(void **state)
{
    static const char *const operands[] = {"f/b.xml", "f/folder", "f/a.xml", "f/c.zip"};
    (void)state;
    put_bcd("f/b.xml", INSTANCE("1"));
    put_wmd("f/a.xml", INSTANCE("1"));
    put_wmd("f/folder/w.xml", INSTANCE("1"));
    PUT_ARCHIVE("f/c.zip", "zip", "w.xml");
    expect_one("f/a.xml", "f/a.xml[a.xml=wmd]");
    expect(LENGTH(operands), operands,
           "f/b.xml f/a.xml[f/b.xml=bcd f/a.xml=wmd] f/folder[w.xml=wmd] f/c.zip[w.xml=wmd]");
}

/* A named file that is no VSS document, or damaged, stays in the capture with its error. */
static void bad_files_among_good_ones(void **state)
{
    static const char *const operands[] = {"bad/w.xml", "bad/n.txt", "bad/d.xml", "bad/none.xml"};
    struct result result = {0};
    (void)state;
    put_wmd("bad/w.xml", INSTANCE("1"));
    write_text("bad/n.txt", "no XML");
    write_text("bad/d.xml", "<WRITER_METADATA>");
    read_operands(&result, LENGTH(operands), operands);
    assert_string_equal(describe(&result), "bad/w.xml bad/n.txt bad/d.xml[bad/w.xml=wmd "
                                           "bad/n.txt=other! bad/d.xml=wmd!]");
    assert_int_equal(result.captures[0]->documents[1]->status, VSSDOC_NOT_VSS);
    assert_int_equal(result.captures[0]->documents[2]->status, VSSDOC_MALFORMED);
    assert_int_equal(result.n_problems, 1);
    assert_string_equal(result.problems[0].source, "bad/none.xml");
    assert_int_equal(result.status, VSSDOC_CANNOT_READ);
    result_free(&result);
}

/* A damaged document is part of its folder's capture and says what is wrong, however it is damaged.
 */
static void damaged_documents_in_a_folder(void **state)
{
    (void)state;
    put_bcd("damaged/a.xml", INSTANCE("1"));
    write_text("damaged/byte.xml", "<WRITER_METADATA><a>\xFF</a></WRITER_METADATA>");
    write_text("damaged/cut.xml", "<WRITER_METADATA><a>");
    write_text("damaged/doctype.xml", "<!DOCTYPE a><WRITER_METADATA/>");
    write_text("damaged/tag.xml", "<WRITER_METADATA version=1.2></WRITER_METADATA>");
    expect_one("damaged", "damaged[a.xml=bcd byte.xml=wmd! cut.xml=wmd! doctype.xml=wmd! "
                          "tag.xml=wmd!]");
}

/* The documents of a listing are one capture. */
static void a_listing_is_a_capture(void **state)
{
    const char *listing =
        text("VSHADOW\n--[Writer 0]--\n%s\n--[Writer 1]--\n%s\n--[End]--\nbye",
             wmd(CLASS_A, INSTANCE("1"), "A", ""), wmd(CLASS_B, INSTANCE("1"), "B", ""));
    (void)state;
    write_text("marked.txt", text("\xEF\xBB\xBF%s", strstr(listing, "--[Writer 0]--")));
    write_text("wm3.txt", listing);
    expect_one("wm3.txt", "wm3.txt[wm3.txt/Writer 0=wmd wm3.txt/Writer 1=wmd]");
    write_text("listed/wm3.txt", listing);
    expect_one("marked.txt", "marked.txt[marked.txt/Writer 0=wmd marked.txt/Writer 1=wmd]");
    expect_one("listed", "listed[wm3.txt/Writer 0=wmd wm3.txt/Writer 1=wmd]");
    write_text("dashes.txt",
               text("VSHADOW\n-----[Writer 0]-----\n%s\n  -- [Writer 1] ---\n%s\n---[end of data]--\n",
                    wmd(CLASS_A, INSTANCE("1"), "A", ""), wmd(CLASS_B, INSTANCE("1"), "B", "")));
    expect_one("dashes.txt", "dashes.txt[dashes.txt/Writer 0=wmd dashes.txt/Writer 1=wmd]");
}

/* ---- several BCDs in one place ---- */

/* A second BCD starts a second capture: WMDs go to the BCD that carries their instance, those of no
 * BCD to all, and what else lies there is told once. */
static void a_second_bcd_is_a_second_capture(void **state)
{
    struct result result = {0};
    (void)state;
    put_bcd("two/a-bcd.xml", INSTANCE("1"));
    put_bcd("two/b-bcd.xml", INSTANCE("2"));
    put_wmd("two/w1.xml", INSTANCE("1"));
    put_wmd("two/w2.xml", INSTANCE("2"));
    put_wmd("two/w3.xml", INSTANCE("3"));
    write_text("two/n.txt", "no XML");
    read_one(&result, "two");
    assert_string_equal(describe(&result),
                        "two[a-bcd.xml=bcd n.txt=other w1.xml=wmd w3.xml=wmd] "
                        "two[b-bcd.xml=bcd w2.xml=wmd w3.xml=wmd]");
    /* a document of both captures lives as long as either */
    assert_ptr_equal(result.captures[0]->writers[1], result.captures[1]->writers[1]);
    vssdoc_capture_free(result.captures[0]);
    assert_string_equal(result.captures[1]->writers[1]->name, "A");
    assert_string_equal(result.captures[1]->documents[2]->path, "w3.xml");
    result.captures[0] = NULL;
    result_free(&result);
}

/* A WMD that two BCDs carry goes to both; one in the folder of a BCD goes there rather than
 * elsewhere. */
static void shared_and_near_documents(void **state)
{
    (void)state;
    put_bcd("near/bcd.xml", INSTANCE("1"));
    put_wmd("near/w.xml", INSTANCE("1"));
    put_bcd("near/sub/bcd.xml", INSTANCE("1"));
    put_wmd("near/sub/w.xml", INSTANCE("9"));
    expect_one("near", "near[bcd.xml=bcd w.xml=wmd] near[sub/bcd.xml=bcd sub/w.xml=wmd]");
    put_bcd("both/a.xml", INSTANCE("1"));
    put_bcd("both/b.xml", INSTANCE("1"));
    put_wmd("both/w.xml", INSTANCE("1"));
    expect_one("both", "both[a.xml=bcd w.xml=wmd] both[b.xml=bcd w.xml=wmd]");
}

/* A manifest goes to the BCD of its snapshot set, or to the one whose file it names. */
static void manifests_go_to_their_bcds(void **state)
{
    (void)state;
    for (int by_name = 0; by_name <= 1; by_name++) {
        for (int i = 1; i <= 2; i++) {
            const char *folder = by_name ? "names" : "sets";
            const char *set = i == 1 ? SET("1") : SET("2");
            write_text(text("%s/b%d.xml", folder, i),
                       text("<BACKUP_COMPONENTS snapshotSetId=\"%s\"/>", set));
            const char *manifest =
                by_name ? text("<BackupComponents File=\"B%d.XML\"/>", i)
                        : text("<ShadowCopySet GUID=\"{%s}\"/>", set);
            write_text(text("%s/m%d.xml", folder, 3 - i),
                       text("<Manifest>%s</Manifest>", manifest));
        }
    }
    expect_one("sets", "sets[b1.xml=bcd m2.xml=manifest] sets[b2.xml=bcd m1.xml=manifest]");
    expect_one("names", "names[b1.xml=bcd m2.xml=manifest] names[b2.xml=bcd m1.xml=manifest]");
}

/* The same holds for files named together and inside an archive. */
static void several_bcds_anywhere(void **state)
{
    static const char *const operands[] = {"any/a.xml", "any/b.xml", "any/w.xml"};
    struct member members[2];
    (void)state;
    put_bcd("any/a.xml", INSTANCE("1"));
    put_bcd("any/b.xml", INSTANCE("2"));
    put_wmd("any/w.xml", INSTANCE("2"));
    expect(LENGTH(operands), operands,
           "any/a.xml any/b.xml any/w.xml[any/a.xml=bcd] "
           "any/a.xml any/b.xml any/w.xml[any/b.xml=bcd any/w.xml=wmd]");
    for (size_t i = 0; i < 2; i++) {
        const char *content = bcd(entry(CLASS_A, i == 0 ? INSTANCE("1") : INSTANCE("2"), ""));
        members[i] = (struct member){i == 0 ? "d/a.xml" : "d/b.xml", content, strlen(content)};
    }
    struct bytes bytes = make_archive("zip", members, 2);
    write_file("any.zip", bytes.data, bytes.size);
    bytes_free(&bytes);
    expect_one("any.zip", "any.zip/d[a.xml=bcd] any.zip/d[b.xml=bcd]");
}

/* ---- callbacks ---- */

/* Reading stops as soon as the callback says so, and nothing leaks. */
static void stops_when_asked(void **state)
{
    struct result result = {.stop_after = 2};
    (void)state;
    for (int i = 0; i < 4; i++)
        put_wmd(text("stop/%d/w.xml", i), INSTANCE("1"));
    read_one(&result, "stop");
    assert_int_equal(result.status, VSSDOC_STOPPED);
    assert_int_equal(result.n_captures, 2);
    assert_int_equal(result.n_problems, 0);
    result_free(&result);
}

static void note_passed_over(void *context, const char *source, const char *message)
{
    (void)context;
    write_text("verbose.log", text("%s: %s", source, message));
}

/* What is passed over where no capture is can be heard of. */
static void tells_what_is_passed_over(void **state)
{
    struct result result = {.options.verbose = note_passed_over};
    (void)state;
    write_text("stray/n.txt", "no XML");
    put_wmd("stray/sub/w.xml", INSTANCE("1"));
    read_one(&result, "stray");
    assert_int_equal(result.status, VSSDOC_OK);
    struct bytes log = read_file("verbose.log");
    bytes_add(&log, "", 1);
    assert_non_null(strstr((const char *)log.data, "n.txt: not a VSS document"));
    bytes_free(&log);
    result_free(&result);
}

/* Neither options nor an error nor a problem callback are needed, and nothing to read is no
 * trouble. */
static bool drop(void *context, struct vssdoc_capture *capture)
{
    ++*(size_t *)context;
    vssdoc_capture_free(capture);
    return true;
}
static void needs_nothing_but_a_callback(void **state)
{
    static const char *const operands[] = {"least/w.xml", "least/none"};
    size_t n = 0;
    (void)state;
    put_wmd("least/w.xml", INSTANCE("1"));
    assert_int_equal(vssdoc_read(operands, 2, NULL, drop, &n, NULL), VSSDOC_CANNOT_READ);
    assert_int_equal(n, 1);
    assert_int_equal(vssdoc_read(NULL, 0, NULL, drop, &n, NULL), VSSDOC_OK);
    assert_int_equal(n, 1);
    vssdoc_capture_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_a_capture),
        cmocka_unit_test(a_capture_knows_its_parts),
        cmocka_unit_test(repeated_documents),
        cmocka_unit_test(folders_of_captures),
        cmocka_unit_test(places_without_documents),
        cmocka_unit_test(links_are_not_followed),
        cmocka_unit_test(an_archive_is_a_capture),
        cmocka_unit_test(an_archive_inside_an_archive),
        cmocka_unit_test(archives_beside_documents),
        cmocka_unit_test(an_archive_from_anywhere),
        cmocka_unit_test(files_together_are_a_capture),
        cmocka_unit_test(bad_files_among_good_ones),
        cmocka_unit_test(damaged_documents_in_a_folder),
        cmocka_unit_test(a_listing_is_a_capture),
        cmocka_unit_test(a_second_bcd_is_a_second_capture),
        cmocka_unit_test(shared_and_near_documents),
        cmocka_unit_test(manifests_go_to_their_bcds),
        cmocka_unit_test(several_bcds_anywhere),
        cmocka_unit_test(stops_when_asked),
        cmocka_unit_test(tells_what_is_passed_over),
        cmocka_unit_test(needs_nothing_but_a_callback),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
