/* vssdoc explain: all that is known about a rule, a constant, a value, a writer, an error, a name. */
#include <stddef.h>

#include "output.h"

struct explain_args {
    struct common_args common;
    const char *report;
};

static enum exit_code run_explain(const void *arguments)
{
    const struct explain_args *args = arguments;
    struct output output;
    struct vssdoc_error error;
    if (args->common.n_operands != 1) {
        complain("explain: %s; \"vssdoc help explain\" tells what to ask for",
                 args->common.n_operands == 0 ? "nothing was asked for" : "one thing at a time");
        return EXIT_TROUBLE;
    }
    if (!output_open(&output, &args->common))
        return EXIT_TROUBLE;
    const struct vssdoc_explain_options options = {.format = args->common.format,
                                                   .report = args->report,
                                                   .colour = output.color,
                                                   .width = output.width};
    enum vssdoc_status status =
        vssdoc_explain(args->common.operands[0], &options, output_write, &output, &error);
    return output_end(&output, status, &error) ? EXIT_FINE : EXIT_TROUBLE;
}

static const struct option_spec explain_options[] = {
    {"report", 0, OPTION_PATH, offsetof(struct explain_args, report), "FILE",
     "the JSON report that a fingerprint is from", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format explain_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/explain/1"},
    {NULL, NULL},
};

const struct command command_explain = {
    .name = "explain",
    .summary = "one rule, constant, value, writer, error code or name at length",
    .operands = "WHAT",
    .description =
        "Tells all that is known about a rule (code or name), an enumeration or constant of the API\n"
        "or its spelling in documents, a number (decoded in every mask it fits), a property's value\n"
        "(NAME=VALUE), a writer (id or name), an error code, an element or attribute, or the\n"
        "fingerprint of a finding.\n",
    .formats = explain_formats,
    .examples = "  vssdoc explain VSS101\n"
                "  vssdoc explain REPLACE_AT_REBOOT\n"
                "  vssdoc explain backupSchema=881\n"
                "  vssdoc explain backupType=copy\n"
                "  vssdoc explain VSS_WRITER_STATE\n"
                "  vssdoc explain \"System Writer\"\n"
                "  vssdoc explain 0x800423f4\n"
                "  vssdoc explain 2d4bfca00b2f765a --report findings.json\n",
    .exits = "never (2 when nothing is known about WHAT)",
    .options = explain_options,
    .negative_numbers = true,
    .args_size = sizeof(struct explain_args),
    .run = run_explain,
};
