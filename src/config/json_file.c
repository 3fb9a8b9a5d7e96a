#include "config/json_file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/os/os.h"
#include "config/json_memory.h"

/* ---- reading ---- */

static enum vssdoc_status read_text(const char *path, size_t limit, struct vsd_json_file *out,
                                    struct vssdoc_error *error)
{
    struct vsd_os_file file;
    int failure = vsd_os_open(path, true, &file);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot open the file");
    size_t room = 64 * 1024, n_read = 0;
    for (bool more = true; more && failure == 0;) {
        char *larger = realloc(out->text, room + 1);
        if (larger == NULL) {
            vsd_os_close(&file);
            return vsd_no_memory(error, path);
        }
        out->text = larger;
        failure = vsd_os_read(&file, out->text + out->size, room - out->size, &n_read);
        out->size += failure == 0 ? n_read : 0;
        more = out->size == room && room < limit;
        room = room * 2 < limit ? room * 2 : limit;
    }
    vsd_os_close(&file);
    if (failure != 0)
        return vsd_fail_errno(error, VSSDOC_CANNOT_READ, path, failure, "cannot read the file");
    if (out->size >= limit)
        return vsd_fail(error, VSSDOC_LIMIT, path, "larger than such a file may be (%zu MiB)",
                        limit >> 20);
    out->text[out->size] = '\0';
    if (strncmp(out->text, "\xEF\xBB\xBF", 3) == 0) {
        out->mark = 3;
        out->size -= 3;
        memmove(out->text, out->text + 3, out->size + 1);
    }
    return VSSDOC_OK;
}

/* What the values of a text take in memory, about: each ends in front of one of four characters, and
 * jansson spends no more on it, its key included, than this besides its text. */
static uint64_t memory_of(const char *text, size_t size)
{
    enum { EACH = 96 };
    uint64_t n = 0;
    for (size_t i = 0; i < size; i++)
        n += text[i] == ',' || text[i] == '[' || text[i] == '{';
    return size + n * EACH;
}

static enum vssdoc_status parse(const char *path, enum vssdoc_status status, uint64_t most_memory,
                                struct vsd_json_file *out, struct vssdoc_error *error)
{
    json_error_t why;
    bool no_memory = false;
    uint64_t most = memory_of(out->text, out->size);
    if (status == VSSDOC_OK && most > most_memory)
        status = vsd_fail(error, VSSDOC_LIMIT, path, "it holds more than is kept in memory");
    if (status == VSSDOC_OK)
        out->root = vsd_json_load(out->text, out->size, most, JSON_REJECT_DUPLICATES, &no_memory,
                                  &why);
    if (no_memory) {
        status = vsd_no_memory(error, path);
    } else if (status == VSSDOC_OK && out->root == NULL) {
        status = vsd_fail(error, VSSDOC_BAD_ARGUMENT, path, "not JSON: %s", why.text);
        if (error != NULL) {
            error->line = why.line > 0 ? (uint32_t)why.line : 1;
            error->column = why.column > 0 ? (uint32_t)why.column : 1;
            error->offset = (why.position > 0 ? (uint64_t)why.position : 0) + out->mark;
        }
    }
    if (status != VSSDOC_OK)
        vsd_json_file_free(out);
    return status;
}

enum vssdoc_status vsd_json_file_read(const char *path, size_t limit, struct vsd_json_file *out,
                                      struct vssdoc_error *error)
{
    *out = (struct vsd_json_file){.path = path};
    return parse(path, read_text(path, limit, out, error), vssdoc_default_limits()->model_bytes, out,
                 error);
}

enum vssdoc_status vsd_json_text_read(const char *name, const unsigned char *bytes, size_t size,
                                      uint64_t most_memory,
                                      struct vsd_json_file *out, struct vssdoc_error *error)
{
    *out = (struct vsd_json_file){.path = name};
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        out->mark = 3;
    out->size = size - out->mark;
    out->text = malloc(out->size + 1);
    if (out->text == NULL)
        return vsd_no_memory(error, name);
    memcpy(out->text, bytes + out->mark, out->size);
    out->text[out->size] = '\0';
    return parse(name, VSSDOC_OK, most_memory, out, error);
}

