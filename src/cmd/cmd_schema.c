/* vssdoc schema: the JSON Schemas of our outputs, and the XML Schemas of the documents. */
#include <string.h>

#include "schema.h"

/* The schemas of the documents themselves, made from the table of names. */
static const struct {
    const char *name;
    enum vssdoc_document_kind kind;
} documents[] = {{"wmd.xsd", VSSDOC_WMD}, {"bcd.xsd", VSSDOC_BCD}, {"manifest.xsd", VSSDOC_MANIFEST}};
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

static bool to_stdout(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stdout) == size;
}

static bool print_xsd(const char *name)
{
    struct vssdoc_error error;
    size_t i = 0;
    while (i < DOCUMENTS && strcmp(documents[i].name, name) != 0)
        i++;
    return i < DOCUMENTS &&
           vssdoc_xsd_write(documents[i].kind, to_stdout, NULL, &error) != VSSDOC_BAD_ARGUMENT;
}

/* An output names its schema "vssdoc/inspect/1": the name in it, where the version is the one there is. */
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

static enum exit_code run_schema(const void *arguments)
{
    const struct common_args *args = arguments;
    const char *name = args->n_operands > 0 ? args->operands[0] : NULL;
    char room[64];
    if (name == NULL) {
        for (size_t i = 0; schema_name(i) != NULL; i++)
            (void)puts(schema_name(i));
        return EXIT_FINE;
    }
    name = name_in(name, room, sizeof room);
    if (strcmp(name, config) == 0) {
        print_config_schema(stdout);
        return EXIT_FINE;
    }
    if (print_xsd(name))
        return EXIT_FINE;
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
    .summary = "the JSON Schema of an output or file, the XML Schema of a document",
    .operands = "[NAME]",
    .description = "Prints the JSON Schema of an output, of the accept file or of the configuration file, or an\n"
                   "XML Schema of the documents themselves, made from the table of names; without a name\n"
                   "the list of them.\n",
    .examples = "  vssdoc schema inspect > inspect.schema.json\n",
    .exits = "never",
    .no_common = true,
    .args_size = sizeof(struct common_args),
    .run = run_schema,
};
