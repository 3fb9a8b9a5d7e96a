#include "emit/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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
    while (size > 0) {
        size_t room = sizeof out->buffer - out->n;
        size_t n = size < room ? size : room;
        memcpy(out->buffer + out->n, bytes, n);
        out->n += n;
        bytes += n;
        size -= n;
        if (out->n == sizeof out->buffer)
            (void)vsd_out_flush(out);
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
