#include "model/file_set_text.h"

#include <stdio.h>
#include <string.h>

const char *vsd_file_set_text(const struct vssdoc_file_set *set, char out[VSD_FILE_SET_TEXT])
{
    const char *path = set->path != NULL ? set->path : "";
    size_t length = strlen(path);
    (void)snprintf(out, VSD_FILE_SET_TEXT, "%s%s%s%s", path,
                   length > 0 && path[length - 1] == '\\' ? "" : "\\",
                   set->filespec != NULL ? set->filespec : "",
                   set->recursive == 1 ? " (recursive)" : "");
    return out;
}
