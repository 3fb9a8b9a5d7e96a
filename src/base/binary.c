#include "base/binary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf16.h"

static int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool vsd_base64_decode(const char *text, unsigned char **out, size_t *n_out)
{
    size_t length = strlen(text);
    size_t padding = 0;
    while (padding < 2 && padding < length && text[length - 1 - padding] == '=')
        padding++;
    *out = NULL;
    *n_out = 0;
    if (length == 0 || length % 4 != 0)
        return true;
    unsigned char *bytes = calloc(length / 4, 3);
    if (bytes == NULL)
        return false;
    size_t n = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < length; i++) {
        int digit = i < length - padding ? base64_digit(text[i]) : 0;
        if (digit < 0) {
            free(bytes);
            return true;
        }
        bits = bits << 6 | (uint32_t)digit;
        if (i % 4 == 3) {
            bytes[n++] = (unsigned char)(bits >> 16);
            bytes[n++] = (unsigned char)(bits >> 8);
            bytes[n++] = (unsigned char)bits;
        }
    }
    *out = bytes;
    *n_out = n - padding;
    return true;
}

static bool is_text(const char *text)
{
    while (*text != '\0') {
        uint32_t character;
        text = vsd_utf8_next(text, &character);
        if (vsd_must_escape(character) && character != '\n' && character != '\r' &&
            character != '\t')
            return false;
    }
    return true;
}

/* The bytes as text where they are text: UTF-8 or UTF-16, perhaps with NULs behind it. False when
 * memory runs out. */
static bool as_text(struct vsd_arena *arena, const unsigned char *bytes, size_t size,
                    const char **out)
{
    bool utf_16 = size >= 2 && size % 2 == 0 && bytes[0] != 0 && bytes[1] == 0;
    char *decoded = NULL;
    const char *text = (const char *)bytes;
    if (utf_16) {
        size_t bad;
        decoded = vsd_utf16_decode(bytes, size, false, &size, &bad);
        if (decoded == NULL)
            return bad != SIZE_MAX;
        text = decoded;
    }
    while (size > 0 && text[size - 1] == '\0')
        size--;
    char *copy = size > 0 ? vsd_arena_copy(arena, text, size) : NULL;
    free(decoded);
    if (copy != NULL && strlen(copy) == size && is_text(copy))
        *out = copy;
    return size == 0 || copy != NULL;
}

bool vsd_binary_decode(struct vsd_arena *arena, const char *spelling, struct vssdoc_binary *out)
{
    *out = (struct vssdoc_binary){.spelling = spelling};
    unsigned char *bytes;
    size_t size;
    if (!vsd_base64_decode(spelling, &bytes, &size))
        return false;
    if (bytes == NULL) { /* the value itself, in plain text */
        out->size = strlen(spelling);
        out->text = spelling;
        return true;
    }
    out->base64 = true;
    out->size = size;
    if (size >= 4) {
        uint32_t rest = bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
                        (uint32_t)bytes[3] << 24;
        out->length_prefix = rest == size - 4;
    }
    size_t skip = out->length_prefix ? 4 : 0;
    bool enough = as_text(arena, bytes + skip, size - skip, &out->text);
    free(bytes);
    return enough;
}
