/* What a file is, from its first bytes. */
#include "cmocka_all.h"

#include "fixture.h"
#include "reader/sniff.h"

static enum vsd_sniffed sniff(const struct bytes *bytes, enum vssdoc_document_kind *kind,
                              char reason[160])
{
    memset(reason, 0, 160);
    return vsd_sniff(bytes->data, bytes->size, kind, reason, 160);
}

static const struct {
    const char *text;
    enum vsd_sniffed sniffed;
    enum vssdoc_document_kind kind;
    const char *reason;
} rows[] = {
    {"<WRITER_METADATA version=\"1.2\">", VSD_SNIFFED_VSS, VSSDOC_WMD, ""},
    {"<BACKUP_COMPONENTS\n", VSD_SNIFFED_VSS, VSSDOC_BCD, ""},
    {"<Manifest/>", VSD_SNIFFED_VSS, VSSDOC_MANIFEST, ""},
    {"<WRITER_METADATA>", VSD_SNIFFED_VSS, VSSDOC_WMD, ""},
    {"<x:BACKUP_COMPONENTS xmlns:x=\"y\">", VSD_SNIFFED_VSS, VSSDOC_BCD, ""},
    {"\r\n\t <WRITER_METADATA ", VSD_SNIFFED_VSS, VSSDOC_WMD, ""},
    {"<?xml version=\"1.0\"?>\r\n<!-- <a> -- > -->\n<?p > ?><WRITER_METADATA ", VSD_SNIFFED_VSS,
     VSSDOC_WMD, ""},
    {"<!DOCTYPE WRITER_METADATA><WRITER_METADATA ", VSD_SNIFFED_VSS, VSSDOC_WMD, ""},
    {"<!DOCTYPE a [<!ENTITY b \"]>\"> <!ELEMENT c ANY>] ><BACKUP_COMPONENTS ", VSD_SNIFFED_VSS,
     VSSDOC_BCD, ""},
    {"VSHADOW.EXE 3.0\r\n\r\n--[Writer 0]--\r\n<WRITER_METADATA ", VSD_SNIFFED_LISTING,
     VSSDOC_OTHER, ""},
    {"--[Writer 0]--", VSD_SNIFFED_LISTING, VSSDOC_OTHER, ""},
    {"[Writer 1] --[Writer 2] a\n  ---- [Writer 0] ----", VSD_SNIFFED_LISTING, VSSDOC_OTHER, ""},
    {"-[Writer 0]--", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
    {"\xEF\xBB\xBF \xEF\xBB\xBF<BACKUP_COMPONENTS ", VSD_SNIFFED_VSS, VSSDOC_BCD, ""},
    {"<?xml version=\"1.0\"?><!-- no end in sight", VSD_SNIFFED_UNSURE, VSSDOC_OTHER, ""},
    {"<?xml version=\"1.0\"?>\n", VSD_SNIFFED_UNSURE, VSSDOC_OTHER, ""},
    {"<!DOCTYPE a [", VSD_SNIFFED_UNSURE, VSSDOC_OTHER, ""},
    {"<writer_metadata>", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "root element is <writer_metadata>"},
    {"<WRITER_METADATA2>", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "<WRITER_METADATA2>"},
    {"<html><WRITER_METADATA/>", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "<html>"},
    {"<?xml version=\"1.0\"?> text", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
    {"", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "empty"},
    {" \r\n", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "empty"},
    {"{\"WRITER_METADATA\": 1}", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
    {"{\"schema\": \"other/validate/1\"}", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
    {"{\"schema\": \"vssdoc/\"}", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
    {"{\n  \"schema\": \"vssdoc/validate/1\",\n", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "explain --report"},
    {"{\"schema\":\"vssdoc/select-stream/1\"}\n{", VSD_SNIFFED_OTHER, VSSDOC_OTHER,
     "the result of \"vssdoc select\""},
    {"{\"schema\": \"vssdoc/document/2\"}", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "does not read"},
    {"--[Writer 0", VSD_SNIFFED_OTHER, VSSDOC_OTHER, "no XML"},
};

/* The root element decides, in every encoding, with and without a mark. */
static void goes_by_the_root_element(void **state)
{
    static const enum vssdoc_encoding encodings[] = {VSSDOC_UTF_8, VSSDOC_UTF_16LE,
                                                     VSSDOC_UTF_16BE};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        for (size_t e = 0; e < 2 * LENGTH(encodings); e++) {
            struct bytes bytes = {0};
            enum vssdoc_document_kind kind = VSSDOC_WMD;
            char reason[160];
            if (e % 2 == 1)
                bytes_add_mark(&bytes, encodings[e / 2]);
            bytes_add_text(&bytes, rows[i].text, encodings[e / 2]);
            enum vsd_sniffed sniffed = sniff(&bytes, &kind, reason);
            CHECK(sniffed == rows[i].sniffed && kind == rows[i].kind, "\"%s\" (%zu): %d %d",
                  rows[i].text, e, (int)sniffed, (int)kind);
            if (sniffed == VSD_SNIFFED_OTHER)
                CHECK(strstr(reason, rows[i].reason) != NULL, "\"%s\" (%zu): %s", rows[i].text, e,
                      reason);
            bytes_free(&bytes);
        }
    }
}

/* What is no text at all is told as such. */
static void tells_what_is_no_text(void **state)
{
    static const struct bytes binaries[] = {
        {(unsigned char *)(uintptr_t)"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, 0},
        {(unsigned char *)(uintptr_t)"MZ\x90\0\3\0\0\0", 8, 0},
        {(unsigned char *)(uintptr_t)"\0\0\0\0", 4, 0},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(binaries); i++) {
        enum vssdoc_document_kind kind;
        char reason[160];
        assert_int_equal(sniff(&binaries[i], &kind, reason), VSD_SNIFFED_OTHER);
        assert_int_equal(kind, VSSDOC_OTHER);
        CHECK(strstr(reason, "not text") != NULL, "row %zu: %s", i, reason);
    }
}

/* A document in UTF-32 is told to be that, not to be something else. */
static void names_utf_32(void **state)
{
    struct bytes bytes = {0};
    enum vssdoc_document_kind kind;
    char reason[160];
    (void)state;
    for (const char *c = "<WRITER_METADATA/>"; *c != '\0'; c++) {
        bytes_add(&bytes, c, 1);
        bytes_add(&bytes, "\0\0\0", 3);
    }
    enum vsd_sniffed sniffed = sniff(&bytes, &kind, reason);
    CHECK(sniffed == VSD_SNIFFED_UNSURE || strstr(reason, "UTF-32") != NULL, "%s", reason);
    bytes_free(&bytes);
}

/* A root element that is cut off by the end of what is looked at is not taken for another one, and
 * a very long one does no harm. */
static void bounds_names(void **state)
{
    struct bytes bytes = {0};
    enum vssdoc_document_kind kind;
    char reason[160];
    (void)state;
    bytes_add_text(&bytes, text("<%01000d/>", 0), VSSDOC_UTF_8);
    assert_int_equal(sniff(&bytes, &kind, reason), VSD_SNIFFED_OTHER);
    assert_in_range(strlen(reason), 1, 159);
    char small[8] = "#######";
    assert_int_equal(vsd_sniff(bytes.data, bytes.size, &kind, small, sizeof small - 1),
                     VSD_SNIFFED_OTHER);
    assert_int_equal(strlen(small), sizeof small - 2);
    bytes_free(&bytes);
}

/* Roots are known by their local names exactly. */
static void knows_the_roots(void **state)
{
    (void)state;
    assert_int_equal(vsd_root_kind("WRITER_METADATA"), VSSDOC_WMD);
    assert_int_equal(vsd_root_kind("BACKUP_COMPONENTS"), VSSDOC_BCD);
    assert_int_equal(vsd_root_kind("Manifest"), VSSDOC_MANIFEST);
    assert_int_equal(vsd_root_kind("MANIFEST"), VSSDOC_OTHER);
    assert_int_equal(vsd_root_kind(""), VSSDOC_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_by_the_root_element), cmocka_unit_test(tells_what_is_no_text),
        cmocka_unit_test(names_utf_32),             cmocka_unit_test(bounds_names),
        cmocka_unit_test(knows_the_roots),
    };
    return RUN(tests);
}
