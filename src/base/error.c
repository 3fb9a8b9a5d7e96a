#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void start(struct vssdoc_error *error, enum vssdoc_status status, const char *source)
{
    *error = (struct vssdoc_error){.status = status};
    if (source != NULL)
        (void)vssdoc_printable(source, error->source, sizeof error->source);
}

enum vssdoc_status vsd_fail(struct vssdoc_error *error, enum vssdoc_status status,
                            const char *source, const char *format, ...)
{
    if (error == NULL)
        return status;
    start(error, status, source);
    char raw[sizeof error->message];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    (void)vssdoc_printable(raw, error->message, sizeof error->message);
    return status;
}

void vsd_set_errno(struct vssdoc_error *error, enum vssdoc_status status, const char *source,
                   int sys_errno, const char *what)
{
    (void)vsd_fail(error, status, source, "%s: %s", what, strerror(sys_errno));
    if (error != NULL)
        error->sys_errno = sys_errno;
}
