/* Text that the result keeps. */
#include <stdarg.h>

#include "base/keep.h"
#include "diff/work.h"

const char *vsd_diff_keep(struct vsd_diff *diff, const char *text)
{
    return vsd_keep_text(&diff->result->arena, text, &diff->no_memory);
}

const char *vsd_diff_text(struct vsd_diff *diff, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = vsd_keep_whole(&diff->result->arena, &diff->no_memory, format, arguments);
    va_end(arguments);
    return text;
}
