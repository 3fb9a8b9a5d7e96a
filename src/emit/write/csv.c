#include "emit/write/csv.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7F;
}

/* What may reach a terminal; piece by piece, as a value may be of any length. */
static void shown_bytes(struct vsd_out *out, const char *value, size_t size)
{
    char piece[128], escaped[128 * 9];
    for (const char *end = value + size; value < end;) {
        const char *plain = value;
        while (value < end && is_plain(*value))
            value++;
        vsd_out_bytes(out, plain, (size_t)(value - plain));
        size_t left = (size_t)(end - value);
        int length = left > 0 ? vsd_whole(value, left < sizeof piece ? (int)left : (int)sizeof piece - 1)
                              : 0;
        if (left == 0)
            break;
        length = length > 0 ? length : 1;
        (void)snprintf(piece, sizeof piece, "%.*s", length, value);
        (void)vssdoc_printable(piece, escaped, sizeof escaped);
        vsd_out_text(out, escaped);
        value += length;
    }
}

void vsd_out_shown(struct vsd_out *out, const char *value)
{
    shown_bytes(out, value, strlen(value));
}

void vsd_csv_field(struct vsd_out *out, const char *value, char behind)
{
    value = value != NULL ? value : "";
    bool quoted = value[strcspn(value, "\",")] != '\0';
    if (quoted)
        vsd_out_char(out, '"');
    for (size_t length; *value != '\0'; value += length) {
        length = strcspn(value, "\"");
        if (length > 0) {
            shown_bytes(out, value, length);
        } else { /* one in front of the other */
            vsd_out_text(out, "\"\"");
            length = 1;
        }
    }
    if (quoted)
        vsd_out_char(out, '"');
    if (behind == ',')
        vsd_out_char(out, ',');
    else
        vsd_out_text(out, "\r\n");
}
