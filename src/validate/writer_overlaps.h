/* What the file sets of one writer's components have in common, found once for all rules that ask. */
#ifndef VSD_VALIDATE_WRITER_OVERLAPS_H
#define VSD_VALIDATE_WRITER_OVERLAPS_H

#include "model/overlap_scan.h"
#include "validate/check.h"

enum vsd_writer_overlap {
    VSD_LISTED_AGAIN,   /* a: the file set that its component lists again */
    VSD_TWO_COMPONENTS, /* a, b: the components */
    VSD_INCLUDES,       /* a: the file set that includes others of its component */
    VSD_SHARES          /* a: the file set that can mean files of others of its component */
};

struct vsd_writer_overlaps {
    struct vsd_overlap_scan scan;
    bool made;
};

/* Found when first asked for; the topics of the tallies are those above. NULL: none, or no memory,
 * which the validation then knows. */
const struct vsd_tally *vsd_writer_overlaps(struct vsd_check *check,
                                            const struct vssdoc_writer *writer);

#endif
