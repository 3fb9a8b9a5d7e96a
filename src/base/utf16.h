/* UTF-16 into UTF-8. */
#ifndef VSD_BASE_UTF16_H
#define VSD_BASE_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes whole units into UTF-8 with a NUL behind it; free with free(). NULL when memory runs out,
 * or when a surrogate stands alone: then *bad (may be NULL) is its byte, else SIZE_MAX. */
char *vsd_utf16_decode(const unsigned char *bytes, size_t size, bool big_endian, size_t *length,
                       size_t *bad);

#endif
