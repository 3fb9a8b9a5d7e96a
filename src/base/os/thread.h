/* Threads, and one lock that they wait at. The only place that knows POSIX's. */
#ifndef VSD_BASE_OS_THREAD_H
#define VSD_BASE_OS_THREAD_H

#include <stdbool.h>

/* How many processors this process may use; at least 1. */
unsigned vsd_os_processors(void);

/* A thread that calls run(context). NULL where the system has none to give. */
struct vsd_os_thread;
struct vsd_os_thread *vsd_os_thread_start(void (*run)(void *context), void *context);
/* Waits for its end and frees it. */
void vsd_os_thread_join(struct vsd_os_thread *thread);

/* A lock with one condition: something changed. NULL when memory runs out. */
struct vsd_os_monitor;
struct vsd_os_monitor *vsd_os_monitor_new(void);
void vsd_os_monitor_free(struct vsd_os_monitor *monitor); /* NULL is allowed */
void vsd_os_lock(struct vsd_os_monitor *monitor);
void vsd_os_unlock(struct vsd_os_monitor *monitor);
/* Both with the lock held: waits until something changed, or for so many milliseconds (0: for good);
 * wakes all who wait. */
void vsd_os_wait(struct vsd_os_monitor *monitor, unsigned milliseconds);
void vsd_os_changed(struct vsd_os_monitor *monitor);

#endif
