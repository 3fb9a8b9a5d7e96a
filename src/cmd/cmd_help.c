/* vssdoc help: help on a command, or on a topic. */
#include <string.h>

#include "completion.h"
#include "help.h"

/* One "COMMAND --option" per line, for the check of the man pages. */
static void print_all_options(void)
{
    for (size_t i = 0; commands[i] != NULL; i++) {
        const struct option_spec *own = commands[i]->options;
        for (; own != NULL && own->name != NULL; own++)
            (void)printf("%s --%s\n", commands[i]->name, own->name);
        for (const struct option_spec *o = common_options; !commands[i]->no_common && o->name; o++)
            (void)printf("%s --%s\n", commands[i]->name, o->name);
    }
}

static enum exit_code print_about(const char *name)
{
    const struct command *command = command_named(name);
    const struct help_topic *topic = command == NULL ? help_topic_named(name) : NULL;
    if (command != NULL)
        print_command_help(command, stdout);
    else if (topic != NULL)
        topic->print(stdout);
    else
        complain("no help on \"%s\"; \"vssdoc help\" lists the commands", name);
    return command != NULL || topic != NULL ? EXIT_FINE : EXIT_TROUBLE;
}

static enum exit_code completion(const char *shell)
{
    if (print_completion(shell, stdout))
        return EXIT_FINE;
    complain("help: no completion for \"%s\": there are bash, zsh, fish", shell);
    return EXIT_TROUBLE;
}

struct help_args {
    struct common_args common;
    bool all_options;
    const char *completion;
};

static enum exit_code run_help(const void *arguments)
{
    const struct help_args *args = arguments;
    if (args->completion != NULL)
        return completion(args->completion);
    if (!args->all_options && args->common.n_operands > 0)
        return print_about(args->common.operands[0]);
    if (args->all_options)
        print_all_options();
    else
        print_program_help(stdout);
    return EXIT_FINE;
}

static const struct option_spec help_options[] = {
    {"all-options", 0, OPTION_FLAG, offsetof(struct help_args, all_options), NULL,
     "every option of every command, one per line", NULL},
    {"completion", 0, OPTION_TEXT, offsetof(struct help_args, completion), "SHELL",
     "the completion of command lines for bash, zsh or fish", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

const struct command command_help = {
    .name = "help",
    .summary = "help on a command, or on a topic",
    .operands = "[COMMAND | config | names | redaction]",
    .description = "Without a command: the list of commands. \"config\" tells where settings are looked\n"
                   "for and which there are. \"names\" prints the table of names on disk, how sure each\n"
                   "is, and where it comes from. \"redaction\" tells what --redact hides and what stays.\n",
    .examples = "  source <(vssdoc help --completion bash)\n",
    .exits = "never",
    .options = help_options,
    .no_common = true,
    .args_size = sizeof(struct help_args),
    .run = run_help,
};
