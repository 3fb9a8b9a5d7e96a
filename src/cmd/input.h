/* Reading the captures that a command line names, with messages for what cannot be read. */
#ifndef VSSDOC_CMD_INPUT_H
#define VSSDOC_CMD_INPUT_H

#include "cmd.h"

/* Called with each capture, which is the callee's to free. False ends the reading. */
typedef bool capture_seen_fn(void *context, struct vssdoc_capture *capture);

/* EXIT_TROUBLE when anything could not be read, or nothing was named. */
enum exit_code read_captures(const struct common_args *args, capture_seen_fn *each, void *context);

#endif
