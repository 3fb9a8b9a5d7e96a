/* Values that documents hold as base64. */
#ifndef VSD_BASE_BINARY_H
#define VSD_BASE_BINARY_H

#include <vssdoc.h>

#include "base/arena.h"

/* Decodes a value; the spelling is kept, not copied. False when memory runs out. */
bool vsd_binary_decode(struct vsd_arena *arena, const char *spelling, struct vssdoc_binary *out);

/* The bytes of base64, without white space and with correct padding; *out is NULL for anything else.
 * Free it with free(). False when memory runs out. */
bool vsd_base64_decode(const char *text, unsigned char **out, size_t *n_out);

#endif
