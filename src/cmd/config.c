/* The configuration file: the options of the commands, from the same tables as the command line. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config.h"

enum { LONGEST_PATH = 4096, MOST_NAMES = 64 };

/* What makes sense for one run alone. */
static const char *const only_on_command_line[] = {"config",  "no-config", "output", "write-accept",
                                                   "listing", "root",      "device", NULL};

/* Texts from the file live as long as the program. */
static struct kept {
    struct kept *next;
    char text[];
} *all_kept;

static char *keep(const char *text, size_t length)
{
    struct kept *kept = malloc(sizeof *kept + length + 1);
    if (kept == NULL)
        return NULL;
    memcpy(kept->text, text, length);
    kept->text[length] = '\0';
    kept->next = all_kept;
    all_kept = kept;
    return kept->text;
}

struct config {
    const char *path;
    const struct command *command;
    const bool *given; /* by place in the command's options */
    void *args;
    size_t n_options;
    const struct option_spec *const *options;
};

/* ---- which names there are ---- */

static bool is_among(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

bool may_be_set(const struct option_spec *option)
{
    return !is_among(option->name, only_on_command_line);
}

static const struct option_spec *option_in(const struct option_spec *options, const char *name)
{
    for (; options != NULL && options->name != NULL; options++)
        if (strcmp(options->name, name) == 0)
            return options;
    return NULL;
}

static size_t add_names(const struct option_spec *options, const char **names, size_t n)
{
    for (; options != NULL && options->name != NULL && n < MOST_NAMES; options++)
        if (may_be_set(options))
            names[n++] = options->name;
    return n;
}

/* What the key of a section, or of the file itself (NULL), may be. */
static const char *nearest(const struct command *section, const char *asked)
{
    const char *names[MOST_NAMES + 1];
    size_t n = section != NULL ? add_names(section->options, names, 0) : 0;
    for (size_t i = 0; section == NULL && commands[i] != NULL && n < MOST_NAMES; i++)
        names[n++] = commands[i]->name;
    n = add_names(common_options, names, n);
    names[n] = NULL;
    return vssdoc_nearest(asked, names);
}

static bool unknown(const struct command *section, const char *name, char *message, size_t size)
{
    const char *near = nearest(section, name);
    (void)snprintf(message, size, "no setting \"%.100s\"%s%s%s%s%s", name,
                   section != NULL ? " of " : "", section != NULL ? section->name : "",
                   near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                   near != NULL ? "\"?" : "");
    return false;
}

/* ---- values ---- */

static const char *expected(enum option_type type)
{
    static const char *const words[] = {
        [OPTION_FLAG] = "true or false", [OPTION_TEXT] = "a text",   [OPTION_PATH] = "a text",
        [OPTION_OUTPUT] = "a text",
        [OPTION_NUMBER] = "a number",    [OPTION_CHOICE] = "a text", [OPTION_LIST] = "a list of texts",
        [OPTION_EACH] = "a list of texts",
    };
    return words[type];
}

static bool fits(const struct option_spec *option, const struct vssdoc_setting *setting)
{
    static const unsigned kinds[] = {
        [OPTION_FLAG] = 1 << VSSDOC_SETTING_FLAG,
        [OPTION_TEXT] = 1 << VSSDOC_SETTING_TEXT,
        [OPTION_PATH] = 1 << VSSDOC_SETTING_TEXT,
        [OPTION_OUTPUT] = 1 << VSSDOC_SETTING_TEXT,
        [OPTION_NUMBER] = 1 << VSSDOC_SETTING_NUMBER | 1 << VSSDOC_SETTING_TEXT,
        [OPTION_CHOICE] = 1 << VSSDOC_SETTING_TEXT,
        [OPTION_LIST] = 1 << VSSDOC_SETTING_LIST | 1 << VSSDOC_SETTING_TEXT,
        [OPTION_EACH] = 1 << VSSDOC_SETTING_LIST | 1 << VSSDOC_SETTING_TEXT,
    };
    return (kinds[option->type] >> setting->kind & 1) != 0;
}

/* A path in the file is relative to the file. */
static char *value_of(const struct config *config, const struct option_spec *option,
                      const char *text)
{
    const char *slash = strrchr(config->path, '/');
    char path[2 * LONGEST_PATH];
    bool is_path = option->type == OPTION_PATH || option->type == OPTION_OUTPUT;
    if (!is_path || slash == NULL || text[0] == '/')
        return keep(text, strlen(text));
    int length = snprintf(path, sizeof path, "%.*s/%s", (int)(slash - config->path), config->path,
                          text);
    return length > 0 && (size_t)length < sizeof path ? keep(path, (size_t)length) : NULL;
}

static bool apply(const struct config *config, const struct option_spec *option,
                  const struct vssdoc_setting *setting, char *message, size_t size)
{
    const char *const single[] = {setting->text, NULL};
    const char *const *values = setting->kind == VSSDOC_SETTING_LIST ? setting->items : single;
    if (setting->kind == VSSDOC_SETTING_FLAG) {
        *(bool *)((char *)config->args + option->offset) = setting->flag;
        return true;
    }
    for (; *values != NULL; values++) {
        char *text = value_of(config, option, *values);
        if (text == NULL || !store_option(option, text, config->args)) {
            (void)snprintf(message, size, "\"%.100s\" is not a value of \"%s\"", *values,
                           option->name);
            return false;
        }
    }
    return true;
}

/* The option's place among the command's own that run, and whether the command line has it. */
static bool wanted(const struct config *config, const struct option_spec *option)
{
    for (size_t i = 0; i < config->n_options; i++)
        if (config->options[i] == option)
            return !config->given[i];
    return false;
}

static bool each_setting(void *context, const struct vssdoc_setting *setting, char *message,
                         size_t size)
{
    const struct config *config = context;
    const struct command *section =
        setting->command != NULL ? command_named(setting->command) : NULL;
    if (setting->command != NULL && section == NULL)
        return unknown(NULL, setting->command, message, size);
    if (setting->name == NULL)
        return true;
    const struct option_spec *option =
        section != NULL ? option_in(section->options, setting->name) : NULL;
    if (option == NULL)
        option = option_in(common_options, setting->name);
    if (option == NULL)
        return unknown(section, setting->name, message, size);
    if (!may_be_set(option)) {
        (void)snprintf(message, size, "\"%s\" belongs on the command line", setting->name);
        return false;
    }
    if (!fits(option, setting)) {
        (void)snprintf(message, size, "\"%s\" is not %s", setting->name, expected(option->type));
        return false;
    }
    if ((section != NULL && section != config->command) || !wanted(config, option))
        return true;
    return apply(config, option, setting, message, size);
}

/* ---- where the file is ---- */

/* A file that somebody else could have put there is passed over, not obeyed. */
static bool is_ours(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    if (status.st_uid == geteuid() || status.st_uid == 0)
        return true;
    complain("%s: passed over: it belongs to somebody else (--config reads it all the same)", path);
    return false;
}

static bool upward(char path[LONGEST_PATH])
{
    static const char name[] = ".vssdoc.json";
    char folder[LONGEST_PATH - sizeof name];
    if (getcwd(folder, sizeof folder) == NULL)
        return false;
    for (;;) {
        size_t length = strlen(folder);
        (void)snprintf(path, LONGEST_PATH, "%s/%s", length == 1 ? "" : folder, name);
        if (is_ours(path))
            return true;
        if (length <= 1)
            return false;
        char *slash = strrchr(folder, '/');
        slash[slash == folder] = '\0';
    }
}

static bool of_user(char path[LONGEST_PATH])
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    int length = -1;
    if (folder != NULL && *folder == '/')
        length = snprintf(path, LONGEST_PATH, "%s/vssdoc/config.json", folder);
    else if (home != NULL && *home == '/')
        length = snprintf(path, LONGEST_PATH, "%s/.config/vssdoc/config.json", home);
    return length > 0 && length < LONGEST_PATH && is_ours(path);
}

bool read_config(const struct command *command, const struct option_spec *const *options, size_t n,
                 const bool *given, void *args)
{
    const struct common_args *common = args;
    const char *named = common->config != NULL ? common->config : getenv("VSSDOC_CONFIG");
    char path[LONGEST_PATH];
    struct vssdoc_error error;
    if (common->no_config)
        return true;
    if (named != NULL && *named != '\0')
        (void)snprintf(path, sizeof path, "%s", named);
    else if (!upward(path) && !of_user(path))
        return true;
    struct config config = {path, command, given, args, n, options};
    if (vssdoc_settings_read(path, each_setting, &config, &error) == VSSDOC_OK)
        return true;
    complain_error(&error);
    return false;
}
