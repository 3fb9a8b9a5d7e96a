/* The commands that there are, in the order in which help lists them. */
#include <string.h>

#include "cmd.h"

/* clang-format off */
const struct command *const commands[] = {
    &command_inspect, &command_validate, &command_diff,     &command_select,
    &command_why,     &command_restore,  &command_timeline, &command_render,
    &command_graph,   &command_convert,  &command_fleet,    &command_rules,
    &command_explain, &command_schema,   &command_help,     NULL};
/* clang-format on */

const struct command *command_named(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* Adds a name to a list of them in a message. */
static void list_name(char *list, size_t size, const char *name)
{
    size_t length = strlen(list);
    (void)snprintf(list + length, size - length, "%s%s", length > 0 ? ", " : "", name);
}

int format_of(const struct command *command, const char *name)
{
    enum { MOST = 16 };
    const char *names[MOST + 1] = {NULL};
    char list[160] = "";
    if (name == NULL)
        return 0;
    for (int i = 0; i < MOST && command->formats[i].name != NULL; i++) {
        names[i] = command->formats[i].name;
        if (strcmp(names[i], name) == 0)
            return i;
        list_name(list, sizeof list, names[i]);
    }
    const char *near = vssdoc_nearest(name, names);
    complain("no format \"%s\": there are %s%s%s%s", name, list,
             near != NULL ? "; did you mean " : "", near != NULL ? near : "",
             near != NULL ? "?" : "");
    return -1;
}
