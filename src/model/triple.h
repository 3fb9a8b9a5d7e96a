/* What identifies a file set in the API's calls: path, filespec and recursion, whatever its kind. */
#ifndef VSD_MODEL_TRIPLE_H
#define VSD_MODEL_TRIPLE_H

#include <vssdoc.h>

#include "base/key.h"

/* Compared as Windows compares; what is absent counts as empty, variables stand as they are. */
struct vsd_key vsd_triple_key(const struct vssdoc_file_set *set);

#endif
