/* libxslt at work: what it says is heard, and where memory runs out it is left at once. It goes on
 * with what it did not get, and falls. */
#ifndef VSD_STYLESHEET_AT_WORK_H
#define VSD_STYLESHEET_AT_WORK_H

#include <stdbool.h>

/* What it said, on one line. */
struct vsd_said {
    char text[300];
};

/* Does the work, during which the functions that libxml2 and libxslt report to, which are the whole
 * process's, are lent. False when memory ran out; then the work is not finished, and what libxml2
 * gave it is lost, as nobody can tell what state it is in. */
bool vsd_at_work(void (*work)(void *context), void *context, struct vsd_said *said);

#endif
