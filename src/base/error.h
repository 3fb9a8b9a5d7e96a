/* Filling the caller's error value. */
#ifndef VSD_BASE_ERROR_H
#define VSD_BASE_ERROR_H

#include <vssdoc.h>

/* Sets *error (which may be NULL) and returns status, so that a caller can write
 * return vsd_fail(error, VSSDOC_LIMIT, source, "…"). The source may be NULL. */
enum vssdoc_status vsd_fail(struct vssdoc_error *error, enum vssdoc_status status,
                            const char *source, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void vsd_set_errno(struct vssdoc_error *error, enum vssdoc_status status, const char *source,
                   int sys_errno, const char *what);

/* The same with the reason of the failed system call behind the message. Inline, so that whoever
 * reads the caller - the compiler's analyser, too - sees the status that comes back. */
static inline enum vssdoc_status vsd_fail_errno(struct vssdoc_error *error,
                                                enum vssdoc_status status, const char *source,
                                                int sys_errno, const char *what)
{
    vsd_set_errno(error, status, source, sys_errno, what);
    return status;
}

static inline enum vssdoc_status vsd_no_memory(struct vssdoc_error *error, const char *source)
{
    (void)vsd_fail(error, VSSDOC_NO_MEMORY, source, "not enough memory");
    return VSSDOC_NO_MEMORY;
}

#endif
