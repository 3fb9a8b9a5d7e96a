/* vssdoc timeline: the events of a backup or restore, and where a document stands in them. */
#include "input.h"
#include "output.h"
#include "redacting.h"

struct timeline_args {
    struct common_args common;
    struct text_list sequences;
};

struct timeline_run {
    struct vssdoc_timeline_options options;
    struct vssdoc_timelines_options writing;
    struct output output;
    struct vssdoc_timelines *timelines; /* NULL: nothing is written yet */
    bool failed;
    struct vssdoc_error error;
};

/* Nothing is written before a first capture could be told of: the options may be wrong. */
static enum vssdoc_status begin(struct timeline_run *run)
{
    if (run->timelines != NULL)
        return VSSDOC_OK;
    return vssdoc_timelines_begin(&run->writing, output_write, &run->output, &run->timelines,
                                  &run->error);
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    if (nothing_read(capture)) {
        vssdoc_capture_free(capture);
        return true;
    }
    struct timeline_run *run = context;
    struct vssdoc_timeline *timeline = NULL;
    if (vssdoc_timeline(capture, &run->options, &timeline, &run->error) != VSSDOC_OK ||
        begin(run) != VSSDOC_OK ||
        vssdoc_timelines_add(run->timelines, timeline, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    }
    vssdoc_timeline_free(timeline);
    vssdoc_capture_free(capture);
    return !run->failed;
}

static enum exit_code run_timeline(const void *arguments)
{
    const struct timeline_args *args = arguments;
    struct timeline_run run = {.options = {.sequences = args->sequences.items}};
    if (!output_open(&run.output, &args->common))
        return EXIT_TROUBLE;
    run.writing = (struct vssdoc_timelines_options){.format = args->common.format,
                                                    .verbose = args->common.verbose,
                                                    .colour = run.output.color,
                                                    .width = run.output.width};
    enum exit_code code = read_captures(&args->common, each, NULL, &run);
    if (!run.failed && begin(&run) != VSSDOC_OK) {
        complain_error(&run.error);
        run.failed = true;
    }
    if (run.timelines != NULL && vssdoc_timelines_end(run.timelines, &run.error) != VSSDOC_OK &&
        !run.failed) {
        complain_error(&run.error);
        run.failed = true;
    }
    if (!output_close(&run.output, !run.failed) || run.failed)
        return EXIT_TROUBLE;
    return code;
}

static const struct option_spec timeline_options[] = {
    {"sequence", 0, OPTION_LIST, offsetof(struct timeline_args, sequences), "NAME",
     "backup, restore, import, hyperv, network; default: what fits", NULL},
    REDACTING_OPTIONS(timeline_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format timeline_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/timeline/1"},
    {"dot", NULL},
    {"html", NULL},
    {"markdown", NULL},
    {"xml", "a report, see vssdoc-render(1)"},
    {NULL, NULL},
};

const struct command command_timeline = {
    .name = "timeline",
    .summary = "the events of a backup or restore, and where a document stands in them",
    .operands = "<input>...",
    .description = "Tells where the BCD was saved, as far as its content proves it, and the "
                   "documented sequence\n"
                   "around it: who does what, which event writers get and what it leaves. Of "
                   "transportable shadow\n"
                   "copies also the import on a second system, with its prerequisites checked; of "
                   "a Hyper-V host\n"
                   "how each machine is backed up and the steps of its restore. --sequence network "
                   "shows a backup\n"
                   "by a backup product with an agent on the machine.\n",
    .formats = timeline_formats,
    .examples = "  vssdoc timeline capture/\n"
                "  vssdoc timeline bcd.xml --sequence restore,network\n"
                "  vssdoc timeline capture/ --format dot | dot -Tsvg >timeline.svg\n",
    .exits = "never",
    .options = timeline_options,
    .args_size = sizeof(struct timeline_args),
    .run = run_timeline,
};
