/* The redirected text of "vshadow -wm3": documents behind separators of the form --[Writer n]--,
 * with as many dashes as whoever passed it on left there, and blanks. The console's redirection may
 * have made it UTF-16 (PowerShell) or left it as bytes. */
#include <stdio.h>
#include <string.h>

#include "source/walk.h"

enum { SEPARATOR_LIMIT = 64 };

/* Text of one- or two-byte units. */
struct units {
    const unsigned char *bytes;
    size_t n;
    size_t width; /* 1 or 2 */
    size_t low;   /* which byte of a unit carries ASCII */
};

static struct units units_of(const unsigned char *bytes, size_t size)
{
    struct units units = {bytes, size, 1, 0};
    bool little = size >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || bytes[1] == 0);
    bool big = size >= 2 && ((bytes[0] == 0xFE && bytes[1] == 0xFF) || bytes[0] == 0);
    if (little || big)
        units = (struct units){bytes, size / 2, 2, little ? 0 : 1};
    return units;
}

/* The ASCII character at a place, 0xFF for any other. */
static unsigned char at(const struct units *units, size_t i)
{
    const unsigned char *unit = units->bytes + i * units->width;
    if (units->width == 2 && unit[1 - units->low] != 0)
        return 0xFF;
    return unit[units->low];
}

static bool text_at(const struct units *units, size_t i, const char *text)
{
    for (; *text != '\0'; text++, i++)
        if (i >= units->n || at(units, i) != (unsigned char)*text)
            return false;
    return true;
}

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Behind the characters of a kind from i on. */
static size_t behind(const struct units *units, size_t i, char c)
{
    while (i < units->n && at(units, i) == (unsigned char)c)
        i++;
    return i;
}

/* Behind the separator that begins at i, with its number of writer in name; 0 when there is none.
 */
static size_t separator(const struct units *units, size_t i, char name[SEPARATOR_LIMIT])
{
    if (!text_at(units, i, "--"))
        return 0;
    i = behind(units, behind(units, i, '-'), ' ');
    if (!text_at(units, i, "["))
        return 0;
    size_t length = 0;
    for (i++; i < units->n && length + 1 < SEPARATOR_LIMIT; i++) {
        size_t dashes = text_at(units, i, "]") ? behind(units, i + 1, ' ') : units->n;
        if (text_at(units, dashes, "--")) {
            name[length] = '\0';
            return behind(units, dashes, '-');
        }
        unsigned char c = at(units, i);
        if (c < 0x20 || c >= 0x7F)
            return 0;
        name[length++] = (char)c;
    }
    return 0;
}

/* The column of a place, from 1: UTF-16 units since the last line break. */
static uint32_t column_of(const struct units *units, size_t i)
{
    uint32_t column = 1;
    while (i > 0 && at(units, i - 1) != '\n') {
        i--;
        column += units->width == 2 || (units->bytes[i] & 0xC0) != 0x80;
    }
    return column;
}

static enum vssdoc_status deliver(struct vsd_walk *walk, const struct units *units, size_t from,
                                  size_t to, uint32_t line, const char *name)
{
    while (from < to && is_blank(at(units, from)))
        line += at(units, from++) == '\n';
    while (to > from && is_blank(at(units, to - 1)))
        to--;
    if (from == to)
        return VSSDOC_OK;
    size_t mark;
    if (!vsd_path_push(&walk->path, name, &mark))
        return VSSDOC_NO_MEMORY;
    struct vsd_item item = {.path = walk->path.text,
                            .bytes = units->bytes + from * units->width,
                            .size = (to - from) * units->width,
                            .stored = (to - from) * units->width,
                            .offset = from * units->width,
                            .line = line,
                            .column = column_of(units, from),
                            .interest = VSD_READ};
    enum vssdoc_status status = walk->sink->item(walk->sink->context, &item);
    vsd_path_pop(&walk->path, mark);
    return status;
}

enum vssdoc_status vsd_walk_listing(struct vsd_walk *walk, const unsigned char *bytes, size_t size)
{
    struct units units = units_of(bytes, size);
    char name[SEPARATOR_LIMIT] = "", next_name[SEPARATOR_LIMIT];
    size_t from = 0;
    uint32_t line = 1, from_line = 1;
    bool in_document = false, line_start = true;
    enum vssdoc_status status = VSSDOC_OK;
    for (size_t i = 0; i < units.n && status == VSSDOC_OK; i++) {
        size_t past = line_start ? separator(&units, i, next_name) : 0;
        if (past > 0) {
            if (in_document)
                status = deliver(walk, &units, from, i, from_line, name);
            in_document = strncmp(next_name, "Writer", 6) == 0;
            memcpy(name, next_name, sizeof name);
            from = past;
            from_line = line;
            i = past - 1;
        }
        line_start = at(&units, i) == '\n' ||
                     (line_start && (at(&units, i) >= 0x80 || at(&units, i) == ' ')); /* a mark */
        line += at(&units, i) == '\n';
    }
    if (in_document && status == VSSDOC_OK)
        status = deliver(walk, &units, from, units.n, from_line, name);
    return status;
}
