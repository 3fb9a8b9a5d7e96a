/* vssdoc schema: the JSON Schemas of our outputs. */
#include "cmd.h"

static enum exit_code run_schema(const void *arguments)
{
    const struct common_args *args = arguments;
    const char *name = args->n_operands > 0 ? args->operands[0] : NULL;
    if (name == NULL) {
        for (size_t i = 0; vssdoc_json_schema_name(i) != NULL; i++)
            (void)puts(vssdoc_json_schema_name(i));
        return EXIT_FINE;
    }
    const char *schema = vssdoc_json_schema(name);
    if (schema == NULL) {
        complain("no schema \"%s\"; \"vssdoc schema\" lists them", name);
        return EXIT_TROUBLE;
    }
    (void)fputs(schema, stdout);
    return EXIT_FINE;
}

const struct command command_schema = {
    .name = "schema",
    .summary = "the JSON Schema of one of our outputs",
    .operands = "[NAME]",
    .description = "Prints the JSON Schema of an output, or without a name the list of them.\n",
    .examples = "  vssdoc schema inspect > inspect.schema.json\n",
    .exits = "never",
    .no_common = true,
    .args_size = sizeof(struct common_args),
    .run = run_schema,
};
