/* The name that somebody probably meant. */
#ifndef VSD_BASE_NEAREST_H
#define VSD_BASE_NEAREST_H

#include <stddef.h>

struct vsd_nearest {
    const char *asked;    /* set by the caller */
    const char *best;     /* NULL as long as nothing is near */
    size_t distance;      /* 1 for a name with all the words that were asked for */
    size_t letters;       /* between the two in truth */
    size_t offered;       /* a great many names are not compared */
};

/* name may be NULL. */
void vsd_nearest_offer(struct vsd_nearest *nearest, const char *name);

#endif
