/* The completion for fish. */
#include "completion.h"

static const char fish_head[] =
    "# Completion of vssdoc in fish, made by \"vssdoc help --completion fish\".\n"
    "\n"
    "# Whether the command is given, or is this one.\n"
    "function __vssdoc_command\n"
    "    set -l words (commandline -opc)\n"
    "    if test (count $argv) -eq 0\n"
    "        test (count $words) -eq 1\n"
    "    else\n"
    "        test (count $words) -gt 1; and test $words[2] = $argv[1]\n"
    "    end\n"
    "end\n"
    "\n"
    "complete -c vssdoc -n __vssdoc_command -f\n"
    "complete -c vssdoc -n __vssdoc_command -l version -d 'which version this is'\n"
    "complete -c vssdoc -l help -d 'help on vssdoc, or on the command'\n";

static void fish_option(const struct command *command, const struct option_spec *option, FILE *to)
{
    enum value_kind kind = value_kind(command, option);
    (void)fprintf(to, "complete -c vssdoc -n '__vssdoc_command %s'", command->name);
    if (option->letter != 0)
        (void)fprintf(to, " -s %c", option->letter);
    (void)fprintf(to, " -l %s", option->name);
    if (kind == VALUE_FILE)
        (void)fputs(" -r -F", to);
    else if (kind != VALUE_NONE)
        (void)fputs(" -x", to);
    if (kind >= VALUE_WORD) {
        (void)fputs(kind == VALUE_WORDS ? " -a '(__fish_append , " : " -a '", to);
        put_values(command, option, to);
        (void)fputs(kind == VALUE_WORDS ? ")'" : "'", to);
    }
    (void)fputs(" -d '", to);
    put_quoted(option->help, "\\", "\\'", to);
    (void)fputs("'\n", to);
}

static void fish_command(const struct command *command, FILE *to)
{
    const struct known *operands = known_of(command, NULL);
    (void)fprintf(to, "\ncomplete -c vssdoc -n __vssdoc_command -a %s -d '", command->name);
    put_quoted(command->summary, "\\", "\\'", to);
    (void)fputs("'\n", to);
    if (operands != NULL) {
        (void)fprintf(to, "complete -c vssdoc -n '__vssdoc_command %s'%s -a '", command->name,
                      operands->files ? "" : " -f");
        put_words(operands, to);
        (void)fputs("'\n", to);
    }
    each_option(command, fish_option, to);
}

void print_fish(FILE *to)
{
    (void)fputs(fish_head, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        fish_command(commands[i], to);
}
