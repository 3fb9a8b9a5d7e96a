/* What is known of each property: how its values compare, which difference means nothing, and what
 * one that means something does. */
#ifndef VSD_DIFF_POLICY_H
#define VSD_DIFF_POLICY_H

#include "diff/work.h"

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

#endif
