#include "host/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024 };

static void say(struct vsd_stream *stream, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void say(struct vsd_stream *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(stream->why, sizeof stream->why, format, arguments);
    va_end(arguments);
    stream->why[strcspn(stream->why, "\n")] = '\0';
}

static void say_archive(struct vsd_stream *stream)
{
    const char *text = archive_error_string(stream->archive);
    say(stream, "%s", text != NULL && *text != '\0' ? text : "it is damaged or cut off");
}

static la_ssize_t read_file(struct archive *archive, void *context, const void **bytes)
{
    struct vsd_stream *stream = context;
    size_t n;
    int failure = vsd_os_read(&stream->file, stream->buffer, CHUNK, &n);
    *bytes = stream->buffer;
    if (failure != 0) {
        archive_set_error(archive, failure, "%s", strerror(failure));
        return -1;
    }
    return (la_ssize_t)n;
}

/* To the next file inside; false at the end, or where `why` is not empty. */
static bool next_member(struct vsd_stream *stream)
{
    for (;;) {
        struct archive_entry *entry;
        int header = archive_read_next_header(stream->archive, &entry);
        if (header == ARCHIVE_EOF)
            return false;
        if (header < ARCHIVE_WARN) {
            say_archive(stream);
            return false;
        }
        if (archive_entry_filetype(entry) == AE_IFREG)
            return true;
    }
}

bool vsd_stream_open(struct vsd_stream *stream, const char *path, FILE *kept, uint64_t most)
{
    *stream = (struct vsd_stream){.kept = kept, .left = most};
    stream->buffer = malloc(CHUNK);
    if (stream->buffer == NULL) {
        say(stream, "not enough memory");
        return false;
    }
    if (kept != NULL) {
        rewind(kept);
        return true;
    }
    int failure = vsd_os_open(path, true, &stream->file);
    stream->opened = failure == 0;
    stream->archive = failure == 0 ? archive_read_new() : NULL;
    if (stream->archive == NULL) {
        say(stream, "%s", failure != 0 ? strerror(failure) : "not enough memory");
        vsd_stream_close(stream);
        return false;
    }
    (void)archive_read_support_filter_gzip(stream->archive);
    (void)archive_read_support_filter_zstd(stream->archive);
    (void)archive_read_support_filter_xz(stream->archive);
    (void)archive_read_support_filter_bzip2(stream->archive);
    (void)archive_read_support_format_zip(stream->archive);
    (void)archive_read_support_format_raw(stream->archive);
    (void)archive_read_support_format_empty(stream->archive);
    if (archive_read_open(stream->archive, stream, NULL, read_file, NULL) != ARCHIVE_OK)
        say_archive(stream);
    else
        stream->empty = !next_member(stream);
    if (stream->why[0] == '\0')
        return true;
    vsd_stream_close(stream);
    return false;
}

static bool next(struct vsd_stream *stream, const unsigned char **bytes, size_t *size)
{
    *bytes = stream->buffer;
    *size = 0;
    if (stream->kept != NULL) {
        *size = fread(stream->buffer, 1, CHUNK, stream->kept);
        if (ferror(stream->kept))
            say(stream, "what was kept of it cannot be read");
        return !ferror(stream->kept);
    }
    while (!stream->empty) {
        const void *block;
        la_int64_t offset;
        int result = archive_read_data_block(stream->archive, &block, size, &offset);
        if (result >= ARCHIVE_WARN && result != ARCHIVE_EOF && *size > 0) {
            *bytes = block;
            return true;
        }
        *size = 0;
        if (result < ARCHIVE_WARN)
            say_archive(stream);
        else if (result != ARCHIVE_EOF || next_member(stream))
            continue;
        return stream->why[0] == '\0';
    }
    return true;
}

/* Paths repeat themselves, but what is packed so much is made to waste time. */
static bool is_bomb(const struct vsd_stream *stream)
{
    if (stream->archive == NULL || stream->given <= VSD_STREAM_FREE)
        return false;
    la_int64_t packed = archive_filter_bytes(stream->archive, -1);
    return packed >= 0 && stream->given / VSD_STREAM_TIMES > (uint64_t)packed;
}

bool vsd_stream_next(struct vsd_stream *stream, const unsigned char **bytes, size_t *size)
{
    if (!next(stream, bytes, size))
        return false;
    bool fits = *size <= stream->left;
    stream->given += *size;
    if (fits && !is_bomb(stream)) {
        stream->left -= *size;
        return true;
    }
    *size = 0;
    if (fits)
        say(stream,
            "unpacked it is more than %d times its size: no listing, no export of a registry",
            VSD_STREAM_TIMES);
    else
        say(stream, "larger than a listing or an export of a registry may be");
    return false;
}

void vsd_stream_close(struct vsd_stream *stream)
{
    (void)archive_read_free(stream->archive);
    if (stream->opened)
        vsd_os_close(&stream->file);
    free(stream->buffer);
    stream->archive = NULL;
    stream->buffer = NULL;
    stream->opened = false;
}

bool vsd_stream_is_once(const char *path)
{
    enum vsd_os_kind kind;
    return strcmp(path, "-") == 0 || (vsd_os_kind(path, true, &kind) == 0 && kind == VSD_OS_OTHER);
}

/* What never ends a line is no text of ours, and may never end. */
static bool has_lines(struct vsd_stream *stream, const unsigned char *bytes, size_t size,
                      size_t *line)
{
    const unsigned char *end = memrchr(bytes, '\n', size);
    *line = end != NULL ? size - (size_t)(end - bytes) : *line + size;
    if (*line <= VSD_STREAM_LINE)
        return true;
    say(stream, "16 MiB without the end of a line: no listing, no export of a registry");
    return false;
}

FILE *vsd_stream_keep(const char *path, uint64_t most, char why[VSD_STREAM_REASON])
{
    struct vsd_stream stream;
    const unsigned char *bytes;
    size_t size = 1, line = 0;
    FILE *kept = NULL;
    if (!vsd_stream_open(&stream, path, NULL, most)) {
        (void)snprintf(why, VSD_STREAM_REASON, "%s", stream.why);
        return NULL;
    }
    kept = tmpfile();
    bool whole = kept != NULL;
    if (!whole)
        say(&stream, "there is no place for a temporary file to keep it in");
    while (whole && size > 0) {
        whole = vsd_stream_next(&stream, &bytes, &size) && has_lines(&stream, bytes, size, &line);
        if (whole && size > 0 && fwrite(bytes, 1, size, kept) != size) {
            say(&stream, "it cannot be kept in a temporary file");
            whole = false;
        }
    }
    vsd_stream_close(&stream);
    if (whole)
        return kept;
    (void)snprintf(why, VSD_STREAM_REASON, "%s", stream.why);
    if (kept != NULL)
        (void)fclose(kept);
    return NULL;
}
