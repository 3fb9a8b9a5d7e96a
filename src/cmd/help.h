/* Texts of help, most of them from the descriptors of the commands. */
#ifndef VSSDOC_CMD_HELP_H
#define VSSDOC_CMD_HELP_H

#include "cmd.h"

void print_program_help(FILE *to);
void print_command_help(const struct command *command, FILE *to);

/* What there is help on besides commands. */
struct help_topic {
    const char *name;
    void (*print)(FILE *to);
};
/* NULL past the end, and where none is named so. */
const struct help_topic *help_topic_at(size_t index);
const struct help_topic *help_topic_named(const char *name);
void print_config_help(FILE *to);
void print_names_help(FILE *to);
void print_redaction_help(FILE *to);

/* Words in lines that end in time, those behind the first one indented. */
struct filled {
    FILE *to;
    int indent, column;
};
void put_word(struct filled *lines, const char *word);
/* The same word by word. */
void put_text(struct filled *lines, const char *text);

#endif
