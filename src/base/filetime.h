/* FILETIME: 100 nanoseconds since 1601-01-01 UTC. */
#ifndef VSD_BASE_FILETIME_H
#define VSD_BASE_FILETIME_H

#include <stdbool.h>
#include <stdint.h>

enum { VSD_FILETIME_TEXT = 24 };

/* "2019-12-23 10:08:28Z". False for a time that no backup of this kind can have (before 2001, after
 * 2100), which tells a FILETIME from other numbers of eight bytes. */
bool vsd_filetime_format(uint64_t filetime, char out[VSD_FILETIME_TEXT]);

#endif
