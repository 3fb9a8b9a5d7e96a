/* What a restore would do: plain data that outlives the captures. */
#ifndef VSD_RESULT_RESTORATION_H
#define VSD_RESULT_RESTORATION_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_restoration {
    struct vssdoc_restoration public; /* first: the two are one */
    struct vsd_arena arena;           /* all of it, this structure apart */
};

#endif
