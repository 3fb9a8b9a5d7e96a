/* The JSON Schema of the configuration file, from the tables of options. */
#include <string.h>

#include "config.h"
#include "schema.h"

/* Names, values and help texts are our own; of what JSON escapes they hold quotation marks alone. */
static void put_text(FILE *to, const char *text)
{
    (void)fputc('"', to);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            (void)fputc('\\', to);
        (void)fputc(*text, to);
    }
    (void)fputc('"', to);
}

static void put_choices(FILE *to, const char *const *choices)
{
    (void)fputs("\"enum\": [", to);
    for (; *choices != NULL; choices++) {
        put_text(to, *choices);
        (void)fputs(", ", to);
    }
    (void)fputs("null]", to);
}

static void put_option(FILE *to, const struct option_spec *option)
{
    static const char *const types[] = {
        [OPTION_FLAG] = "\"type\": [\"boolean\", \"null\"]",
        [OPTION_TEXT] = "\"type\": [\"string\", \"null\"]",
        [OPTION_PATH] = "\"type\": [\"string\", \"null\"]",
        [OPTION_OUTPUT] = "\"type\": [\"string\", \"null\"]",
        [OPTION_NUMBER] =
            "\"type\": [\"integer\", \"string\", \"null\"], \"pattern\": \"^[0-9]+[KMGkmg]?$\"",
        [OPTION_LIST] =
            "\"type\": [\"array\", \"string\", \"null\"], \"items\": {\"type\": \"string\"}",
        [OPTION_EACH] =
            "\"type\": [\"array\", \"string\", \"null\"], \"items\": {\"type\": \"string\"}",
    };
    (void)fprintf(to, "\"%s\": {", option->name);
    if (option->type == OPTION_CHOICE)
        put_choices(to, option->choices);
    else
        (void)fputs(types[option->type], to);
    (void)fputs(", \"description\": ", to);
    put_text(to, option->help);
    (void)fputc('}', to);
}

/* A member of a list of them, on a line of its own. */
static void next_member(FILE *to, bool *first, const char *indent)
{
    (void)fprintf(to, "%s%s", *first ? "" : ",\n", indent);
    *first = false;
}

static void put_options(FILE *to, const struct option_spec *options, bool *first, const char *indent)
{
    for (; options != NULL && options->name != NULL; options++) {
        if (!may_be_set(options))
            continue;
        next_member(to, first, indent);
        put_option(to, options);
    }
}

/* What every command takes, by reference. */
static void put_common(FILE *to, bool *first, const char *indent)
{
    for (const struct option_spec *o = common_options; o->name != NULL; o++) {
        if (!may_be_set(o))
            continue;
        next_member(to, first, indent);
        (void)fprintf(to, "\"%s\": {\"$ref\": \"#/$defs/%s\"}", o->name, o->name);
    }
}

static void put_section(FILE *to, const struct command *command)
{
    (void)fprintf(to, "    \"%s\": {\n      \"type\": \"object\",\n      \"description\": ",
                  command->name);
    put_text(to, command->summary);
    (void)fputs(",\n      \"properties\": {\n", to);
    bool first = true;
    put_options(to, command->options, &first, "        ");
    put_common(to, &first, "        ");
    (void)fputs("\n      },\n      \"additionalProperties\": false\n    },\n", to);
}

void print_config_schema(FILE *to)
{
    (void)fputs("{\n"
                "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                "  \"$id\": \"urn:vssdoc:config:1\",\n"
                "  \"title\": \"Settings of vssdoc\",\n"
                "  \"description\": \"The file .vssdoc.json: options of every command, and sections "
                "with those of one.\",\n"
                "  \"type\": \"object\",\n"
                "  \"properties\": {\n"
                "    \"$schema\": {\"type\": \"string\", \"description\": \"for editors; passed "
                "over\"},\n"
                "    \"schema\": {\"const\": \"vssdoc/config/1\"},\n",
                to);
    for (size_t i = 0; commands[i] != NULL; i++)
        if (!commands[i]->no_common)
            put_section(to, commands[i]);
    bool first = true;
    put_common(to, &first, "    ");
    (void)fputs("\n  },\n  \"additionalProperties\": false,\n  \"$defs\": {\n", to);
    first = true;
    put_options(to, common_options, &first, "    ");
    (void)fputs("\n  }\n}\n", to);
}
