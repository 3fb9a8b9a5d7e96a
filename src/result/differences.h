/* What a comparison found: plain data that outlives the captures. */
#ifndef VSD_RESULT_DIFFERENCES_H
#define VSD_RESULT_DIFFERENCES_H

#include <vssdoc.h>

#include "base/arena.h"
#include "result/acceptance.h"

struct vsd_differences {
    struct vssdoc_differences public; /* first: the two are one */
    struct vsd_arena arena;           /* all of it, this structure apart */
    struct vsd_acceptances accept;
};

struct vsd_history {
    struct vssdoc_history public; /* first: the two are one */
    struct vsd_arena arena;
};

#endif
