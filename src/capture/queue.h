/* Units that have been begun, in order, and what they hold until it is handed out. What waits is
 * bounded: so many units may have been begun beyond the one whose turn it is, and each holds back a
 * few captures. */
#ifndef VSD_CAPTURE_QUEUE_H
#define VSD_CAPTURE_QUEUE_H

#include "base/os/thread.h"
#include "capture/merge.h"

/* What a unit has to tell. */
struct vsd_event {
    struct vsd_event *next;
    struct vsd_read_capture read; /* a capture, */
    struct vssdoc_error *problem; /* else a problem, */
    char *source, *message;       /* else something to be verbose about */
};
void vsd_event_free(const struct vsd_merge *merge, struct vsd_event *event);

struct vsd_queue;
struct vsd_task {
    struct vsd_task *next;
    struct vsd_queue *queue;
    struct vsd_unit unit;
    struct vsd_event *first, **end;
    size_t n_events, n_captures;
    bool begun; /* to be handed out */
    bool ended; /* to be read */
    enum vssdoc_status status;
};

struct vsd_queue {
    struct vsd_merge *merge;
    struct vsd_os_monitor *ending; /* of ended: the caller's thread waits there */
    bool ended;
    struct vsd_os_monitor *monitor; /* of everything below */
    struct vsd_task *first, **end;  /* the first is the one whose turn it is */
    size_t n_tasks, most_tasks;
    unsigned n_waiting; /* threads that wait for room */
    bool handing_out;   /* some thread is */
    bool exhausted;     /* there are no more units */
    bool stop;
    enum vssdoc_status status; /* of what failed: a unit, handing out, going through the units */
};

/* False when memory runs out; to be freed all the same. */
bool vsd_queue_begin(struct vsd_queue *queue, struct vsd_merge *merge, size_t most_tasks);
void vsd_queue_free(struct vsd_queue *queue);

/* One thread at a time takes units: it waits until another may be begun, false: there are no more;
 * it puts the unit behind the others, and the task, which was allocated for it, becomes the
 * queue's; or it tells that there are no more, and why. */
bool vsd_queue_wait_for_room(struct vsd_queue *queue);
void vsd_queue_add(struct vsd_queue *queue, struct vsd_task *task, const struct vsd_unit *unit);
void vsd_queue_exhausted(struct vsd_queue *queue, enum vssdoc_status status);

/* Whether what the unit tells next will be handed out at once, by this thread. */
bool vsd_task_is_next(struct vsd_task *task);
/* The event, which becomes the queue's, comes behind the others of its unit, once there is room.
 * VSSDOC_STOPPED: nothing more is wanted. */
enum vssdoc_status vsd_task_tell(struct vsd_task *task, struct vsd_event *event);
/* The task may be gone after that. */
void vsd_task_ended(struct vsd_task *task, enum vssdoc_status status);

/* The caller's thread waits until all is handed out, or nothing more is wanted. */
void vsd_queue_wait_for_end(struct vsd_queue *queue);

#endif
