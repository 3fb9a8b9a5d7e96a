#include "base/hash.h"

#include <stdatomic.h>

#include "base/os/os.h"

uint64_t vsd_hash_seed(void)
{
    static _Atomic uint64_t seed;
    uint64_t value = atomic_load_explicit(&seed, memory_order_relaxed);
    if (value == 0) {
        uint64_t drawn = vsd_os_random() | 1;
        value = atomic_compare_exchange_strong(&seed, &value, drawn) ? drawn : value;
    }
    return value;
}
