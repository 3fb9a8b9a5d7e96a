/* vssdoc restore: what a restore would do, component by component. */
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "output.h"
#include "overwriting.h"
#include "selecting.h"
#include "target_uses.h"

struct restore_args {
    struct common_args common;
    const char *target, *compare, *emit_bcd;
    struct text_list what_if, defines;
    struct selecting selecting; /* of it, where files come from */
    bool chain, strict;
    int fail_on;
};

struct restore_run {
    const struct restore_args *args;
    struct vssdoc_restore_options options, other;
    struct target_uses uses, other_uses;
    struct vssdoc_capture **captures; /* of a chain, or whose BCDs are to be written */
    struct vssdoc_restoration **restorations, **compared;
    size_t n_captures, n;
    bool failed;
    struct vssdoc_error error;
};

/* ---- the machines ---- */

static struct vssdoc_target_state *read_target(const struct restore_args *args, const char *path,
                                               bool changed)
{
    struct vssdoc_target_state *state;
    struct vssdoc_error error;
    enum vssdoc_status status = path != NULL ? vssdoc_target_state_read(path, &state, &error)
                                             : vssdoc_target_state_new(&state, &error);
    if (status != VSSDOC_OK) {
        complain_error(&error);
        return NULL;
    }
    if (changed && args->what_if.n > 0 &&
        vssdoc_target_state_set_all(state, text_items(&args->what_if), &error) != VSSDOC_OK) {
        complain("--what-if: %s", error.message);
        vssdoc_target_state_free(state);
        return NULL;
    }
    return state;
}

/* ---- restores ---- */

static bool grow(struct restore_run *run)
{
    void *more = one_more(run->restorations, run->n, sizeof(void *));
    if (more == NULL)
        return false;
    run->restorations = more;
    void *others = one_more(run->compared, run->n, sizeof(void *));
    if (others == NULL)
        return false;
    run->compared = others;
    return true;
}

/* The first BCD goes to the file named, the others beside it: "after.xml", "after-2.xml". */
static bool emit_one(const char *path, size_t number, const struct vssdoc_restoration *one,
                     size_t step, const struct vssdoc_capture *capture)
{
    char name[4096];
    struct vssdoc_error error;
    const char *part = strrchr(path, '/'), *dot = strrchr(part != NULL ? part : path, '.');
    size_t length = dot != NULL ? (size_t)(dot - path) : strlen(path);
    if (number == 1)
        (void)snprintf(name, sizeof name, "%s", path);
    else
        (void)snprintf(name, sizeof name, "%.*s-%zu%s", (int)length, path, number, path + length);
    if (!overwriting_allows(name))
        return false;
    struct vssdoc_output_file *file = output_file_begin(name);
    return file != NULL &&
           output_file_end(file,
                           vssdoc_restoration_write_bcd(one, step, capture,
                                                        vssdoc_output_file_write, file, &error),
                           &error);
}

/* Of a chain there is one restoration, else one of each capture. */
static void emit(struct restore_run *run)
{
    const char *path = run->args->emit_bcd;
    bool fine = true;
    for (size_t i = 0; i < run->n_captures && run->n > 0 && path != NULL && fine; i++)
        fine = emit_one(path, i + 1, run->restorations[run->args->chain ? 0 : i],
                        run->args->chain ? i + 1 : 1, run->captures[i]);
    run->failed = run->failed || !fine;
}

/* False when there is none. */
static bool restore(struct restore_run *run, const struct vssdoc_capture *const *captures, size_t n)
{
    struct vssdoc_restoration *one = NULL, *other = NULL;
    if (!grow(run)) {
        run->failed = true;
        return false;
    }
    enum vssdoc_status status = vssdoc_restore(captures, n, &run->options, &one, &run->error);
    if (status == VSSDOC_OK && run->args->compare != NULL)
        status = vssdoc_restore(captures, n, &run->other, &other, &run->error);
    if (status != VSSDOC_OK) {
        complain_error(&run->error);
        vssdoc_restoration_free(one);
        run->failed = run->uses.partial = run->other_uses.partial = true;
        return false;
    }
    run->restorations[run->n] = one;
    run->compared[run->n++] = other;
    if (!target_uses_add(&run->uses, one) ||
        (other != NULL && !target_uses_add(&run->other_uses, other)))
        run->failed = true;
    return true;
}

