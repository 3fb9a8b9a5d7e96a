/* Values in base64: as many bytes of nothing, text where it was text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/binary.h"
#include "redact/kept.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* out has room for four characters to each three bytes, and a NUL. */
static void encode(const unsigned char *bytes, size_t n, char *out)
{
    for (size_t i = 0; i < n; i += 3) {
        size_t left = n - i < 3 ? n - i : 3;
        uint32_t bits = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                        (left > 2 ? bytes[i + 2] : 0);
        *out++ = digits[bits >> 18];
        *out++ = digits[bits >> 12 & 63];
        *out++ = left > 1 ? digits[bits >> 6 & 63] : '=';
        *out++ = left > 2 ? digits[bits & 63] : '=';
    }
    *out = '\0';
}

/* A number in so many bytes: letters, of one byte or of two as UTF-16 has them, where it was text,
 * else bytes that begin no UTF-8. Of one or two bytes there are not many: a great number of such
 * values may share some. */
static void fill(unsigned char *bytes, size_t n, uint64_t number, bool text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t width = text && n >= 2 && n % 2 == 0 && bytes[0] != 0 && bytes[1] == 0 ? 2 : 1;
    for (size_t i = 0; i < n; i++) {
        if (i % width != 0) {
            bytes[i] = 0;
            continue;
        }
        bytes[i] = text ? (unsigned char)letters[number % 62] : (unsigned char)(0x80 | number % 64);
        number /= text ? 62 : 64;
    }
}

/* A length of eight and a FILETIME, as SQL Server's stamps are: a time is no name. */
static bool is_time(const unsigned char *bytes, size_t n)
{
    return n == 12 && memcmp(bytes, "\10\0\0", 4) == 0 && bytes[11] == 1;
}

static bool replace(struct vssdoc_redaction *redaction, const char *spelling, size_t length,
                    unsigned char *bytes, size_t n)
{
    struct vsd_arena scratch = {0};
    struct vssdoc_binary binary;
    char *out = malloc(length + 8);
    bool enough = out != NULL && vsd_binary_decode(&scratch, spelling, &binary);
    if (enough) {
        size_t skip = binary.length_prefix ? 4 : 0;
        fill(bytes + skip, n - skip, redaction->n[VSD_KEPT_BLOB] + 1, binary.text != NULL);
        encode(bytes, n, out);
        enough = vsd_kept_add(redaction, VSD_KEPT_BLOB, spelling, length, out, strlen(out)) != NULL;
    }
    redaction->no_memory = redaction->no_memory || !enough;
    vsd_arena_free(&scratch);
    if (enough)
        vsd_redact_put(redaction, out, strlen(out));
    free(out);
    return true;
}

bool vsd_redact_blob(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    struct vsd_kept *kept = vsd_kept_find(redaction, VSD_KEPT_BLOB, text, length);
    if (kept != NULL) {
        const char *found = redaction->undo ? kept->original : kept->placeholder;
        vsd_redact_put(redaction, found, strlen(found));
        return true;
    }
    char *spelling = malloc(length + 1);
    unsigned char *bytes = NULL;
    size_t n = 0;
    if (spelling == NULL) {
        redaction->no_memory = true;
        return true;
    }
    memcpy(spelling, text, length);
    spelling[length] = '\0';
    redaction->no_memory = redaction->no_memory || !vsd_base64_decode(spelling, &bytes, &n);
    bool done = bytes != NULL;
    if (done && (redaction->undo || n == 0 || is_time(bytes, n)))
        vsd_redact_put(redaction, text, length);
    else if (done)
        (void)replace(redaction, spelling, length, bytes, n);
    free(bytes);
    free(spelling);
    return done;
}
