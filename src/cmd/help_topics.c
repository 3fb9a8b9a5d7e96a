/* What there is help on besides commands. */
#include <string.h>

#include "help.h"

static const struct help_topic topics[] = {
    {"config", print_config_help},
    {"names", print_names_help},
    {"redaction", print_redaction_help},
};

const struct help_topic *help_topic_at(size_t index)
{
    return index < sizeof topics / sizeof topics[0] ? &topics[index] : NULL;
}

const struct help_topic *help_topic_named(const char *name)
{
    const struct help_topic *topic;
    for (size_t i = 0; (topic = help_topic_at(i)) != NULL; i++)
        if (strcmp(topic->name, name) == 0)
            return topic;
    return NULL;
}
