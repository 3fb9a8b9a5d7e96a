/* What units that are read side by side hold, handed out in order, by whichever thread has
 * something to add when nobody else is handing out: while the processor has it at hand, and without
 * waking another thread for it. */
#include "capture/queue.h"

#include <stdlib.h>

enum { CAPTURES_WAITING = 2, EVENTS_WAITING = 256, PROGRESS_MILLISECONDS = 200 };

void vsd_event_free(const struct vsd_merge *merge, struct vsd_event *event)
{
    vsd_read_capture_drop(merge, &event->read);
    free(event->problem);
    free(event->source);
    free(event->message);
    free(event);
}

static void free_task(struct vsd_task *task)
{
    for (struct vsd_event *event = task->first, *next; event != NULL; event = next) {
        next = event->next;
        vsd_event_free(task->queue->merge, event);
    }
    vsd_unit_clear(&task->unit);
    free(task);
}

bool vsd_queue_begin(struct vsd_queue *queue, struct vsd_merge *merge, size_t most_tasks)
{
    *queue = (struct vsd_queue){.merge = merge,
                                .most_tasks = most_tasks,
                                .monitor = vsd_os_monitor_new(),
                                .ending = vsd_os_monitor_new()};
    queue->end = &queue->first;
    return queue->monitor != NULL && queue->ending != NULL;
}

void vsd_queue_free(struct vsd_queue *queue)
{
    for (struct vsd_task *task = queue->first, *next; task != NULL; task = next) {
        next = task->next;
        free_task(task);
    }
    vsd_os_monitor_free(queue->monitor);
    vsd_os_monitor_free(queue->ending);
}

/* ---- handing out: by one thread at a time, the lock held but for what the caller does ---- */

static enum vssdoc_status hand_on(struct vsd_merge *merge, struct vsd_event *event)
{
    return event->read.capture != NULL ? vsd_merge_capture(merge, &event->read)
           : event->problem != NULL    ? vsd_merge_problem(merge, event->problem)
                                       : vsd_merge_verbose(merge, event->source, event->message);
}

static void changed(struct vsd_queue *queue)
{
    if (queue->n_waiting > 0)
        vsd_os_changed(queue->monitor);
    if (!queue->stop && !(queue->exhausted && queue->first == NULL))
        return;
    vsd_os_lock(queue->ending);
    queue->ended = true;
    vsd_os_changed(queue->ending);
    vsd_os_unlock(queue->ending);
}

static void fail(struct vsd_queue *queue, enum vssdoc_status status)
{
    queue->status = status;
    queue->stop = true;
    changed(queue);
}

static struct vsd_event *take_event(struct vsd_task *task)
{
    struct vsd_event *event = task->first;
    task->first = event->next;
    if (task->first == NULL)
        task->end = &task->first;
    task->n_events--;
    task->n_captures -= event->read.capture != NULL;
    changed(task->queue);
    return event;
}

static void finish_task(struct vsd_queue *queue, struct vsd_task *task)
{
    queue->first = task->next;
    if (queue->first == NULL)
        queue->end = &queue->first;
    queue->n_tasks--;
    changed(queue);
}

/* The next step of the unit whose turn it is. */
static void hand_out_step(struct vsd_queue *queue, struct vsd_task *task)
{
    enum vssdoc_status status = task->status;
    struct vsd_event *event = task->begun && task->first != NULL ? take_event(task) : NULL;
    bool begin = !task->begun, finish = !begin && event == NULL;
    task->begun = true;
    if (finish)
        finish_task(queue, task);
    vsd_os_unlock(queue->monitor);
    if (begin)
        status = vsd_merge_begin(queue->merge, &task->unit);
    else if (event != NULL)
        status = hand_on(queue->merge, event);
    if (event != NULL)
        vsd_event_free(queue->merge, event);
    if (finish)
        free_task(task);
    vsd_os_lock(queue->monitor);
    if (status != VSSDOC_OK)
        fail(queue, status);
}

static bool has_step(const struct vsd_queue *queue)
{
    const struct vsd_task *task = queue->first;
    return !queue->stop && task != NULL && (!task->begun || task->first != NULL || task->ended);
}

