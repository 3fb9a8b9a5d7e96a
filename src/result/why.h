/* An answer to "why is this in the backup, or not": plain data that outlives the capture. */
#ifndef VSD_RESULT_WHY_H
#define VSD_RESULT_WHY_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_why {
    struct vssdoc_why public; /* first: the two are one */
    struct vsd_arena arena;   /* all of it, this structure apart */
};

#endif
