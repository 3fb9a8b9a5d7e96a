/* The options of commands whose results may be shown to strangers. */
#ifndef VSSDOC_CMD_REDACTING_H
#define VSSDOC_CMD_REDACTING_H

#include <stddef.h>

#include "cmd.h"

#define REDACTING(args, member)                                                                    \
    (offsetof(struct args, common.redacting) + offsetof(struct redacting, member))
/* Rows of a command's table; struct args begins with the common ones. */
#define REDACTING_OPTIONS(args)                                                                    \
    {"redact",    0,                                                                               \
     OPTION_FLAG, REDACTING(args, redact),                                                         \
     NULL,        "put placeholders in the place of names (vssdoc help redaction)",                \
     NULL},                                                                                        \
        {"redact-key", 0,                                                                          \
         OPTION_OUTPUT, REDACTING(args, key),                                                      \
         "FILE",       "with --redact: write there what stands for what",                          \
         NULL},                                                                                    \
    {                                                                                              \
        "unredact", 0, OPTION_PATH, REDACTING(args, undo), "FILE",                                 \
            "put the names back, by the key that --redact-key wrote", NULL                         \
    }

/* The redaction that a command line asks for, NULL in *out where it asks for none: the same one
 * every time, so that all inputs share it. False after a message. */
bool redacting_begin(const struct common_args *args, struct vssdoc_redaction **out);
/* What was named on the command line, as captures that came of it are called: itself where nothing is
 * redacted. Once reading has begun; it stays until the end. NULL after a message. */
const char *redacting_shown(const char *operand);
/* Writes the key and frees the redaction. False after a message. */
bool redacting_end(const struct common_args *args);

#endif
