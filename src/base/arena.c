#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vsd_arena_block {
    struct vsd_arena_block *next;
    max_align_t data[];
};

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 256 * 1024, ALIGNMENT = 8 };

/* Text needs no alignment, and there is a lot of it. */
static char *take(struct vsd_arena *arena, size_t size, size_t alignment)
{
    size_t gap = (alignment - (uintptr_t)arena->next % alignment) % alignment;
    if (arena->left < gap || arena->left - gap < size) {
        size_t block_size = arena->block_size != 0 ? arena->block_size : FIRST_BLOCK;
        arena->block_size = block_size < LARGEST_BLOCK ? block_size * 2 : block_size;
        bool large = size > block_size / 4;
        size_t bytes = large ? size : block_size;
        if (bytes > SIZE_MAX - sizeof(struct vsd_arena_block))
            return NULL;
        struct vsd_arena_block *block = malloc(sizeof *block + bytes);
        if (block == NULL)
            return NULL;
        block->next = arena->blocks;
        arena->blocks = block;
        arena->total += bytes;
        if (large) /* a block of its own: what is left of the current one stays in use */
            return (char *)block->data;
        arena->next = (char *)block->data;
        arena->left = bytes;
        gap = 0;
    }
    char *result = arena->next + gap;
    arena->next += gap + size;
    arena->left -= gap + size;
    return result;
}

void *vsd_arena_alloc(struct vsd_arena *arena, size_t size)
{
    void *memory = take(arena, size, ALIGNMENT);
    return memory != NULL ? memset(memory, 0, size) : NULL;
}

char *vsd_arena_copy(struct vsd_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = take(arena, length + 1, 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *vsd_arena_vprintf(struct vsd_arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = length < 0 ? NULL : take(arena, (size_t)length + 1, 1);
    if (text != NULL)
        (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *vsd_arena_printf(struct vsd_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = vsd_arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

void vsd_arena_free(struct vsd_arena *arena)
{
    struct vsd_arena_block *block = arena->blocks;
    while (block != NULL) {
        struct vsd_arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct vsd_arena){0};
}
