/* Every limit is in effect, at its exact value, and named in the error. */
#include "cmocka_all.h"

#include <stdio.h>

#include "fixture.h"

#define CLASS    "aaaaaaaa-0000-0000-0000-000000000000"
#define INSTANCE "00000001-0000-0000-0000-000000000000"

static struct vssdoc_limits limits;

static int set_limits(void **state)
{
    (void)state;
    limits = *vssdoc_default_limits();
    return 0;
}

static const char *document(void)
{
    return wmd(CLASS, INSTANCE, "W", "");
}

/* A document of exactly so many bytes. */
static struct bytes document_of(size_t size)
{
    struct bytes bytes = {0};
    const char *end = "--></WRITER_METADATA>";
    bytes_add_text(&bytes, "<WRITER_METADATA><!--", VSSDOC_UTF_8);
    while (bytes.size + strlen(end) < size)
        bytes_add(&bytes, "x", 1);
    bytes_add_text(&bytes, end, VSSDOC_UTF_8);
    assert_int_equal(bytes.size, size);
    return bytes;
}

/* How many documents were read well, and the message of the first thing that a limit stopped, be it
 * told as a problem or by a document; "" when nothing was. */
static const char *read_limited(const char *operand, const struct bytes *memory, size_t *n_good)
{
    struct result result = {.options.limits = &limits};
    const char *message = "";
    if (memory != NULL)
        read_memory(&result, operand, memory->data, memory->size);
    else
        read_one(&result, operand);
    *n_good = 0;
    for (size_t i = 0; i < result.n_problems; i++)
        if (result.problems[i].status == VSSDOC_LIMIT && *message == '\0')
            message = text("%s", result.problems[i].message);
    if (*message != '\0')
        assert_int_equal(result.status, VSSDOC_LIMIT);
    for (size_t c = 0; c < result.n_captures; c++) {
        for (size_t d = 0; d < result.captures[c]->n_documents; d++) {
            const struct vssdoc_document *one = result.captures[c]->documents[d];
            *n_good += one->kind != VSSDOC_OTHER && one->error == NULL;
            if (one->status == VSSDOC_LIMIT && *message == '\0')
                message = text("%s", one->error);
        }
    }
    result_free(&result);
    return message;
}

static void expect_good(const char *operand, const struct bytes *memory, size_t n)
{
    size_t n_good;
    const char *message = read_limited(operand, memory, &n_good);
    CHECK(*message == '\0', "%s: %s", operand, message);
    CHECK(n_good == n, "%s: %zu documents instead of %zu", operand, n_good, n);
}

static void expect_limit(const char *operand, const struct bytes *memory, size_t n,
                         const char *word)
{
    size_t n_good;
    const char *message = read_limited(operand, memory, &n_good);
    CHECK(*message != '\0', "%s: no limit is met, %zu documents", operand, n_good);
    CHECK(strstr(message, word) != NULL, "%s: %s", operand, message);
    CHECK(n_good == n, "%s: %zu documents instead of %zu", operand, n_good, n);
}

/* The defaults are the documented ones. */
static void defaults_are_documented(void **state)
{
    (void)state;
    assert_int_equal(limits.document_bytes, 256 * 1024 * 1024);
    assert_int_equal(limits.archive_bytes, 1024 * 1024 * 1024);
    assert_int_equal(limits.archive_members, 10000);
    assert_int_equal(limits.archive_depth, 4);
    assert_int_equal(limits.folder_depth, 32);
    assert_int_equal(limits.folder_entries, 200000);
    assert_int_equal(limits.element_depth, 256);
    assert_int_equal(limits.attributes, 2000);
    assert_int_equal(limits.names, 65536);
    assert_int_equal(limits.model_bytes, 1024 * 1024 * 1024);
    assert_true(limits.listing_bytes == UINT64_C(8) << 30);
}

static const size_t sizes[] = {1000, 64 * 1024, 64 * 1024 + 1, 200 * 1000};

/* A file may have so many bytes and not one more, named itself or in a folder. */
static void document_bytes_of_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(sizes); i++) {
        struct bytes bytes = document_of(sizes[i]);
        write_file("size/w.xml", bytes.data, bytes.size);
        limits.document_bytes = sizes[i];
        expect_good("size/w.xml", NULL, 1);
        expect_good("size", NULL, 1);
        limits.document_bytes = sizes[i] - 1;
        expect_limit("size/w.xml", NULL, 0, "--max-bytes");
        expect_limit("size", NULL, 0, "--max-bytes");
        bytes_free(&bytes);
    }
}