static bool keep(struct restore_run *run, struct vssdoc_capture *capture)
{
    void *more = one_more(run->captures, run->n_captures, sizeof(void *));
    if (more == NULL) {
        vssdoc_capture_free(capture);
        run->failed = true;
        return false;
    }
    run->captures = more;
    run->captures[run->n_captures++] = capture;
    return true;
}

/* A document that was cut off before its end may have been the BCD, which was told. */
static bool is_told(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_documents; i++)
        if (capture->documents[i]->error != NULL && capture->documents[i]->kind != VSSDOC_WMD)
            return true;
    return false;
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    struct restore_run *run = context;
    const struct vssdoc_capture *one = capture;
    if (run->args->chain)
        return keep(run, capture);
    if (nothing_read(capture) || (capture->backup_components == NULL && is_told(capture))) {
        vssdoc_capture_free(capture);
        return true;
    }
    if (restore(run, &one, 1) && run->args->emit_bcd != NULL)
        return keep(run, capture);
    vssdoc_capture_free(capture);
    return true;
}

/* In a chain each operand is one capture, so each is read by itself. */
static enum exit_code read_chain(const struct restore_args *args, struct restore_run *run)
{
    enum exit_code code = EXIT_FINE;
    if (args->common.n_operands < 2) {
        complain("--chain: a chain is two or more captures, oldest first");
        return EXIT_TROUBLE;
    }
    for (size_t i = 0; i < args->common.n_operands && !run->failed; i++) {
        struct common_args one = args->common;
        size_t before = run->n_captures;
        one.operands = &args->common.operands[i];
        one.n_operands = 1;
        if (read_captures(&one, each, NULL, run) != EXIT_FINE)
            code = EXIT_TROUBLE;
        else if (run->n_captures != before + 1) {
            complain("--chain: %s: not one capture but %zu", args->common.operands[i],
                     run->n_captures - before);
            code = EXIT_TROUBLE;
        }
    }
    if (code == EXIT_FINE && !run->failed)
        (void)restore(run, (const struct vssdoc_capture *const *)run->captures, run->n_captures);
    return code;
}

/* ---- output ---- */

static bool write_all(const struct restore_args *args, struct restore_run *run)
{
    struct output output;
    if (!output_open(&output, &args->common))
        return false;
    const struct vssdoc_restorations_options options = {
        .format = args->common.format,
        .compared =
            args->compare != NULL ? (const struct vssdoc_restoration *const *)run->compared : NULL,
        .verbose = args->common.verbose,
        .colour = output.color,
        .width = output.width};
    enum vssdoc_status status =
        vssdoc_restorations_write((const struct vssdoc_restoration *const *)run->restorations,
                                  run->n, &options, output_write, &output, &run->error);
    return output_end(&output, status, &run->error);
}

static enum exit_code verdict(const struct restore_run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->restorations[i]->count[VSSDOC_RESTORE_ERROR] > 0)
            return EXIT_FOUND;
    return EXIT_FINE;
}

/* What is written of what was found; the exit code so far. */
static enum exit_code tell(struct restore_run *run, enum exit_code code)
{
    bool complete = target_uses_complete(&run->uses);
    if (!target_uses_complete(&run->other_uses) || !complete)
        return EXIT_TROUBLE;
    if (!run->failed && code == EXIT_FINE)
        target_uses_warn(&run->uses);
    emit(run);
    if (run->n > 0 || (!run->failed && code == EXIT_FINE))
        run->failed = !write_all(run->args, run) || run->failed;
    return code;
}

static void let_go(struct restore_run *run)
{
    target_uses_end(&run->uses);
    target_uses_end(&run->other_uses);
    for (size_t i = 0; i < run->n; i++) {
        vssdoc_restoration_free(run->restorations[i]);
        vssdoc_restoration_free(run->compared[i]);
    }
    for (size_t i = 0; i < run->n_captures; i++)
        vssdoc_capture_free(run->captures[i]);
    free(run->restorations);
    free(run->compared);
    free(run->captures);
}

