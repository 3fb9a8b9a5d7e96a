/* A graph: plain data that outlives the capture. */
#ifndef VSD_RESULT_GRAPH_H
#define VSD_RESULT_GRAPH_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_graph {
    struct vssdoc_graph public; /* first: the two are one */
    struct vsd_arena arena;     /* all of it, this structure apart */
};

#endif
