/* Documents that are cut off anywhere: what a full disk or an interrupted copy leaves. */
#include "cmocka_all.h"

#include "fixture.h"

static const char *const documents[] = {
    "made/encodings/comments-and-instructions.xml", "made/encodings/references.xml",
    "made/domain-controller-frs/wmd-frs.xml",       "made/domain-controller-frs/bcd.xml",
    "made/chain/inc2/bcd.xml",                      "made/after-restore/tidewater-index.xml",
};

/* A document of the corpus in UTF-8 and without white space behind it. */
static const char *load(const char *path)
{
    struct bytes bytes = read_corpus(path);
    while (bytes.size > 0 && strchr(" \r\n", bytes.data[bytes.size - 1]) != NULL)
        bytes.size--;
    const char *copy = text("%.*s", (int)bytes.size, (const char *)bytes.data);
    bytes_free(&bytes);
    return copy;
}

/* What reading a beginning gave must be an error of a kind that says what is wrong, and no model.
 */
static void check_cut(const struct result *result, size_t size)
{
    if (result->n_captures == 0) {
        CHECK(result->status == VSSDOC_NOT_VSS || result->status == VSSDOC_MALFORMED,
              "%zu bytes: status %d", size, (int)result->status);
        assert_int_equal(result->n_problems, 1);
        assert_int_equal(result->problems[0].status, result->status);
        assert_int_equal(result->error.status, result->status);
        assert_string_equal(result->error.message, result->problems[0].message);
        assert_string_equal(result->error.source, "cut.xml");
        assert_true(result->error.message[0] != '\0');
        assert_in_range(result->error.offset, 0, size);
        return;
    }
    assert_int_equal(result->n_captures, 1);
    assert_int_equal(result->captures[0]->n_documents, 1);
    const struct vssdoc_document *d = result->captures[0]->documents[0];
    CHECK(d->error != NULL, "%zu bytes pass for a whole document", size);
    assert_int_equal(d->status, VSSDOC_MALFORMED);
    assert_int_not_equal(d->kind, VSSDOC_OTHER);
    assert_in_range(d->error_offset, 0, size);
    assert_null(d->writer);
    assert_null(d->backup_components);
    assert_int_equal(result->captures[0]->n_writers, 0);
    assert_null(result->captures[0]->backup_components);
    for (const struct vssdoc_note *note = d->notes; note != NULL; note = note->next)
        assert_null(note->element); /* of a tree that is gone */
}

/* Reads every beginning from memory that ends where it does, so that a step beyond shows. */
static void read_every_beginning(const struct bytes *bytes)
{
    for (size_t size = 0; size <= bytes->size; size++) {
        struct result result = {0};
        unsigned char *copy = malloc(size > 0 ? size : 1);
        assert_non_null(copy);
        memcpy(copy, bytes->data, size);
        read_memory(&result, "cut.xml", copy, size);
        free(copy);
        if (size < bytes->size) {
            check_cut(&result, size);
        } else {
            assert_int_equal(result.n_captures, 1);
            CHECK(result.captures[0]->documents[0]->error == NULL, "the whole: %s",
                  result.captures[0]->documents[0]->error);
        }
        result_free(&result);
    }
}

static void read_all(enum vssdoc_encoding encoding, bool mark)
{
    for (size_t i = 0; i < LENGTH(documents); i++) {
        struct bytes bytes = {0};
        if (mark)
            bytes_add_mark(&bytes, encoding);
        bytes_add_text(&bytes, load(documents[i]), encoding);
        read_every_beginning(&bytes);
        bytes_free(&bytes);
    }
}

/* No beginning of a document in UTF-8 is taken for the whole. */
static void utf_8_cut_anywhere(void **state)
{
    (void)state;
    read_all(VSSDOC_UTF_8, false);
}

/* No beginning of a document in UTF-16 is taken for the whole, nor is half a unit. */
static void utf_16_cut_anywhere(void **state)
{
    (void)state;
    read_all(VSSDOC_UTF_16LE, false);
    read_all(VSSDOC_UTF_16BE, true);
}

/* A manifest, UTF-16 as it comes, likewise. */
static void a_manifest_cut_anywhere(void **state)
{
    struct bytes bytes = read_corpus("made/many/2024-05-01/Manifest.xml");
    (void)state;
    read_every_beginning(&bytes);
    bytes_free(&bytes);
}

/* Of a listing that is cut, the documents in front of the cut are whole and the last one is not. */
static void a_listing_cut_anywhere(void **state)
{
    const char *one = load("made/chain/full/halyard.xml");
    const char *whole = text("--[Writer 0]--\n%s\n--[Writer 1]--\n%s", one, one);
    size_t first_end = strlen("--[Writer 0]--\n") + strlen(one);
    /* half a separator belongs to the first */
    size_t second = first_end + strlen("\n--[Writer 1]--");
    (void)state;
    for (size_t size = 0; size < strlen(whole); size++) {
        struct result result = {0};
        read_memory(&result, "cut.txt", whole, size);
        size_t good = 0;
        for (size_t i = 0; result.n_captures > 0 && i < result.captures[0]->n_documents; i++)
            good += result.captures[0]->documents[i]->error == NULL;
        CHECK(size < first_end ? good == 0 : size < second || good == 1,
              "%zu bytes: %zu whole documents", size, good);
        CHECK(result.status == VSSDOC_OK || result.n_captures == 0, "%zu bytes: status %d", size,
              (int)result.status);
        result_free(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf_8_cut_anywhere),
        cmocka_unit_test(utf_16_cut_anywhere),
        cmocka_unit_test(a_manifest_cut_anywhere),
        cmocka_unit_test(a_listing_cut_anywhere),
    };
    return RUN(tests);
}
