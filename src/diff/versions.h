/* Versions in paths. */
#ifndef VSD_DIFF_VERSIONS_H
#define VSD_DIFF_VERSIONS_H

#include <stdbool.h>

/* The path with "*" for each version, in out, which has room for all of it. False where it has
 * none. */
bool vsd_without_versions(const char *path, char *out);

#endif
