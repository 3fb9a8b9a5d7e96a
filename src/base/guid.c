#include "base/guid.h"

#include <string.h>

enum { TEXT_LENGTH = VSD_GUID_TEXT - 1 };

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool is_dash_place(size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

/* Reads the 36 characters 8-4-4-4-12 at text, which may end earlier. */
static bool parse_bare(const char *text, unsigned char bytes[16])
{
    size_t nibbles = 0;
    for (size_t i = 0; i < TEXT_LENGTH; i++) {
        if (is_dash_place(i)) {
            if (text[i] != '-')
                return false;
            continue;
        }
        int digit = hex_digit(text[i]);
        if (digit < 0)
            return false;
        unsigned char *byte = &bytes[nibbles / 2];
        *byte = (unsigned char)(nibbles % 2 == 0 ? digit << 4 : *byte | digit);
        nibbles++;
    }
    return true;
}

bool vssdoc_guid_parse(const char *text, struct vssdoc_guid *out)
{
    *out = (struct vssdoc_guid){.spelling = text};
    if (text == NULL)
        return false;
    bool braces = text[0] == '{';
    const char *bare = text + braces;
    out->valid = parse_bare(bare, out->bytes) &&
                 strcmp(bare + TEXT_LENGTH, braces ? "}" : "") == 0;
    if (!out->valid)
        memset(out->bytes, 0, sizeof out->bytes);
    return out->valid;
}

bool vssdoc_guid_equal(const struct vssdoc_guid *a, const struct vssdoc_guid *b)
{
    return a->valid && b->valid && memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

void vssdoc_guid_format(const struct vssdoc_guid *guid, char out[VSD_GUID_TEXT])
{
    size_t nibbles = 0;
    for (size_t i = 0; i < TEXT_LENGTH; i++) {
        if (is_dash_place(i)) {
            out[i] = '-';
            continue;
        }
        unsigned byte = guid->bytes[nibbles / 2];
        out[i] = "0123456789abcdef"[nibbles % 2 == 0 ? byte >> 4 : byte & 15];
        nibbles++;
    }
    out[TEXT_LENGTH] = '\0';
}

const char *vsd_guid_in_braces(const char *text, struct vssdoc_guid *out)
{
    *out = (struct vssdoc_guid){0};
    for (const char *brace = text; (brace = strchr(brace, '{')) != NULL; brace++) {
        if (parse_bare(brace + 1, out->bytes) && brace[1 + TEXT_LENGTH] == '}') {
            out->valid = true;
            return brace + TEXT_LENGTH + 2;
        }
    }
    return NULL;
}

bool vsd_guid_is_null(const struct vssdoc_guid *guid)
{
    size_t i = 0;
    while (i < sizeof guid->bytes && guid->bytes[i] == 0)
        i++;
    return guid->valid && i == sizeof guid->bytes;
}

struct vsd_key vsd_guid_key(const struct vssdoc_guid *guid)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, guid->bytes, sizeof guid->bytes);
    return vsd_key_end(&maker);
}
