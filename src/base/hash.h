/* uthash with a seeded hash and without exit() when memory runs out. A document from a stranger may
 * choose its strings so that an unseeded hash puts them all into one bucket. */
#ifndef VSD_BASE_HASH_H
#define VSD_BASE_HASH_H

#include <stdint.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Drawn anew by every process; no output may depend on it. */
uint64_t vsd_hash_seed(void);

#define HASH_NONFATAL_OOM 1
#define HASH_FUNCTION(key, length, value)                                                          \
    ((value) = (unsigned)XXH3_64bits_withSeed((key), (length), vsd_hash_seed()))
#include <uthash.h>

#endif