/* Everything that may be handed out by now, unless another thread is at it, which will not leave it. */
static void hand_out(struct vsd_queue *queue)
{
    if (queue->handing_out)
        return;
    queue->handing_out = true;
    while (has_step(queue))
        hand_out_step(queue, queue->first);
    queue->handing_out = false;
}

/* ---- in the threads that read ---- */

static bool is_full(const struct vsd_task *task)
{
    return task->n_captures >= CAPTURES_WAITING || task->n_events >= EVENTS_WAITING;
}

static void wait_for_change(struct vsd_queue *queue)
{
    queue->n_waiting++;
    vsd_os_wait(queue->monitor, 0);
    queue->n_waiting--;
}

enum vssdoc_status vsd_task_tell(struct vsd_task *task, struct vsd_event *event)
{
    struct vsd_queue *queue = task->queue;
    vsd_os_lock(queue->monitor);
    while (is_full(task) && !queue->stop)
        wait_for_change(queue);
    bool stop = queue->stop;
    if (!stop) {
        *task->end = event;
        task->end = &event->next;
        task->n_events++;
        task->n_captures += event->read.capture != NULL;
        hand_out(queue);
    }
    vsd_os_unlock(queue->monitor);
    if (stop)
        vsd_event_free(queue->merge, event);
    return stop ? VSSDOC_STOPPED : VSSDOC_OK;
}

bool vsd_task_is_next(struct vsd_task *task)
{
    struct vsd_queue *queue = task->queue;
    vsd_os_lock(queue->monitor);
    bool turn = queue->first == task && !queue->handing_out && task->first == NULL;
    vsd_os_unlock(queue->monitor);
    return turn;
}

bool vsd_queue_wait_for_room(struct vsd_queue *queue)
{
    vsd_os_lock(queue->monitor);
    while (queue->n_tasks >= queue->most_tasks && !queue->stop)
        wait_for_change(queue);
    bool more = !queue->stop && !queue->exhausted;
    vsd_os_unlock(queue->monitor);
    return more;
}

void vsd_queue_add(struct vsd_queue *queue, struct vsd_task *task, const struct vsd_unit *unit)
{
    *task = (struct vsd_task){.queue = queue, .unit = *unit, .end = &task->first};
    vsd_os_lock(queue->monitor);
    *queue->end = task;
    queue->end = &task->next;
    queue->n_tasks++;
    vsd_os_unlock(queue->monitor);
}

void vsd_queue_exhausted(struct vsd_queue *queue, enum vssdoc_status status)
{
    vsd_os_lock(queue->monitor);
    queue->exhausted = true;
    if (queue->status == VSSDOC_OK)
        queue->status = status;
    changed(queue);
    vsd_os_unlock(queue->monitor);
}

void vsd_task_ended(struct vsd_task *task, enum vssdoc_status status)
{
    struct vsd_queue *queue = task->queue;
    vsd_os_lock(queue->monitor);
    task->ended = true;
    task->status = status;
    hand_out(queue);
    vsd_os_unlock(queue->monitor);
}

/* ---- in the caller's thread ---- */

static void tell_progress(struct vsd_queue *queue)
{
    vsd_os_lock(queue->monitor);
    if (!queue->handing_out) { /* which tells of it, too */
        queue->handing_out = true;
        vsd_os_unlock(queue->monitor);
        vsd_merge_progress(queue->merge);
        vsd_os_lock(queue->monitor);
        queue->handing_out = false;
        hand_out(queue); /* what came meanwhile */
    }
    vsd_os_unlock(queue->monitor);
}

void vsd_queue_wait_for_end(struct vsd_queue *queue)
{
    vsd_os_lock(queue->ending);
    while (!queue->ended) {
        vsd_os_wait(queue->ending, PROGRESS_MILLISECONDS);
        bool ended = queue->ended;
        vsd_os_unlock(queue->ending);
        if (!ended)
            tell_progress(queue);
        vsd_os_lock(queue->ending);
    }
    vsd_os_unlock(queue->ending);
}
