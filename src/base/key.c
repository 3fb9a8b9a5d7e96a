#include "base/key.h"

#include <string.h>

#include "base/text.h"

void vsd_key_begin(struct vsd_key_maker *maker)
{
    maker->n = 0;
}

void vsd_key_bytes(struct vsd_key_maker *maker, const void *bytes, size_t length)
{
    if (maker->n <= VSD_KEY_SHORT && length <= VSD_KEY_SHORT - maker->n) {
        memcpy(maker->bytes + maker->n, bytes, length);
        maker->n += length;
        return;
    }
    if (maker->n != SIZE_MAX) {
        XXH3_INITSTATE(&maker->state);
        (void)XXH3_128bits_reset_withSeed(&maker->state, vsd_hash_seed());
        (void)XXH3_128bits_update(&maker->state, maker->bytes, maker->n);
        maker->n = SIZE_MAX;
    }
    (void)XXH3_128bits_update(&maker->state, bytes, length);
}

enum { BATCH = 256, WIDEST = 4 };

/* ASCII becomes a byte, anything else 0xFF and three bytes, the end 0xFE: no two texts are alike. */
void vsd_key_folded(struct vsd_key_maker *maker, const char *text, size_t length)
{
    unsigned char batch[BATCH];
    size_t n = 0;
    for (const char *end = text + length; text < end;) {
        unsigned char byte = (unsigned char)*text;
        if (byte > 0 && byte < 0x80) {
            batch[n++] = (unsigned char)(byte - ((unsigned)byte - 'a' < 26 ? 0x20 : 0)); /* as vsd_fold */
            text++;
        } else {
            uint32_t character;
            const char *next = vsd_utf8_next(text, &character);
            if (next == text)
                break;
            character = vsd_fold(character);
            batch[n++] = 0xFF;
            batch[n++] = (unsigned char)(character >> 16 ^ character >> 24);
            batch[n++] = (unsigned char)(character >> 8);
            batch[n++] = (unsigned char)character;
            text = next;
        }
        if (n > BATCH - WIDEST) {
            vsd_key_bytes(maker, batch, n);
            n = 0;
        }
    }
    batch[n++] = 0xFE;
    vsd_key_bytes(maker, batch, n);
}

struct vsd_key vsd_key_end(struct vsd_key_maker *maker)
{
    XXH128_hash_t hash = maker->n == SIZE_MAX
                             ? XXH3_128bits_digest(&maker->state)
                             : XXH3_128bits_withSeed(maker->bytes, maker->n, vsd_hash_seed());
    return (struct vsd_key){hash.low64, hash.high64};
}
