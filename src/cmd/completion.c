/* Completions for bash, zsh and fish, all of them from the descriptors of the commands. */
#include <string.h>

#include "completion.h"

typedef void option_fn(const struct command *command, const struct option_spec *option, FILE *to);

static void each_option(const struct command *command, option_fn *put, FILE *to)
{
    for (const struct option_spec *o = command->options; o != NULL && o->name != NULL; o++)
        put(command, o, to);
    for (const struct option_spec *o = common_options; !command->no_common && o->name != NULL; o++)
        put(command, o, to);
}

/* Text within single quotes; what is in escaped gets a backslash. */
static void put_quoted(const char *text, const char *escaped, const char *quote, FILE *to)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            (void)fputs(quote, to);
        else
            (void)fprintf(to, "%s%c", strchr(escaped, *text) != NULL ? "\\" : "", *text);
    }
}

/* ---- bash ---- */

static const char bash_head[] =
    "# Completion of vssdoc in bash, made by \"vssdoc help --completion bash\".\n"
    "\n"
    "# The words that go on like what is typed, behind what of it is done.\n"
    "_vssdoc_words() {\n"
    "    local IFS=$' \\t\\n'\n"
    "    COMPREPLY=($(compgen -P \"$head\" -W \"$1\" -- \"$cur\"))\n"
    "    [[ -n $files ]] || compopt +o default 2>/dev/null\n"
    "}\n"
    "\n"
    "# Where COMPREPLY stays empty, bash completes files, unless told not to.\n"
    "_vssdoc() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local head= files= options= operands= i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $prev == = && $COMP_CWORD -gt 2 ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    elif [[ $cur == --*=* ]]; then\n"
    "        prev=${cur%%=*} head=${cur%%=*}= cur=${cur#*=}\n"
    "    fi\n"
    "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
    "        _vssdoc_words '";
static const char bash_commands[] = "--help --version'\n"
                                    "        return\n"
                                    "    fi\n"
                                    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
                                    "        [[ ${COMP_WORDS[i]} != -- ]] || prev=--\n"
                                    "    done\n"
                                    "    case ${COMP_WORDS[1]} in\n";
static const char bash_tail[] = "    *)\n"
                                "        return\n"
                                "        ;;\n"
                                "    esac\n"
                                "    if [[ $cur == -* && $prev != -- ]]; then\n"
                                "        files=\n"
                                "        _vssdoc_words \"$options --help\"\n"
                                "    elif [[ -n $operands || -z $files ]]; then\n"
                                "        _vssdoc_words \"$operands\"\n"
                                "    fi\n"
                                "}\n"
                                "complete -o bashdefault -o default -F _vssdoc vssdoc\n";

static void bash_value(const struct command *command, const struct option_spec *option, FILE *to)
{
    enum value_kind kind = value_kind(command, option);
    if (kind == VALUE_NONE)
        return;
    (void)fputs("        ", to);
    if (option->letter != 0)
        (void)fprintf(to, "-%c | ", option->letter);
    (void)fprintf(to, "--%s)", option->name);
    if (kind == VALUE_WORDS)
        (void)fputs(" [[ $cur != *,* ]] || head=$head${cur%,*}, cur=${cur##*,};", to);
    if (kind == VALUE_WORD || kind == VALUE_WORDS) {
        (void)fputs(" _vssdoc_words '", to);
        put_values(command, option, to);
        (void)fputs("';", to);
    } else if (kind == VALUE_ANYTHING) {
        (void)fputs(" compopt +o default 2>/dev/null;", to);
    }
    (void)fputs(" return ;;\n", to);
}

static void bash_option(const struct command *command, const struct option_spec *option, FILE *to)
{
    (void)command;
    (void)fprintf(to, " --%s", option->name);
}

static void bash_command(const struct command *command, FILE *to)
{
    (void)fprintf(to, "    %s)\n        case $prev in\n", command->name);
    each_option(command, bash_value, to);
    (void)fprintf(to, "        esac\n        files=%s\n        options='",
                  takes_files(command) ? "yes" : "");
    each_option(command, bash_option, to);
    (void)fputs("'\n        operands='", to);
    put_words(known_of(command, NULL), to);
    (void)fputs("'\n        ;;\n", to);
}

static void bash(FILE *to)
{
    (void)fputs(bash_head, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        (void)fprintf(to, "%s ", commands[i]->name);
    (void)fputs(bash_commands, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        bash_command(commands[i], to);
    (void)fputs(bash_tail, to);
}

/* ---- zsh ---- */

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

static void zsh(FILE *to)
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

/* ---- fish ---- */

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

static void fish(FILE *to)
{
    (void)fputs(fish_head, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        fish_command(commands[i], to);
}

bool print_completion(const char *shell, FILE *to)
{
    static void (*const printers[])(FILE *) = {bash, zsh, fish}; /* as completed_shell() has them */
    for (size_t i = 0; completed_shell(i) != NULL; i++) {
        if (strcmp(completed_shell(i), shell) == 0) {
            printers[i](to);
            return true;
        }
    }
    return false;
}
