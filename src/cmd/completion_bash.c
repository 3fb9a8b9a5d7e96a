/* The completion for bash. */
#include "completion.h"

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

void print_bash(FILE *to)
{
    (void)fputs(bash_head, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        (void)fprintf(to, "%s ", commands[i]->name);
    (void)fputs(bash_commands, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        bash_command(commands[i], to);
    (void)fputs(bash_tail, to);
}
