/* What became of file sets that only one side lists. */
#ifndef VSD_DIFF_SETS_H
#define VSD_DIFF_SETS_H

#include "diff/work.h"

/* Decides it of all of a writer, and reports. */
void vsd_diff_settle(struct vsd_diff *diff, const struct vssdoc_writer *old_writer,
                     const struct vssdoc_writer *new_writer);

#endif