/* The same holds for a member of an archive. */
static void document_bytes_of_members(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(sizes); i++) {
        struct bytes bytes = document_of(sizes[i]);
        struct member member = {"w.xml", bytes.data, bytes.size};
        struct bytes archive = make_archive("zip", &member, 1);
        write_file("size.zip", archive.data, archive.size);
        limits.document_bytes = sizes[i];
        expect_good("size.zip", NULL, 1);
        limits.document_bytes = sizes[i] - 1;
        expect_limit("size.zip", NULL, 0, "--max-bytes");
        bytes_free(&archive);
        bytes_free(&bytes);
    }
}

/* The same holds for bytes in memory. */
static void document_bytes_of_memory(void **state)
{
    struct bytes bytes = document_of(1000);
    (void)state;
    limits.document_bytes = 1000;
    expect_good("m.xml", &bytes, 1);
    limits.document_bytes = 999;
    expect_limit("m.xml", &bytes, 0, "--max-bytes");
    bytes_free(&bytes);
}

/* All members of an archive together, those of archives inside it included, may have so many bytes.
 */
static void archive_bytes(void **state)
{
    enum { SIZE = 30000 };
    struct bytes bytes = document_of(SIZE);
    struct member members[4];
    (void)state;
    for (size_t i = 0; i < 3; i++)
        members[i] = (struct member){text("w%zu.xml", i), bytes.data, bytes.size};
    struct bytes archive = make_archive("ustar", members, 3);
    write_file("bytes.tar", archive.data, archive.size);
    limits.archive_bytes = 3 * SIZE;
    expect_good("bytes.tar", NULL, 3);
    expect_good("memory.tar", &archive, 3);
    limits.archive_bytes = 3 * SIZE - 1;
    expect_limit("bytes.tar", NULL, 2, "--max-bytes");
    expect_limit("memory.tar", &archive, 2, "--max-bytes");
    struct member inner = {"inner.tar", archive.data, archive.size};
    struct bytes outer = make_archive("zip", &inner, 1);
    write_file("bytes.zip", outer.data, outer.size);
    limits.archive_bytes = archive.size + 3 * SIZE;
    expect_good("bytes.zip", NULL, 3);
    limits.archive_bytes = archive.size + 3 * SIZE - 1;
    expect_limit("bytes.zip", NULL, 2, "--max-bytes");
    bytes_free(&outer);
    bytes_free(&archive);
    bytes_free(&bytes);
}

/* So many members of an archive are looked at. */
static void archive_members(void **state)
{
    struct member members[5];
    (void)state;
    for (size_t i = 0; i < LENGTH(members); i++)
        members[i] = (struct member){text("w%zu.xml", i), document(), strlen(document())};
    struct bytes archive = make_archive("zip", members, LENGTH(members));
    write_file("members.zip", archive.data, archive.size);
    limits.archive_members = 5;
    expect_good("members.zip", NULL, 5);
    limits.archive_members = 4;
    expect_limit("members.zip", NULL, 4, "--max-entries");
    limits.archive_members = 0;
    expect_limit("members.zip", NULL, 0, "--max-entries");
    bytes_free(&archive);
}

/* Archives may lie inside archives so deep. */
static void archive_depth(void **state)
{
    struct member member = {"w.xml", document(), strlen(document())};
    struct bytes archive = make_archive("zip", &member, 1);
    (void)state;
    for (int depth = 0; depth < 3; depth++) {
        member = (struct member){"inner.zip", archive.data, archive.size};
        struct bytes outer = make_archive("zip", &member, 1);
        bytes_free(&archive);
        archive = outer;
    }
    write_file("deep.zip", archive.data, archive.size);
    limits.archive_depth = 3;
    expect_good("deep.zip", NULL, 1);
    limits.archive_depth = 2;
    expect_limit("deep.zip", NULL, 0, "deep");
    limits.archive_depth = 0;
    expect_limit("deep.zip", NULL, 0, "deep");
    bytes_free(&archive);
}

/* Folders may lie inside folders so deep. */
static void folder_depth(void **state)
{
    (void)state;
    write_text("depth/w.xml", document());
    write_text("depth/1/w.xml", document());
    write_text("depth/1/2/w.xml", document());
    limits.folder_depth = 2;
    expect_good("depth", NULL, 3);
    limits.folder_depth = 1;
    expect_limit("depth", NULL, 2, "deep");
    limits.folder_depth = 0;
    expect_limit("depth", NULL, 1, "deep");
    expect_good("depth/w.xml", NULL, 1);
}

