/* vssdoc diff: what changed in meaning between two documents or captures. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "accept.h"
#include "input.h"
#include "output.h"
#include "redacting.h"

static const char *const fail_levels[] = {"any",  "breaking", "error", "warning",
                                          "info", "never",    NULL};
enum fail_level {
    FAIL_ON_ANY,
    FAIL_ON_BREAKING,
    FAIL_ON_ERROR,
    FAIL_ON_WARNING,
    FAIL_ON_INFO,
    FAIL_NEVER
};

struct diff_args {
    struct common_args common;
    int fail_on;
    struct text_list include, map, ignore, defines;
    uint64_t rename_limit;
    const char *accept, *write_accept, *today;
    bool no_accept, show_ignored, files, history;
};

/* What one operand holds. */
struct held {
    const char *source;
    const struct vssdoc_capture **captures;
    size_t n, unreadable;
    bool failed;
};

/* ---- reading ---- */

static bool each(void *context, struct vssdoc_capture *capture)
{
    struct held *held = context;
    void *larger = one_more(held->captures, held->n, sizeof(void *));
    if (larger == NULL) {
        vssdoc_capture_free(capture);
        held->failed = true;
        return false;
    }
    held->captures = larger;
    held->captures[held->n++] = capture;
    return true;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    (void)problem; /* the message is out */
    ((struct held *)context)->unreadable++;
}

static enum exit_code read_operand(const struct diff_args *args, const char *operand,
                                   struct held *out)
{
    struct common_args one = args->common;
    one.operands = &operand;
    one.n_operands = 1;
    *out = (struct held){.source = operand};
    enum exit_code code = read_captures(&one, each, unreadable, out);
    out->source = redacting_shown(operand);
    if (out->source == NULL)
        return EXIT_TROUBLE;
    return out->failed ? EXIT_TROUBLE : code;
}

static void free_held(struct held *held)
{
    for (size_t i = 0; i < held->n; i++)
        vssdoc_capture_free((struct vssdoc_capture *)(uintptr_t)held->captures[i]);
    free(held->captures);
    *held = (struct held){.source = NULL};
}

static bool none_read(const struct held *held)
{
    size_t i = 0;
    while (i < held->n && nothing_read(held->captures[i]))
        i++;
    return i == held->n;
}

static struct vssdoc_diff_side side_of(const struct held *held)
{
    return (struct vssdoc_diff_side){held->source, held->captures, held->n, held->unreadable};
}

/* ---- options ---- */

/* False after a message. */
static bool set_include(const struct text_list *list, unsigned *out)
{
    const char *names[VSSDOC_NOISES + 2] = {NULL};
    for (int noise = 0; noise < VSSDOC_NOISES; noise++)
        names[noise] = vssdoc_noise_name((enum vssdoc_noise)noise);
    names[VSSDOC_NOISES] = "all";
    *out = 0;
    for (size_t i = 0; i < list->n; i++) {
        int noise = 0;
        while (noise <= VSSDOC_NOISES && strcmp(names[noise], list->items[i]) != 0)
            noise++;
        if (noise > VSSDOC_NOISES) {
            const char *nearest = vssdoc_nearest(list->items[i], names);
            complain("--include: no class of noise \"%s\"%s%s%s", list->items[i],
                     nearest != NULL ? "; did you mean \"" : "", nearest != NULL ? nearest : "",
                     nearest != NULL ? "\"?" : "");
            return false;
        }
        *out |= noise == VSSDOC_NOISES ? (1u << VSSDOC_NOISES) - 1 : 1u << noise;
    }
    return true;
}

/* ---- what came of it ---- */

static bool fails(const struct vssdoc_differences *d, int fail_on)
{
    return fail_on != FAIL_NEVER &&
           (d->breaking > 0 ||
            (d->warnings > 0 && fail_on != FAIL_ON_BREAKING && fail_on != FAIL_ON_ERROR) ||
            (d->infos > 0 && (fail_on == FAIL_ON_ANY || fail_on == FAIL_ON_INFO)));
}

static void tell_unused(const struct vssdoc_differences *d)
{
    for (size_t i = 0; i < d->n_unused; i++)
        complain("--%s: nothing that it fits", d->unused[i]);
}

/* One of the two is NULL. False after a message. */
static bool write_result(const struct diff_args *args, const struct vssdoc_differences *differences,
                         const struct vssdoc_history *history)
{
    struct output output;
    struct vssdoc_error error;
    if (!output_open(&output, &args->common))
        return false;
    const struct vssdoc_differences_options options = {.format = args->common.format,
                                                       .show_ignored = args->show_ignored,
                                                       .files = args->files,
                                                       .verbose = args->common.verbose,
                                                       .colour = output.color,
                                                       .width = output.width};
    enum vssdoc_status status =
        history != NULL
            ? vssdoc_history_write(history, &options, output_write, &output, &error)
            : vssdoc_differences_write(differences, &options, output_write, &output, &error);
    return output_end(&output, status, &error);
}

