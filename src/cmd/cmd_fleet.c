/* vssdoc fleet: many captures in one database, and questions to it. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "output.h"

enum fail_level { FAIL_ON_ROWS, FAIL_NEVER };
static const char *const fail_levels[] = {"rows", "never", NULL};

struct fleet_args {
    struct common_args common;
    const char *sql, *machine, *today;
    bool again;
    int fail_on;
};

/* ---- index ---- */

struct index_run {
    struct vssdoc_fleet *fleet;
    struct vssdoc_validate_options validating;
    struct vssdoc_select_options selecting;
    bool again, verbose, failed;
    size_t added, unchanged, unreadable;
};

/* What was found in a capture that the database does not know. */
struct found {
    bool known;
    struct vssdoc_selection *selection;
    struct vssdoc_validation *validation;
    struct vssdoc_error error;
};

static void drop(void *context, void *result)
{
    struct found *found = result;
    (void)context;
    if (found == NULL)
        return;
    vssdoc_selection_free(found->selection);
    vssdoc_validation_free(found->validation);
    free(found);
}

static void *work(void *context, const struct vssdoc_capture *capture)
{
    const struct index_run *run = context;
    struct found *found = calloc(1, sizeof *found);
    if (found == NULL)
        return NULL;
    found->known = !run->again && vssdoc_fleet_knows(run->fleet, capture);
    if (found->known)
        return found;
    if (vssdoc_select(capture, &run->selecting, &found->selection, &found->error) == VSSDOC_OK &&
        vssdoc_validation_new(&run->validating, &found->validation, &found->error) == VSSDOC_OK &&
        vssdoc_validation_add(found->validation, capture, &found->error) == VSSDOC_OK)
        vssdoc_validation_finish(found->validation);
    return found;
}

static bool add(struct index_run *run, const struct vssdoc_capture *capture, struct found *found)
{
    if (found == NULL || found->error.status != VSSDOC_OK)
        return false;
    if (found->known) {
        run->unchanged++;
        return true;
    }
    const struct vssdoc_fleet_capture adding = {capture, found->selection, found->validation};
    const char *there;
    if (vssdoc_fleet_add(run->fleet, &adding, &there, &found->error) != VSSDOC_OK)
        return false;
    *(there != NULL ? &run->unchanged : &run->added) += 1;
    if (there != NULL && run->verbose)
        complain("%s: already there as %s", capture->source, there);
    return true;
}

static bool each(void *context, struct vssdoc_capture *capture, void *result)
{
    struct index_run *run = context;
    struct found *found = result != NULL ? result : work(run, capture);
    run->failed = !add(run, capture, found);
    if (run->failed && found != NULL)
        complain_error(&found->error);
    else if (run->failed)
        complain("%s: not enough memory", capture->source);
    drop(NULL, found);
    vssdoc_capture_free(capture);
    return !run->failed;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    struct index_run *run = context;
    (void)problem; /* the message is enough */
    run->unreadable++;
}

static bool say(struct output *output, const char *format, const struct index_run *run)
{
    char text[256];
    bool json = format != NULL && strcmp(format, "json") == 0;
    (void)snprintf(text, sizeof text,
                   json ? "{\"schema\": \"vssdoc/fleet/1\", \"added\": %zu, \"unchanged\": %zu, "
                          "\"unreadable\": %zu}\n"
                        : "%zu added, %zu unchanged, %zu unreadable\n",
                   run->added, run->unchanged, run->unreadable);
    return output_write(output, text, strlen(text));
}

static enum exit_code run_index(const struct fleet_args *args, struct common_args inputs)
{
    struct output output;
    struct vssdoc_error error;
    struct index_run run = {.again = args->again,
                            .verbose = inputs.verbose,
                            .validating = {.today = today(args->today)},
                            .selecting = {.backup_type = VSSDOC_ABSENT}};
    const char *format = inputs.format;
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
        complain("no format \"%s\": index has text and json", format);
        return EXIT_TROUBLE;
    }
    if (inputs.n_operands < 3) {
        complain("fleet index: name a database, and what to put into it");
        return EXIT_TROUBLE;
    }
    const char *db = inputs.operands[1];
    inputs.operands += 2;
    inputs.n_operands -= 2;
    inputs.digests = true;
    const struct vssdoc_fleet_options options = {.write = true,
                                                 .machine = args->machine,
                                                 .operands = inputs.operands,
                                                 .n_operands = inputs.n_operands,
                                                 .today = run.validating.today};
    if (options.today == NULL || !output_open(&output, &inputs))
        return EXIT_TROUBLE;
    if (vssdoc_fleet_open(db, &options, &run.fleet, &error) != VSSDOC_OK) {
        complain_error(&error);
        (void)output_close(&output, false);
        return EXIT_TROUBLE;
    }
    const struct capture_work reading = {work, each, drop, unreadable, &run};
    enum exit_code code = work_on_captures(&inputs, &reading);
    vssdoc_fleet_close(run.fleet);
    bool written = say(&output, format, &run);
    return output_close(&output, written && !run.failed) && written && !run.failed ? code
                                                                                  : EXIT_TROUBLE;
}

