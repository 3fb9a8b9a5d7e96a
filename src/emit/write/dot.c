#include "emit/write/dot.h"

#include <string.h>

#include "base/text.h"

enum { ESCAPED = 8 }; /* columns of <U+202E> */

static void character_text(struct vsd_out *out, const char *text, size_t length, uint32_t character)
{
    if (character == '"' || character == '\\') {
        vsd_out_char(out, '\\');
        vsd_out_char(out, (char)character);
    } else if (character == '&') {
        vsd_out_text(out, "&amp;"); /* "&lt;" would be drawn as "<" */
    } else if (vsd_must_escape(character)) {
        char one[8] = "", shown[24];
        memcpy(one, text, length);
        (void)vssdoc_printable(one, shown, sizeof shown);
        vsd_out_text(out, shown);
    } else {
        vsd_out_bytes(out, text, length);
    }
}

static unsigned columns_of(uint32_t character)
{
    return vsd_must_escape(character) ? ESCAPED : vsd_columns(character);
}

void vsd_dot_text(struct vsd_out *out, const char *text, unsigned columns)
{
    unsigned all = 0, used = 0;
    uint32_t character;
    if (text == NULL)
        return;
    for (const char *at = text; *at != '\0' && columns > 0 && all <= columns;) {
        at = vsd_utf8_next(at, &character);
        all += columns_of(character);
    }
    bool cut = columns > 0 && all > columns;
    while (*text != '\0') {
        const char *next = vsd_utf8_next(text, &character);
        used += columns_of(character);
        if (cut && used + 3 > columns) {
            vsd_out_text(out, "...");
            return;
        }
        character_text(out, text, (size_t)(next - text), character);
        text = next;
    }
}
