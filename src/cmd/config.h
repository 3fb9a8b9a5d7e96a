/* The configuration file, as a second source of options: .vssdoc.json in the current folder or above. */
#ifndef VSSDOC_CMD_CONFIG_H
#define VSSDOC_CMD_CONFIG_H

#include "cmd.h"

/* Fills in what the configuration says of those of a command's options that were not given on the
 * command line. False after a message. */
bool read_config(const struct command *command, const struct option_spec *const *options, size_t n,
                 const bool *given, void *args);

/* Whether an option may stand in the file: not what makes sense for one run alone. */
bool may_be_set(const struct option_spec *option);

#endif
