#include "help.h"

#include <string.h>

void put_word(struct filled *lines, const char *word)
{
    enum { COLUMNS = 86 };
    bool first = lines->column <= lines->indent;
    if (!first && lines->column + 1 + (int)strlen(word) > COLUMNS) {
        lines->column = fprintf(lines->to, "\n%*s", lines->indent, "") - 1;
        first = true;
    }
    lines->column += fprintf(lines->to, "%s%s", first ? "" : " ", word);
}

void put_text(struct filled *lines, const char *text)
{
    char word[64];
    while (*text != '\0') {
        int length = (int)strcspn(text, " ");
        (void)snprintf(word, sizeof word, "%.*s", length, text);
        put_word(lines, word);
        text += length;
        text += strspn(text, " ");
    }
}

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

/* ---- formats ---- */

static bool all_described(const struct format *formats)
{
    while (formats->name != NULL && formats->about != NULL)
        formats++;
    return formats->name == NULL;
}

static void print_described(const struct format *formats, FILE *to)
{
    for (; formats->name != NULL; formats++) {
        struct filled lines = {.to = to, .indent = 14};
        lines.column = fprintf(to, "  %-10s  ", formats->name);
        put_text(&lines, formats->about);
        (void)fputc('\n', to);
    }
}

/* In a sentence, unless there is something to say of each. */
static void print_formats(const struct format *formats, FILE *to)
{
    if (all_described(formats)) {
        print_described(formats, to);
        return;
    }
    struct filled lines = {.to = to};
    put_word(&lines, "Formats:");
    for (; formats->name != NULL; formats++) {
        char text[128];
        const char *about = formats->about;
        (void)snprintf(text, sizeof text, "%s%s%s%s%s", formats->name, about != NULL ? " (" : "",
                       about != NULL ? about : "", about != NULL ? ")" : "",
                       formats[1].name != NULL ? "," : ".");
        put_text(&lines, text);
    }
    (void)fputc('\n', to);
}

/* ---- all of it ---- */

void print_command_help(const struct command *command, FILE *to)
{
    (void)fprintf(to, "vssdoc %s - %s\n\nUsage: vssdoc %s [options] %s\n\n%s", command->name,
                  command->summary, command->name, command->operands, command->description);
    if (command->formats != NULL)
        print_formats(command->formats, to);
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
