/* What is known of each property: how its values compare, which difference means nothing, and what
 * one that means something does. */
#ifndef VSD_DIFF_POLICY_H
#define VSD_DIFF_POLICY_H

#include "diff/diff.h"

enum vsd_diff_how {
    VSD_HOW_EXACT,    /* to the byte, or by value */
    VSD_HOW_NAME,     /* as Windows compares names */
    VSD_HOW_FILESPEC, /* likewise; every file is "*" or "*.*" */
    VSD_HOW_LOGICAL,  /* the same without a backslash at the ends */
    VSD_HOW_PATH,     /* as Windows compares paths, with variables replaced */
    VSD_HOW_PROSE,    /* for people: white space does not count */
    VSD_HOW_NOISE     /* it means nothing: see noise */
};

enum { VSD_NO_DEFAULT = -3 };

struct vsd_policy {
    const char *class, *key;
    enum vsd_diff_how how;
    enum vssdoc_noise noise; /* of VSD_HOW_NOISE */
    int64_t normal;          /* the number that absence stands for, VSD_NO_DEFAULT: none */
    const char *cause;       /* NULL: the detail of whatever is compared */
    /* What a difference does; NULL: see cause. a and b are the objects. */
    const char *(*judge)(struct vsd_diff *diff, const struct vsd_field *field, const void *a,
                         const void *b);
};

/* Never NULL: what the table does not have compares exactly. */
const struct vsd_policy *vsd_policy_of(const char *class, const char *key);

/* Whether two values of a field differ, and what hides it: VSSDOC_NOISES when nothing does. */
bool vsd_diff_differs(struct vsd_diff *diff, const struct vsd_policy *policy,
                      const struct vsd_field *field, const void *a, const void *b,
                      enum vssdoc_noise *noise);

/* Whether two texts differ in white space alone. */
bool vsd_same_words(const char *a, const char *b);

/* What a difference of the two does (judge.c). */
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
