/* Changes in groups. */
#ifndef VSD_DIFF_GROUP_H
#define VSD_DIFF_GROUP_H

#include "result/differences.h"

/* Puts changes in a row together, and counts their folders. False when memory runs out. */
bool vsd_diff_group(struct vsd_differences *result);

#endif
