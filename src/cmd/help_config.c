/* vssdoc help config: where settings are looked for and, from the tables of options, which there are. */
#include "config.h"
#include "help.h"

enum { INDENT = 17 };

static const char places[] =
    "Options that a project or a person always wants can stand in a file. The first of\n"
    "these is read:\n\n"
    "  1. the file that --config names\n"
    "  2. the file that VSSDOC_CONFIG names\n"
    "  3. .vssdoc.json in the current folder, or the nearest one above it\n"
    "  4. $XDG_CONFIG_HOME/vssdoc/config.json, or ~/.config/vssdoc/config.json\n\n"
    "--no-config reads none. A file that is found, not named, and that belongs neither to\n"
    "the user nor to root is passed over with a message.\n\n";

static const char form[] =
    "It is a JSON object. Its keys are options of every command, or commands whose options\n"
    "follow:\n\n"
    "  {\"schema\": \"vssdoc/config/1\",\n"
    "   \"color\": \"never\",\n"
    "   \"validate\": {\"fail-on\": \"warning\", \"except\": [\"VSS145\"],\n"
    "                \"accept\": \"accept.json\"}}\n\n"
    "Options without a value are true or false, lists are lists of texts, numbers may be\n"
    "texts (\"64M\"). Names of files are relative to the file's own folder. An option on the\n"
    "command line wins over its setting, a command's section over what stands outside.\n\n"
    "Settings (vssdoc help COMMAND tells what each does)\n";

static const char end[] =
    "\nA key that does not exist, or a value that makes no sense, is an error that names the\n"
    "line. \"vssdoc schema config\" prints a JSON Schema of the file; vssdoc-config(7) says all\n"
    "this as well.\n";

static void print_settings(const char *title, const struct option_spec *options, FILE *to)
{
    struct filled lines = {.to = to, .indent = INDENT};
    lines.column = fprintf(to, "  %-*s", INDENT - 2, title);
    for (; options->name != NULL; options++)
        if (may_be_set(options))
            put_word(&lines, options->name);
    (void)fputc('\n', to);
}

void print_config_help(FILE *to)
{
    (void)fputs(places, to);
    (void)fputs(form, to);
    print_settings("every command", common_options, to);
    for (size_t i = 0; commands[i] != NULL; i++)
        if (!commands[i]->no_common && commands[i]->options != NULL)
            print_settings(commands[i]->name, commands[i]->options, to);
    (void)fputs(end, to);
}
