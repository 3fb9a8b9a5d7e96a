/* Keys of tables: a seeded 128-bit hash of whatever identifies a thing. Needs no memory, and what a
 * stranger's document holds cannot be made to collide. */
#ifndef VSD_BASE_KEY_H
#define VSD_BASE_KEY_H

#include <stddef.h>

#include "base/hash.h"

struct vsd_key {
    uint64_t low, high;
};

/* Short keys are gathered and hashed at once, which is much cheaper than bit by bit. */
enum { VSD_KEY_SHORT = 256 };
struct vsd_key_maker {
    size_t n;                          /* bytes gathered; SIZE_MAX: more than fit, see state */
    unsigned char bytes[VSD_KEY_SHORT];
    XXH3_state_t state;
};

void vsd_key_begin(struct vsd_key_maker *maker);
void vsd_key_bytes(struct vsd_key_maker *maker, const void *bytes, size_t length);
/* Text as Windows compares it, and an end, so that "a" + "bc" and "ab" + "c" differ. */
void vsd_key_folded(struct vsd_key_maker *maker, const char *text, size_t length);
/* The key of what came so far; more may follow. */
struct vsd_key vsd_key_end(struct vsd_key_maker *maker);

#endif