/* ---- query ---- */

static bool finds(const char *question)
{
    const struct vssdoc_question *q;
    for (size_t i = 0; question != NULL && (q = vssdoc_question_at(i)) != NULL; i++)
        if (strcmp(q->name, question) == 0)
            return q->finds;
    return false;
}

static enum exit_code ask(const struct common_args *args, struct vssdoc_fleet *fleet,
                          struct vssdoc_fleet_query *query, size_t *n_rows)
{
    struct output output;
    struct vssdoc_error error;
    if (!output_open(&output, args))
        return EXIT_TROUBLE;
    query->colour = output.color;
    query->width = output.width;
    enum vssdoc_status status =
        vssdoc_fleet_ask(fleet, query, output_write, &output, n_rows, &error);
    return output_end(&output, status, &error) ? EXIT_FINE : EXIT_TROUBLE;
}

static enum exit_code run_query(const struct fleet_args *args)
{
    const struct common_args *common = &args->common;
    struct vssdoc_error error;
    struct vssdoc_fleet *fleet;
    size_t own = args->sql != NULL ? 2 : 3, n_rows = 0;
    if (common->n_operands < 2) {
        complain("fleet query: name a database");
        return EXIT_TROUBLE;
    }
    const struct vssdoc_fleet_options options = {.today = today(args->today)};
    if (options.today == NULL)
        return EXIT_TROUBLE;
    if (vssdoc_fleet_open(common->operands[1], &options, &fleet, &error) != VSSDOC_OK) {
        complain_error(&error);
        return EXIT_TROUBLE;
    }
    /* Without a question, what can be asked. */
    struct vssdoc_fleet_query query = {.sql = args->sql, .format = common->format};
    if (common->n_operands >= own) {
        query.question = args->sql == NULL ? common->operands[2] : NULL;
        query.arguments = common->operands + own;
        query.n_arguments = common->n_operands - own;
    }
    enum exit_code code = ask(common, fleet, &query, &n_rows);
    if (code == EXIT_FINE && n_rows > 0 && args->fail_on != FAIL_NEVER && finds(query.question))
        code = EXIT_FOUND;
    vssdoc_fleet_close(fleet);
    return code;
}

static enum exit_code run_fleet(const void *arguments)
{
    static const char *const words[] = {"index", "query", NULL};
    const struct fleet_args *args = arguments;
    const char *word = args->common.n_operands > 0 ? args->common.operands[0] : "";
    if (strcmp(word, "index") == 0)
        return run_index(args, args->common);
    if (strcmp(word, "query") == 0)
        return run_query(args);
    const char *near = vssdoc_nearest(word, words);
    complain("fleet: %s%s%s", *word == '\0' ? "say what to do: index or query" : "no command \"", word,
             *word == '\0' ? ""
             : near == NULL ? "\"; there are index and query"
             : near == words[0] ? "\"; did you mean \"index\"?" : "\"; did you mean \"query\"?");
    return EXIT_TROUBLE;
}

#define ARG(member) offsetof(struct fleet_args, member)

static const struct option_spec fleet_options[] = {
    {"sql", 0, OPTION_TEXT, ARG(sql), "SELECT", "query: your own question, which may only read", NULL},
    {"fail-on", 0, OPTION_CHOICE, ARG(fail_on), "LEVEL",
     "query: exit 1 when a question that looks for trouble finds rows (default), or never", fail_levels},
    {"machine", 0, OPTION_TEXT, ARG(machine), "NAME", "index: whose captures these are", NULL},
    {"again", 0, OPTION_FLAG, ARG(again), NULL, "index: also what has not changed", NULL},
    {"today", 0, OPTION_TEXT, ARG(today), "DATE", "instead of the clock: 2026-01-31", NULL},
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format fleet_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/fleet/1"},
    {"csv", "of query"},
    {"ndjson", "of query"},
    {NULL, NULL},
};

const struct command command_fleet = {
    .name = "fleet",
    .summary = "many captures in one database, and questions to it",
    .operands = "index DB <input>... | query DB [QUESTION [ARGUMENT]...]",
    .description =
        "\"index\" puts captures with their writers, components, file sets and findings into one SQLite\n"
        "file; what has not changed since is passed over. \"query\" without a question lists those that\n"
        "are ready; --sql asks any other.\n",
    .formats = fleet_formats,
    .examples = "  vssdoc fleet index fleet.db captures/\n"
                "  vssdoc fleet query fleet.db lost-writers\n"
                "  vssdoc fleet query fleet.db not-selected 'SqlServerWriter:*\\master'\n"
                "  vssdoc fleet query fleet.db --sql 'SELECT name, named_by FROM machines'\n",
    .exits = "a question that looks for trouble has an answer",
    .options = fleet_options,
    .args_size = sizeof(struct fleet_args),
    .run = run_fleet,
};
