/* The completion for zsh. */
#include "completion.h"

static const char zsh_head[] =
    "#compdef vssdoc\n"
    "# Completion of vssdoc in zsh, made by \"vssdoc help --completion zsh\".\n"
    "\n"
    "_vssdoc() {\n"
    "    local curcontext=$curcontext state line\n"
    "    local -a commands\n"
    "    commands=(\n";
static const char zsh_commands[] = "    )\n"
                                   "    _arguments -C '(- *)--help[the list of commands]' '(- "
                                   "*)--version[which version this is]' \\\n"
                                   "        '1:command:->command' '*::argument:->arguments'\n"
                                   "    case $state in\n"
                                   "    command)\n"
                                   "        _describe -t commands command commands\n"
                                   "        ;;\n"
                                   "    arguments)\n"
                                   "        case $words[1] in\n";
static const char zsh_tail[] = "        esac\n"
                               "        ;;\n"
                               "    esac\n"
                               "}\n"
                               "\n"
                               "_vssdoc \"$@\"\n";

static void zsh_option(const struct command *command, const struct option_spec *option, FILE *to)
{
    enum value_kind kind = value_kind(command, option);
    bool again = option->type == OPTION_LIST || option->type == OPTION_EACH;
    const char *join = kind == VALUE_NONE ? "" : "=", *letter_join = kind == VALUE_NONE ? "" : "+";
    (void)fputs(" \\\n                ", to);
    if (option->letter == 0)
        (void)fprintf(to, "'%s--%s%s", again ? "*" : "", option->name, join);
    else if (again)
        (void)fprintf(to, "'*'{-%c%s,--%s%s}'", option->letter, letter_join, option->name, join);
    else
        (void)fprintf(to, "'(-%c --%s)'{-%c%s,--%s%s}'", option->letter, option->name,
                      option->letter, letter_join, option->name, join);
    (void)fputc('[', to);
    put_quoted(option->help, "[]\\", "'\\''", to);
    (void)fputc(']', to);
    if (kind != VALUE_NONE) {
        (void)fputc(':', to);
        put_quoted(option->value, ":\\", "'\\''", to);
        (void)fputs(kind == VALUE_FILE    ? ":_files"
                    : kind == VALUE_WORD  ? ":("
                    : kind == VALUE_WORDS ? ": _values -s , value "
                                          : ": ",
                    to);
        if (kind >= VALUE_WORD)
            put_values(command, option, to);
        if (kind == VALUE_WORD)
            (void)fputc(')', to);
    }
    (void)fputc('\'', to);
}

static void zsh_command(const struct command *command, FILE *to)
{
    const struct known *operands = known_of(command, NULL);
    (void)fprintf(
        to, "        %s)\n            _arguments -s -S '(- *)--help[this command'\\''s help]'",
        command->name);
    each_option(command, zsh_option, to);
    if (operands != NULL && operands->word != NULL) {
        (void)fputs(" \\\n                '*:argument:", to);
        (void)fputs(operands->files ? "_alternative \"words:word:(" : "(", to);
        put_words(operands, to);
        (void)fputs(operands->files ? ")\" \"files:file:_files\"'" : ")'", to);
    } else if (operands == NULL) {
        (void)fputs(" \\\n                '*:input:_files'", to);
    }
    (void)fputs("\n            ;;\n", to);
}

void print_zsh(FILE *to)
{
    (void)fputs(zsh_head, to);
    for (size_t i = 0; commands[i] != NULL; i++) {
        (void)fprintf(to, "        '%s:", commands[i]->name);
        put_quoted(commands[i]->summary, ":\\", "'\\''", to);
        (void)fputs("'\n", to);
    }
    (void)fputs(zsh_commands, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        zsh_command(commands[i], to);
    (void)fputs(zsh_tail, to);
}
