/* vssdoc schema: the JSON Schemas of our outputs, and the XML Schemas of the documents. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"
#include "schema.h"

/* The schemas of the documents themselves, made from the table of names. */
static const struct {
    const char *name;
    enum vssdoc_document_kind kind;
} documents[] = {
    {"wmd.xsd", VSSDOC_WMD}, {"bcd.xsd", VSSDOC_BCD}, {"manifest.xsd", VSSDOC_MANIFEST}};
enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

/* That of the configuration file is made from the tables of options. */
static const char config[] = "config";

const char *schema_name(size_t index)
{
    size_t n = 0;
    while (n < index && vssdoc_json_schema_name(n) != NULL)
        n++;
    if (vssdoc_json_schema_name(n) != NULL)
        return vssdoc_json_schema_name(n);
    return index == n ? config : index - n <= DOCUMENTS ? documents[index - n - 1].name : NULL;
}

/* An output names its schema "vssdoc/inspect/1": the name in it, where the version is the one there
 * is. */
static const char *name_in(const char *name, char *room, size_t size)
{
    static const char ours[] = "vssdoc/";
    const char *start = strncmp(name, ours, strlen(ours)) == 0 ? name + strlen(ours) : name;
    const char *slash = strrchr(start, '/');
    if (slash == NULL || strcmp(slash, "/1") != 0 || (size_t)(slash - start) >= size)
        return name;
    (void)snprintf(room, size, "%.*s", (int)(slash - start), start);
    return room;
}

static enum vssdoc_status put(struct output *output, const char *text)
{
    return output_write(output, text, strlen(text)) ? VSSDOC_OK : VSSDOC_CANNOT_WRITE;
}

static enum vssdoc_status write_names(struct output *output)
{
    enum vssdoc_status status = VSSDOC_OK;
    const char *name;
    for (size_t i = 0; status == VSSDOC_OK && (name = schema_name(i)) != NULL; i++)
        if ((status = put(output, name)) == VSSDOC_OK)
            status = put(output, "\n");
    return status;
}

static enum vssdoc_status write_config_schema(struct output *output, struct vssdoc_error *error)
{
    char *text = NULL;
    size_t size;
    FILE *memory = open_memstream(&text, &size);
    if (memory != NULL)
        print_config_schema(memory);
    bool whole = memory != NULL && fclose(memory) == 0 && text != NULL;
    if (!whole)
        *error = (struct vssdoc_error){.status = VSSDOC_NO_MEMORY, .message = "not enough memory"};
    enum vssdoc_status status = whole ? put(output, text) : VSSDOC_NO_MEMORY;
    free(text);
    return status;
}

static enum vssdoc_status write_schema(struct output *output, const char *name,
                                       struct vssdoc_error *error)
{
    if (name == NULL)
        return write_names(output);
    if (strcmp(name, config) == 0)
        return write_config_schema(output, error);
    for (size_t i = 0; i < DOCUMENTS; i++)
        if (strcmp(documents[i].name, name) == 0)
            return vssdoc_xsd_write(documents[i].kind, output_write, output, error);
    return put(output, vssdoc_json_schema(name));
}

static bool is_schema(const char *name)
{
    const char *known;
    for (size_t i = 0; (known = schema_name(i)) != NULL; i++)
        if (strcmp(known, name) == 0)
            return true;
    return false;
}

static enum exit_code run_schema(const void *arguments)
{
    const struct common_args *args = arguments;
    struct output output;
    struct vssdoc_error error = {.status = VSSDOC_CANNOT_WRITE};
    char room[64];
    const char *name = args->n_operands > 0 ? name_in(args->operands[0], room, sizeof room) : NULL;
    if (args->n_operands > 1) {
        complain("schema: one name at a time");
        return EXIT_TROUBLE;
    }
    if (name != NULL && !is_schema(name)) {
        complain("no schema \"%s\"; \"vssdoc schema\" lists them", name);
        return EXIT_TROUBLE;
    }
    if (!output_open(&output, args))
        return EXIT_TROUBLE;
    enum vssdoc_status status = write_schema(&output, name, &error);
    return output_end(&output, status, &error) ? EXIT_FINE : EXIT_TROUBLE;
}

/* Of the options of every command those that make sense. */
static const struct option_spec schema_options[] = {
    {"output", 'o', OPTION_OUTPUT, offsetof(struct common_args, output), "FILE",
     "write there instead of standard output, whole or not at all", NULL},
    {"quiet", 'q', OPTION_FLAG, offsetof(struct common_args, quiet), NULL,
     "no results, only messages and the exit code", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

const struct command command_schema = {
    .name = "schema",
    .summary = "the JSON Schema of an output or file, the XML Schema of a document",
    .operands = "[NAME]",
    .description =
        "Prints the JSON Schema of an output, of the accept file or of the configuration file,\n"
        "or an XML Schema of the documents themselves, made from the table of names; without a\n"
        "name the list of them.\n",
    .examples = "  vssdoc schema inspect > inspect.schema.json\n",
    .exits = "never",
    .options = schema_options,
    .no_common = true,
    .args_size = sizeof(struct common_args),
    .run = run_schema,
};
