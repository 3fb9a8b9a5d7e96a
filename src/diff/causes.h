/* The causes of changes: one table says of each its id, its level and why. */
#ifndef VSD_DIFF_CAUSES_H
#define VSD_DIFF_CAUSES_H

#include <vssdoc.h>

/* By its name, which must be in the table. */
const struct vssdoc_change_rule *vsd_change_rule(const char *cause);

#endif