/* ---- two ---- */

static enum exit_code compare_two(const struct diff_args *args,
                                  const struct vssdoc_diff_options *options)
{
    struct held held[2];
    struct vssdoc_error error;
    struct vssdoc_differences *differences = NULL;
    enum exit_code code = EXIT_FINE;
    for (int i = 0; i < 2; i++)
        if (read_operand(args, args->common.operands[i], &held[i]) != EXIT_FINE)
            code = EXIT_TROUBLE;
    struct vssdoc_diff_side olds = side_of(&held[0]), news = side_of(&held[1]);
    bool compared = !none_read(&held[0]) && !none_read(&held[1]);
    if (!compared) {
        code = EXIT_TROUBLE; /* why was told */
    } else if (vssdoc_diff(&olds, &news, options, &differences, &error) != VSSDOC_OK) {
        complain_error(&error);
        code = EXIT_TROUBLE;
        compared = false;
    }
    free_held(&held[0]);
    free_held(&held[1]);
    if (compared) {
        tell_unused(differences);
        report_accepted_changes(args->accept, options->accept, options->n_accept);
        if ((args->write_accept != NULL &&
             !write_accepted_changes(args->write_accept, differences)) ||
            !write_result(args, differences, NULL))
            code = EXIT_TROUBLE;
        if (code == EXIT_FINE && fails(differences, args->fail_on))
            code = EXIT_FOUND;
    }
    vssdoc_differences_free(differences);
    return code;
}

/* ---- several in a row ---- */

struct row {
    const struct diff_args *args;
    const struct vssdoc_diff_options *options;
    struct vssdoc_differences **steps;
    size_t n;
    struct held before;
    bool any, failed, fails;
};

/* The next capture, or several of one operand; they are the row's to free. */
static bool next_in_row(struct row *row, struct held *held)
{
    struct vssdoc_error error;
    if (!row->any) {
        row->any = true;
        row->before = *held;
        return true;
    }
    struct vssdoc_diff_side olds = side_of(&row->before), news = side_of(held);
    void *larger = one_more(row->steps, row->n, sizeof(void *));
    if (larger == NULL) {
        free_held(held);
        return false;
    }
    row->steps = larger;
    if (vssdoc_diff(&olds, &news, row->options, &row->steps[row->n], &error) == VSSDOC_OK) {
        tell_unused(row->steps[row->n]);
        row->fails = row->fails || fails(row->steps[row->n], row->args->fail_on);
        row->n++;
    } else {
        complain_error(&error);
        row->failed = true;
    }
    free_held(&row->before);
    row->before = *held;
    return true;
}

/* The captures of one operand, one after the other. */
static bool spread(struct row *row, struct held *held)
{
    bool fine = true;
    for (size_t i = 0; i < held->n; i++) {
        struct held one = {
            .source = held->captures[i]->source, .captures = malloc(sizeof *one.captures), .n = 1};
        if (one.captures == NULL || !fine) {
            fine = false;
            free(one.captures);
            vssdoc_capture_free((struct vssdoc_capture *)(uintptr_t)held->captures[i]);
            continue;
        }
        one.captures[0] = held->captures[i];
        fine = next_in_row(row, &one);
    }
    free(held->captures);
    return fine;
}

static enum exit_code tell_history(const struct row *row)
{
    struct vssdoc_history *history;
    struct vssdoc_error error;
    const struct vssdoc_differences *const *steps =
        (const struct vssdoc_differences *const *)row->steps;
    if (vssdoc_history(steps, row->n, &history, &error) != VSSDOC_OK) {
        complain_error(&error);
        return EXIT_TROUBLE;
    }
    bool written = write_result(row->args, NULL, history);
    vssdoc_history_free(history);
    return !written || row->failed ? EXIT_TROUBLE : row->fails ? EXIT_FOUND : EXIT_FINE;
}

static enum exit_code compare_row(const struct diff_args *args,
                                  const struct vssdoc_diff_options *options)
{
    struct row row = {.args = args, .options = options};
    bool trouble = false, fine = true;
    for (size_t i = 0; i < args->common.n_operands && fine; i++) {
        struct held held;
        trouble |= read_operand(args, args->common.operands[i], &held) != EXIT_FINE;
        if (args->common.n_operands == 1)
            fine = spread(&row, &held);
        else if (!none_read(&held))
            fine = next_in_row(&row, &held);
        else
            free_held(&held); /* left out, which was told */
    }
    enum exit_code code = EXIT_TROUBLE;
    if (fine && row.n > 0) {
        report_accepted_changes(args->accept, options->accept, options->n_accept);
        code = tell_history(&row);
    } else if (fine && !trouble) {
        complain("--history: it takes two captures or more, oldest first, or a folder of them");
    }
    for (size_t i = 0; i < row.n; i++)
        vssdoc_differences_free(row.steps[i]);
    free(row.steps);
    free_held(&row.before);
    return trouble ? EXIT_TROUBLE : code;
}

