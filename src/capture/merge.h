/* What the units of all operands hold, brought together in order for whoever asked. */
#ifndef VSD_CAPTURE_MERGE_H
#define VSD_CAPTURE_MERGE_H

#include <stdatomic.h>

#include "capture/units.h"

/* A capture on its way from its unit. */
struct vsd_read_capture {
    struct vssdoc_capture *capture;
    char *place;  /* below the operand; NULL once it is named */
    void *result; /* of the work on it; NULL: not done */
};

struct vsd_merge {
    const struct vssdoc_limits *limits;
    const struct vssdoc_read_options *options;
    const struct vssdoc_jobs *jobs;
    struct vssdoc_error *error;   /* the first trouble; may be NULL */
    enum vssdoc_status trouble;   /* its status */
    struct vsd_unit operand;      /* a unit of the one that is being read, without its path */
    bool in_operand;
    size_t n_captures, n_problems;/* of it */
    struct vsd_read_capture pending; /* its first: what it is called depends on whether it stays alone */
    size_t captures;              /* handed out */
    atomic_uint_least64_t documents, bytes; /* read so far, by whichever thread */
};

/* One unit after the other, in order. */
enum vssdoc_status vsd_merge_begin(struct vsd_merge *merge, const struct vsd_unit *unit);
/* The capture becomes the merge's. */
enum vssdoc_status vsd_merge_capture(struct vsd_merge *merge, struct vsd_read_capture *read);
enum vssdoc_status vsd_merge_problem(struct vsd_merge *merge, const struct vssdoc_error *problem);
enum vssdoc_status vsd_merge_verbose(struct vsd_merge *merge, const char *source,
                                     const char *message);
enum vssdoc_status vsd_merge_end(struct vsd_merge *merge, enum vssdoc_status status);

/* For a unit that is read in the caller's thread. */
struct vsd_listener vsd_merge_listener(struct vsd_merge *merge);

void vsd_merge_progress(struct vsd_merge *merge);

/* Frees a capture and the result of the work on it, unless they were handed out. */
void vsd_read_capture_drop(const struct vsd_merge *merge, struct vsd_read_capture *read);

#endif
