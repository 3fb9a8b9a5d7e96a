/* vssdoc render: a report for people. */
#include <stddef.h>
#include <stdlib.h>

#include "accept.h"
#include "input.h"
#include "output.h"
#include "redacting.h"
#include "selecting.h"
#include "target_uses.h"
#include "told.h"

struct render_args {
    struct common_args common;
    struct selecting selecting;
    const char *title, *stylesheet, *accept, *today, *target;
    uint64_t max_file_sets;
    bool no_script;
};

struct render_run {
    struct vssdoc_select_options select;
    struct vssdoc_validate_options validate;
    struct vssdoc_target_state *target; /* NULL: nothing is said of a restore */
    struct target_uses uses;            /* of it */
    struct vssdoc_report *report;
    struct vssdoc_error error;
    bool failed;
};

/* What was found in one capture. */
struct found {
    struct vssdoc_validation *validation;
    struct vssdoc_selection *selection;
    struct vssdoc_timeline *timeline;
    struct vssdoc_restoration *restoration; /* NULL: not asked for, or there is no BCD */
    enum vssdoc_status status;
    struct vssdoc_error error;
};

static void drop(void *context, void *result)
{
    struct found *found = result;
    (void)context;
    vssdoc_validation_free(found->validation);
    vssdoc_selection_free(found->selection);
    vssdoc_timeline_free(found->timeline);
    vssdoc_restoration_free(found->restoration);
    free(found);
}

static void *work(void *context, const struct vssdoc_capture *capture)
{
    const struct render_run *run = context;
    const struct vssdoc_restore_options restore = {.target = run->target,
                                                   .defines = run->select.defines};
    struct found *found = calloc(1, sizeof *found);
    if (found == NULL)
        return NULL;
    found->status = vssdoc_validation_new(&run->validate, &found->validation, &found->error);
    if (found->status == VSSDOC_OK)
        found->status = vssdoc_validation_add(found->validation, capture, &found->error);
    if (found->status == VSSDOC_OK) {
        vssdoc_validation_finish(found->validation);
        found->status = vssdoc_select(capture, &run->select, &found->selection, &found->error);
    }
    if (found->status == VSSDOC_OK)
        found->status = vssdoc_timeline(capture, NULL, &found->timeline, &found->error);
    if (found->status == VSSDOC_OK && run->target != NULL && capture->backup_components != NULL)
        found->status = vssdoc_restore(&capture, 1, &restore, &found->restoration, &found->error);
    return found;
}

static bool add(struct render_run *run, const struct vssdoc_capture *capture,
                const struct found *found)
{
    struct vssdoc_error *error = &run->error;
    if (found->status != VSSDOC_OK) {
        *error = found->error;
        return false;
    }
    return vssdoc_report_capture(run->report, capture, error) == VSSDOC_OK &&
           vssdoc_report_validation(run->report, found->validation, error) == VSSDOC_OK &&
           vssdoc_report_selection(run->report, found->selection, error) == VSSDOC_OK &&
           (found->restoration == NULL ||
            vssdoc_report_restoration(run->report, found->restoration, error) == VSSDOC_OK) &&
           vssdoc_report_timeline(run->report, found->timeline, error) == VSSDOC_OK;
}

static bool each(void *context, struct vssdoc_capture *capture, void *result)
{
    struct render_run *run = context;
    struct found *found = result != NULL ? result : work(run, capture);
    run->failed = found == NULL || !add(run, capture, found);
    if (found == NULL)
        complain("not enough memory");
    else if (run->failed)
        complain_error(&run->error);
    else if (found->restoration != NULL)
        run->failed = !target_uses_add(&run->uses, found->restoration);
    if (found != NULL)
        drop(run, found);
    vssdoc_capture_free(capture);
    return !run->failed;
}

