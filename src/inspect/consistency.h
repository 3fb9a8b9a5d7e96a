/* Whether a backup is consistent to the applications whose data it holds: as far as the documents
 * tell. A writer whose components are not in the backup was not asked to make its files consistent
 * for it; of such files on the snapshotted volumes the copy is what a power failure would leave
 * (overview-of-processing-a-backup-under-vss.md, writers.md). */
#ifndef VSD_INSPECT_CONSISTENCY_H
#define VSD_INSPECT_CONSISTENCY_H

#include <vssdoc.h>

#include "base/arena.h"

enum vsd_consistency_verdict {
    VSD_CONSISTENT,         /* every component in the backup is marked as succeeded */
    VSD_CONSISTENT_IN_PART, /* of some writers nothing is in the backup */
    VSD_NOT_CONSISTENT,     /* components are marked as failed, or carry a failure */
    VSD_CONSISTENCY_UNKNOWN
};
/* "yes", "in-part", "no", "unknown" */
const char *vsd_consistency_name(enum vsd_consistency_verdict verdict);

struct vsd_consistency {
    enum vsd_consistency_verdict verdict;
    const char *because;                     /* a sentence */
    size_t n_failed, n_succeeded, n_records; /* components in the BCD */
    const struct vssdoc_writer **left_out;   /* have components, of which none is in the BCD */
    size_t n_left_out;
};

/* False when memory runs out. */
bool vsd_consistency_make(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                          struct vsd_consistency *out);

#endif