void vsd_json_file_free(struct vsd_json_file *file)
{
    json_decref(file->root);
    free(file->text);
    file->root = NULL;
    file->text = NULL;
}

/* ---- places: the text is known to be JSON ---- */

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++)
        if (*at == '\\')
            at++;
    return at + 1;
}

static const char *skip_value(const char *at)
{
    size_t depth = 0;
    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (*at == '{' || *at == '[')
            depth++;
        else if ((*at == '}' || *at == ']') && depth > 0)
            depth--;
        else if (depth == 0)
            return at + strcspn(at, ",]} \t\r\n");
        at++;
    } while (depth > 0);
    return at;
}

/* Behind the key that begins here. */
static const char *value_of(const char *key)
{
    return skip_blanks(skip_blanks(skip_string(key)) + 1);
}

static bool spells(const char *at, const char *key)
{
    size_t size = (size_t)(skip_string(at) - at);
    bool no_memory;
    json_t *text = vsd_json_load(at, size, size, JSON_DECODE_ANY, &no_memory, NULL);
    bool same = text != NULL && strcmp(json_string_value(text), key) == 0;
    json_decref(text);
    return same;
}

/* Where the key or the element begins; the container's beginning when it is not there. */
static const char *find(const struct vsd_json_file *file, const struct vsd_json_at *at)
{
    if (at == NULL)
        return skip_blanks(file->text);
    const char *container = find(file, at->in);
    if (at->in != NULL && at->in->key != NULL)
        container = value_of(container);
    if (*container != '{' && *container != '[')
        return container;
    bool object = *container == '{';
    const char *next = skip_blanks(container + 1);
    for (size_t i = 0; *next != '}' && *next != ']'; i++) {
        if (object && at->key != NULL ? spells(next, at->key) : i == at->index)
            return next;
        next = skip_blanks(skip_value(object ? value_of(next) : next));
        if (*next == ',')
            next = skip_blanks(next + 1);
    }
    return container;
}

void vsd_json_lines_begin(const struct vsd_json_file *file, const struct vsd_json_at *array,
                          struct vsd_json_lines *lines)
{
    const char *at = find(file, array);
    at = array->key != NULL ? value_of(at) : at;
    *lines = (struct vsd_json_lines){.next = skip_blanks(at + 1),
                                     .counted = file->text,
                                     .line = 1,
                                     .column = 1,
                                     .file = file};
}

uint32_t vsd_json_lines_next(struct vsd_json_lines *lines)
{
    if (*lines->next == ']')
        return 0;
    for (; lines->counted < lines->next; lines->counted++) {
        lines->column++;
        if (*lines->counted == '\n') {
            lines->line++;
            lines->column = 1;
        }
    }
    lines->offset = (uint64_t)(lines->next - lines->file->text) + lines->file->mark;
    lines->next = skip_blanks(skip_value(lines->next));
    if (*lines->next == ',')
        lines->next = skip_blanks(lines->next + 1);
    return lines->line;
}

uint64_t vsd_json_place(const struct vsd_json_file *file, const struct vsd_json_at *at,
                        uint32_t *line, uint32_t *column)
{
    const char *end = find(file, at);
    *line = *column = 1;
    for (const char *c = file->text; c < end; c++) {
        ++*column;
        if (*c == '\n') {
            ++*line;
            *column = 1;
        }
    }
    return (uint64_t)(end - file->text) + file->mark;
}

/* ---- complaints ---- */

enum vssdoc_status vsd_json_fail(const struct vsd_json_file *file, const struct vsd_json_at *at,
                                 struct vssdoc_error *error, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    (void)vsd_fail(error, VSSDOC_BAD_ARGUMENT, file->path, "%s", message);
    if (error != NULL)
        error->offset = vsd_json_place(file, at, &error->line, &error->column);
    return VSSDOC_BAD_ARGUMENT;
}

enum vssdoc_status vsd_json_unknown_key(const struct vsd_json_file *file,
                                        const struct vsd_json_at *at, const char *const *names,
                                        struct vssdoc_error *error)
{
    const char *near = vssdoc_nearest(at->key, names);
    return vsd_json_fail(file, at, error, "no key \"%.100s\" here%s%s%s", at->key,
                         near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                         near != NULL ? "\"?" : "");
}
