/* What reports are made of: folders, the tree as HTML, the functions of stylesheets, SHA-256. */
#include "cmocka_all.h"

#include <libxml/parser.h>
#include <stdio.h>

#include "base/sha256.h"
#include "fixture.h"
#include "inspect/folders.h"
#include "stylesheet/html.h"
#include "stylesheet/transform.h"

static struct {
    char text[16384];
    size_t n;
} written;

static bool keep(void *context, const char *bytes, size_t size)
{
    (void)context;
    assert_true(written.n + size < sizeof written.text);
    memcpy(written.text + written.n, bytes, size);
    written.n += size;
    written.text[written.n] = '\0';
    return true;
}

/* ---- folders ---- */

static void list_folders(const struct vsd_folder *f, unsigned depth)
{
    for (; f != NULL; f = f->next) {
        written.n += (size_t)snprintf(written.text + written.n, sizeof written.text - written.n,
                                      "%*s%s %zu/%zu%s\n", (int)depth, "", f->label, f->n_sets,
                                      f->n_total, f->n_sets > 0 && !f->plain ? " more" : "");
        list_folders(f->first, depth + 1);
    }
}

static const char *folders_of(const struct vssdoc_file_set *sets)
{
    static struct vsd_arena arena;
    struct vsd_folder root;
    written.n = 0;
    assert_true(vsd_folders_make(&arena, sets, &root));
    list_folders(root.first, 0);
    vsd_arena_free(&arena);
    return written.text;
}

/* Each folder is there once, however it is spelled, below the nearest that holds something or
 * parts; folders and names are in order. */
static void names_each_folder_once(void **state)
{
    static struct vssdoc_file_set sets[] = {
        {.path = "C:\\Windows\\System32", .filespec = "b.dll"},
        {.path = "c:\\windows\\system32\\", .filespec = "a.dll"},
        {.path = "C:\\Windows\\System32\\drivers", .filespec = "x.sys"},
        {.path = "C:\\Windows\\Inf", .filespec = "*", .recursive = 1},
        {.path = "\\\\?\\Volume{1}\\Boot", .filespec = "BCD"},
        {.path = NULL, .filespec = "nowhere"},
        {.path = "%ProgramData%\\X", .filespec = "y", .backup_type = 3855},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(sets); i++) {
        sets[i].next = i + 1 < LENGTH(sets) ? &sets[i + 1] : NULL;
        sets[i].backup_type = sets[i].backup_type != 0 ? sets[i].backup_type : VSSDOC_ABSENT;
    }
    assert_string_equal(folders_of(sets), " 1/1\n"
                                          "%ProgramData%\\X 1/1\n"
                                          "C:\\Windows 0/4\n"
                                          " Inf 1/1 more\n"
                                          " System32 2/3\n"
                                          "  drivers 1/1\n"
                                          "\\\\?\\Volume{1}\\Boot 1/1\n");
}

/* A path of thousands of parts makes a tree of a dozen levels. */
static void bounds_the_depth(void **state)
{
    static char path[40000];
    static struct vssdoc_file_set sets[3];
    (void)state;
    strcpy(path, "C:");
    for (size_t i = 0; i < 9000; i++)
        strcat(path + 4 * i, "\\abc");
    sets[0] = (struct vssdoc_file_set){.path = path, .filespec = "x", .next = &sets[1]};
    sets[1] = (struct vssdoc_file_set){.path = "C:\\abc", .filespec = "y", .next = &sets[2]};
    sets[2] = (struct vssdoc_file_set){.path = "C:\\abc\\abc", .filespec = "z"};
    struct vsd_arena arena = {0};
    struct vsd_folder root;
    assert_true(vsd_folders_make(&arena, sets, &root));
    size_t depth = 0;
    for (const struct vsd_folder *f = root.first; f != NULL; f = f->first)
        depth++;
    assert_in_range(depth, 3, VSD_FOLDER_DEPTH);
    assert_int_equal(root.first->n_total, 3);
    vsd_arena_free(&arena);
}

/* ---- HTML ---- */

static const char *as_html(const char *xml)
{
    xmlDocPtr page = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_NONET);
    struct vssdoc_error error;
    written.n = 0;
    assert_non_null(page);
    assert_int_equal(vsd_html_write(page, keep, NULL, &error), VSSDOC_OK);
    xmlFreeDoc(page);
    return written.text;
}

/* Text and attributes cannot become markup; what cannot be seen is shown; end tags and quotes that
 * HTML can do without are left out. */
