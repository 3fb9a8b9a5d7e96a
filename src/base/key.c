#include "base/key.h"

#include "base/text.h"

void vsd_key_begin(struct vsd_key_maker *maker)
{
    XXH3_INITSTATE(&maker->state);
    (void)XXH3_128bits_reset_withSeed(&maker->state, vsd_hash_seed());
}

void vsd_key_bytes(struct vsd_key_maker *maker, const void *bytes, size_t length)
{
    (void)XXH3_128bits_update(&maker->state, bytes, length);
}

void vsd_key_folded(struct vsd_key_maker *maker, const char *text, size_t length)
{
    uint32_t batch[64];
    size_t n = 0;
    for (const char *end = text + length; text < end;) {
        const char *next = vsd_utf8_next(text, &batch[n]);
        if (next == text)
            break;
        batch[n] = vsd_fold(batch[n]);
        text = next;
        if (++n == sizeof batch / sizeof batch[0]) {
            vsd_key_bytes(maker, batch, sizeof batch);
            n = 0;
        }
    }
    batch[n++] = UINT32_MAX;
    vsd_key_bytes(maker, batch, n * sizeof batch[0]);
}

struct vsd_key vsd_key_end(struct vsd_key_maker *maker)
{
    XXH128_hash_t hash = XXH3_128bits_digest(&maker->state);
    return (struct vsd_key){hash.low64, hash.high64};
}
