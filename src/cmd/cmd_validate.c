/* vssdoc validate: documents and captures against schemas and rules. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "accept.h"
#include "input.h"
#include "output.h"
#include "redacting.h"

static const char *const fail_levels[] = {"error", "warning", "info", "never", NULL};
enum fail_level { FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_INFO, FAIL_NEVER };

struct validate_args {
    struct common_args common;
    int fail_on;
    struct text_list only, except, rules;
    uint64_t max_per_rule;
    const char *accept, *write_accept, *against, *today;
    bool chain, no_accept;
};

/* The captures of a run; those of a chain or a comparison are kept until the end. */
struct validate_run {
    const struct vssdoc_validate_options *options;
    struct vssdoc_validation *validation;
    const struct vssdoc_capture **kept;
    size_t n_kept;
    bool keep, failed;
};

/* What is found in one capture, with everything that finding it took memory for; NULL where that ran out. */
static void *work(void *context, const struct vssdoc_capture *capture)
{
    const struct validate_run *run = context;
    struct vssdoc_validation *found;
    if (vssdoc_validation_new(run->options, &found, NULL) != VSSDOC_OK)
        return NULL;
    if (vssdoc_validation_add(found, capture, NULL) == VSSDOC_OK)
        return found;
    vssdoc_validation_free(found);
    return NULL;
}

static void drop(void *context, void *found)
{
    (void)context;
    vssdoc_validation_free(found);
}

static bool keep_capture(struct validate_run *run, const struct vssdoc_capture *capture)
{
    void *larger = one_more(run->kept, run->n_kept, sizeof(void *));
    if (larger == NULL)
        return false;
    run->kept = larger;
    run->kept[run->n_kept++] = capture;
    return true;
}

static bool each(void *context, struct vssdoc_capture *capture, void *found)
{
    struct validate_run *run = context;
    bool kept = false;
    if (found == NULL)
        found = work(run, capture);
    enum vssdoc_status status =
        found != NULL ? vssdoc_validation_merge(run->validation, found, NULL) : VSSDOC_NO_MEMORY;
    run->failed = status != VSSDOC_OK || (run->keep && !(kept = keep_capture(run, capture)));
    if (run->failed)
        complain("%s: not enough memory", capture->source);
    vssdoc_validation_free(found);
    if (!kept)
        vssdoc_capture_free(capture);
    return !run->failed;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    struct validate_run *run = context;
    struct vssdoc_error error;
    if (vssdoc_validation_unreadable(run->validation, problem, &error) != VSSDOC_OK) {
        complain_error(&error);
        run->failed = true;
    }
}

static enum exit_code read_all(const struct common_args *args, struct validate_run *run)
{
    const struct capture_work reading = {work, each, drop, unreadable, run};
    return work_on_captures(args, &reading);
}

static void free_kept(struct validate_run *run)
{
    for (size_t i = 0; i < run->n_kept; i++)
        vssdoc_capture_free((struct vssdoc_capture *)(uintptr_t)run->kept[i]);
    free(run->kept);
}

/* CODE=severity */
static bool read_override(const char *text, struct vssdoc_rule_override *out, char **name)
{
    static const char *const severities[] = {"off", "info", "warning", "error", NULL};
    const char *equals = strchr(text, '=');
    for (int i = 0; equals != NULL && severities[i] != NULL; i++) {
        if (strcmp(equals + 1, severities[i]) == 0) {
            *name = strndup(text, (size_t)(equals - text));
            *out = (struct vssdoc_rule_override){*name, (enum vssdoc_severity)i};
            return *name != NULL;
        }
    }
    complain("--rule: \"%s\" is not CODE=error, warning, info or off", text);
    return false;
}

static enum exit_code verdict(const struct vssdoc_validation *validation, int fail_on)
{
    struct vssdoc_validation_summary s = vssdoc_validation_summary(validation);
    size_t counted = 0;
    if (fail_on <= FAIL_ON_INFO)
        counted = s.errors + (fail_on >= FAIL_ON_WARNING ? s.warnings : 0) +
                  (fail_on >= FAIL_ON_INFO ? s.infos : 0);
    return counted > 0 ? EXIT_FOUND : EXIT_FINE;
}

