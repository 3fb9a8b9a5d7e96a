/* The events of a backup or restore: plain data that outlives the capture. */
#ifndef VSD_RESULT_TIMELINE_H
#define VSD_RESULT_TIMELINE_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_timeline {
    struct vssdoc_timeline public; /* first: the two are one */
    struct vsd_arena arena;        /* all of it, this structure apart */
};

/* Who acts, for people: "client agent". */
const char *vsd_party_words(enum vssdoc_party party);

#endif
