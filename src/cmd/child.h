/* Another program that turns one thing into another. */
#ifndef VSSDOC_CMD_CHILD_H
#define VSSDOC_CMD_CHILD_H

#include "cmd.h"

enum child_result {
    CHILD_FINE,
    CHILD_MISSING, /* there is no such program */
    CHILD_FAILED   /* after a message */
};

/* Runs a program found on PATH, without a shell: it reads `in` from its beginning, and what it writes goes
 * to `write`. It gets no more than a minute and may write no more than a gigabyte. */
enum child_result run_child(const char *const *words, FILE *in, vssdoc_write_fn *write, void *context);

#endif
