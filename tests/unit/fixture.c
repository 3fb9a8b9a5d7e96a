#include "cmocka_all.h"

#include "fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

/* ---- bytes ---- */

void bytes_add(struct bytes *bytes, const void *data, size_t size)
{
    if (bytes->room - bytes->size < size) {
        bytes->room = (bytes->size + size) * 2 + 64;
        bytes->data = realloc(bytes->data, bytes->room);
        assert_non_null(bytes->data);
    }
    if (size > 0)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
}

static void add_unit(struct bytes *bytes, uint32_t unit, bool big_endian)
{
    unsigned char low = (unsigned char)(unit & 0xFF), high = (unsigned char)(unit >> 8);
    bytes_add(bytes, big_endian ? &high : &low, 1);
    bytes_add(bytes, big_endian ? &low : &high, 1);
}

void bytes_add_text(struct bytes *bytes, const char *utf_8, enum vssdoc_encoding encoding)
{
    bool big_endian = encoding == VSSDOC_UTF_16BE;
    if (encoding == VSSDOC_UTF_8) {
        bytes_add(bytes, utf_8, strlen(utf_8));
        return;
    }
    while (*utf_8 != '\0') {
        uint32_t c;
        utf_8 = vsd_utf8_next(utf_8, &c);
        if (encoding == VSSDOC_ENCODING_NONE) {
            unsigned char byte = (unsigned char)c;
            assert_true(c < 0x100);
            bytes_add(bytes, &byte, 1);
        } else if (c >= 0x10000) {
            add_unit(bytes, 0xD800 + ((c - 0x10000) >> 10), big_endian);
            add_unit(bytes, 0xDC00 + ((c - 0x10000) & 0x3FF), big_endian);
        } else {
            add_unit(bytes, c, big_endian);
        }
    }
}

void bytes_add_mark(struct bytes *bytes, enum vssdoc_encoding encoding)
{
    bytes_add_text(bytes, "\xEF\xBB\xBF", encoding);
}

void bytes_free(struct bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct bytes){0};
}

/* ---- documents ---- */

const char *text(const char *format, ...)
{
    static char texts[16][16 * 1024];
    static size_t next;
    char *to = texts[next++ % LENGTH(texts)];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(to, sizeof texts[0], format, arguments);
    va_end(arguments);
    assert_in_range((size_t)length, 0, sizeof texts[0] - 1);
    return to;
}

const char *wmd(const char *writer_id, const char *instance_id, const char *name,
                const char *inside)
{
    return text("<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\">"
                "<IDENTIFICATION writerId=\"%s\" instanceId=\"%s\" friendlyName=\"%s\" "
                "usage=\"USER_DATA\" dataSource=\"OTHER\"/>"
                "<BACKUP_LOCATIONS>%s</BACKUP_LOCATIONS></WRITER_METADATA>",
                writer_id, instance_id, name, inside);
}

static const char *attribute(const char *name, const char *value)
{
    return value != NULL ? text(" %s=\"%s\"", name, value) : "";
}

const char *group(const char *path, const char *name)
{
    return text("<FILE_GROUP%s componentName=\"%s\" selectable=\"yes\"/>",
                attribute("logicalPath", path), name);
}

const char *bcd(const char *inside)
{
    return text("<BACKUP_COMPONENTS xmlns=\"" BCD_NAMESPACE "\" version=\"1.2\" "
                "bootableSystemStateBackup=\"no\" selectComponents=\"yes\" backupType=\"full\" "
                "partialFileSupport=\"no\">%s</BACKUP_COMPONENTS>",
                inside);
}

const char *entry(const char *writer_id, const char *instance_id, const char *inside)
{
    return text("<WRITER_COMPONENTS%s writerId=\"%s\">%s</WRITER_COMPONENTS>",
                attribute("instanceId", instance_id), writer_id, inside);
}

const char *record(const char *path, const char *name)
{
    return text("<COMPONENT%s componentName=\"%s\" componentType=\"filegroup\"/>",
                attribute("logicalPath", path), name);
}

/* ---- files ---- */

static char folder[256], folder_before[1024];

int enter_folder(void **state)
{
    const char *temporary = getenv("TMPDIR");
    (void)state;
    if (temporary == NULL || *temporary != '/')
        temporary = "/tmp";
    (void)snprintf(folder, sizeof folder, "%s/vssdoc-unit-XXXXXX", temporary);
    if (getcwd(folder_before, sizeof folder_before) == NULL || mkdtemp(folder) == NULL)
        return -1;
    return chdir(folder);
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    return remove(path);
}

int leave_folder(void **state)
{
    (void)state;
    return chdir(folder_before) != 0 || nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0;
}

void make_folder(const char *path)
{
    char part[1024];
    (void)snprintf(part, sizeof part, "%s/", path);
    for (char *slash = part; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        assert_true(*part == '\0' || mkdir(part, 0777) == 0 || errno == EEXIST);
        *slash = '/';
    }
}

