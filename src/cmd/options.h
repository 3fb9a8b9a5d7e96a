/* Options: what there are of them, and the values that they were given. */
#ifndef VSSDOC_CMD_OPTIONS_H
#define VSSDOC_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* Stores one value, false after a message. The text is cut up and must live on. */
bool store_option(const struct option_spec *option, char *text, void *args);

/* The items of an option, NULL when it was not given. */
const char *const *text_items(const struct text_list *list);
/* That each is NAME=VALUE; false after a message. */
bool have_equals(const char *option, const struct text_list *list);

#endif
