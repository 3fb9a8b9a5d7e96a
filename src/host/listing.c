/* Listings are gone through twice: once for how they are encoded and which lines are folders, then,
 * as often as somebody walks, for the files. */
#include "host/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/os/os.h"
#include "base/text.h"
#include "base/winpath.h"
#include "host/host.h"

enum { HEAD = 4096, MOST_TOLD = 10, SHOWN = 80 };

/* ---- what a line says ---- */

/* What is on a line. */
enum saying {
    SAYS_FILE, /* or a folder: see the listing */
    SAYS_FOLDER,
    SAYS_NOTHING, /* an empty line, or one that dir prints besides */
    SAYS_WRONG    /* no path from a volume's root on */
};

/* The path of a line, and its folder where names stand below a heading. */
struct reading {
    struct vsd_lines lines;
    char *folder; /* of the last heading */
    char *joined;
    size_t n_folder;
};

static bool is_absolute(const char *text)
{
    switch (vsd_winpath_kind(text)) {
    case VSD_PATH_DRIVE:
    case VSD_PATH_VOLUME:
    case VSD_PATH_UNC:
    case VSD_PATH_DEVICE:
        return true;
    default:
        return false;
    }
}

/* The folder of a heading of "dir /s", " Directory of C:\Windows" in whatever language; NULL when
 * the line is none. */
static const char *heading(const char *text)
{
    if (text[0] != ' ' || text[1] == '\0')
        return NULL;
    for (const char *at = strchr(text, ':'); at != NULL; at = strchr(at + 1, ':'))
        if (at - text >= 3 && at[1] == '\\' && at[-2] == ' ' && is_absolute(at - 1))
            return at - 1;
    const char *share = strstr(text, " \\\\");
    return share != NULL && share > text ? share + 1 : NULL;
}

/* The name on a line below a heading: behind the day, the time and either <DIR>, padded to fifteen
 * columns, or the size and a blank. NULL when the line is no such line. */
static const char *entry(const char *text, bool *folder)
{
    enum { FIELD = 15 };
    const char *time = text[0] >= '0' && text[0] <= '9' ? strchr(text, ':') : NULL;
    const char *at = time != NULL ? strchr(time, ' ') : NULL;
    *folder = false;
    if (at == NULL)
        return NULL;
    const char *mark = strchr(at, '<');
    size_t between = strspn(at, " APMapm.");
    if (mark == at + between) {
        *folder = true;
        const char *closing = strchr(mark, '>');
        return closing != NULL && strlen(mark) > FIELD ? mark + FIELD : NULL;
    }
    const char *size = at + strcspn(at, "0123456789");
    if (size > at + between)
        return NULL;
    const char *end = size;
    for (const char *next = size; *next != '\0'; next = end) { /* digits in groups of three */
        end = next + strspn(next, "0123456789");
        if ((*end == '.' || *end == ',' || *end == '\'') && end[1] >= '0' && end[1] <= '9')
            end++;
        else if (strncmp(end, "\xC2\xA0", 2) == 0 && end[2] >= '0' && end[2] <= '9')
            end += 2;
        else if (strncmp(end, "\xE2\x80\xAF", 3) == 0 && end[3] >= '0' && end[3] <= '9')
            end += 3;
        else
            break;
    }
    return *end == ' ' && end[1] != '\0' ? end + 1 : NULL;
}

static enum saying say_by_folder(struct reading *reading, const char *text, char **path)
{
    bool folder = false;
    const char *at = heading(text);
    if (at != NULL) {
        reading->n_folder = strlen(at);
        while (reading->n_folder > 0 && at[reading->n_folder - 1] == '\\')
            reading->n_folder--;
        memcpy(reading->folder, at, reading->n_folder);
        return SAYS_NOTHING;
    }
    const char *name = reading->n_folder > 0 ? entry(text, &folder) : NULL;
    if (name == NULL)
        return text[0] == ' ' || text[0] == '\0' ? SAYS_NOTHING : SAYS_WRONG;
    size_t length = strlen(name);
    if (folder || reading->n_folder + 1 + length > VSD_LINE_LONGEST)
        return SAYS_NOTHING; /* it has a heading of its own */
    memcpy(reading->joined, reading->folder, reading->n_folder);
    reading->joined[reading->n_folder] = '\\';
    memcpy(reading->joined + reading->n_folder + 1, name, length + 1);
    *path = reading->joined;
    return SAYS_FILE;
}

/* In quotes, as tables are exported; a name of Windows' holds none. */
static enum saying say_path(char *text, size_t length, char **path)
{
    if (length > 1 && text[0] == '"' && text[length - 1] == '"') {
        text[--length] = '\0';
        text++;
        length--;
    }
    *path = text;
    if (text[strspn(text, " ")] == '\0')
        return SAYS_NOTHING;
    if (!is_absolute(text))
        return SAYS_WRONG;
    return text[length - 1] == '\\' || text[length - 1] == '/' || text[length - 1] == ':'
               ? SAYS_FOLDER
               : SAYS_FILE;
}

