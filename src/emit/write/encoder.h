/* Output in another encoding than UTF-8: stands between vsd_out and the caller's write function. */
#ifndef VSD_EMIT_WRITE_ENCODER_H
#define VSD_EMIT_WRITE_ENCODER_H

#include <vssdoc.h>

struct vsd_encoder {
    enum vssdoc_encoding encoding; /* UTF-8 passes through */
    vssdoc_write_fn *write;
    void *context;
    char rest[4]; /* the beginning of a character whose end has not come yet */
    size_t n_rest;
};

void vsd_encoder_begin(struct vsd_encoder *encoder, enum vssdoc_encoding encoding,
                       vssdoc_write_fn *write, void *context);
/* A vssdoc_write_fn; context is the encoder. What is no UTF-8 becomes U+FFFD. */
bool vsd_encoder_write(void *context, const char *bytes, size_t size);

#endif
