/* The parts of a pair of captures. */
#ifndef VSD_DIFF_PARTS_H
#define VSD_DIFF_PARTS_H

#include "diff/work.h"

void vsd_diff_writers(struct vsd_diff *diff);
void vsd_diff_entries(struct vsd_diff *diff);
const struct vsd_class *vsd_entry_class(void);

/* How two documents were saved: their names, encoding and layout, all of it noise. */
void vsd_diff_document(struct vsd_diff *diff, const struct vssdoc_document *a,
                       const struct vssdoc_document *b);

/* Which captures of two sides belong together: old_of[j] is the one of news[j], SIZE_MAX: none. */
void vsd_pair_captures(struct vsd_diff *diff, const struct vssdoc_diff_side *olds,
                       const struct vssdoc_diff_side *news, size_t *old_of);
/* The machine that a capture names, NULL: none. */
const char *vsd_machine_of(const struct vssdoc_capture *capture);

#endif
