#include "emit/write/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

bool vsd_out_flush(struct vsd_out *out)
{
    if (out->n > 0 && !out->failed)
        out->failed = !out->write(out->context, out->buffer, out->n);
    out->n = 0;
    return !out->failed;
}

void vsd_out_bytes(struct vsd_out *out, const char *bytes, size_t size)
{
    if (size < sizeof out->buffer - out->n) {
        memcpy(out->buffer + out->n, bytes, size);
        out->n += size;
        return;
    }
    (void)vsd_out_flush(out);
    if (size < sizeof out->buffer) {
        memcpy(out->buffer, bytes, size);
        out->n = size;
    } else if (!out->failed) {
        out->failed = !out->write(out->context, bytes, size);
    }
}

void vsd_out_text(struct vsd_out *out, const char *text)
{
    vsd_out_bytes(out, text, strlen(text));
}

void vsd_out_printf(struct vsd_out *out, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length > 0)
        vsd_out_bytes(out, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}

struct vsd_out *vsd_out_new(vssdoc_write_fn *write, void *context)
{
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out != NULL) {
        out->write = write;
        out->context = context;
    }
    return out;
}

enum vssdoc_status vsd_out_status(const struct vsd_out *out, struct vssdoc_error *error)
{
    return out->failed ? vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output")
                       : VSSDOC_OK;
}

enum vssdoc_status vsd_out_finish(struct vsd_out *out, struct vssdoc_error *error)
{
    (void)vsd_out_flush(out);
    return vsd_out_status(out, error);
}

enum vssdoc_status vsd_out_end(struct vsd_out *out, struct vssdoc_error *error)
{
    enum vssdoc_status status = vsd_out_finish(out, error);
    free(out);
    return status;
}
