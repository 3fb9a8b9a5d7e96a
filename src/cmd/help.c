/* Help, all of it from the descriptors of the commands. */
#include <string.h>

#include "completion.h"
#include "config.h"
#include "redacting.h"

static void print_option(const struct option_spec *option, FILE *to)
{
    char left[40];
    char letter[5] = "    ";
    if (option->letter != 0)
        (void)snprintf(letter, sizeof letter, "-%c, ", option->letter);
    (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name,
                   option->value != NULL ? " " : "", option->value != NULL ? option->value : "");
    (void)fprintf(to, "  %-26s  %s\n", left, option->help);
}

static void print_options(const char *title, const struct option_spec *options, FILE *to)
{
    (void)fprintf(to, "\n%s\n", title);
    for (; options->name != NULL; options++)
        print_option(options, to);
}

void print_command_help(const struct command *command, FILE *to)
{
    (void)fprintf(to, "vssdoc %s - %s\n\nUsage: vssdoc %s [options] %s\n\n%s", command->name,
                  command->summary, command->name, command->operands, command->description);
    if (command->examples != NULL)
        (void)fprintf(to, "\nExamples\n%s", command->examples);
    if (command->options != NULL)
        print_options("Options", command->options, to);
    if (!command->no_common)
        print_options("Options of every command", common_options, to);
    (void)fprintf(to, "%s      --help                  this text\n",
                  command->options == NULL && command->no_common ? "\nOptions\n" : "");
    (void)fprintf(to,
                  "\nExit codes\n  0  fine\n  1  %s\n"
                  "  2  wrong usage, or an input that cannot be read or is no VSS document\n",
                  command->exits);
}

void print_program_help(FILE *to)
{
    (void)fprintf(to, "vssdoc reads Windows VSS metadata documents, offline.\n\n"
                      "Usage: vssdoc <command> [options] <input>...\n\nCommands\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        (void)fprintf(to, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    (void)fprintf(to, "\nInputs are files, folders, archives (.cab, .zip, .tar and more), listings of\n"
                      "\"vshadow -wm3\", or - for standard input.\n\n"
                      "Examples\n"
                      "  vssdoc inspect capture/        what is in a folder of documents\n"
                      "  vssdoc inspect metadata.cab    the same from DiskShadow's CAB\n"
                      "  vssdoc help inspect            the options of a command\n");
}

static void print_names(FILE *to)
{
    struct vssdoc_name name;
    (void)fprintf(to, "# Names of elements and attributes that vssdoc reads, in the form that --names\n"
                 "# takes: spellings behind '|' are alternatives. Evidence: C seen in a captured\n"
                 "# document, D shown in Microsoft's documentation, N inferred from the API's names\n"
                 "# and confirmed by no source.\n"
                 "#object\tkey\tkind\tspelling\tevidence\tsource\n");
    for (size_t i = 0; vssdoc_name_at(i, &name); i++)
        (void)fprintf(to, "%s\t%s\t%s\t%s\t%c\t%s\n", name.object, name.key,
                     name.element ? "element" : "attribute", name.spelling, (char)name.evidence,
                     name.source);
}

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

static const struct {
    const char *name;
    void (*print)(FILE *to);
} topics[] = {
    {"config", print_config_help},
    {"names", print_names},
    {"redaction", print_redaction_help},
};
enum { TOPICS = sizeof topics / sizeof topics[0] };

const char *help_topic(size_t index)
{
    return index < TOPICS ? topics[index].name : NULL;
}

static enum exit_code print_topic(const char *name)
{
    const struct command *command = command_named(name);
    size_t i = 0;
    while (i < TOPICS && strcmp(topics[i].name, name) != 0)
        i++;
    if (command == NULL && i == TOPICS) {
        complain("no help on \"%s\"; \"vssdoc help\" lists the commands", name);
        return EXIT_TROUBLE;
    }
    if (command != NULL)
        print_command_help(command, stdout);
    else
        topics[i].print(stdout);
    return EXIT_FINE;
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
        return print_topic(args->common.operands[0]);
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
