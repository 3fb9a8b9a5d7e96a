/* An item that only one of two lists has. */
#ifndef VSD_DIFF_ALONE_H
#define VSD_DIFF_ALONE_H

#include "diff/list.h"

/* Reports it; file sets are kept, as they may have gone elsewhere. */
void vsd_diff_alone(struct vsd_lists *lists, enum vsd_side side, const void *item);
/* When a pair of captures is done with: the components that dependencies were looked up among. */
void vsd_diff_forget_known(struct vsd_diff *diff);

#endif
