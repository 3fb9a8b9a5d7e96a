/* That no result is written over what it is made of: a document, a listing, a file of settings. */
#ifndef VSSDOC_CMD_OVERWRITING_H
#define VSSDOC_CMD_OVERWRITING_H

#include "cmd.h"

/* Looks at the files that a command line reads and those that it writes. False after a message where
 * one of these is one of those, or two of these are the same. Arguments last as long as the run. */
bool overwriting_begin(const struct command *command, const struct option_spec *const *options,
                       size_t n_options, const void *args);
/* Whether a file may be written whose name is made during the run. False after a message. */
bool overwriting_allows(const char *path);

#endif
