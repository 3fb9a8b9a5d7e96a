/* What a walk hands on: paths and problems. */
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "host/host.h"

bool vsd_host_meet(struct vsd_host_walk *walk, const char *path)
{
    walk->stopped = !walk->each(walk->context, path);
    return !walk->stopped;
}

void vsd_host_problem(const struct vssdoc_host *host, const char *source, uint64_t line,
                      const char *format, ...)
{
    struct vssdoc_error error;
    char message[sizeof error.message];
    va_list arguments;
    if (host->walked || host->options.problem == NULL)
        return;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    (void)vsd_fail(&error, VSSDOC_CANNOT_READ, source, "%s", message);
    error.line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
    host->options.problem(host->options.context, &error);
}
