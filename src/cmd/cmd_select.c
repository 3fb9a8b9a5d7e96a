/* vssdoc select: which components, file sets and files a backup holds, and why. */
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "output.h"
#include "redacting.h"
#include "selecting.h"

struct select_args {
    struct common_args common;
    struct selecting selecting;
    struct text_list require;
    const char *emit_bcd;
    int fail_on;
};

struct select_run {
    const struct select_args *args;
    struct selecting_host host;
    struct vssdoc_select_options options;
    struct vssdoc_selections *selections;
    bool unmet, missing, failed;
    size_t captures;
    struct vssdoc_output_file *bcd; /* --emit-bcd */
    struct vssdoc_error error;
};

static void tell_unmet(struct select_run *run, const struct vssdoc_selection *selection)
{
    for (size_t i = 0; i < selection->n_required; i++) {
        const struct vssdoc_requirement *r = &selection->required[i];
        if (r->met)
            continue;
        run->unmet = true;
        complain("%s: --require: not in the backup: %s: %s%s%s%s", selection->source, r->asked,
                 r->why, r->nearest != NULL ? "; did you mean \"" : "",
                 r->nearest != NULL ? r->nearest : "", r->nearest != NULL ? "\"?" : "");
    }
    for (size_t i = 0; i < selection->n_unmet; i++)
        run->unmet = run->unmet || selection->unmet[i].computer == NULL;
}

/* What is missing, where the output has no place for it. */
static void tell_missing(const struct select_run *run, const struct vssdoc_selection *selection)
{
    enum { MOST = 10 };
    const struct common_args *common = &run->args->common;
    const char *format = common->format != NULL ? common->format : "text";
    static const char *const with_missing[] = {"text", "json",     "ndjson",
                                               "html", "markdown", "xml"};
    bool shown = false;
    for (size_t i = 0; i < sizeof with_missing / sizeof with_missing[0]; i++)
        shown = shown || strcmp(format, with_missing[i]) == 0;
    for (size_t i = 0; i < selection->n_missing && i < MOST && (!shown || common->quiet); i++)
        complain("%s: missing: %s (%s:%s)", selection->source, selection->missing[i].path,
                 selection->missing[i].writer != NULL ? selection->missing[i].writer : "a writer",
                 selection->missing[i].component);
    if (selection->n_missing > MOST && (!shown || common->quiet))
        complain("%s: %zu more are missing", selection->source, selection->n_missing - MOST);
}

/* ---- running ---- */

/* What one capture's backup holds, or why that could not be worked out. */
struct selected {
    struct vssdoc_selection *selection;
    struct vssdoc_capture *made; /* --betest: what it is of; else NULL */
    struct vssdoc_error error;
};

static void *work(void *context, const struct vssdoc_capture *capture)
{
    const struct select_run *run = context;
    struct selected *selected = calloc(1, sizeof *selected);
    const struct vssdoc_capture *asked =
        selected != NULL
            ? selecting_capture(&run->args->selecting, capture, &selected->made, &selected->error)
            : NULL;
    if (asked != NULL)
        (void)vssdoc_select(asked, &run->options, &selected->selection, &selected->error);
    return selected;
}

static void drop(void *context, void *result)
{
    struct selected *selected = result;
    (void)context;
    if (selected == NULL)
        return;
    vssdoc_selection_free(selected->selection);
    vssdoc_capture_free(selected->made);
    free(selected);
}

