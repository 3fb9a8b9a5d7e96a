/* Threads that read units side by side, each one at a time. */
#include "capture/crew.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "capture/queue.h"
#include "reader/reader.h"

enum { UNITS_PER_JOB = 2 };

struct crew {
    struct vsd_queue queue;
    struct vsd_merge *merge;
    struct vsd_os_monitor *taking; /* held by the one that takes the next unit */
    struct vsd_units *units;
    atomic_size_t *n_seen; /* captures of each operand so far */
};

/* What a thread is at. */
struct reading {
    struct crew *crew;
    struct vsd_task *task;
};

/* Whether a capture of the unit's operand is the only one so far. */
static bool is_first(const struct reading *reading)
{
    return atomic_fetch_add(&reading->crew->n_seen[reading->task->unit.place], 1) == 0;
}

/* The first capture of an operand has to wait for its name, unless it will be the only one. */
static enum vssdoc_status on_capture(void *context, struct vssdoc_capture *capture,
                                     const char *place, bool alone)
{
    const struct reading *reading = context;
    struct vsd_task *task = reading->task;
    const struct vsd_merge *merge = reading->crew->merge;
    const struct vssdoc_jobs *jobs = merge->jobs;
    struct vsd_event *event = calloc(1, sizeof *event);
    if (event == NULL || (event->read.place = strdup(place)) == NULL) {
        free(event);
        vssdoc_capture_free(capture);
        return VSSDOC_NO_MEMORY;
    }
    event->read.capture = capture;
    if (!is_first(reading) || alone) {
        if (!vsd_unit_name(&task->unit, capture, place, alone, NULL)) {
            vsd_event_free(merge, event);
            return VSSDOC_NO_MEMORY;
        }
        free(event->read.place);
        event->read.place = NULL;
        if (jobs->work != NULL && !vsd_task_is_next(task))
            event->read.result = jobs->work(jobs->context, capture);
    }
    return vsd_task_tell(task, event);
}

static enum vssdoc_status on_problem(void *context, const struct vssdoc_error *problem)
{
    const struct reading *reading = context;
    struct vsd_event *event = calloc(1, sizeof *event);
    if (event == NULL || (event->problem = malloc(sizeof *problem)) == NULL) {
        free(event);
        return VSSDOC_NO_MEMORY;
    }
    *event->problem = *problem;
    return vsd_task_tell(reading->task, event);
}

static enum vssdoc_status on_verbose(void *context, const char *source, const char *message)
{
    const struct reading *reading = context;
    struct vsd_event *event = calloc(1, sizeof *event);
    if (event != NULL && (event->source = strdup(source)) != NULL &&
        (event->message = strdup(message)) != NULL)
        return vsd_task_tell(reading->task, event);
    if (event != NULL)
        vsd_event_free(reading->crew->merge, event);
    return VSSDOC_NO_MEMORY;
}

static void on_read(void *context, unsigned documents, uint64_t bytes)
{
    const struct reading *reading = context;
    atomic_fetch_add(&reading->crew->merge->documents, documents);
    atomic_fetch_add(&reading->crew->merge->bytes, bytes);
}

/* The next unit's task at the end of the queue, once there is room; NULL when there is none. */
static struct vsd_task *take(struct crew *crew)
{
    struct vsd_unit unit = {0};
    struct vsd_task *task = NULL;
    vsd_os_lock(crew->taking);
    if (vsd_queue_wait_for_room(&crew->queue)) {
        task = calloc(1, sizeof *task);
        enum vssdoc_status status =
            task != NULL ? vsd_units_next(crew->units, &unit) : VSSDOC_NO_MEMORY;
        if (status == VSSDOC_OK) {
            vsd_queue_add(&crew->queue, task, &unit);
        } else {
            free(task);
            task = NULL;
            vsd_queue_exhausted(&crew->queue, status == VSSDOC_STOPPED ? VSSDOC_OK : status);
        }
    }
    vsd_os_unlock(crew->taking);
    return task;
}

static void work(void *context)
{
    struct reading reading = {.crew = context};
    const struct vsd_merge *merge = reading.crew->merge;
    const struct vsd_listener listener = {&reading, on_capture, on_problem,
                                          merge->options->verbose != NULL ? on_verbose : NULL,
                                          on_read};
    while ((reading.task = take(reading.crew)) != NULL)
        vsd_task_ended(reading.task, vsd_unit_read(&reading.task->unit, merge->limits,
                                                   merge->options, &listener));
}

static enum vssdoc_status run(struct crew *crew, struct vsd_os_thread **threads, unsigned n,
                              bool *begun)
{
    unsigned started = 0;
    while (started < n && (threads[started] = vsd_os_thread_start(work, crew)) != NULL)
        started++;
    if (started == 0)
        return VSSDOC_OK;
    *begun = true;
    vsd_queue_wait_for_end(&crew->queue);
    for (unsigned i = 0; i < started; i++)
        vsd_os_thread_join(threads[i]);
    return crew->queue.status;
}

enum vssdoc_status vsd_crew_read(struct vsd_units *units, struct vsd_merge *merge, unsigned n,
                                 bool *begun)
{
    struct crew crew = {.merge = merge,
                        .taking = vsd_os_monitor_new(),
                        .units = units,
                        .n_seen = calloc(units->n_operands + 1, sizeof *crew.n_seen)};
    struct vsd_os_thread **threads = calloc(n, sizeof(struct vsd_os_thread *));
    bool ready = vsd_queue_begin(&crew.queue, merge, (size_t)n * UNITS_PER_JOB) &&
                 crew.taking != NULL && crew.n_seen != NULL && threads != NULL;
    vsd_reader_prepare();
    enum vssdoc_status status = ready ? run(&crew, threads, n, begun) : VSSDOC_OK;
    vsd_queue_free(&crew.queue);
    vsd_os_monitor_free(crew.taking);
    free(crew.n_seen);
    free(threads);
    return status;
}
