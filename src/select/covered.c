#include "select/covered.h"

#include <string.h>

#include "base/winpath.h"
#include "host/host.h"

bool vsd_is_covered(const struct vssdoc_host *host, const struct vsd_drives *drives,
                    struct vsd_arena *scratch, const char *path, bool below)
{
    size_t ours, length;
    const char *root;
    if (vsd_winpath_kind(path) == VSD_PATH_ROOTED || vssdoc_host_knows(host, path, below))
        return true;
    const struct vsd_drive *drive = vsd_drive_find(drives, path, &ours);
    for (size_t i = 0; drive != NULL && (root = vsd_host_root(host, i)) != NULL; i++) {
        if (vsd_drive_find(drives, root, &length) != drive ||
            strspn(root + length, "\\") != strlen(root + length))
            continue;
        const char *rest = path + ours + strspn(path + ours, "\\");
        const char *name = vsd_arena_printf(scratch, "%s\\%s", root, rest);
        if (name != NULL && vssdoc_host_knows(host, name, below))
            return true;
    }
    return false;
}
