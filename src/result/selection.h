/* What a selection found: plain data that outlives the capture. */
#ifndef VSD_RESULT_SELECTION_H
#define VSD_RESULT_SELECTION_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_selection {
    struct vssdoc_selection public; /* first: the two are one */
    struct vsd_arena arena;         /* all of it, this structure apart */
};

#endif
