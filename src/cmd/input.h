/* Reading the captures that a command line names, with messages for what cannot be read. */
#ifndef VSSDOC_CMD_INPUT_H
#define VSSDOC_CMD_INPUT_H

#include "cmd.h"

/* Called with each capture, which is the callee's to free. False ends the reading. */
typedef bool capture_seen_fn(void *context, struct vssdoc_capture *capture);

/* Called with each input that could not be read, after its message; NULL where the message is
 * enough. */
typedef void input_unreadable_fn(void *context, const struct vssdoc_error *problem);

/* EXIT_TROUBLE when anything could not be read, or nothing was named. Captures are read side by side
 * (--jobs), and seen one after the other in the order of the command line. */
enum exit_code read_captures(const struct common_args *args, capture_seen_fn *each,
                             input_unreadable_fn *unreadable, void *context);

/* Whether a capture is nothing but documents that could not be read, which was told: nothing follows
 * from it. */
bool nothing_read(const struct vssdoc_capture *capture);

/* The same for a command whose work on one capture needs no other: see struct vssdoc_jobs. work gives no
 * messages: it is called in several threads at once, and where it was not, each does it. */
struct capture_work {
    void *(*work)(void *context, const struct vssdoc_capture *capture);
    bool (*each)(void *context, struct vssdoc_capture *capture, void *result);
    void (*drop)(void *context, void *result);
    input_unreadable_fn *unreadable;
    void *context;
};
enum exit_code work_on_captures(const struct common_args *args, const struct capture_work *work);

#endif
