/* The options that made a result, as a report tells them. */
#ifndef VSSDOC_CMD_TOLD_H
#define VSSDOC_CMD_TOLD_H

#include "cmd.h"

enum { TOLD_MOST = 48, TOLD_ROOM = 8192 };
struct told {
    const char *items[TOLD_MOST + 1]; /* "--volumes C:,E:"; NULL-terminated */
    char text[TOLD_ROOM];
};

/* The command's own options that were given, and --names. What does not fit is left out. */
void tell_options(const struct command *command, const void *args, struct told *out);

#endif
