#include "base/os/thread.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

unsigned vsd_os_processors(void)
{
#ifdef CPU_COUNT
    cpu_set_t mine;
    if (sched_getaffinity(0, sizeof mine, &mine) == 0 && CPU_COUNT(&mine) > 0)
        return (unsigned)CPU_COUNT(&mine);
#endif
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}

struct vsd_os_thread {
    pthread_t handle;
    void (*run)(void *context);
    void *context;
};

static void *enter(void *argument)
{
    const struct vsd_os_thread *thread = argument;
    thread->run(thread->context);
    return NULL;
}

/* Signals from outside stay with the thread that the program began with; what a thread brings upon itself
 * by writing ends the program as it would there. */
struct vsd_os_thread *vsd_os_thread_start(void (*run)(void *context), void *context)
{
    sigset_t all, before;
    struct vsd_os_thread *thread = calloc(1, sizeof *thread);
    if (thread == NULL)
        return NULL;
    thread->run = run;
    thread->context = context;
    (void)sigfillset(&all);
    (void)sigdelset(&all, SIGPIPE);
    (void)sigdelset(&all, SIGXFSZ);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(&thread->handle, NULL, enter, thread) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!started) {
        free(thread);
        return NULL;
    }
    return thread;
}

void vsd_os_thread_join(struct vsd_os_thread *thread)
{
    (void)pthread_join(thread->handle, NULL);
    free(thread);
}

struct vsd_os_monitor {
    pthread_mutex_t mutex;
    pthread_cond_t condition;
};

struct vsd_os_monitor *vsd_os_monitor_new(void)
{
    struct vsd_os_monitor *monitor = calloc(1, sizeof *monitor);
    if (monitor == NULL)
        return NULL;
    pthread_condattr_t attributes; /* with a clock that nobody sets */
    (void)pthread_condattr_init(&attributes);
    (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&monitor->mutex, NULL);
    (void)pthread_cond_init(&monitor->condition, &attributes);
    (void)pthread_condattr_destroy(&attributes);
    return monitor;
}

void vsd_os_monitor_free(struct vsd_os_monitor *monitor)
{
    if (monitor == NULL)
        return;
    (void)pthread_cond_destroy(&monitor->condition);
    (void)pthread_mutex_destroy(&monitor->mutex);
    free(monitor);
}

void vsd_os_lock(struct vsd_os_monitor *monitor)
{
    (void)pthread_mutex_lock(&monitor->mutex);
}

void vsd_os_unlock(struct vsd_os_monitor *monitor)
{
    (void)pthread_mutex_unlock(&monitor->mutex);
}

void vsd_os_wait(struct vsd_os_monitor *monitor, unsigned milliseconds)
{
    enum { PER_SECOND = 1000, NANOSECONDS = 1000000 };
    if (milliseconds == 0) {
        (void)pthread_cond_wait(&monitor->condition, &monitor->mutex);
        return;
    }
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(milliseconds / PER_SECOND);
    until.tv_nsec += (long)(milliseconds % PER_SECOND) * NANOSECONDS;
    if (until.tv_nsec >= (long)PER_SECOND * NANOSECONDS) {
        until.tv_nsec -= (long)PER_SECOND * NANOSECONDS;
        until.tv_sec++;
    }
    (void)pthread_cond_timedwait(&monitor->condition, &monitor->mutex, &until);
}

void vsd_os_changed(struct vsd_os_monitor *monitor)
{
    (void)pthread_cond_broadcast(&monitor->condition);
}
