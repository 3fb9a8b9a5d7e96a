/* What a difference of one property does. */
#ifndef VSD_DIFF_JUDGE_H
#define VSD_DIFF_JUDGE_H

#include "diff/work.h"

/* The cause of a difference of the two; NULL: see the policy. */
typedef const char *vsd_judge_change(struct vsd_diff *diff, const struct vsd_field *field,
                                     const void *a, const void *b);
vsd_judge_change vsd_judge_usage, vsd_judge_schema, vsd_judge_method, vsd_judge_service,
    vsd_judge_reboot, vsd_judge_selectable, vsd_judge_restorable, vsd_judge_flags, vsd_judge_mask,
    vsd_judge_recursion, vsd_judge_backup_type, vsd_judge_select_components, vsd_judge_system_state,
    vsd_judge_succeeded, vsd_judge_status, vsd_judge_failure, vsd_judge_stamp,
    vsd_judge_writer_count;
/* What a judge says of a number that only counts what is compared itself. */
#define VSD_TOLD_ELSEWHERE ""
/* Whether a restore method has what it needs in its writer; NULL: it does, else what is missing. */
const char *vsd_method_lacks(const struct vssdoc_writer *writer);

#endif