/* So many files and folders below an operand are looked at. */
static void folder_entries(void **state)
{
    (void)state;
    write_text("entries/w.xml", document());
    write_text("entries/1/a.xml", document());
    write_text("entries/1/b.xml", document());
    limits.folder_entries = 4;
    expect_good("entries", NULL, 3);
    limits.folder_entries = 3;
    expect_limit("entries", NULL, 1, "--max-entries");
    limits.folder_entries = 0;
    expect_limit("entries", NULL, 0, "--max-entries");
}

/* Elements may be nested so deep, known or not. */
static void element_depth(void **state)
{
    struct bytes bytes = {0};
    (void)state;
    bytes_add_text(&bytes, "<WRITER_METADATA>", VSSDOC_UTF_8);
    for (int i = 0; i < 9; i++)
        bytes_add_text(&bytes, "<a>", VSSDOC_UTF_8);
    for (int i = 0; i < 9; i++)
        bytes_add_text(&bytes, "</a>", VSSDOC_UTF_8);
    bytes_add_text(&bytes, "</WRITER_METADATA>", VSSDOC_UTF_8);
    limits.element_depth = 10;
    expect_good("nested.xml", &bytes, 1);
    limits.element_depth = 9;
    expect_limit("nested.xml", &bytes, 0, "deep");
    struct result result = {.options.limits = &limits};
    read_memory(&result, "nested.xml", bytes.data, bytes.size);
    assert_int_equal(result.captures[0]->documents[0]->error_offset, 17 + 8 * 3);
    result_free(&result);
    bytes_free(&bytes);
}

/* So many different names may stand in a document: libxml2's table of them is slow when crowded. */
static void names(void **state)
{
    struct bytes bytes = {0};
    char text[32];
    (void)state;
    bytes_add_text(&bytes, "<WRITER_METADATA>", VSSDOC_UTF_8);
    for (int i = 0; i < 300; i++) {
        (void)snprintf(text, sizeof text, "<a%d b%d=''/><?c%d?>", i, i, i);
        bytes_add_text(&bytes, text, VSSDOC_UTF_8);
    }
    bytes_add_text(&bytes, "</WRITER_METADATA>", VSSDOC_UTF_8);
    limits.names = 1000;
    expect_good("names.xml", &bytes, 1);
    limits.names = 800;
    expect_limit("names.xml", &bytes, 0, "different names");
    bytes_free(&bytes);
}

/* What documents become in memory is bounded, that of all in one place together: tiny elements take
 * many times their size. */
static void model_bytes(void **state)
{
    static const char *const pieces[] = {"<FILE_GROUP/>", "<a/>", "<!---->", "<EXCLUDE_FILES/>"};
    (void)state;
    for (size_t i = 0; i < LENGTH(pieces); i++) {
        struct bytes bytes = {0};
        bytes_add_text(&bytes, "<WRITER_METADATA><BACKUP_LOCATIONS>", VSSDOC_UTF_8);
        for (int k = 0; k < 20000; k++)
            bytes_add_text(&bytes, pieces[i], VSSDOC_UTF_8);
        bytes_add_text(&bytes, "</BACKUP_LOCATIONS></WRITER_METADATA>", VSSDOC_UTF_8);
        limits.model_bytes = 16 * 1024 * 1024;
        expect_good(pieces[i], &bytes, 1);
        limits.model_bytes = 256 * 1024;
        expect_limit(pieces[i], &bytes, 0, "--max-bytes");
        write_file("model/1.xml", bytes.data, bytes.size);
        write_file("model/2.xml", bytes.data, bytes.size);
        limits.model_bytes = 16 * 1024 * 1024;
        expect_good("model", NULL, 2);
        bytes_free(&bytes);
    }
    struct bytes json = {0};
    bytes_add_text(&json, "{\"schema\": \"vssdoc/document/1\", \"x\": [0", VSSDOC_UTF_8);
    for (int k = 0; k < 20000; k++)
        bytes_add_text(&json, ",0", VSSDOC_UTF_8);
    bytes_add_text(&json, "]}", VSSDOC_UTF_8);
    limits.model_bytes = 1024 * 1024;
    expect_limit("values.json", &json, 0, "memory");
    bytes_free(&json);
}

#define LIMITED(test) cmocka_unit_test_setup(test, set_limits)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIMITED(defaults_are_documented),
        LIMITED(document_bytes_of_files),
        LIMITED(document_bytes_of_members),
        LIMITED(document_bytes_of_memory),
        LIMITED(archive_bytes),
        LIMITED(archive_members),
        LIMITED(archive_depth),
        LIMITED(folder_depth),
        LIMITED(folder_entries),
        LIMITED(element_depth),
        LIMITED(names),
        LIMITED(model_bytes),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