static enum exit_code write_findings(const struct validate_args *args,
                                     const struct vssdoc_validation *validation)
{
    struct output output;
    struct vssdoc_error error;
    if (!output_open(&output, &args->common))
        return EXIT_TROUBLE;
    struct vssdoc_findings_options options = {.format = args->common.format,
                                              .verbose = args->common.verbose,
                                              .colour = output.color,
                                              .width = output.width};
    enum vssdoc_status status =
        vssdoc_validation_write(validation, &options, output_write, &output, &error);
    return output_end(&output, status, &error) ? EXIT_FINE : EXIT_TROUBLE;
}

/* Reads the older captures and leaves what is new since. False after a message. */
static bool compare(const struct validate_args *args,
                    const struct vssdoc_validate_options *options, struct validate_run *run)
{
    struct vssdoc_error error;
    struct vssdoc_validate_options plain = *options;
    struct validate_run older = {.options = &plain, .keep = true};
    struct common_args inputs = args->common;
    inputs.operands = &args->against;
    inputs.n_operands = 1;
    plain.accept = NULL;
    plain.n_accept = 0;
    plain.max_per_rule = SIZE_MAX; /* what is not kept could not be recognised */
    if (vssdoc_validation_new(&plain, &older.validation, &error) != VSSDOC_OK) {
        complain_error(&error);
        return false;
    }
    bool fine = read_all(&inputs, &older) == EXIT_FINE && !older.failed;
    if (!older.failed &&
        vssdoc_validation_against(run->validation, older.validation, run->kept, run->n_kept,
                                  older.kept, older.n_kept, &error) != VSSDOC_OK) {
        complain_error(&error);
        fine = false;
    }
    free_kept(&older);
    vssdoc_validation_free(older.validation);
    return fine;
}

/* False after a message. */
static bool is_chain(const struct validate_run *run)
{
    size_t n = 0;
    for (size_t i = 0; i < run->n_kept; i++)
        n += run->kept[i]->backup_components != NULL;
    if (n < 2)
        complain("--chain: a chain is two or more captures with a BCD, oldest first; %s",
                 n == 0 ? "none was given" : "one was given");
    return n >= 2;
}

static enum exit_code validate(const struct validate_args *args,
                               const struct vssdoc_validate_options *options)
{
    struct vssdoc_error error;
    struct validate_run run = {.options = options, .keep = args->chain || args->against != NULL};
    if (vssdoc_validation_new(options, &run.validation, &error) != VSSDOC_OK) {
        complain_error(&error);
        return EXIT_TROUBLE;
    }
    enum exit_code code = read_all(&args->common, &run);
    if (args->chain && code == EXIT_FINE && !run.failed && !is_chain(&run)) {
        free_kept(&run);
        vssdoc_validation_free(run.validation);
        return EXIT_TROUBLE;
    }
    if (args->chain && !run.failed &&
        vssdoc_validation_chain(run.validation, run.kept, run.n_kept, &error) != VSSDOC_OK) {
        complain_error(&error);
        run.failed = true;
    }
    if (args->against != NULL && !run.failed && !compare(args, options, &run))
        code = EXIT_TROUBLE;
    vssdoc_validation_finish(run.validation);
    report_acceptances(args->accept, options->accept, options->n_accept,
                       options->only == NULL && options->except == NULL && args->against == NULL);
    if (args->write_accept != NULL && !run.failed &&
        !write_acceptances(args->write_accept, run.validation))
        run.failed = true;
    if (write_findings(args, run.validation) != EXIT_FINE || run.failed)
        code = EXIT_TROUBLE;
    if (code == EXIT_FINE)
        code = verdict(run.validation, args->fail_on);
    free_kept(&run);
    vssdoc_validation_free(run.validation);
    return code;
}

