/* A command of the program: one file, ending in its descriptor. One array of options per command
 * drives parsing, usage, help, the check of the man pages and shell completion. */
#ifndef VSSDOC_CMD_H
#define VSSDOC_CMD_H

#include <stdio.h>

#include <vssdoc.h>

#include "options.h"

enum exit_code {
    EXIT_FINE = 0,
    EXIT_FOUND = 1,  /* what each command's help says */
    EXIT_TROUBLE = 2 /* wrong usage, or an input that could not be read */
};

/* What --format may name. */
struct format {
    const char *name;  /* NULL ends an array */
    const char *about; /* as help tells it; NULL: the name is enough */
};

struct command {
    const char *name;
    const char *summary;              /* a line */
    const char *operands;             /* as usage shows them */
    const char *description;          /* paragraphs */
    const struct format *formats;     /* the default first; NULL: none */
    const char *examples;             /* lines "command  # what it does" */
    const char *exits;                /* when it exits with 1 */
    const struct option_spec *options;/* besides the common ones; NULL: none */
    bool no_common;                   /* the common options make no sense for it */
    bool negative_numbers;            /* "-5" is an operand */
    size_t args_size;
    enum exit_code (*run)(const void *args);
};

extern const struct command command_inspect;
extern const struct command command_validate;
extern const struct command command_rules;
extern const struct command command_explain;
extern const struct command command_restore;
extern const struct command command_schema;
extern const struct command command_select;
extern const struct command command_why;
extern const struct command command_timeline;
extern const struct command command_render;
extern const struct command command_convert;
extern const struct command command_diff;
extern const struct command command_graph;
extern const struct command command_fleet;
extern const struct command command_help;

/* All commands, NULL-terminated; the named one, or NULL. */
extern const struct command *const commands[];
const struct command *command_named(const char *name);

/* The place of a format among the command's, 0 for NULL; -1 after a message. */
int format_of(const struct command *command, const char *name);

/* Fills zeroed args from the words behind the command's name. False after a message. */
bool parse_options(const struct command *command, int argc, char **argv, void *args);

/* "vssdoc: message" on standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "vssdoc: FILE: message", with the place where there is one. */
void complain_error(const struct vssdoc_error *error);

/* The items with room for one more behind n of a size; NULL after a message, and the items as they
 * were. */
void *one_more(void *items, size_t n, size_t size);

/* The day that counts as today, "2026-01-31": what was asked for, else SOURCE_DATE_EPOCH, else the
 * clock. NULL after a message when it is no date. */
const char *today(const char *asked);

#endif
