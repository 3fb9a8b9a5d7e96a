/* vssdoc rules: the catalogue. */
#include <stddef.h>

#include "output.h"

struct rules_args {
    struct common_args common;
    const char *scope;
};

static enum exit_code run_rules(const void *arguments)
{
    const struct rules_args *args = arguments;
    struct output output;
    struct vssdoc_error error;
    if (args->common.n_operands > 0) {
        complain("rules: takes no input; \"vssdoc explain %s\" tells about one",
                 args->common.operands[0]);
        return EXIT_TROUBLE;
    }
    if (!output_open(&output, &args->common))
        return EXIT_TROUBLE;
    struct vssdoc_rules_options options = {.format = args->common.format,
                                           .scope = args->scope,
                                           .colour = output.color,
                                           .width = output.width};
    enum vssdoc_status status = vssdoc_rules_write(&options, output_write, &output, &error);
    return output_end(&output, status, &error) ? EXIT_FINE : EXIT_TROUBLE;
}

static const struct option_spec rules_options[] = {
    {"scope", 0, OPTION_TEXT, offsetof(struct rules_args, scope), "SCOPE",
     "document, wmd, wmd-set, bcd, capture, chain or against", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format rules_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/rules/1"},
    {"markdown", NULL},
    {"mdoc", NULL},
    {NULL, NULL},
};

const struct command command_rules = {
    .name = "rules",
    .summary = "the rules that validate checks",
    .operands = "",
    .description = "Lists the catalogue of rules: permanent code, name, level, what must be so.\n",
    .formats = rules_formats,
    .examples = "  vssdoc rules --scope bcd\n"
                "  vssdoc rules --format json | jq -r '.rules[].code'\n",
    .exits = "never",
    .options = rules_options,
    .args_size = sizeof(struct rules_args),
    .run = run_rules,
};
