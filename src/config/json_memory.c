#include "config/json_memory.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

static _Thread_local struct {
    char *begin;
    size_t size, used;
    bool needed;
} reserve;

static json_malloc_t inner_malloc;
static json_free_t inner_free;

static void *reserved(size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    if (size > reserve.size - reserve.used)
        return NULL;
    void *found = reserve.begin + reserve.used;
    size_t rounded = (size + unit - 1) / unit * unit;
    reserve.used += rounded < reserve.size - reserve.used ? rounded : reserve.size - reserve.used;
    return found;
}

static void *allocate(size_t size)
{
    void *found = reserve.needed ? NULL : inner_malloc(size);
    if (found != NULL || reserve.begin == NULL)
        return found;
    reserve.needed = true;
    return reserved(size);
}

static void release(void *memory)
{
    const char *at = memory;
    if (reserve.begin == NULL || at < reserve.begin || at >= reserve.begin + reserve.size)
        inner_free(memory);
}

/* Around those that the program has set, which other uses of jansson go on with. */
static void surround(void)
{
    json_get_alloc_funcs(&inner_malloc, &inner_free);
    json_set_alloc_funcs(allocate, release);
}

json_t *vsd_json_load(const char *text, size_t size, uint64_t most, size_t flags, bool *no_memory,
                      json_error_t *why)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    /* besides the values, what the longest text takes while its buffer is doubled */
    uint64_t room = most + 4 * (uint64_t)size + 4096;
    json_t *root = NULL;
    reserve.begin = room <= SIZE_MAX ? malloc((size_t)room) : NULL;
    *no_memory = reserve.begin == NULL || pthread_once(&once, surround) != 0;
    if (!*no_memory) {
        reserve.size = (size_t)room;
        root = json_loadb(text, size, flags, why);
        *no_memory = reserve.needed;
    }
    if (*no_memory) {
        json_decref(root);
        root = NULL;
    }
    free(reserve.begin);
    reserve.begin = NULL;
    reserve.size = reserve.used = 0;
    reserve.needed = false;
    return root;
}
