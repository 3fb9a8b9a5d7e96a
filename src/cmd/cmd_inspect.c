/* vssdoc inspect: what is in these documents. */
#include <stddef.h>

#include "input.h"
#include "output.h"
#include "redacting.h"

struct inspect_args {
    struct common_args common;
    const char *writer, *component, *match;
    bool files, stats, findings;
};

struct inspect_run {
    struct vssdoc_inspection *inspection;
    const char *today; /* NULL: findings are not counted */
    struct vssdoc_error error;
    bool failed;
};

/* Validates a capture for its counts alone. */
static bool count_findings(const struct inspect_run *run, const struct vssdoc_capture *capture,
                           struct vssdoc_validation_summary *summary, struct vssdoc_error *error)
{
    const struct vssdoc_validate_options options = {.max_per_rule = 1, .today = run->today};
    struct vssdoc_validation *validation;
    if (vssdoc_validation_new(&options, &validation, error) != VSSDOC_OK)
        return false;
    bool done = vssdoc_validation_add(validation, capture, error) == VSSDOC_OK;
    *summary = vssdoc_validation_summary(validation);
    vssdoc_validation_free(validation);
    return done;
}

static void *work(void *context, const struct vssdoc_capture *capture)
{
    const struct inspect_run *run = context;
    struct vssdoc_validation_summary summary;
    if (run->today != NULL && !count_findings(run, capture, &summary, NULL))
        return NULL;
    return vssdoc_inspection_part_new(run->inspection, capture,
                                      run->today != NULL ? &summary : NULL);
}

static void drop(void *context, void *part)
{
    (void)context;
    vssdoc_inspection_part_free(part);
}

static bool add(struct inspect_run *run, const struct vssdoc_capture *capture)
{
    struct vssdoc_validation_summary summary;
    if (run->today != NULL) {
        if (!count_findings(run, capture, &summary, &run->error))
            return false;
        vssdoc_inspection_findings(run->inspection, &summary);
    }
    return vssdoc_inspection_add(run->inspection, capture, &run->error) == VSSDOC_OK;
}

static bool each(void *context, struct vssdoc_capture *capture, void *part)
{
    struct inspect_run *run = context;
    run->failed = part != NULL ? vssdoc_inspection_join(run->inspection, part, &run->error) != VSSDOC_OK
                               : !add(run, capture);
    if (run->failed)
        complain_error(&run->error);
    vssdoc_inspection_part_free(part);
    vssdoc_capture_free(capture);
    return !run->failed;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    struct inspect_run *run = context;
    if (vssdoc_inspection_unreadable(run->inspection, problem, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    }
}

static enum exit_code run_inspect(const void *arguments)
{
    const struct inspect_args *args = arguments;
    struct output output;
    bool hidden = args->common.redacting.redact || args->common.redacting.key != NULL;
    struct inspect_run run = {.today = args->findings ? today(NULL) : NULL};
    if ((args->findings && run.today == NULL) || !output_open(&output, &args->common))
        return EXIT_TROUBLE;
    struct vssdoc_inspect_options options = {.format = args->common.format,
                                             .operands = hidden ? NULL : args->common.operands,
                                             .n_operands = hidden ? 0 : args->common.n_operands,
                                             .writer = args->writer,
                                             .component = args->component,
                                             .match = args->match,
                                             .files = args->files,
                                             .stats = args->stats,
                                             .verbose = args->common.verbose,
                                             .colour = output.color,
                                             .width = output.width};
    if (vssdoc_inspection_begin(&options, output_write, &output, &run.inspection, &run.error) !=
        VSSDOC_OK) {
        complain_error(&run.error);
        (void)output_close(&output, false);
        return EXIT_TROUBLE;
    }
    const struct capture_work reading = {work, each, drop, unreadable, &run};
    enum exit_code code = work_on_captures(&args->common, &reading);
    if (vssdoc_inspection_end(run.inspection, &run.error) != VSSDOC_OK && !run.failed) {
        complain_error(&run.error);
        run.failed = true;
    }
    if (!output_close(&output, !run.failed))
        run.failed = true;
    return run.failed ? EXIT_TROUBLE : code;
}

#define ARG(member) offsetof(struct inspect_args, member)

static const struct option_spec inspect_options[] = {
    {"writer", 'w', OPTION_TEXT, ARG(writer), "W",
     "only this writer: name, id, instance id or instance name", NULL},
    {"component", 'c', OPTION_TEXT, ARG(component), "W:PATH",
     "only this component, in full: SqlServerWriter:\\SRV\\master", NULL},
    {"files", 0, OPTION_FLAG, ARG(files), NULL, "list every file set", NULL},
    {"match", 'm', OPTION_TEXT, ARG(match), "PATTERN",
     "only what matches: writers, components, file sets (* and ?)", NULL},
    {"stats", 0, OPTION_FLAG, ARG(stats), NULL,
     "components, file sets and bytes per writer, and the largest folders", NULL},
    {"findings", 0, OPTION_FLAG, ARG(findings), NULL,
     "validate as well, and show how many findings there are", NULL},
    REDACTING_OPTIONS(inspect_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format inspect_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/inspect/1"},
    {"ndjson", "vssdoc/inspect-stream/1"},
    {NULL, NULL},
};

const struct command command_inspect = {
    .name = "inspect",
    .summary = "what is in these documents",
    .operands = "<input>...",
    .description =
        "Says what a capture is - machine, kind of backup, snapshot volumes - and shows its\n"
        "writers with their components as a tree. Nothing is judged here, nothing is written.\n",
    .formats = inspect_formats,
    .examples = "  vssdoc inspect capture/\n"
                "  vssdoc inspect metadata.cab --writer \"System Writer\" --files\n"
                "  vssdoc inspect capture/ --component 'SqlServerWriter:\\SRV\\master'\n"
                "  vssdoc inspect capture/ --match '*.mdf'\n"
                "  vssdoc inspect capture/ --format json | jq '.captures[].writers[].name'\n",
    .exits = "never",
    .options = inspect_options,
    .args_size = sizeof(struct inspect_args),
    .run = run_inspect,
};
