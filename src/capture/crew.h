/* Reading with several threads. */
#ifndef VSD_CAPTURE_CREW_H
#define VSD_CAPTURE_CREW_H

#include "capture/merge.h"

/* Reads all units with so many threads besides the caller's. *begun stays false, and nothing is read,
 * where not one could be had. */
enum vssdoc_status vsd_crew_read(struct vsd_units *units, struct vsd_merge *merge, unsigned n,
                                 bool *begun);

#endif