static enum exit_code run_validate(const void *arguments)
{
    const struct validate_args *args = arguments;
    struct vssdoc_rule_override overrides[LIST_LIMIT];
    char *names[LIST_LIMIT] = {0};
    enum exit_code code = EXIT_FINE;
    for (size_t i = 0; i < args->rules.n && code == EXIT_FINE; i++)
        if (!read_override(args->rules.items[i], &overrides[i], &names[i]))
            code = EXIT_TROUBLE;
    struct vssdoc_validate_options options = {.only = text_items(&args->only),
                                              .except = text_items(&args->except),
                                              .overrides = overrides,
                                              .n_overrides = args->rules.n,
                                              .max_per_rule = (size_t)args->max_per_rule,
                                              .today = today(args->today)};
    if (options.today == NULL || !read_acceptances(args->no_accept ? NULL : args->accept,
                                                   &options.accept, &options.n_accept))
        code = EXIT_TROUBLE;
    if (code == EXIT_FINE)
        code = validate(args, &options);
    vssdoc_accept_free(options.accept);
    for (size_t i = 0; i < args->rules.n; i++)
        free(names[i]);
    return code;
}

#define ARG(member) offsetof(struct validate_args, member)

static const struct option_spec validate_options[] = {
    {"fail-on", 0, OPTION_CHOICE, ARG(fail_on), "LEVEL",
     "exit 1 from this level on: error (default), warning, info, never", fail_levels},
    {"only", 0, OPTION_LIST, ARG(only), "RULES", "these rules alone (codes or slugs, commas)", NULL},
    {"except", 0, OPTION_LIST, ARG(except), "RULES", "all but these rules", NULL},
    {"rule", 0, OPTION_LIST, ARG(rules), "RULE=LEVEL", "another level for a rule, or off", NULL},
    {"max-per-rule", 0, OPTION_NUMBER, ARG(max_per_rule), "N",
     "findings kept per rule (1000); all are counted", NULL},
    {"chain", 0, OPTION_FLAG, ARG(chain), NULL,
     "the inputs are a full backup and those built on it, oldest first", NULL},
    {"against", 0, OPTION_PATH, ARG(against), "OLD",
     "only what is new since an older capture, and what vanished", NULL},
    {"accept", 0, OPTION_PATH, ARG(accept), "FILE", "findings that somebody lives with", NULL},
    {"no-accept", 0, OPTION_FLAG, ARG(no_accept), NULL, "as if there were no accept file", NULL},
    {"write-accept", 0, OPTION_OUTPUT, ARG(write_accept), "FILE",
     "write an accept file for all that is found; the reasons are yours to add", NULL},
    {"today", 0, OPTION_TEXT, ARG(today), "DATE", "instead of the clock: 2026-01-31", NULL},
    REDACTING_OPTIONS(validate_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format validate_formats[] = {
    {"text", NULL},
    {"json", NULL},
    {"ndjson", NULL},
    {"sarif", NULL},
    {"junit", NULL},
    {"github", NULL},
    {"html", NULL},
    {"markdown", NULL},
    {"xml", "a report, see vssdoc-render(1)"},
    {NULL, NULL},
};

const struct command command_validate = {
    .name = "validate",
    .summary = "checks documents and captures against schemas and rules",
    .operands = "<input>...",
    .description =
        "Tells what is wrong or odd with the metadata of writers and with what a backup recorded.\n"
        "Every rule names the page of Microsoft's documentation that it rests on: see\n"
        "\"vssdoc rules\" and \"vssdoc explain RULE\".\n",
    .formats = validate_formats,
    .examples = "  vssdoc validate capture/\n"
                "  vssdoc validate metadata.cab --fail-on warning --format sarif -o vss.sarif\n"
                "  vssdoc validate --chain full/ inc1/ inc2/\n",
    .exits = "a finding at or above --fail-on (default: error)",
    .options = validate_options,
    .args_size = sizeof(struct validate_args),
    .run = run_validate,
};
