#include "base/sha256.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

static void digest(const void *bytes, size_t size, unsigned char out[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    sha256_digest(&context, SHA256_DIGEST_SIZE, out);
}

void vsd_sha256_hex(const void *bytes, size_t size, char out[VSD_SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char sum[SHA256_DIGEST_SIZE];
    digest(bytes, size, sum);
    for (size_t i = 0; i < sizeof sum; i++) {
        out[2 * i] = digits[sum[i] >> 4];
        out[2 * i + 1] = digits[sum[i] & 15];
    }
    out[VSD_SHA256_HEX - 1] = '\0';
}

void vsd_sha256_base64(const void *bytes, size_t size, char out[VSD_SHA256_BASE64])
{
    unsigned char sum[SHA256_DIGEST_SIZE];
    digest(bytes, size, sum);
    base64_encode_raw(out, sizeof sum, sum);
    out[VSD_SHA256_BASE64 - 1] = '\0';
}