/* ---- the command ---- */

static enum exit_code run_diff(const void *arguments)
{
    const struct diff_args *args = arguments;
    struct vssdoc_diff_options options = {.keep_hidden = args->show_ignored,
                                          .map = text_items(&args->map),
                                          .ignore = text_items(&args->ignore),
                                          .defines = text_items(&args->defines),
                                          .rename_limit = args->rename_limit,
                                          .today = today(args->today)};
    size_t n = args->common.n_operands;
    if (options.today == NULL || !have_equals("define", &args->defines) ||
        !set_include(&args->include, &options.include))
        return EXIT_TROUBLE;
    if (!args->history && n != 2) {
        complain("diff takes two inputs, the older one first; %zu %s named%s", n,
                 n == 1 ? "was" : "were", n > 2 ? ": --history compares several in a row" : "");
        return EXIT_TROUBLE;
    }
    if (args->history && n == 0) {
        complain("--history: name two captures or more, oldest first, or a folder of them");
        return EXIT_TROUBLE;
    }
    if (args->history && args->write_accept != NULL) {
        complain("--write-accept: of two inputs, not of a --history");
        return EXIT_TROUBLE;
    }
    if (!read_acceptances(args->no_accept ? NULL : args->accept, &options.accept,
                          &options.n_accept))
        return EXIT_TROUBLE;
    enum exit_code code = args->history ? compare_row(args, &options) : compare_two(args, &options);
    vssdoc_accept_free(options.accept);
    return code;
}

#define ARG(member) offsetof(struct diff_args, member)

static const struct option_spec diff_options[] = {
    {"fail-on", 0, OPTION_CHOICE, ARG(fail_on), "LEVEL",
     "exit 1 from this level on: any (default), breaking, error, warning, info, never",
     fail_levels},
    {"include", 0, OPTION_LIST, ARG(include), "NOISE",
     "report as changes: instance-ids, snapshot-ids, stamps, document-names, order, spelling, "
     "defaults, white-space, encoding, all",
     NULL},
    {"show-ignored", 0, OPTION_FLAG, ARG(show_ignored), NULL, "list also what is hidden", NULL},
    {"map", 0, OPTION_EACH, ARG(map), "WHAT:OLD=NEW",
     "a renamed machine or moved volume: machine:OLD=NEW, volume:E=F", NULL},
    {"ignore", 0, OPTION_EACH, ARG(ignore), "WHAT",
     "what does not matter: field:component.caption, path:C:\\Windows\\WinSxS\\*", NULL},
    {"define", 'D', OPTION_EACH, ARG(defines), "NAME=VALUE",
     "an environment variable of the machine", NULL},
    {"files", 0, OPTION_FLAG, ARG(files), NULL, "list every file set", NULL},
    {"history", 0, OPTION_FLAG, ARG(history), NULL,
     "compare captures in a row, oldest first: when each change came and whether it went", NULL},
    {"rename-limit", 0, OPTION_NUMBER, ARG(rename_limit), "N",
     "file sets that are looked for under another version of their folder (10000)", NULL},
    {"accept", 0, OPTION_PATH, ARG(accept), "FILE", "changes that somebody lives with", NULL},
    {"no-accept", 0, OPTION_FLAG, ARG(no_accept), NULL, "as if there were no accept file", NULL},
    {"write-accept", 0, OPTION_OUTPUT, ARG(write_accept), "FILE",
     "write an accept file for all changes; the reasons are yours to add", NULL},
    {"today", 0, OPTION_TEXT, ARG(today), "DATE", "instead of the clock: 2026-01-31", NULL},
    REDACTING_OPTIONS(diff_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format diff_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/diff/1"},
    {"ndjson", NULL},
    {"markdown", NULL},
    {"html", NULL},
    {"xml", "a report, see vssdoc-render(1)"},
    {NULL, NULL},
};

const struct command command_diff = {
    .name = "diff",
    .summary = "what changed in meaning between two documents or captures",
    .operands = "<old> <new>",
    .description =
        "Pairs writers, components and file sets by what identifies them and tells what changed, "
        "how\n"
        "much it matters and why: breaking (data leaves the backup, or a restore that worked will\n"
        "not), warning (the documents do not hold enough to decide), info. What differs without\n"
        "meaning anything is hidden and counted.\n",
    .formats = diff_formats,
    .examples = "  vssdoc diff monday/ tuesday.cab\n"
                "  vssdoc diff old/ new/ --fail-on breaking --quiet\n"
                "  vssdoc diff old/ clone/ --map machine:SRV1=SRV2 --map volume:E=F\n"
                "  vssdoc diff --history captures/\n",
    .exits = "a change at or above --fail-on (default: any change)",
    .options = diff_options,
    .args_size = sizeof(struct diff_args),
    .run = run_diff,
};
