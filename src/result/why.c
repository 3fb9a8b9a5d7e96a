#include "result/why.h"

#include <stdlib.h>

void vssdoc_why_free(struct vssdoc_why *public)
{
    struct vsd_why *why = (struct vsd_why *)public;
    if (why == NULL)
        return;
    vsd_arena_free(&why->arena);
    free(why);
}
