/* What a registry export says about backups: "Windows Registry Editor Version 5.00" in UTF-16, or
 * REGEDIT4 in ANSI. Values of BackupRestore's keys are lists of strings, hex(7) over several lines.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/list.h"
#include "base/text.h"
#include "base/utf16.h"
#include "host/lines.h"

enum {
    LONGEST = 4 * 1024 * 1024,
    MOST_VALUES = 100 * 1000,
    MOST_TOLD = 10,
    MULTI_SZ = 7,
    EXPAND_SZ = 2
};

const char *vssdoc_registry_key_name(enum vssdoc_registry_key key)
{
    static const char *const names[] = {
        [VSSDOC_FILES_NOT_TO_BACKUP] = "FilesNotToBackup",
        [VSSDOC_FILES_NOT_TO_SNAPSHOT] = "FilesNotToSnapshot",
        [VSSDOC_KEYS_NOT_TO_RESTORE] = "KeysNotToRestore",
    };
    return names[key];
}

struct registry {
    struct vssdoc_registry public; /* first: the two are one */
    struct vsd_arena arena;
};

struct reading {
    struct registry *registry;
    const char *path;
    void (*problem)(void *context, const struct vssdoc_error *error);
    void *context;
    struct vsd_lines lines;
    struct vsd_list values;
    char *value; /* a line put together of those that end in a backslash */
    size_t n_value;
    uint32_t line; /* where it begins */
    bool wide;     /* strings are UTF-16: version 5 */
    bool inside;   /* the section is one of the keys, or a key below it */
    enum vssdoc_registry_key key;
    char *below; /* the name of the key below, "" in the key itself */
    bool any_key, no_memory;
    size_t told;
};

static void tell(struct reading *reading, const char *what)
{
    struct vssdoc_error error;
    if (reading->problem == NULL || reading->told++ >= MOST_TOLD)
        return;
    (void)vsd_fail(&error, VSSDOC_MALFORMED, reading->path, "%s", what);
    error.line = reading->line;
    reading->problem(reading->context, &error);
}

/* ---- keys ---- */

/* "[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\BackupRestore\FilesNotToBackup]", the
 * control set being any; "[-" deletes a key. */
static void begin_key(struct reading *reading, const char *text)
{
    static const char middle[] = "\\Control\\BackupRestore\\";
    reading->inside = false;
    for (const char *at = strchr(text, '\\'); at != NULL && text[1] != '-';
         at = strchr(at + 1, '\\')) {
        const char *rest = vsd_rest_folded(at, middle);
        for (unsigned key = 0; rest != NULL && key <= VSSDOC_KEYS_NOT_TO_RESTORE; key++) {
            const char *behind = vsd_rest_folded(rest, vssdoc_registry_key_name(key));
            if (behind == NULL || (*behind != ']' && *behind != '\\'))
                continue;
            behind += *behind == '\\';
            size_t length = strlen(behind);
            length -= length > 0 && behind[length - 1] == ']';
            char *below = vsd_arena_copy(&reading->registry->arena, behind, length);
            reading->no_memory = reading->no_memory || below == NULL;
            reading->below = below;
            reading->key = (enum vssdoc_registry_key)key;
            reading->inside = reading->any_key = true;
        }
    }
}

/* ---- values ---- */

