#include "emit/write/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { ESCAPED = 8 }; /* columns of <U+202E> */

static const char *const codes[] = {
    [VSD_PLAIN] = "",        [VSD_BOLD] = "\033[1m", [VSD_DIM] = "\033[2m",
    [VSD_GOOD] = "\033[32m", [VSD_ODD] = "\033[33m", [VSD_BAD] = "\033[31m",
};

static void escaped(struct vsd_page *page, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        uint32_t character;
        const char *next = vsd_utf8_next(text, &character);
        if (character == 0)
            break;
        if (vsd_must_escape(character)) {
            char one[8] = "", shown[24];
            memcpy(one, text, (size_t)(next - text));
            (void)vssdoc_printable(one, shown, sizeof shown);
            vsd_out_text(page->out, shown);
            page->column += (unsigned)strlen(shown);
        } else {
            vsd_out_bytes(page->out, text, (size_t)(next - text));
            page->column += vsd_columns(character);
        }
        text = next;
    }
}

void vsd_page_put(struct vsd_page *page, enum vsd_style style, const char *text)
{
    bool coloured = page->colour && style != VSD_PLAIN;
    if (text == NULL)
        text = "-";
    if (coloured)
        vsd_out_text(page->out, codes[style]);
    escaped(page, text, strlen(text));
    if (coloured)
        vsd_out_text(page->out, "\033[0m");
}

void vsd_page_name(struct vsd_page *page, enum vsd_style style, const char *name)
{
    static const char blank[] = "<U+0020>";
    size_t length = name != NULL ? strlen(name) : 0;
    size_t before = name != NULL ? strspn(name, " ") : 0, after = 0;
    while (after < length - before && name[length - 1 - after] == ' ')
        after++;
    if (before + after == 0) {
        vsd_page_put(page, style, name);
        return;
    }
    for (size_t i = 0; i < before; i++)
        vsd_page_put(page, VSD_ODD, blank);
    escaped(page, name + before, length - before - after);
    for (size_t i = 0; i < after; i++)
        vsd_page_put(page, VSD_ODD, blank);
}

void vsd_page_printf(struct vsd_page *page, enum vsd_style style, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    vsd_page_put(page, style, text);
}

void vsd_page_pad(struct vsd_page *page, unsigned column)
{
    do {
        vsd_out_char(page->out, ' ');
        page->column++;
    } while (page->column < column);
}

void vsd_page_line(struct vsd_page *page)
{
    vsd_out_char(page->out, '\n');
    page->column = 0;
}

void vsd_page_cut(struct vsd_page *page, enum vsd_style style, const char *text, unsigned columns)
{
    unsigned used = 0;
    const char *cut = text; /* where it ends if it must be cut */
    for (const char *at = text; *at != '\0' && used <= columns;) {
        uint32_t character;
        at = vsd_utf8_next(at, &character);
        used += vsd_must_escape(character) ? ESCAPED : vsd_columns(character);
        if (used + 3 <= columns)
            cut = at;
    }
    bool coloured = page->colour && style != VSD_PLAIN;
    if (coloured)
        vsd_out_text(page->out, codes[style]);
    escaped(page, text, used <= columns ? strlen(text) : (size_t)(cut - text));
    if (used > columns)
        escaped(page, "...", 3);
    if (coloured)
        vsd_out_text(page->out, "\033[0m");
}

unsigned vsd_page_columns(const char *text, size_t length)
{
    unsigned columns = 0;
    for (const char *end = text + length; text < end;) {
        uint32_t character;
        text = vsd_utf8_next(text, &character);
        columns += vsd_must_escape(character) ? ESCAPED : vsd_columns(character);
    }
    return columns;
}

void vsd_page_words(struct vsd_page *page, unsigned indent, const char *text)
{
    while (*text != '\0') {
        size_t blanks = strspn(text, " ");
        size_t length = strcspn(text + blanks, " ");
        unsigned columns = vsd_page_columns(text + blanks, length);
        bool too_long = page->width > 0 && page->column > indent &&
                        page->column + (blanks > 0) + columns > page->width;
        if (too_long) {
            vsd_page_line(page);
            if (indent > 0)
                vsd_page_pad(page, indent);
        } else if (blanks > 0 && length > 0) {
            vsd_page_pad(page, 0);
        }
        escaped(page, text + blanks, length);
        text += blanks + length;
    }
}

void vsd_page_number(struct vsd_page *page, enum vsd_style style, uint64_t number)
{
    char digits[24], grouped[32];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    size_t n = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            grouped[n++] = ',';
        grouped[n++] = digits[i];
    }
    grouped[n] = '\0';
    vsd_page_put(page, style, grouped);
}

void vsd_page_count(struct vsd_page *page, uint64_t number, const char *one, const char *many)
{
    vsd_page_number(page, VSD_PLAIN, number);
    vsd_page_printf(page, VSD_PLAIN, " %s", number == 1 ? one : many);
}
