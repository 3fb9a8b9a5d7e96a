/* How far the reading is: a line on a terminal's standard error, once it takes longer than a second. */
#ifndef VSSDOC_CMD_PROGRESS_H
#define VSSDOC_CMD_PROGRESS_H

#include "cmd.h"

void progress_begin(const struct common_args *args);
void progress_show(const struct vssdoc_progress *progress);
/* Takes the line away, before anything else is written to the terminal; it may come again. */
void progress_hide(void);
void progress_end(void);

#endif
