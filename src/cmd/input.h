/* Reading the captures that a command line names, with messages for what cannot be read. */
#ifndef VSSDOC_CMD_INPUT_H
#define VSSDOC_CMD_INPUT_H

#include "cmd.h"

/* Called with each capture, which stays the caller's own. False ends the reading. */
typedef bool capture_seen_fn(void *context, const struct vssdoc_capture *capture);

/* EXIT_TROUBLE when anything could not be read, or nothing was named. */
enum exit_code read_captures(const struct common_args *args, capture_seen_fn *each, void *context);

#endif
