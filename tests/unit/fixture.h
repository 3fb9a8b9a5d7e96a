/* What tests share that read documents: bytes in every encoding, documents made up, files and
 * archives in a folder of their own, and everything that reading gave. What cannot be had aborts
 * the test. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <vssdoc.h>

/* ---- bytes ---- */

struct bytes {
    unsigned char *data;
    size_t size, room;
};
void bytes_add(struct bytes *bytes, const void *data, size_t size);
/* UTF-8 in another encoding; VSSDOC_ENCODING_NONE is Latin-1. */
void bytes_add_text(struct bytes *bytes, const char *utf_8, enum vssdoc_encoding encoding);
void bytes_add_mark(struct bytes *bytes, enum vssdoc_encoding encoding);
void bytes_free(struct bytes *bytes);

/* ---- documents; the texts stay until sixteen more were made ---- */

#define WMD_NAMESPACE "x-schema:#VssWriterMetadataInfo"
#define BCD_NAMESPACE "x-schema:#VssComponentMetadata"

const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A WMD; inside is what stands in BACKUP_LOCATIONS. */
const char *wmd(const char *writer_id, const char *instance_id, const char *name,
                const char *inside);
/* A WMD's component without file sets; path may be NULL. */
const char *group(const char *path, const char *name);
/* A BCD; inside is what stands in BACKUP_COMPONENTS. */
const char *bcd(const char *inside);
/* A BCD's writer; inside is what stands in WRITER_COMPONENTS. */
const char *entry(const char *writer_id, const char *instance_id, const char *inside);
/* A BCD's component; path may be NULL. */
const char *record(const char *path, const char *name);

/* ---- files ---- */

/* Setup and teardown of a group: a new folder, which is the current one. */
int enter_folder(void **state);
int leave_folder(void **state);
/* Makes the folders above the file as well. */
void write_file(const char *path, const void *bytes, size_t size);
void write_text(const char *path, const char *utf_8);
void make_folder(const char *path);
struct bytes read_file(const char *path);
/* A file of the project's corpus. */
struct bytes read_corpus(const char *path);

struct member {
    const char *path;
    const void *bytes;
    size_t size;
};
/* "zip", "ustar", "7zip", and "gzip" of a ustar */
struct bytes make_archive(const char *format, const struct member *members, size_t n);

/* ---- reading ---- */

enum { RESULT_CAPTURES = 16, RESULT_PROBLEMS = 16 };

/* Options may be set before; the callbacks are the fixture's own. */
struct result {
    struct vssdoc_read_options options;
    size_t stop_after; /* so many captures; 0: never */
    struct vssdoc_capture *captures[RESULT_CAPTURES];
    size_t n_captures;
    struct vssdoc_error problems[RESULT_PROBLEMS];
    size_t n_problems;
    enum vssdoc_status status;
    struct vssdoc_error error;
};
void read_memory(struct result *result, const char *name, const void *bytes, size_t size);
void read_operands(struct result *result, size_t n, const char *const *operands);
void read_one(struct result *result, const char *operand);
void result_free(struct result *result);

/* Reads a text that must be one capture without problem or error, and gives its document. */
const struct vssdoc_document *read_good(struct result *result, const char *utf_8);

/* How many notes of a kind a document has, and the first one's message, "" when there is none. */
size_t count_notes(const struct vssdoc_document *document, enum vssdoc_note_code code);
const char *note_message(const struct vssdoc_document *document, enum vssdoc_note_code code);

#endif