static enum saying say(const struct vsd_listing *listing, struct reading *reading, char *text,
                       size_t length, char **path)
{
    return listing->by_folder ? say_by_folder(reading, text, path) : say_path(text, length, path);
}

static bool reading_open(struct reading *reading, const struct vsd_listing *listing)
{
    *reading = (struct reading){.n_folder = 0};
    if (!vsd_lines_open(&reading->lines, listing->name, listing->kept, listing->most,
                        listing->encoding,
                        listing->code_page))
        return false;
    if (!listing->by_folder)
        return true;
    reading->folder = malloc(VSD_LINE_LONGEST + 2);
    reading->joined = malloc(2 * (size_t)VSD_LINE_LONGEST + 4);
    if (reading->folder != NULL && reading->joined != NULL)
        return true;
    (void)snprintf(reading->lines.stream.why, VSD_STREAM_REASON, "not enough memory");
    vsd_lines_close(&reading->lines);
    free(reading->folder);
    free(reading->joined);
    return false;
}

static void reading_close(struct reading *reading)
{
    vsd_lines_close(&reading->lines);
    free(reading->folder);
    free(reading->joined);
}

/* ---- the first time: encoding and folders ---- */

struct scan {
    uint64_t paths, multibyte, wrong; /* lines; in UTF-8; not in it */
    uint64_t first_wrong, by_folder;
    uint64_t low, high; /* bytes where code pages of DOS, of Windows have their letters */
};

/* Every folder above a path, until one is known. */
static bool add_folders(struct vsd_keymap *folders, const char *path, char *last, size_t *n_last)
{
    size_t length = vsd_winpath_parent(path, strlen(path));
    if (length == *n_last && memcmp(last, path, length) == 0)
        return true;
    memcpy(last, path, length);
    *n_last = length;
    for (bool added = true; added && length > 2; length = vsd_winpath_parent(path, length))
        if (vsd_keymap_add(folders, vsd_winpath_key_of(path, length), &added) == NULL)
            return false;
    return true;
}

static void look_at_bytes(const struct vsd_lines *lines, struct scan *scan)
{
    scan->first_wrong = scan->first_wrong != 0 ? scan->first_wrong : lines->number;
    scan->wrong++;
    for (size_t i = 0; i < lines->n_raw; i++) {
        unsigned char byte = (unsigned char)lines->raw[i];
        scan->low += byte >= 0x80 && byte <= 0xA5;
        scan->high += byte >= 0xC0;
    }
}

static bool scan_once(struct vsd_host_walk *walk, struct vsd_listing *listing, struct scan *scan)
{
    struct vsd_lines lines;
    char *text, *path, *last = malloc(VSD_LINE_LONGEST + 1);
    size_t length, n_last = SIZE_MAX;
    bool enough = last != NULL;
    *scan = (struct scan){.paths = 0};
    if (!enough || !vsd_lines_open(&lines, listing->name, listing->kept, listing->most,
                        listing->encoding,
                                   listing->code_page)) {
        if (enough)
            vsd_host_problem(walk->host, listing->name, 0, "%s", lines.stream.why);
        listing->failed = true;
        free(last);
        return enough;
    }
    for (bool going = true; going && enough;) {
        enum vsd_line_state state = vsd_lines_next(&lines, &text, &length);
        going = state != VSD_LINES_END && state != VSD_LINES_FAILED;
        if (state == VSD_LINE_ENCODING && !lines.multibyte)
            continue;
        if (state == VSD_LINE_ENCODING)
            look_at_bytes(&lines, scan);
        if (state != VSD_LINE && state != VSD_LINE_ENCODING)
            continue;
        scan->multibyte += lines.multibyte && state == VSD_LINE;
        scan->by_folder += heading(text) != NULL;
        if (say_path(text, length, &path) >= SAYS_NOTHING)
            continue;
        scan->paths++;
        enough = add_folders(&listing->folders, path, last, &n_last);
    }
    vsd_lines_close(&lines);
    free(last);
    return enough;
}

/* Looks at the first bytes for a mark, or for zeros where UTF-16 has them. */
static void sniff(struct vsd_listing *listing)
{
    struct vsd_stream stream;
    const unsigned char *bytes;
    size_t size = 0, zeros[2] = {0, 0};
    listing->encoding = VSD_LINES_UTF8;
    if (!vsd_stream_open(&stream, listing->name, listing->kept, listing->most))
        return; /* opening it again says why */
    if (vsd_stream_next(&stream, &bytes, &size) && size >= 2) {
        size = size < HEAD ? size : HEAD;
        for (size_t i = 0; i < size; i++)
            zeros[i & 1] += bytes[i] == 0;
        bool little = bytes[0] == 0xFF && bytes[1] == 0xFE,
             big = bytes[0] == 0xFE && bytes[1] == 0xFF;
        if (little || (!big && zeros[1] > size / 4 && zeros[0] < size / 16))
            listing->encoding = VSD_LINES_UTF16LE;
        else if (big || (zeros[0] > size / 4 && zeros[1] < size / 16))
            listing->encoding = VSD_LINES_UTF16BE;
    }
    vsd_stream_close(&stream);
}

