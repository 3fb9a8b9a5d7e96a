#include "emit/write/encoder.h"

#include <string.h>

#include "base/text.h"

void vsd_encoder_begin(struct vsd_encoder *encoder, enum vssdoc_encoding encoding,
                       vssdoc_write_fn *write, void *context)
{
    *encoder = (struct vsd_encoder){.encoding = encoding, .write = write, .context = context};
}

/* How many bytes a character has that begins so. */
static size_t length_of(unsigned char first)
{
    return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

struct units {
    char bytes[4096];
    size_t n;
};

static void put_unit(struct units *units, uint32_t unit, bool big_endian)
{
    units->bytes[units->n++] = (char)(big_endian ? unit >> 8 : unit & 0xFF);
    units->bytes[units->n++] = (char)(big_endian ? unit & 0xFF : unit >> 8);
}

static void put_character(struct units *units, uint32_t c, bool big_endian)
{
    if (c >= VSD_BAD_BYTE)
        c = 0xFFFD;
    if (c < 0x10000) {
        put_unit(units, c, big_endian);
        return;
    }
    put_unit(units, 0xD800 + ((c - 0x10000) >> 10), big_endian);
    put_unit(units, 0xDC00 + ((c - 0x10000) & 0x3FF), big_endian);
}

/* One character from the rest and what follows; gives how many bytes of these it took, 0 when they
 * do not complete it. */
static size_t take(struct vsd_encoder *encoder, const char *bytes, size_t size, uint32_t *c)
{
    char whole[5] = "";
    size_t n = encoder->n_rest;
    memcpy(whole, encoder->rest, n);
    size_t needed = length_of((unsigned char)(n > 0 ? whole[0] : bytes[0]));
    size_t more = needed > n ? needed - n : 0;
    if (more > size) {
        memcpy(encoder->rest + n, bytes, size);
        encoder->n_rest += size;
        return 0;
    }
    memcpy(whole + n, bytes, more);
    size_t used = (size_t)(vsd_utf8_next(whole, c) - whole);
    encoder->n_rest = 0;
    return used > n ? used - n : more; /* a damaged one is taken whole */
}

bool vsd_encoder_write(void *context, const char *bytes, size_t size)
{
    struct vsd_encoder *encoder = context;
    bool big_endian = encoder->encoding == VSSDOC_UTF_16BE;
    struct units units = {.n = 0};
    if (encoder->encoding != VSSDOC_UTF_16LE && !big_endian)
        return encoder->write(encoder->context, bytes, size);
    while (size > 0) {
        uint32_t c;
        size_t used = take(encoder, bytes, size, &c);
        if (used == 0)
            break;
        bytes += used;
        size -= used;
        put_character(&units, c, big_endian);
        if (units.n + 8 > sizeof units.bytes) {
            if (!encoder->write(encoder->context, units.bytes, units.n))
                return false;
            units.n = 0;
        }
    }
    return units.n == 0 || encoder->write(encoder->context, units.bytes, units.n);
}
