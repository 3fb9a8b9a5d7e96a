/* An arena: many small allocations with one owner, freed together. */
#ifndef VSD_BASE_ARENA_H
#define VSD_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct vsd_arena_block;
struct vsd_arena {
    struct vsd_arena_block *blocks;
    char *next;
    size_t left;
    size_t block_size; /* of the next block; grows */
    size_t total;      /* bytes of all blocks */
};

/* All functions return NULL when memory runs out; the arena stays usable. */

/* Zeroed memory, aligned for any of the model's structures. */
void *vsd_arena_alloc(struct vsd_arena *arena, size_t size);
char *vsd_arena_copy(struct vsd_arena *arena, const char *text, size_t length);
char *vsd_arena_printf(struct vsd_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *vsd_arena_vprintf(struct vsd_arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
void vsd_arena_free(struct vsd_arena *arena);

#endif
