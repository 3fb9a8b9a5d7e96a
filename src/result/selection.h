/* What a selection found: plain data that outlives the capture. */
#ifndef VSD_RESULT_SELECTION_H
#define VSD_RESULT_SELECTION_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_decider;

struct vsd_selection {
    struct vssdoc_selection public; /* first: the two are one */
    struct vsd_arena arena;         /* all of it, but for this structure and what decides about files */
    struct vssdoc_host *host;       /* NULL: none */
    struct vsd_decider *decider;    /* NULL: nobody asked about files */
    void (*free_decider)(struct vsd_decider *decider);
};

#endif
