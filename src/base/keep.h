/* Texts of a result: kept in its arena, as it outlives what they came from. Each function sets
 * *no_memory when memory runs out, and leaves it alone otherwise. */
#ifndef VSD_BASE_KEEP_H
#define VSD_BASE_KEEP_H

#include <stdarg.h>
#include <stdbool.h>

#include <vssdoc.h>

#include "base/arena.h"

/* NULL for NULL, and when memory runs out. */
const char *vsd_keep_text(struct vsd_arena *arena, const char *text, bool *no_memory);
/* Lower case, no braces; NULL for an invalid one. */
const char *vsd_keep_guid(struct vsd_arena *arena, const struct vssdoc_guid *guid, bool *no_memory);
/* The whole of a format; "" when memory runs out. */
const char *vsd_keep_whole(struct vsd_arena *arena, bool *no_memory, const char *format,
                           va_list arguments) __attribute__((format(printf, 3, 0)));
/* A format that is for people to read: what is very long, as a document may make it, is cut between
 * characters. NULL when memory runs out. */
const char *vsd_keep_line(struct vsd_arena *arena, bool *no_memory, const char *format,
                          va_list arguments) __attribute__((format(printf, 3, 0)));

#endif
