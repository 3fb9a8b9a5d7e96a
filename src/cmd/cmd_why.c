/* vssdoc why: why something is in a backup or not. */
#include <stdlib.h>

#include "input.h"
#include "output.h"
#include "selecting.h"

struct why_args {
    struct common_args common;
    struct selecting selecting;
    int fail_on;
};

struct why_run {
    const struct selecting *selecting;
    struct vssdoc_select_options options;
    const char *what;
    const struct vssdoc_why **answers;
    size_t n, unknown; /* captures that know nothing of it */
    bool out, failed;
    struct vssdoc_error error, first_unknown;
};

static bool keep(struct why_run *run, const struct vssdoc_why *why)
{
    void *larger = one_more(run->answers, run->n, sizeof(void *));
    if (larger == NULL)
        return false;
    run->answers = larger;
    run->answers[run->n++] = why;
    run->out = run->out || !why->included;
    return true;
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    if (nothing_read(capture)) {
        vssdoc_capture_free(capture);
        return true;
    }
    struct why_run *run = context;
    struct vssdoc_why *why = NULL;
    struct vssdoc_capture *made;
    const struct vssdoc_capture *asked =
        selecting_capture(run->selecting, capture, &made, &run->error);
    enum vssdoc_status status = asked != NULL
                                    ? vssdoc_why(asked, &run->options, run->what, &why, &run->error)
                                    : VSSDOC_NO_MEMORY;
    if (status == VSSDOC_NOT_KNOWN) {
        if (run->unknown++ == 0)
            run->first_unknown = run->error;
    } else if (status != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    } else if (!keep(run, why)) {
        vssdoc_why_free(why);
        run->failed = true;
    }
    vssdoc_capture_free(made);
    vssdoc_capture_free(capture);
    return true;
}

static bool write_answers(const struct why_args *args, struct why_run *run)
{
    struct output output;
    if (!output_open(&output, &args->common))
        return false;
    const struct vssdoc_selections_options options = {.format = args->common.format,
                                                      .verbose = args->common.verbose,
                                                      .colour = output.color,
                                                      .width = output.width};
    enum vssdoc_status status =
        vssdoc_why_write(run->answers, run->n, &options, output_write, &output, &run->error);
    return output_end(&output, status, &run->error);
}

static enum exit_code run_why(const void *arguments)
{
    const struct why_args *args = arguments;
    struct common_args inputs = args->common;
    struct why_run run = {.selecting = &args->selecting};
    if (inputs.n_operands < 2) {
        complain("name a capture, and what to explain: a writer, WRITER:\\PATH or a file's path");
        return EXIT_TROUBLE;
    }
    run.what = inputs.operands[--inputs.n_operands];
    struct selecting_host host = {.trouble = false};
    if (!selecting_options(&args->selecting, &run.options) ||
        !selecting_files(&args->selecting, &run.options, &host)) {
        selecting_close(&host);
        return EXIT_TROUBLE;
    }
    enum exit_code code = read_captures(&inputs, each, NULL, &run);
    if (run.n == 0 && run.unknown > 0) {
        complain_error(&run.first_unknown);
        run.failed = true;
    }
    if ((run.n > 0 && !write_answers(args, &run)) || run.failed || host.trouble)
        code = EXIT_TROUBLE;
    selecting_close(&host);
    for (size_t i = 0; i < run.n; i++)
        vssdoc_why_free((struct vssdoc_why *)(uintptr_t)run.answers[i]);
    free(run.answers);
    bool found = run.out && args->fail_on != FAIL_ON_NOTHING;
    return code == EXIT_FINE && found ? EXIT_FOUND : code;
}

static const struct option_spec why_options[] = {
    SELECTING_OPTIONS(why_args),
    SELECTING_FILES(why_args),
    BETEST_OPTION(why_args),
    FAIL_ON_OPTION(offsetof(struct why_args, fail_on)),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format why_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/why/1"},
    {NULL, NULL},
};

const struct command command_why = {
    .name = "why",
    .summary = "why a component, a writer or a file is in a backup, or is not",
    .operands = "<input>... WHAT",
    .description =
        "Answers with the chain of rules that decided, each with the place in the documents and the\n"
        "page that it rests on, and says what the documents cannot tell. WHAT is a writer, a component\n"
        "as WRITER:\\PATH, or a file's path on the captured machine.\n",
    .formats = why_formats,
    .examples = "  vssdoc why capture/ 'SqlServerWriter:\\SRV\\master'\n"
                "  vssdoc why capture/ 'C:\\Windows\\System32\\config\\SYSTEM'\n"
                "  vssdoc why metadata.cab \"ASR Writer\"\n",
    .exits = "what was asked about is not in the backup",
    .options = why_options,
    .args_size = sizeof(struct why_args),
    .run = run_why,
};