static void add_string(struct reading *reading, const char *name, const char *text)
{
    if (text[strspn(text, " ")] == '\0')
        return;
    struct vssdoc_registry_value *value =
        reading->values.n < MOST_VALUES ? vsd_list_add(&reading->values) : NULL;
    if (value == NULL) {
        if (reading->values.n >= MOST_VALUES)
            tell(reading, "more strings than are read");
        else
            reading->no_memory = true;
        return;
    }
    struct vsd_arena *arena = &reading->registry->arena;
    const char *called = *reading->below != '\0' ? reading->below : name;
    *value = (struct vssdoc_registry_value){.key = reading->key,
                                            .name = vsd_arena_copy(arena, called, strlen(called)),
                                            .text = vsd_arena_copy(arena, text, strlen(text)),
                                            .line = reading->line};
    reading->no_memory = reading->no_memory || value->name == NULL || value->text == NULL;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "25,00,54,00" into bytes in place; SIZE_MAX when it is not. */
static size_t read_bytes(char *text)
{
    size_t n = 0;
    for (char *at = text + strspn(text, " \t"); *at != '\0';) {
        int high = hex_digit(at[0]), low = high >= 0 ? hex_digit(at[1]) : -1;
        if (low < 0)
            return SIZE_MAX;
        text[n++] = (char)(high << 4 | low);
        at += 2 + strspn(at + 2, " \t");
        if (*at == ',')
            at += 1 + strspn(at + 1, " \t");
        else if (*at != '\0')
            return SIZE_MAX;
    }
    return n;
}

/* Strings one after the other, each with a NUL behind it. */
static void add_list(struct reading *reading, const char *name, char *bytes, size_t n)
{
    char *text = NULL;
    size_t length = n;
    if (reading->wide) {
        size_t bad;
        text = vsd_utf16_decode((const unsigned char *)bytes, n & ~(size_t)1, false, &length, &bad);
        if (text == NULL && bad == SIZE_MAX)
            reading->no_memory = true;
        else if (text == NULL)
            tell(reading, "a string that is not UTF-16");
    } else {
        text = malloc(n + 1);
        if (text != NULL) {
            memcpy(text, bytes, n);
            text[n] = '\0';
        }
        reading->no_memory = reading->no_memory || text == NULL;
    }
    for (size_t at = 0; text != NULL && at < length; at += strlen(text + at) + 1)
        add_string(reading, name, text + at);
    free(text);
}

/* A quoted text, "\\" and "\"" in it being one character each; the result stands behind it. Decoded
 * in place; NULL when the closing quote is missing. */
static char *unquote(char *text, char **end)
{
    char *to = text;
    for (char *from = text + 1; *from != '\0' && *from != '"'; from++) {
        from += *from == '\\' && from[1] != '\0';
        *to++ = *from;
        if (from[1] == '"' || from[1] == '\0') {
            *end = from[1] == '"' ? from + 2 : NULL;
            *to = '\0';
            return *end != NULL ? text : NULL;
        }
    }
    *end = text[1] == '"' ? text + 2 : NULL;
    *text = '\0';
    return *end != NULL ? text : NULL;
}

/* "Name"=hex(7):… or "Name"="text"; "@" is the value without a name. */
static void read_value(struct reading *reading)
{
    char *text = reading->value, *end = NULL, *name = text, no_name[] = "";
    if (text[0] == '@') {
        end = text + 1;
        name = no_name;
    } else if (text[0] == '"') {
        name = unquote(text, &end);
    }
    if (end == NULL || *end != '=') {
        tell(reading, "neither a key nor a value");
        return;
    }
    char *data = end + 1;
    unsigned type = 0;
    const char *hex = vsd_rest_folded(data, "hex(");
    if (data[0] == '"') {
        char *string = unquote(data, &end);
        if (string == NULL)
            tell(reading, "a text without its closing quote");
        else
            add_string(reading, name, string);
        return;
    }
    if (hex != NULL)
        type = (unsigned)strtoul(hex, &end, 16);
    if (hex == NULL || end[0] != ')' || end[1] != ':' || (type != MULTI_SZ && type != EXPAND_SZ)) {
        tell(reading, "a value that is no text and no list of texts (REG_MULTI_SZ, hex(7))");
        return;
    }
    char *bytes = end + 2;
    size_t n = read_bytes(bytes);
    if (n == SIZE_MAX)
        tell(reading, "a list of bytes that is none");
    else
        add_list(reading, name, bytes, n);
}

/* ---- lines ---- */

static void end_value(struct reading *reading)
{
    if (reading->n_value == 0)
        return;
    reading->value[reading->n_value] = '\0';
    if (reading->inside && reading->value[0] != ';')
        read_value(reading);
    reading->n_value = 0;
}

static void read_line(struct reading *reading, const char *text, size_t length)
{
    size_t blank = strspn(text, " \t");
    text += blank;
    length -= blank;
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    if (reading->n_value == 0) {
        reading->line =
            reading->lines.number < UINT32_MAX ? (uint32_t)reading->lines.number : UINT32_MAX;
        if (length == 0 || text[0] == ';')
            return;
        if (text[0] == '[') {
            begin_key(reading, text);
            return;
        }
    }
    bool goes_on = length > 0 && text[length - 1] == '\\';
    length -= goes_on;
    if (reading->n_value + length < LONGEST) {
        memcpy(reading->value + reading->n_value, text, length);
        reading->n_value += length;
    } else {
        tell(reading, "a value longer than is read");
        reading->n_value = 0;
    }
    if (!goes_on)
        end_value(reading);
}

/* What a file is that is no export. */
static const char *kind_of(const char *head, size_t size)
{
    if (size >= 4 && memcmp(head, "regf", 4) == 0)
        return "a hive, not an export: \"reg export\" of "
               "HKLM\\SYSTEM\\CurrentControlSet\\Control\\BackupRestore makes one";
    if (size >= 5 && vsd_rest_folded(head, "HKEY_") != NULL)
        return "what \"reg query\" prints, not an export: \"reg export\" makes one";
    if (size >= 1 && head[0] == '<')
        return "XML, not a registry export";
    return "no registry export: those begin \"Windows Registry Editor Version 5.00\" or "
           "\"REGEDIT4\"";
}

static void read_lines(struct reading *reading)
{
    char *text;
    size_t length;
    for (enum vsd_line_state state = VSD_LINE; state != VSD_LINES_END && !reading->no_memory;) {
        state = vsd_lines_next(&reading->lines, &text, &length);
        if (state == VSD_LINES_FAILED) {
            tell(reading, reading->lines.stream.why);
            break;
        }
        reading->line = (uint32_t)reading->lines.number;
        if (state == VSD_LINE)
            read_line(reading, text, length);
        else if (state != VSD_LINES_END)
            tell(reading, "a line that cannot be read");
    }
    end_value(reading);
}

static enum vssdoc_status read_all(struct reading *reading, struct vssdoc_error *error)
{
    char *text;
    size_t length;
    const char *begins[] = {"Windows Registry Editor Version", "REGEDIT"};
    bool is_export = false;
    enum vsd_line_state state;
    do
        state = vsd_lines_next(&reading->lines, &text, &length);
    while (state == VSD_LINE && length == 0);
    if (state == VSD_LINES_FAILED)
        return vsd_fail(error, VSSDOC_CANNOT_READ, reading->path, "%s", reading->lines.stream.why);
    for (size_t i = 0; i < 2 && state == VSD_LINE; i++) {
        is_export = is_export || vsd_rest_folded(text, begins[i]) != NULL;
        reading->wide = reading->wide || (i == 0 && is_export);
    }
    if (!is_export)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, reading->path, "%s",
                        kind_of(reading->lines.raw, reading->lines.n_raw));
    read_lines(reading);
    if (reading->no_memory)
        return vsd_no_memory(error, reading->path);
    if (!reading->any_key)
        return vsd_fail(
            error, VSSDOC_BAD_ARGUMENT, reading->path,
            "an export without the keys FilesNotToBackup, FilesNotToSnapshot and "
            "KeysNotToRestore of HKLM\\SYSTEM\\CurrentControlSet\\Control\\BackupRestore");
    return VSSDOC_OK;
}

