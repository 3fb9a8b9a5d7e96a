#include "base/utf16.h"

#include <stdlib.h>

static uint32_t unit_at(const unsigned char *bytes, bool big_endian)
{
    return big_endian ? (uint32_t)(bytes[0] << 8 | bytes[1]) : (uint32_t)(bytes[1] << 8 | bytes[0]);
}

static char *put(char *to, uint32_t character)
{
    if (character < 0x80) {
        *to++ = (char)character;
    } else if (character < 0x800) {
        *to++ = (char)(0xC0 | character >> 6);
        *to++ = (char)(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        *to++ = (char)(0xE0 | character >> 12);
        *to++ = (char)(0x80 | (character >> 6 & 0x3F));
        *to++ = (char)(0x80 | (character & 0x3F));
    } else {
        *to++ = (char)(0xF0 | character >> 18);
        *to++ = (char)(0x80 | (character >> 12 & 0x3F));
        *to++ = (char)(0x80 | (character >> 6 & 0x3F));
        *to++ = (char)(0x80 | (character & 0x3F));
    }
    return to;
}

static size_t encoded_length(const unsigned char *bytes, size_t units, bool big_endian)
{
    size_t length = 0;
    for (size_t i = 0; i < units; i++) {
        uint32_t unit = unit_at(bytes + 2 * i, big_endian);
        length += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xF800) == 0xD800 ? 2 : 3;
    }
    return length;
}

char *vsd_utf16_decode(const unsigned char *bytes, size_t size, bool big_endian, size_t *length,
                       size_t *bad)
{
    size_t units = size / 2;
    if (bad != NULL)
        *bad = SIZE_MAX;
    char *text = malloc(encoded_length(bytes, units, big_endian) + 1);
    if (text == NULL)
        return NULL;
    char *to = text;
    for (size_t i = 0; i < units; i++) {
        uint32_t character = unit_at(bytes + 2 * i, big_endian);
        if ((character & 0xF800) == 0xD800) {
            uint32_t low = i + 1 < units ? unit_at(bytes + 2 * (i + 1), big_endian) : 0;
            if ((character & 0xFC00) != 0xD800 || (low & 0xFC00) != 0xDC00) {
                if (bad != NULL)
                    *bad = 2 * i;
                free(text);
                return NULL;
            }
            character = 0x10000 + ((character & 0x3FF) << 10) + (low & 0x3FF);
            i++;
        }
        to = put(to, character);
    }
    *to = '\0';
    *length = (size_t)(to - text);
    return text;
}