void write_file(const char *path, const void *bytes, size_t size)
{
    char above[1024];
    (void)snprintf(above, sizeof above, "%s", path);
    char *slash = strrchr(above, '/');
    if (slash != NULL) {
        *slash = '\0';
        make_folder(above);
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(size > 0 ? fwrite(bytes, 1, size, file) : 0, size);
    assert_int_equal(fclose(file), 0);
}

void write_text(const char *path, const char *utf_8)
{
    write_file(path, utf_8, strlen(utf_8));
}

struct bytes read_file(const char *path)
{
    struct bytes bytes = {0};
    char chunk[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL, "cannot open %s", path);
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
        bytes_add(&bytes, chunk, n);
    (void)fclose(file);
    return bytes;
}

struct bytes read_corpus(const char *path)
{
    const char *top = getenv("top_srcdir");
    return read_file(text("%s/corpus/%s", top != NULL ? top : ".", path));
}

struct bytes make_archive(const char *format, const struct member *members, size_t n)
{
    struct bytes bytes = {0};
    size_t room = 1 << 16;
    bool gzip = strcmp(format, "gzip") == 0;
    for (size_t i = 0; i < n; i++)
        room += 4096 + 2 * members[i].size;
    bytes.data = malloc(room);
    struct archive *archive = archive_write_new();
    assert_true(bytes.data != NULL && archive != NULL);
    assert_int_equal(archive_write_set_format_by_name(archive, gzip ? "ustar" : format), 0);
    if (gzip)
        assert_int_equal(archive_write_add_filter_gzip(archive), 0);
    assert_int_equal(archive_write_open_memory(archive, bytes.data, room, &bytes.size), 0);
    for (size_t i = 0; i < n; i++) {
        struct archive_entry *one = archive_entry_new();
        archive_entry_set_pathname(one, members[i].path);
        archive_entry_set_size(one, (int64_t)members[i].size);
        archive_entry_set_filetype(one, AE_IFREG);
        archive_entry_set_perm(one, 0644);
        assert_int_equal(archive_write_header(archive, one), 0);
        assert_int_equal(archive_write_data(archive, members[i].bytes, members[i].size),
                         members[i].size);
        archive_entry_free(one);
    }
    assert_int_equal(archive_write_free(archive), 0);
    return bytes;
}

/* ---- reading ---- */

static bool keep_capture(void *context, struct vssdoc_capture *capture)
{
    struct result *result = context;
    assert_in_range(result->n_captures, 0, RESULT_CAPTURES - 1);
    result->captures[result->n_captures++] = capture;
    return result->n_captures != result->stop_after;
}

static void keep_problem(void *context, const struct vssdoc_error *problem)
{
    struct result *result = context;
    assert_in_range(result->n_problems, 0, RESULT_PROBLEMS - 1);
    result->problems[result->n_problems++] = *problem;
}

static void begin(struct result *result)
{
    result->options.problem = keep_problem;
    result->options.context = result;
}

void read_memory(struct result *result, const char *name, const void *bytes, size_t size)
{
    begin(result);
    result->status = vssdoc_read_memory(name, bytes, size, &result->options, keep_capture, result,
                                        &result->error);
}

void read_operands(struct result *result, size_t n, const char *const *operands)
{
    begin(result);
    result->status =
        vssdoc_read(operands, n, &result->options, keep_capture, result, &result->error);
}

void read_one(struct result *result, const char *operand)
{
    read_operands(result, 1, &operand);
}

void result_free(struct result *result)
{
    for (size_t i = 0; i < result->n_captures; i++)
        vssdoc_capture_free(result->captures[i]);
    *result = (struct result){.options = result->options};
}

const struct vssdoc_document *read_good(struct result *result, const char *utf_8)
{
    read_memory(result, "test.xml", utf_8, strlen(utf_8));
    CHECK(result->status == VSSDOC_OK, "status %d: %s", (int)result->status,
          result->error.message);
    assert_int_equal(result->n_problems, 0);
    assert_int_equal(result->n_captures, 1);
    assert_int_equal(result->captures[0]->n_documents, 1);
    const struct vssdoc_document *document = result->captures[0]->documents[0];
    CHECK(document->error == NULL, "%u:%u: %s", document->error_line, document->error_column,
          document->error);
    return document;
}

size_t count_notes(const struct vssdoc_document *document, enum vssdoc_note_code code)
{
    size_t n = 0;
    for (const struct vssdoc_note *note = document->notes; note != NULL; note = note->next)
        n += note->code == code;
    return n;
}

const char *note_message(const struct vssdoc_document *document, enum vssdoc_note_code code)
{
    const struct vssdoc_note *note = document->notes;
    while (note != NULL && note->code != code)
        note = note->next;
    return note != NULL ? note->message : "";
}