static bool write_selection(struct select_run *run, struct vssdoc_selection *selection)
{
    tell_unmet(run, selection);
    if (vssdoc_selections_add(run->selections, selection, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        return false;
    }
    run->missing = run->missing || selection->n_missing > 0;
    tell_missing(run, selection);
    return true;
}

/* Of one capture there is one BCD. */
static bool emit_bcd(struct select_run *run, const struct vssdoc_capture *capture,
                     const struct vssdoc_selection *selection)
{
    if (run->args->emit_bcd == NULL)
        return true;
    if (++run->captures > 1) {
        complain("--emit-bcd: several captures, and one file for their BCDs");
        return false;
    }
    run->bcd = output_file_begin(run->args->emit_bcd);
    if (run->bcd == NULL)
        return false;
    bool as_selected = run->args->selecting.betest != NULL;
    if (!as_selected && selection->n_predicted == 0)
        complain("%s: nothing would be selected%s: %s holds no component", selection->source,
                 capture->n_writers == 0 ? ", there being no WMD" : "", run->args->emit_bcd);
    enum vssdoc_status status =
        vssdoc_selection_write_bcd(capture, selection, &run->options, as_selected,
                                   vssdoc_output_file_write, run->bcd, &run->error);
    if (status == VSSDOC_OK || status == VSSDOC_CANNOT_WRITE) /* finish_bcd() says why */
        return true;
    complain_error(&run->error);
    return false;
}

static bool finish_bcd(struct select_run *run)
{
    if (run->bcd != NULL && !run->failed)
        return output_file_keep(run->bcd);
    vssdoc_output_file_discard(run->bcd);
    return true;
}

static bool each(void *context, struct vssdoc_capture *capture, void *result)
{
    struct select_run *run = context;
    if (nothing_read(capture)) {
        drop(NULL, result);
        vssdoc_capture_free(capture);
        return true;
    }
    struct selected *selected = result != NULL ? result : work(run, capture);
    if (selected == NULL)
        complain("%s: not enough memory", capture->source);
    else if (selected->selection == NULL)
        complain_error(&selected->error);
    run->failed = selected == NULL || selected->selection == NULL ||
                  !emit_bcd(run, capture, selected->selection) ||
                  !write_selection(run, selected->selection);
    drop(NULL, selected);
    vssdoc_capture_free(capture);
    return !run->failed;
}

static enum exit_code select_all(const struct select_args *args, struct select_run *run)
{
    struct output output;
    if (!output_open(&output, &args->common))
        return EXIT_TROUBLE;
    run->options.require = text_items(&args->require);
    const struct vssdoc_selections_options options = {.format = args->common.format,
                                                      .verbose = args->common.verbose,
                                                      .colour = output.color,
                                                      .width = output.width};
    if (vssdoc_selections_begin(&options, output_write, &output, &run->selections, &run->error) !=
        VSSDOC_OK) {
        complain_error(&run->error);
        (void)output_close(&output, false);
        return EXIT_TROUBLE;
    }
    const struct capture_work reading = {work, each, drop, NULL, run};
    enum exit_code code = work_on_captures(&args->common, &reading);
    if (vssdoc_selections_end(run->selections, &run->error) != VSSDOC_OK && !run->failed) {
        complain_error(&run->error);
        run->failed = true;
    }
    if (!finish_bcd(run) || !output_close(&output, !run->failed) || run->failed || run->host.trouble)
        return EXIT_TROUBLE;
    bool found = (run->unmet || run->missing) && args->fail_on != FAIL_ON_NOTHING;
    return code == EXIT_FINE && found ? EXIT_FOUND : code;
}

static enum exit_code run_select(const void *arguments)
{
    const struct select_args *args = arguments;
    struct select_run run = {.args = args};
    enum exit_code code = EXIT_TROUBLE;
    if (selecting_options(&args->selecting, &run.options) &&
        selecting_files(&args->selecting, &run.options, &run.host))
        code = select_all(args, &run);
    selecting_close(&run.host);
    return code;
}

static const struct option_spec select_options[] = {
    SELECTING_OPTIONS(select_args),
    SELECTING_FILES(select_args),
    BETEST_OPTION(select_args),
    {"emit-bcd", 0, OPTION_OUTPUT, offsetof(struct select_args, emit_bcd), "FILE",
     "also write the BCD that the requester would have, marked as made", NULL},
    {"require", 0, OPTION_EACH, offsetof(struct select_args, require), "W[:PATH]", "exit 1 when it is not in the backup",
     NULL},
    FAIL_ON_OPTION(offsetof(struct select_args, fail_on)),
    REDACTING_OPTIONS(select_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format select_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/select/1"},
    {"ndjson", NULL},
    {"csv", NULL},
    {"paths", NULL},
    {"paths0", NULL},
    {"diskshadow", "lines to paste"},
    {"vshadow", "likewise; for BETest: vssdoc convert --format betest"},
    {"html", NULL},
    {"markdown", NULL},
    {"xml", "a report, see vssdoc-render(1)"},
    {NULL, NULL},
};

const struct command command_select = {
    .name = "select",
    .summary = "which components, file sets and files a backup holds, and why",
    .operands = "<input>...",
    .description =
        "Reconstructs from the BCD and the WMDs which components are in a backup, explicitly or with\n"
        "others, and tells of each that is not why: its volumes, its writer, the component above it,\n"
        "or a choice that no rule explains. Without a BCD it says what the rules would select.\n"
        "With a listing of the machine's files, or a volume of it mounted here, it tells of each file\n"
        "whether the backup holds it and why, and which named files are missing.\n",
    .formats = select_formats,
    .examples = "  vssdoc select capture/\n"
                "  vssdoc select capture/ --require 'SqlServerWriter:\\SRV\\master'\n"
                "  vssdoc select wmd.xml --volumes C:,E: --requester documented\n"
                "  vssdoc select capture/ --listing dir.txt --format csv -o files.csv\n"
                "  vssdoc select capture/ --root C:=/mnt/c --registry backuprestore.reg\n"
                "  vssdoc select capture/ --volumes C: --emit-bcd bcd.xml\n",
    .exits = "a --require or a local dependency that is not met, or a named file that is missing",
    .options = select_options,
    .args_size = sizeof(struct select_args),
    .run = run_select,
};
