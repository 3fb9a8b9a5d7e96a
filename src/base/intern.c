#include "base/intern.h"

#include <stdlib.h>

#include "base/hash.h"

struct vsd_intern_entry {
    UT_hash_handle hh;
};

const char *vsd_intern(struct vsd_intern *intern, const char *text, size_t length)
{
    struct vsd_intern_entry *entry = NULL;
    HASH_FIND(hh, intern->table, text, length, entry);
    if (entry != NULL)
        return entry->hh.key;
    char *copy = vsd_arena_copy(intern->strings, text, length);
    entry = vsd_arena_alloc(&intern->entries, sizeof *entry);
    if (copy == NULL || entry == NULL)
        return NULL;
    HASH_ADD_KEYPTR(hh, intern->table, copy, length, entry);
    return entry->hh.tbl != NULL ? copy : NULL; /* not added when the table could not grow */
}

void vsd_intern_free(struct vsd_intern *intern)
{
    HASH_CLEAR(hh, intern->table);
    vsd_arena_free(&intern->entries);
}
