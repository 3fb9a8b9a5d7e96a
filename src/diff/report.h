/* What was found, on its way into the result. */
#ifndef VSD_DIFF_REPORT_H
#define VSD_DIFF_REPORT_H

#include "diff/work.h"

void vsd_diff_report(struct vsd_diff *diff, const struct vsd_difference *difference);
/* Counts what means nothing, lists it or reports it as asked. */
void vsd_diff_hide(struct vsd_diff *diff, enum vssdoc_noise noise, size_t times,
                   const struct vsd_difference *difference);
/* False when a noise is only counted: then vsd_diff_hide looks at nothing of the difference. */
bool vsd_diff_shows(const struct vsd_diff *diff, enum vssdoc_noise noise);
void vsd_diff_duplicate(struct vsd_diff *diff, enum vsd_side side, const char *what,
                        const char *identity, size_t n);
void vsd_diff_uncompared(struct vsd_diff *diff, const struct vssdoc_uncompared *what);
/* Sorts what was found into the result. */
void vsd_diff_finish(struct vsd_diff *diff);

#endif
