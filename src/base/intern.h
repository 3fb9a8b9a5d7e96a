/* Interning: equal strings are stored once, so that a model of many file sets stays small. */
#ifndef VSD_BASE_INTERN_H
#define VSD_BASE_INTERN_H

#include "base/arena.h"

struct vsd_intern_entry;
struct vsd_intern {
    struct vsd_arena *strings;        /* where the strings live; not owned */
    struct vsd_arena entries;         /* the table's own bookkeeping */
    struct vsd_intern_entry *table;
};

/* The stored copy of a string, NULL when memory runs out. */
const char *vsd_intern(struct vsd_intern *intern, const char *text, size_t length);
/* Forgets the table; the strings stay in their arena. */
void vsd_intern_free(struct vsd_intern *intern);

#endif