static bool scan(struct vsd_host_walk *walk, struct vsd_listing *listing)
{
    const struct vssdoc_host_options *options = &walk->host->options;
    struct scan found;
    char why[VSD_STREAM_REASON], notice[256];
    bool once = vsd_stream_is_once(listing->name);
    listing->scanned = true;
    listing->folders.is_set = true;
    if (once && (listing->kept = vsd_stream_keep(listing->name, listing->most, why)) == NULL) {
        vsd_host_problem(walk->host, listing->name, 0, "%s", why);
        listing->failed = true;
        return true;
    }
    if (options->listing_encoding == NULL)
        sniff(listing);
    if (!scan_once(walk, listing, &found))
        return false;
    if (options->listing_encoding == NULL && listing->encoding == VSD_LINES_UTF8 &&
        found.wrong > 0 && found.multibyte == 0) {
        listing->encoding = VSD_LINES_CODE_PAGE;
        listing->code_page = found.low >= found.high ? "CP850" : "CP1252";
        (void)snprintf(
            notice, sizeof notice,
            "line %llu is not UTF-8: all is read as %s, a guess (--listing-encoding says "
            "what it is)",
            (unsigned long long)found.first_wrong,
            found.low >= found.high ? "cp850" : "windows-1252");
        if (!walk->host->walked && options->notice != NULL)
            options->notice(options->context, listing->name, notice);
        vsd_keymap_free(&listing->folders);
        if (!scan_once(walk, listing, &found))
            return false;
    }
    listing->by_folder = found.by_folder > found.paths;
    if (!listing->failed && found.paths + found.by_folder == 0) {
        vsd_host_problem(walk->host, listing->name, 0,
                         "no line of it is a file's path; \"dir /s /b C:\\\" writes such a listing");
        listing->failed = true;
    }
    return true;
}

/* ---- the files ---- */

struct told {
    uint64_t n;
};

static void tell(const struct vsd_host_walk *walk, const struct vsd_listing *listing,
                 const struct reading *reading, struct told *told, enum vsd_line_state state,
                 const char *text)
{
    char shown[SHOWN + 1];
    if (told->n++ >= MOST_TOLD)
        return;
    (void)snprintf(shown, sizeof shown, "%.*s", vsd_whole(text, SHOWN), text);
    const char *dots = strlen(shown) < strlen(text) ? "..." : "";
    uint64_t line = reading->lines.number;
    switch (state) {
    case VSD_LINE_LONG:
        vsd_host_problem(walk->host, listing->name, line,
                         "longer than a path can be (32,767 characters)");
        break;
    case VSD_LINE_NUL:
        vsd_host_problem(walk->host, listing->name, line, "a NUL character: no path");
        break;
    case VSD_LINE_ENCODING:
        vsd_host_problem(walk->host, listing->name, line,
                         "not in the encoding of the other lines: \"%s\"%s", shown, dots);
        break;
    default:
        vsd_host_problem(walk->host, listing->name, line,
                         "no path from a drive, volume or share on: \"%s\"%s", shown, dots);
    }
}

static void tell_end(const struct vsd_host_walk *walk, const struct vsd_listing *listing,
                     const struct told *told)
{
    if (told->n > MOST_TOLD)
        vsd_host_problem(walk->host, listing->name, 0, "%llu more lines are no paths either",
                         (unsigned long long)(told->n - MOST_TOLD));
}

bool vsd_walk_list_file(struct vsd_host_walk *walk, struct vsd_listing *listing)
{
    struct reading reading;
    struct told told = {0};
    char *text, *path;
    size_t length;
    bool going = true;
    if (!listing->scanned && !scan(walk, listing)) {
        walk->no_memory = true;
        return false;
    }
    if (listing->failed)
        return true;
    if (!reading_open(&reading, listing)) {
        vsd_host_problem(walk->host, listing->name, 0, "%s", reading.lines.stream.why);
        return true;
    }
    while (going) {
        enum vsd_line_state state = vsd_lines_next(&reading.lines, &text, &length);
        if (state == VSD_LINES_END)
            break;
        if (state == VSD_LINES_FAILED) {
            vsd_host_problem(walk->host, listing->name, reading.lines.number, "%s",
                             reading.lines.stream.why);
            break;
        }
        enum saying saying =
            state == VSD_LINE ? say(listing, &reading, text, length, &path) : SAYS_WRONG;
        if (saying == SAYS_WRONG)
            tell(walk, listing, &reading, &told, state, text);
        else if (saying == SAYS_FILE &&
                 vsd_keymap_find(&listing->folders, vsd_winpath_key(path)) == NULL)
            going = vsd_host_meet(walk, path);
    }
    if (going)
        tell_end(walk, listing, &told);
    reading_close(&reading);
    return going;
}
