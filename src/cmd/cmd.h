/* A command of the program: one file, ending in its descriptor. One array of options per command
 * drives parsing, usage, help, the check of the man pages and shell completion. */
#ifndef VSSDOC_CMD_H
#define VSSDOC_CMD_H

#include <stdio.h>

#include <vssdoc.h>

enum exit_code {
    EXIT_FINE = 0,
    EXIT_FOUND = 1,  /* what each command's help says */
    EXIT_TROUBLE = 2 /* wrong usage, or an input that could not be read */
};

enum option_type {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_PATH,   /* const char *: a file that is read */
    OPTION_OUTPUT, /* const char *: a file that is written, see overwriting.h */
    OPTION_NUMBER, /* uint64_t, with K, M or G behind it */
    OPTION_CHOICE, /* int: an index of choices */
    OPTION_LIST,   /* struct text_list: may be repeated, and its value holds commas */
    OPTION_EACH    /* struct text_list: may be repeated, a comma being part of the value */
};

enum { LIST_LIMIT = 256 };
struct text_list {
    const char *items[LIST_LIMIT + 1]; /* NULL-terminated */
    size_t n;
};

struct option_spec {
    const char *name;           /* NULL ends an array */
    char letter;                /* 0: none */
    enum option_type type;
    size_t offset;              /* in the command's arguments */
    const char *value;          /* what help calls the value */
    const char *help;
    const char *const *choices; /* NULL-terminated */
};

/* How results that strangers will see are made, see redacting.h. */
struct redacting {
    bool redact;
    const char *key, *undo;
};

/* What every command takes; first member of every command's arguments. */
struct common_args {
    const char *format;
    const char *output;
    bool quiet, verbose;
    int color;            /* enum color_choice */
    uint64_t width;       /* 0: the terminal's */
    const char *names;
    const char *config;   /* NULL: the one that is found */
    bool no_config;
    uint64_t max_bytes, max_entries, jobs; /* 0: the default */
    bool digests;         /* no option: a command wants every document's SHA-256 */
    struct redacting redacting; /* of commands that offer it */
    const char *const *operands;
    size_t n_operands;
};

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

extern const struct option_spec common_options[];

/* --fail-on of commands whose exit code 1 has no levels; its member is an int. */
enum fail_choice { FAIL_ON_FOUND, FAIL_ON_NOTHING };
extern const char *const fail_choices[];
#define FAIL_ON_OPTION(offset)                                                                     \
    {"fail-on", 0, OPTION_CHOICE, offset, "WHEN",                                                  \
     "any (default): exit 1 as told below; never: 0 instead", fail_choices}

struct command {
    const char *name;
    const char *summary;              /* a line */
    const char *operands;             /* as usage shows them */
    const char *description;          /* paragraphs */
    const char *formats;              /* words for --format, with blanks between; the default first */
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

/* Fills zeroed args from the words behind the command's name. False after a message. */
bool parse_options(const struct command *command, int argc, char **argv, void *args);

/* What "vssdoc help" and "vssdoc schema" have besides commands; NULL past the end. */
const char *help_topic(size_t index);
const char *schema_name(size_t index);

void print_command_help(const struct command *command, FILE *to);
void print_program_help(FILE *to);

/* "vssdoc: message" on standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "vssdoc: FILE: message", with the place where there is one. */
void complain_error(const struct vssdoc_error *error);

/* The items of an option, NULL when it was not given. */
const char *const *text_items(const struct text_list *list);
/* That each is NAME=VALUE; false after a message. */
bool have_equals(const char *option, const struct text_list *list);
/* The items with room for one more behind n of a size; NULL after a message, and the items as they
 * were. */
void *one_more(void *items, size_t n, size_t size);

/* The day that counts as today, "2026-01-31": what was asked for, else SOURCE_DATE_EPOCH, else the
 * clock. NULL after a message when it is no date. */
const char *today(const char *asked);

#endif