/* By its mark, or by the zeros of UTF-16 without one; else an older one in some code page. */
static enum vsd_line_encoding encoding_of(const char *path, FILE *kept, uint64_t most,
                                          struct vsd_stream *stream)
{
    const unsigned char *bytes;
    size_t size;
    enum vsd_line_encoding encoding = VSD_LINES_UTF8;
    if (vsd_stream_open(stream, path, kept, most) && vsd_stream_next(stream, &bytes, &size) &&
        size >= 2) {
        bool mark = (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] != 0 && bytes[1] == 0);
        bool swapped = (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0 && bytes[1] != 0);
        bool utf8 = bytes[0] == 0xEF;
        encoding = mark      ? VSD_LINES_UTF16LE
                   : swapped ? VSD_LINES_UTF16BE
                   : utf8    ? VSD_LINES_UTF8
                             : VSD_LINES_CODE_PAGE;
    }
    vsd_stream_close(stream);
    return encoding;
}

enum vssdoc_status
vssdoc_registry_read(const char *path,
                     void (*problem)(void *context, const struct vssdoc_error *error),
                     void *context, struct vssdoc_registry **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct registry *registry = calloc(1, sizeof *registry);
    struct reading reading = {.registry = registry,
                              .path = path,
                              .problem = problem,
                              .context = context,
                              .values = {.size = sizeof(struct vssdoc_registry_value)},
                              .below = (char[]){""}};
    reading.value = malloc(LONGEST + 1);
    const uint64_t most = vssdoc_default_limits()->listing_bytes;
    FILE *kept = NULL; /* of what can be read once alone */
    char why[VSD_STREAM_REASON];
    enum vssdoc_status status = VSSDOC_OK;
    if (registry == NULL || reading.value == NULL)
        status = vsd_no_memory(error, path);
    if (status == VSSDOC_OK && vsd_stream_is_once(path) &&
        (kept = vsd_stream_keep(path, most, why)) == NULL)
        status = vsd_fail(error, VSSDOC_CANNOT_READ, path, "%s", why);
    if (status == VSSDOC_OK) {
        enum vsd_line_encoding encoding = encoding_of(path, kept, most, &reading.lines.stream);
        if (vsd_lines_open(&reading.lines, path, kept, most, encoding, "CP1252")) {
            status = read_all(&reading, error);
            vsd_lines_close(&reading.lines);
        } else {
            status = vsd_fail(error, VSSDOC_CANNOT_READ, path, "%s", reading.lines.stream.why);
        }
    }
    bool enough = true;
    if (registry != NULL) {
        registry->public.n_values = reading.values.n;
        registry->public.values = vsd_list_keep(&reading.values, &registry->arena, &enough);
    }
    if (status == VSSDOC_OK && !enough)
        status = vsd_no_memory(error, path);
    free(reading.value);
    if (kept != NULL)
        (void)fclose(kept);
    if (status == VSSDOC_OK)
        *out = &registry->public;
    else
        vssdoc_registry_free(registry != NULL ? &registry->public : NULL);
    return status;
}

void vssdoc_registry_free(struct vssdoc_registry *public)
{
    struct registry *registry = (struct registry *)public;
    if (registry == NULL)
        return;
    vsd_arena_free(&registry->arena);
    free(registry);
}
