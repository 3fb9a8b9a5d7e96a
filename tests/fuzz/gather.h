/* What targets keep to compare: captures, and output as it was written. */
#ifndef GATHER_H
#define GATHER_H

#include "exercise.h"

/* The first capture that the bytes hold, NULL when there is none; yours to free. redaction may be
 * NULL. */
struct vssdoc_capture *fuzz_capture(const char *name, const void *data, size_t size,
                                    struct vssdoc_redaction *redaction);

/* The input is two: what stands in front of and behind the first "<?next?>", else twice the same. */
struct fuzz_half {
    const uint8_t *data;
    size_t size;
};
void fuzz_halves(const uint8_t *data, size_t size, struct fuzz_half out[2]);

/* Output, whole. */
struct fuzz_text {
    char *bytes;
    size_t size, room;
};
/* A vssdoc_write_fn. */
bool fuzz_gather(void *text, const char *bytes, size_t size);
bool fuzz_same_text(const struct fuzz_text *a, const struct fuzz_text *b);
void fuzz_text_free(struct fuzz_text *text);

/* A vssdoc_write_fn that looks at nothing; context may be NULL. */
bool fuzz_discard(void *context, const char *bytes, size_t size);

#endif