static void unreadable(void *context, const struct vssdoc_error *problem)
{
    struct render_run *run = context;
    if (vssdoc_report_unreadable(run->report, problem, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    }
}

static enum exit_code render(const struct render_args *args, struct render_run *run)
{
    struct output output;
    struct told told;
    struct common_args inputs = args->common;
    tell_options(&command_render, args, &told);
    const struct vssdoc_report_options options = {.format = args->common.format,
                                                  .title = args->title,
                                                  .stylesheet = args->stylesheet,
                                                  .told = told.items,
                                                  .no_script = args->no_script,
                                                  .max_file_sets = (size_t)args->max_file_sets};
    if (!output_open(&output, &args->common))
        return EXIT_TROUBLE;
    if (vssdoc_report_begin(&options, output_write, &output, &run->report, &run->error) !=
        VSSDOC_OK) {
        complain_error(&run->error);
        (void)output_close(&output, false);
        return EXIT_TROUBLE;
    }
    inputs.digests = true;
    const struct capture_work reading = {work, each, drop, unreadable, run};
    enum exit_code code = work_on_captures(&inputs, &reading);
    if (vssdoc_report_end(run->report, &run->error) != VSSDOC_OK && !run->failed) {
        complain_error(&run->error);
        run->failed = true;
    }
    if (!run->failed && !target_uses_complete(&run->uses))
        run->failed = true;
    if (!run->failed && code == EXIT_FINE)
        target_uses_warn(&run->uses);
    if (!output_close(&output, !run->failed))
        run->failed = true;
    return run->failed ? EXIT_TROUBLE : code;
}

static enum exit_code run_render(const void *arguments)
{
    const struct render_args *args = arguments;
    struct render_run run = {.validate = {.today = today(args->today)}};
    if (args->common.n_operands == 0)
        return work_on_captures(&args->common, &(struct capture_work){0}); /* which says so */
    if (run.validate.today == NULL || !selecting_options(&args->selecting, &run.select) ||
        !read_acceptances(args->accept, &run.validate.accept, &run.validate.n_accept))
        return EXIT_TROUBLE;
    if (args->target != NULL &&
        vssdoc_target_state_read(args->target, &run.target, &run.error) != VSSDOC_OK) {
        complain_error(&run.error);
        vssdoc_accept_free(run.validate.accept);
        return EXIT_TROUBLE;
    }
    enum exit_code code =
        target_uses_begin(&run.uses, run.target) ? render(args, &run) : EXIT_TROUBLE;
    target_uses_end(&run.uses);
    report_acceptances(args->accept, run.validate.accept, run.validate.n_accept, true);
    vssdoc_accept_free(run.validate.accept);
    vssdoc_target_state_free(run.target);
    return code;
}

#define ARG(member) offsetof(struct render_args, member)

static const struct option_spec render_options[] = {
    {"title", 0, OPTION_TEXT, ARG(title), "TEXT", "of the page", NULL},
    {"stylesheet", 0, OPTION_PATH, ARG(stylesheet), "FILE",
     "an XSLT 1.0 stylesheet of your own, in place of ours", NULL},
    {"no-script", 0, OPTION_FLAG, ARG(no_script), NULL, "html without a script", NULL},
    {"max-file-sets", 0, OPTION_NUMBER, ARG(max_file_sets), "N",
     "file sets listed by name (100000; xml: all), others are counted", NULL},
    {"target", 0, OPTION_PATH, ARG(target), "FILE",
     "tell as well what a restore to this machine would do (vssdoc/target-state/1)", NULL},
    {"accept", 0, OPTION_PATH, ARG(accept), "FILE", "findings that somebody has accepted", NULL},
    {"today", 0, OPTION_TEXT, ARG(today), "DATE",
     "in place of the clock, for the last days of those", NULL},
    SELECTING_OPTIONS(render_args),
    REDACTING_OPTIONS(render_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format render_formats[] = {
    {"html", "one page that loads nothing and needs no script (the default)"},
    {"markdown", "for a ticket"},
    {"vshadow", "the listing of \"vshadow -wm2\""},
    {"xml", "for stylesheets of your own, described by schemas/report.xsd"},
    {NULL, NULL},
};

const struct command command_render = {
    .name = "render",
    .summary = "a report for people: html, markdown, vshadow, xml",
    .operands = "<input>...",
    .description = "Writes what is in captures, what is wrong with them and what their backups hold.\n",
    .formats = render_formats,
    .examples = "  vssdoc render capture/ -o report.html\n"
                "  vssdoc render before/ after/ --title 'Ticket 4711' -o both.html\n"
                "  vssdoc render capture.cab --format markdown\n"
                "  vssdoc render capture/ --format vshadow\n",
    .exits = "never",
    .options = render_options,
    .args_size = sizeof(struct render_args),
    .run = run_render,
};
