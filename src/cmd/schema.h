/* The schemas that "vssdoc schema" prints. */
#ifndef VSSDOC_CMD_SCHEMA_H
#define VSSDOC_CMD_SCHEMA_H

#include "cmd.h"

/* NULL past the end. */
const char *schema_name(size_t index);

/* That of the configuration file, made from the tables of options. */
void print_config_schema(FILE *to);

#endif
