/* Output on its way to the caller's write function, in larger pieces. A failure is remembered and
 * everything after it is dropped. */
#ifndef VSD_EMIT_WRITE_OUT_H
#define VSD_EMIT_WRITE_OUT_H

#include <vssdoc.h>

enum { VSD_OUT_BUFFER = 32 * 1024 };

struct vsd_out {
    vssdoc_write_fn *write;
    void *context;
    bool failed;
    size_t n;
    char buffer[VSD_OUT_BUFFER];
};

void vsd_out_bytes(struct vsd_out *out, const char *bytes, size_t size);
void vsd_out_text(struct vsd_out *out, const char *text);
static inline void vsd_out_char(struct vsd_out *out, char c)
{
    if (out->n + 1 < sizeof out->buffer)
        out->buffer[out->n++] = c;
    else
        vsd_out_bytes(out, &c, 1);
}
void vsd_out_printf(struct vsd_out *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Hands on what is buffered; false when any of it could not be written. */
bool vsd_out_flush(struct vsd_out *out);

/* Whether all could be written so far; then the same with what is buffered handed on; then the same
 * for one of vsd_out_new, which it frees. */
enum vssdoc_status vsd_out_status(const struct vsd_out *out, struct vssdoc_error *error);
enum vssdoc_status vsd_out_finish(struct vsd_out *out, struct vssdoc_error *error);
enum vssdoc_status vsd_out_end(struct vsd_out *out, struct vssdoc_error *error);
/* NULL when memory runs out. */
struct vsd_out *vsd_out_new(vssdoc_write_fn *write, void *context);

#endif
