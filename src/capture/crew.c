/* Threads that read units side by side, each one at a time, while the caller's thread hands out what
 * they hold in order. What waits for its turn is bounded: so many units may have been begun beyond the
 * one whose turn it is, and each holds back a few captures at most. */
#include "capture/crew.h"

#include <stdlib.h>
#include <string.h>

#include "base/os/thread.h"
#include "reader/reader.h"

enum { CAPTURES_WAITING = 2, EVENTS_WAITING = 256, UNITS_PER_JOB = 2, PROGRESS_MILLISECONDS = 200 };

/* What a unit has to tell. */
struct event {
    struct event *next;
    struct vsd_read_capture read;  /* a capture, */
    struct vssdoc_error *problem;  /* else a problem, */
    char *source, *message;        /* else something to be verbose about */
};

struct task {
    struct task *next;
    struct crew *crew;
    struct vsd_unit unit;
    struct event *first, **end;
    size_t n_events, n_captures;
    bool ended;
    enum vssdoc_status status;
};

struct crew {
    struct vsd_merge *merge;
    struct vsd_units *units;
    struct vsd_os_monitor *taking; /* held by the one that takes the next unit */
    struct vsd_os_monitor *monitor; /* of everything below */
    struct task *first, **end;     /* begun, in order; the first is the one whose turn it is */
    size_t n_tasks, most_tasks;
    size_t *n_seen;                /* captures of each operand so far */
    bool exhausted;                /* there are no more units */
    bool stop;
    enum vssdoc_status status;     /* of going through the units */
};

static void free_event(const struct crew *crew, struct event *event)
{
    vsd_read_capture_drop(crew->merge, &event->read);
    free(event->problem);
    free(event->source);
    free(event->message);
    free(event);
}

static void free_task(struct task *task)
{
    for (struct event *event = task->first, *next; event != NULL; event = next) {
        next = event->next;
        free_event(task->crew, event);
    }
    vsd_unit_clear(&task->unit);
    free(task);
}

/* ---- in the threads of the crew ---- */

static bool is_full(const struct task *task)
{
    return task->n_captures >= CAPTURES_WAITING || task->n_events >= EVENTS_WAITING;
}

/* Puts an event behind the others of its unit, waiting until there is room. */
static enum vssdoc_status tell(struct task *task, struct event *event)
{
    struct crew *crew = task->crew;
    vsd_os_lock(crew->monitor);
    while (is_full(task) && !crew->stop)
        vsd_os_wait(crew->monitor, 0);
    bool stop = crew->stop;
    if (!stop) {
        *task->end = event;
        task->end = &event->next;
        task->n_events++;
        task->n_captures += event->read.capture != NULL;
        vsd_os_changed(crew->monitor);
    }
    vsd_os_unlock(crew->monitor);
    if (stop)
        free_event(crew, event);
    return stop ? VSSDOC_STOPPED : VSSDOC_OK;
}

/* Whether a capture of the unit's operand is the only one so far. */
static bool is_first(struct task *task)
{
    vsd_os_lock(task->crew->monitor);
    size_t n = ++task->crew->n_seen[task->unit.place];
    vsd_os_unlock(task->crew->monitor);
    return n == 1;
}

/* The first capture of an operand has to wait for its name, unless it will be the only one. */
static enum vssdoc_status on_capture(void *context, struct vssdoc_capture *capture,
                                     const char *place, bool alone)
{
    struct task *task = context;
    const struct vssdoc_jobs *jobs = task->crew->merge->jobs;
    struct event *event = calloc(1, sizeof *event);
    if (event == NULL || (event->read.place = strdup(place)) == NULL) {
        free(event);
        vssdoc_capture_free(capture);
        return VSSDOC_NO_MEMORY;
    }
    event->read.capture = capture;
    if (!is_first(task) || alone) {
        if (!vsd_unit_name(&task->unit, capture, place, alone, NULL)) {
            free_event(task->crew, event);
            return VSSDOC_NO_MEMORY;
        }
        free(event->read.place);
        event->read.place = NULL;
        if (jobs->work != NULL)
            event->read.result = jobs->work(jobs->context, capture);
    }
    return tell(task, event);
}

static enum vssdoc_status on_problem(void *context, const struct vssdoc_error *problem)
{
    struct task *task = context;
    struct event *event = calloc(1, sizeof *event);
    if (event == NULL || (event->problem = malloc(sizeof *problem)) == NULL) {
        free(event);
        return VSSDOC_NO_MEMORY;
    }
    *event->problem = *problem;
    return tell(task, event);
}

static enum vssdoc_status on_verbose(void *context, const char *source, const char *message)
{
    struct task *task = context;
    struct event *event = calloc(1, sizeof *event);
    if (event != NULL && (event->source = strdup(source)) != NULL &&
        (event->message = strdup(message)) != NULL)
        return tell(task, event);
    if (event != NULL)
        free_event(task->crew, event);
    return VSSDOC_NO_MEMORY;
}

static void on_read(void *context, unsigned documents, uint64_t bytes)
{
    const struct task *task = context;
    atomic_fetch_add(&task->crew->merge->documents, documents);
    atomic_fetch_add(&task->crew->merge->bytes, bytes);
}