static void writes_html(void **state)
{
    static const struct {
        const char *xml, *html;
    } rows[] = {
        {"<i>a&lt;b&gt;&amp;c\"</i>", "<i>a&lt;b>&amp;c\"</i>"},
        {"<i title='&quot; onload=&quot;x'/>", "<i title=\"&quot; onload=&quot;x\"></i>"},
        {"<i class='a-b' hidden=''>x</i>", "<i class=a-b hidden>x</i>"},
        {"<i>&#x202E;gnp&#x9B;</i>", "<i>&lt;U+202E>gnp&lt;U+009B></i>"},
        {"<i>\xC3\xA9\xF0\x9F\x98\x80</i>", "<i>\xC3\xA9\xF0\x9F\x98\x80</i>"},
        {"<ul><li>a</li><li>b</li></ul>", "\n<ul>\n<li>a\n<li>b</ul>"},
        {"<table><tr><td>a</td><td/></tr></table>", "\n<table>\n<tr><td>a<td></table>"},
        {"<i><br/>a</i>", "<i><br>a</i>"},
        {"<script>a&lt;b &amp;&amp; c</script>", "<script>a<b && c</script>"},
        {"<style>&lt;/style>x</style>", "<style></style>"},
    };
    char expected[512];
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        (void)snprintf(expected, sizeof expected, "<!DOCTYPE html>%s\n", rows[i].html);
        assert_string_equal(as_html(rows[i].xml), expected);
    }
}

/* ---- functions ---- */

static const char *through(const char *function, const char *text)
{
    char sheet[1024];
    struct vsd_transform *transform;
    struct vssdoc_error error;
    (void)snprintf(sheet, sizeof sheet,
                   "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
                   "xmlns:v='urn:vssdoc:functions'><xsl:output method='text'/>"
                   "<xsl:template match='/'><xsl:value-of select='v:%s(.)'/></xsl:template>"
                   "</xsl:stylesheet>",
                   function);
    write_text("sheet.xsl", sheet);
    written.n = 0;
    written.text[0] = '\0';
    assert_int_equal(vsd_transform_begin("html", "sheet.xsl", &transform, &error), VSSDOC_OK);
    assert_int_equal(remove("sheet.xsl"), 0);
    assert_true(vsd_transform_feed(transform, "<t><![CDATA[", 12));
    assert_true(vsd_transform_feed(transform, text, strlen(text)));
    assert_true(vsd_transform_feed(transform, "]]></t>", 7));
    assert_int_equal(vsd_transform_end(transform, keep, NULL, &error), VSSDOC_OK);
    return written.text;
}

/* Neither Markdown nor what GitHub makes of its result finds anything in a name. */
static void escapes_for_markdown(void **state)
{
    static const struct {
        const char *function, *text, *result;
    } rows[] = {
        {"markdown", "plain (text), no. 1!", "plain (text), no. 1!"},
        {"markdown", "*a* _b_ `c` [d](e) |f| ~g~",
         "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\|f\\| \\~g\\~"},
        {"markdown", "<b>&amp;", "&lt;b>&amp;amp;"},
        {"markdown", "C:\\a", "C:\\\\a"},
        {"markdown", "@you #1 @ #", "@<!-- -->you #<!-- -->1 @ #"},
        {"markdown", ":bomb: a:b", ":<!-- -->bomb: a:b"},
        {"markdown", "$x$", "<span>$</span>x<span>$</span>"},
        {"markdown", "http://x www.y", "http\\://x www\\.y"},
        {"markdown", "a\nb", "a&lt;U+000A>b"},
        {"code", "a|b", "`a\\|b`"},
        {"code", "a`b``c", "``` a`b``c ```"},
        {"shown",
         "a\xE2\x80\xAE"
         "b",
         "a<U+202E>b"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        assert_string_equal(through(rows[i].function, rows[i].text), rows[i].result);
}

/* ---- SHA-256 ---- */

/* The value that the standard gives for "abc". */
static void knows_a_digest(void **state)
{
    char hex[VSD_SHA256_HEX], base64[VSD_SHA256_BASE64];
    (void)state;
    vsd_sha256_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    vsd_sha256_base64("abc", 3, base64);
    assert_string_equal(base64, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_each_folder_once),
        cmocka_unit_test(bounds_the_depth),
        cmocka_unit_test(writes_html),
        cmocka_unit_test(escapes_for_markdown),
        cmocka_unit_test(knows_a_digest),
    };
    return RUN(tests);
}
