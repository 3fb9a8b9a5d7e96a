/* SHA-256, by which people recognise a file. */
#ifndef VSD_BASE_SHA256_H
#define VSD_BASE_SHA256_H

#include <stddef.h>

enum { VSD_SHA256_HEX = 65, VSD_SHA256_BASE64 = 45 };

/* Lower case. */
void vsd_sha256_hex(const void *bytes, size_t size, char out[VSD_SHA256_HEX]);
/* As a page's content security policy has it. */
void vsd_sha256_base64(const void *bytes, size_t size, char out[VSD_SHA256_BASE64]);

#endif
