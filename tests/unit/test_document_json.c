/* Documents as JSON and back: what comes back says what the first one said. */
#include "cmocka_all.h"

#include <string.h>

#include "fixture.h"
#include "likeness.h"

static struct bytes written(const struct vssdoc_document *document, bool json)
{
    struct bytes bytes = {0};
    struct vssdoc_error error;
    enum vssdoc_status status =
        json ? vssdoc_document_write_json(document, gather_bytes, &bytes, &error)
             : vssdoc_document_write(document, &(struct vssdoc_document_options){.indent = 2},
                                     gather_bytes, &bytes, &error);
    CHECK(status == VSSDOC_OK, "%s: %s", document->name, error.message);
    return bytes;
}

static const struct vssdoc_document *only(const struct vssdoc_document *from, struct result *result,
                                          const struct bytes *bytes)
{
    read_memory(result, from->name, bytes->data, bytes->size);
    CHECK(result->n_captures == 1 && result->captures[0]->n_documents == 1,
          "%s: %zu captures, %s\n%.*s", from->name, result->n_captures,
          result->n_problems > 0 ? result->problems[0].message : "no problem", (int)bytes->size,
          (const char *)bytes->data);
    return result->captures[0]->documents[0];
}

static void each_comes_back(const struct vssdoc_document *document)
{
    struct bytes json = written(document, true);
    struct result from_json = {0}, from_xml = {0};
    const struct vssdoc_document *read = only(document, &from_json, &json);
    const char *why = difference(document, read, false);
    CHECK(why == NULL, "%s, from JSON: %s\n%.*s", document->name, why,
          (int)(json.size < 3000 ? json.size : 3000), (char *)json.data);
    struct bytes xml = written(read, false);
    const struct vssdoc_document *back = only(document, &from_xml, &xml);
    why = difference(document, back, false);
    CHECK(why == NULL, "%s, by JSON: %s\n%.*s", document->name, why,
          (int)(xml.size < 3000 ? xml.size : 3000), (char *)xml.data);
    bytes_free(&json);
    bytes_free(&xml);
    result_free(&from_json);
    result_free(&from_xml);
}

/* Every document of the corpus is the same after JSON, with all that was kept of it. */
static void nothing_is_lost(void **state)
{
    (void)state;
    assert_true(each_document(each_comes_back) > 300);
}

/* An element of another namespace comes back with what declares its prefix, wherever that stands. */
static void prefixes_come_back(void **state)
{
    static const char *const xml[] = {
        "<WRITER_METADATA xmlns:q=\"urn:q\" version=\"1.2\"><q:note q:a=\"1\">x</q:note>"
        "</WRITER_METADATA>",
        "<WRITER_METADATA version=\"1.2\"><BACKUP_LOCATIONS xmlns:q=\"urn:q\"><q:note/>"
        "<FILE_GROUP componentName=\"A\" xmlns:r=\"urn:r\"><r:note/><q:note/></FILE_GROUP>"
        "</BACKUP_LOCATIONS></WRITER_METADATA>",
        "<BACKUP_COMPONENTS xmlns:q=\"urn:q\" version=\"1.2\"><!-- c --><q:note/>"
        "<WRITER_COMPONENTS><q:note/></WRITER_COMPONENTS></BACKUP_COMPONENTS>"};
    (void)state;
    for (size_t i = 0; i < sizeof xml / sizeof *xml; i++) {
        struct result result = {0};
        read_memory(&result, "prefix.xml", xml[i], strlen(xml[i]));
        assert_int_equal(result.n_captures, 1);
        each_comes_back(result.captures[0]->documents[0]);
        result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(prefixes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
