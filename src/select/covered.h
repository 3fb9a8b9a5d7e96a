/* What the files that somebody has say of those that are not among them. */
#ifndef VSD_SELECT_COVERED_H
#define VSD_SELECT_COVERED_H

#include <vssdoc.h>

#include "base/arena.h"
#include "model/drives.h"

/* Whether a path would have been met if it were there: a listing says nothing of what it covers, so
 * that all of it counts; of mounted volumes others are not known, nor what could not be read of
 * them; below: anything below a folder. Paths are known by all names of their volumes. */
bool vsd_is_covered(const struct vssdoc_host *host, const struct vsd_drives *drives,
                    struct vsd_arena *scratch, const char *path, bool below);

#endif