/* The next unit's task at the end of the queue, once there is room; NULL when there is none. */
static struct task *take(struct crew *crew)
{
    struct vsd_unit unit = {0};
    vsd_os_lock(crew->taking);
    vsd_os_lock(crew->monitor);
    while (crew->n_tasks >= crew->most_tasks && !crew->stop)
        vsd_os_wait(crew->monitor, 0);
    bool ended = crew->stop || crew->exhausted;
    vsd_os_unlock(crew->monitor);
    struct task *task = ended ? NULL : calloc(1, sizeof *task);
    enum vssdoc_status status = ended          ? VSSDOC_STOPPED
                                : task == NULL ? VSSDOC_NO_MEMORY
                                               : vsd_units_next(crew->units, &unit);
    vsd_os_lock(crew->monitor);
    if (status == VSSDOC_OK) {
        *task = (struct task){.crew = crew, .unit = unit, .end = &task->first};
        *crew->end = task;
        crew->end = &task->next;
        crew->n_tasks++;
    } else {
        free(task);
        task = NULL;
        crew->exhausted = true;
        if (status != VSSDOC_STOPPED)
            crew->status = status;
        vsd_os_changed(crew->monitor);
    }
    vsd_os_unlock(crew->monitor);
    vsd_os_unlock(crew->taking);
    return task;
}

static void work(void *context)
{
    struct crew *crew = context;
    const struct vsd_merge *merge = crew->merge;
    for (struct task *task; (task = take(crew)) != NULL;) {
        const struct vsd_listener listener = {
            task, on_capture, on_problem, merge->options->verbose != NULL ? on_verbose : NULL,
            on_read};
        enum vssdoc_status status =
            vsd_unit_read(&task->unit, merge->limits, merge->options, &listener);
        vsd_os_lock(crew->monitor);
        task->ended = true;
        task->status = status;
        vsd_os_changed(crew->monitor);
        vsd_os_unlock(crew->monitor);
    }
}

/* ---- in the caller's thread ---- */

static enum vssdoc_status hand_on(struct vsd_merge *merge, struct event *event)
{
    return event->read.capture != NULL ? vsd_merge_capture(merge, &event->read)
           : event->problem != NULL    ? vsd_merge_problem(merge, event->problem)
                                       : vsd_merge_verbose(merge, event->source, event->message);
}

/* Everything of the unit whose turn it is, as it comes. */
static enum vssdoc_status drain(struct crew *crew, struct task *task)
{
    enum vssdoc_status status = vsd_merge_begin(crew->merge, &task->unit);
    vsd_os_lock(crew->monitor);
    while (status == VSSDOC_OK && (task->first != NULL || !task->ended)) {
        struct event *event = task->first;
        if (event == NULL) {
            vsd_os_wait(crew->monitor, PROGRESS_MILLISECONDS);
            vsd_os_unlock(crew->monitor);
            vsd_merge_progress(crew->merge);
            vsd_os_lock(crew->monitor);
            continue;
        }
        task->first = event->next;
        if (task->first == NULL)
            task->end = &task->first;
        task->n_events--;
        task->n_captures -= event->read.capture != NULL;
        vsd_os_changed(crew->monitor);
        vsd_os_unlock(crew->monitor);
        status = hand_on(crew->merge, event);
        free_event(crew, event);
        vsd_os_lock(crew->monitor);
    }
    if (status == VSSDOC_OK)
        status = task->status;
    vsd_os_unlock(crew->monitor);
    return status;
}

/* The unit whose turn it is; NULL past the last. */
static struct task *first_task(struct crew *crew)
{
    vsd_os_lock(crew->monitor);
    while (crew->first == NULL && !crew->exhausted)
        vsd_os_wait(crew->monitor, 0);
    struct task *task = crew->first;
    vsd_os_unlock(crew->monitor);
    return task;
}

static void finish_task(struct crew *crew, struct task *task)
{
    vsd_os_lock(crew->monitor);
    crew->first = task->next;
    if (crew->first == NULL)
        crew->end = &crew->first;
    crew->n_tasks--;
    vsd_os_changed(crew->monitor);
    vsd_os_unlock(crew->monitor);
    free_task(task);
}

static enum vssdoc_status merge_all(struct crew *crew)
{
    enum vssdoc_status status = VSSDOC_OK;
    for (struct task *task; status == VSSDOC_OK && (task = first_task(crew)) != NULL;) {
        status = drain(crew, task);
        if (status == VSSDOC_OK)
            finish_task(crew, task);
    }
    vsd_os_lock(crew->monitor);
    crew->stop = true;
    vsd_os_changed(crew->monitor);
    vsd_os_unlock(crew->monitor);
    return status;
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
    enum vssdoc_status status = merge_all(crew);
    for (unsigned i = 0; i < started; i++)
        vsd_os_thread_join(threads[i]);
    for (struct task *task = crew->first, *next; task != NULL; task = next) {
        next = task->next;
        free_task(task);
    }
    return status != VSSDOC_OK ? status : crew->status;
}

enum vssdoc_status vsd_crew_read(struct vsd_units *units, struct vsd_merge *merge, unsigned n,
                                 bool *begun)
{
    struct crew crew = {.merge = merge,
                        .units = units,
                        .taking = vsd_os_monitor_new(),
                        .monitor = vsd_os_monitor_new(),
                        .most_tasks = (size_t)n * UNITS_PER_JOB,
                        .n_seen = calloc(units->n_operands + 1, sizeof *crew.n_seen)};
    struct vsd_os_thread **threads = calloc(n, sizeof(struct vsd_os_thread *));
    enum vssdoc_status status = VSSDOC_OK;
    crew.end = &crew.first;
    vsd_reader_prepare();
    if (crew.taking != NULL && crew.monitor != NULL && crew.n_seen != NULL && threads != NULL)
        status = run(&crew, threads, n, begun);
    vsd_os_monitor_free(crew.taking);
    vsd_os_monitor_free(crew.monitor);
    free(crew.n_seen);
    free(threads);
    return status;
}
