/* Documents written again: what is read back says what the first one said. */
#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "likeness.h"

static struct bytes written(const struct vssdoc_document *document,
                            const struct vssdoc_document_options *options)
{
    struct bytes bytes = {0};
    struct vssdoc_error error;
    enum vssdoc_status status =
        vssdoc_document_write(document, options, gather_bytes, &bytes, &error);
    CHECK(status == VSSDOC_OK, "%s: %s", document->name, error.message);
    return bytes;
}

static void comes_back(const struct vssdoc_document *document,
                       const struct vssdoc_document_options *options)
{
    struct bytes bytes = written(document, options);
    struct result result = {0};
    read_memory(&result, document->name, bytes.data, bytes.size);
    CHECK(result.n_captures == 1 && result.captures[0]->n_documents == 1, "%s: %zu captures: %.*s",
          document->name, result.n_captures, (int)bytes.size, (const char *)bytes.data);
    const char *why = difference(document, result.captures[0]->documents[0], options->canonical);
    CHECK(why == NULL, "%s: %s\n%.*s", document->name, why,
          (int)(bytes.size < 3000 ? bytes.size : 3000), (const char *)bytes.data);
    bytes_free(&bytes);
    result_free(&result);
}

static void each_comes_back(const struct vssdoc_document *document)
{
    comes_back(document, &(struct vssdoc_document_options){.indent = 0});
    comes_back(document, &(struct vssdoc_document_options){.indent = 2});
    comes_back(document, &(struct vssdoc_document_options){.encoding = VSSDOC_UTF_16LE});
    comes_back(document, &(struct vssdoc_document_options){.encoding = VSSDOC_UTF_16BE,
                                                           .byte_order_mark = true});
}

/* Every document of the corpus says the same when it was written again, down to unknown names and
 * odd spellings. */
static void nothing_is_lost(void **state)
{
    (void)state;
    assert_true(each_document(each_comes_back) > 300);
}

static void each_is_stable(const struct vssdoc_document *document)
{
    const struct vssdoc_document_options options = {.canonical = true, .indent = 2};
    struct bytes once = written(document, &options);
    struct result result = {0};
    read_memory(&result, document->name, once.data, once.size);
    CHECK(result.n_captures == 1 && result.captures[0]->n_documents == 1, "%s: unreadable",
          document->name);
    struct bytes twice = written(result.captures[0]->documents[0], &options);
    CHECK(once.size == twice.size && memcmp(once.data, twice.data, once.size) == 0,
          "%s is not stable:\n%.*s\n%.*s", document->name, (int)once.size, (char *)once.data,
          (int)twice.size, (char *)twice.data);
    bytes_free(&once);
    bytes_free(&twice);
    result_free(&result);
}

/* The canonical form of a canonical form is itself. */
static void canonical_is_stable(void **state)
{
    (void)state;
    assert_true(each_document(each_is_stable) > 300);
}

/* A document that a program made: in the order of the table, marked, and with a list of the names
 * that no source confirms. */
static void made_documents_are_marked(void **state)
{
    (void)state;
    struct vssdoc_backup_component *component = calloc(1, sizeof *component);
    struct vssdoc_writer_components *entry = calloc(1, sizeof *entry);
    struct vssdoc_backup_components *root = calloc(1, sizeof *root);
    assert_non_null(component);
    assert_non_null(entry);
    assert_non_null(root);
    *component = (struct vssdoc_backup_component){.type = 1,
                                                  .logical_path = "SRV",
                                                  .name = "a\"<b>",
                                                  .backup_succeeded = 1,
                                                  .selected_for_restore = VSSDOC_ABSENT,
                                                  .additional_restores = VSSDOC_ABSENT,
                                                  .restore_target = 4,
                                                  .file_restore_status = VSSDOC_ABSENT,
                                                  .authoritative = VSSDOC_ABSENT,
                                                  .roll_forward_type = VSSDOC_ABSENT};
    *entry = (struct vssdoc_writer_components){
        .backup_schema = 0, .components = component, .n_components = 1};
    (void)vssdoc_guid_parse("A65FAA63-5EA8-4EBC-9DBD-A0C4DB26912A", &entry->writer_id);
    *root = (struct vssdoc_backup_components){.version = "1.2",
                                              .bootable_system_state = 1,
                                              .select_components = 1,
                                              .backup_type = 2,
                                              .partial_file_support = 0,
                                              .restore_type = VSSDOC_ABSENT,
                                              .writers = entry,
                                              .n_writers = 1};
    const struct vssdoc_document document = {.kind = VSSDOC_BCD, .backup_components = root};
    const struct vssdoc_document_options options = {.made = "a test -- of this"};
    struct bytes bytes = written(&document, &options);
    bytes_add(&bytes, "", 1);
    assert_string_equal(
        (char *)bytes.data,
        text(
            "<!-- Made by vssdoc %s: a test - - of this. Windows wrote nothing of it. Names and "
            "values "
            "that no source confirms: backupType=\"incremental\", componentType=\"database\", "
            "backupSucceeded, restoreTarget=\"originalLocation\" --><?vssdoc made?>"
            "<BACKUP_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" version=\"1.2\" "
            "bootableSystemStateBackup=\"yes\" selectComponents=\"yes\" backupType=\"incremental\" "
            "partialFileSupport=\"no\"><WRITER_COMPONENTS writerId=\"A65FAA63-5EA8-4EBC-9DBD-"
            "A0C4DB26912A\" backupSchema=\"0\"><COMPONENT logicalPath=\"SRV\" "
            "componentName=\"a&quot;&lt;b&gt;\" componentType=\"database\" backupSucceeded=\"yes\" "
            "restoreTarget=\"originalLocation\"/></WRITER_COMPONENTS></BACKUP_COMPONENTS>",
            vssdoc_version()));
    struct result result = {0};
    const struct vssdoc_document *back = read_good(&result, (char *)bytes.data);
    assert_int_equal(count_notes(back, VSSDOC_NOTE_MADE), 1);
    assert_int_equal(back->backup_components->backup_type, 2);
    result_free(&result);
    bytes_free(&bytes);
    free(component);
    free(entry);
    free(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(canonical_is_stable),
        cmocka_unit_test(made_documents_are_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
