/* Completions for shells: what may stand where on a command line. */
#ifndef VSSDOC_CMD_COMPLETION_H
#define VSSDOC_CMD_COMPLETION_H

#include "cmd.h"

/* Words that are known without a capture; NULL past the end. */
typedef const char *word_fn(size_t index);

/* What options and operands may be, where the descriptor has no choices. */
struct known {
    const char *command, *option; /* NULL: any command; operands */
    word_fn *word;                /* NULL: nothing */
    bool files;                   /* or a file */
};
/* Of an option, or of the operands (NULL). NULL where nothing is known. */
const struct known *known_of(const struct command *command, const char *option);
bool takes_files(const struct command *command);

/* What may be behind an option. */
enum value_kind { VALUE_NONE, VALUE_ANYTHING, VALUE_FILE, VALUE_WORD, VALUE_WORDS };
enum value_kind value_kind(const struct command *command, const struct option_spec *option);

/* Words with blanks between them: all; those that are an option's value. */
void put_words(const struct known *known, FILE *to);
void put_values(const struct command *command, const struct option_spec *option, FILE *to);

/* Calls put for each option of a command, its own and those of every command. */
typedef void option_fn(const struct command *command, const struct option_spec *option, FILE *to);
void each_option(const struct command *command, option_fn *put, FILE *to);
/* Text within single quotes: what stands for such a quote, and a backslash before what is escaped. */
void put_quoted(const char *text, const char *escaped, const char *quote, FILE *to);

/* The shells that there are completions for; NULL past the end. */
const char *completed_shell(size_t index);

/* The script for one of them. False when it is another. */
bool print_completion(const char *shell, FILE *to);
void print_bash(FILE *to);
void print_zsh(FILE *to);
void print_fish(FILE *to);

#endif