static enum exit_code run_restore(const void *arguments)
{
    const struct restore_args *args = arguments;
    struct restore_run run = {.args = args};
    struct vssdoc_target_state *state = read_target(args, args->target, true);
    struct vssdoc_target_state *other =
        state != NULL && args->compare != NULL ? read_target(args, args->compare, false) : NULL;
    struct vssdoc_select_options unused = {.host = NULL};
    struct selecting_host files = {.trouble = false};
    if (state == NULL || (args->compare != NULL && other == NULL) ||
        !have_equals("define", &args->defines) ||
        !selecting_files(&args->selecting, &unused, &files)) {
        vssdoc_target_state_free(state);
        vssdoc_target_state_free(other);
        selecting_close(&files);
        return EXIT_TROUBLE;
    }
    run.options = (struct vssdoc_restore_options){state, args->strict, text_items(&args->defines),
                                                  files.host};
    run.other = run.options;
    run.other.target = other;
    enum exit_code code = EXIT_TROUBLE;
    if (target_uses_begin(&run.uses, state) && target_uses_begin(&run.other_uses, other)) {
        code = args->chain ? read_chain(args, &run)
                           : read_captures(&args->common, each, NULL, &run);
        code = tell(&run, code);
    }
    if (run.failed || files.trouble)
        code = EXIT_TROUBLE;
    else if (code == EXIT_FINE && args->fail_on != FAIL_ON_NOTHING)
        code = verdict(&run);
    let_go(&run);
    selecting_close(&files);
    vssdoc_target_state_free(state);
    vssdoc_target_state_free(other);
    return code;
}

#define ARG(member) offsetof(struct restore_args, member)

static const struct option_spec restore_options[] = {
    {"target", 't', OPTION_PATH, ARG(target), "FILE",
     "the machine restored to (vssdoc/target-state/1); default: one with none of the files", NULL},
    {"listing", 0, OPTION_EACH, SELECTING(restore_args, listings), "FILE",
     "all files of that machine, a path per line (dir /s /b C:\\); - is standard input", NULL},
    {"listing-encoding", 0, OPTION_TEXT, SELECTING(restore_args, listing_encoding), "NAME",
     "its encoding: utf-8, utf-16le, cp850, ...; default: by its bytes", NULL},
    {"root", 0, OPTION_EACH, SELECTING(restore_args, roots), "C:=DIR",
     "all files of that machine: a volume of it that is mounted here", NULL},
    {"what-if", 0, OPTION_EACH, ARG(what_if), "KEY=VALUE",
     "change it: default, reboot_allowed, partial_files, directed_targets, file:PATH, "
     "service:NAME, "
     "writer:ID, custom:ID",
     NULL},
    {"compare", 0, OPTION_PATH, ARG(compare), "FILE",
     "another target state: which decisions change with it", NULL},
    {"chain", 0, OPTION_FLAG, ARG(chain), NULL,
     "each input is one capture: a full backup and what follows it, oldest first", NULL},
    {"emit-bcd", 0, OPTION_OUTPUT, ARG(emit_bcd), "FILE",
     "write the BCD as it would be saved after the restore; of further captures beside it, FILE-2",
     NULL},
    {"strict", 0, OPTION_FLAG, ARG(strict), NULL,
     "where Microsoft's pages contradict each other, take the narrower", NULL},
    {"define", 'D', OPTION_EACH, ARG(defines), "NAME=VALUE",
     "an environment variable of the machine", NULL},
    FAIL_ON_OPTION(ARG(fail_on)),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format restore_formats[] = {
    {"text", NULL},
    {"json", "vssdoc/restore/1"},
    {"ndjson", NULL},
    {"markdown", NULL},
    {"html", NULL},
    {"xml", "a report, see vssdoc-render(1)"},
    {NULL, NULL},
};

const struct command command_restore = {
    .name = "restore",
    .summary = "what a restore would do, component by component, and why",
    .operands = "<input>...",
    .description = "Follows Microsoft's flowcharts of restore methods with the BCD, the WMDs and "
                   "the state of a\n"
                   "machine: where each component set goes, which events its writer gets, whether "
                   "a restart is\n"
                   "needed, and what stands in the way. -v shows every question with its source.\n",
    .formats = restore_formats,
    .examples = "  vssdoc restore capture/\n"
                "  vssdoc restore capture/ --target server.json -v\n"
                "  vssdoc restore capture/ --what-if 'file:E:\\DATA\\*.mdf=locked'\n"
                "  vssdoc restore --chain full/ inc1/ inc2/\n",
    .exits = "a component that cannot be restored",
    .options = restore_options,
    .args_size = sizeof(struct restore_args),
    .run = run_restore,
};
