/* Texts of a restore that is being worked out. */
#include "restore/work.h"

#include <string.h>

#include "base/keep.h"

const char *vsd_work_text(struct vsd_work *work, const char *text)
{
    return vsd_keep_text(&work->out->arena, text, &work->no_memory);
}

const char *vsd_work_printf(struct vsd_work *work, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = vsd_keep_whole(&work->out->arena, &work->no_memory, format, arguments);
    va_end(arguments);
    return text;
}

const char *vsd_work_join(struct vsd_work *work, const char *folder, const char *name)
{
    size_t length = folder != NULL ? strlen(folder) : 0;
    return vsd_work_printf(work, "%s%s%s", length > 0 ? folder : "",
                           length > 0 && folder[length - 1] != '\\' ? "\\" : "",
                           name != NULL ? name : "");
}
