#include "model/triple.h"

#include <string.h>

#include "base/winpath.h"

struct vsd_key vsd_triple_key(const struct vssdoc_file_set *set)
{
    struct vsd_key path = vsd_winpath_key(set->path != NULL ? set->path : "");
    const char *filespec = set->filespec != NULL ? set->filespec : "";
    bool recursive = set->recursive == 1;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &path, sizeof path);
    vsd_key_folded(&maker, filespec, strlen(filespec));
    vsd_key_bytes(&maker, &recursive, sizeof recursive);
    return vsd_key_end(&maker);
}
