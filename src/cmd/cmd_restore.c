/* vssdoc restore: what a restore would do, component by component. */
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "output.h"
#include "overwriting.h"
#include "selecting.h"

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
    struct vssdoc_capture **captures; /* of a chain */
    struct vssdoc_restoration **restorations, **compared;
    size_t n_captures, n, n_emitted;
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
    for (size_t i = args->what_if.n; i > 0 && changed; i--) /* the first one given goes first */
        if (vssdoc_target_state_set(state, args->what_if.items[i - 1], &error) != VSSDOC_OK) {
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

static void emit(struct restore_run *run, const struct vssdoc_restoration *one,
                 const struct vssdoc_capture *const *captures, size_t n)
{
    for (size_t i = 0; i < n && run->args->emit_bcd != NULL && !run->failed; i++)
        run->failed = !emit_one(run->args->emit_bcd, ++run->n_emitted, one, i + 1, captures[i]);
}

static void restore(struct restore_run *run, const struct vssdoc_capture *const *captures, size_t n)
{
    struct vssdoc_restoration *one = NULL, *other = NULL;
    if (!grow(run)) {
        run->failed = true;
        return;
    }
    enum vssdoc_status status = vssdoc_restore(captures, n, &run->options, &one, &run->error);
    if (status == VSSDOC_OK && run->args->compare != NULL)
        status = vssdoc_restore(captures, n, &run->other, &other, &run->error);
    if (status != VSSDOC_OK) {
        complain_error(&run->error);
        vssdoc_restoration_free(one);
        run->failed = true;
        return;
    }
    emit(run, one, captures, n);
    run->restorations[run->n] = one;
    run->compared[run->n++] = other;
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    struct restore_run *run = context;
    if (!run->args->chain) {
        const struct vssdoc_capture *one = capture;
        restore(run, &one, 1);
        vssdoc_capture_free(capture);
        return true;
    }
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
        restore(run, (const struct vssdoc_capture *const *)run->captures, run->n_captures);
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

/* What a target state says for nothing is more often a slip than meant. */
static void tell_uses(const struct restore_run *run, const struct vssdoc_target_state *state)
{
    enum { MOST = 5 };
    size_t n = 0;
    for (size_t i = 0; i < state->n_files && run->n > 0; i++) {
        const struct vssdoc_target_files *f = &state->files[i];
        enum vssdoc_target_use use = VSSDOC_TARGET_UNUSED;
        bool known = true;
        for (size_t k = 0; k < run->n; k++) {
            known = known && i < run->restorations[k]->n_target_uses;
            if (known && run->restorations[k]->target_uses[i] > use)
                use = run->restorations[k]->target_uses[i];
        }
        if (!known || use == VSSDOC_TARGET_USED || n++ >= MOST)
            continue;
        char place[32] = "";
        if (f->place.line > 0)
            (void)snprintf(place, sizeof place, ":%lu", (unsigned long)f->place.line);
        complain("%s%s: warning: \"%s\" decides nothing: %s",
                 f->place.line > 0 && state->path != NULL ? state->path : "--what-if", place, f->path,
                 use == VSSDOC_TARGET_HIDDEN ? "an earlier entry has all of these files"
                                             : "nothing that is restored fits it");
    }
    if (n > MOST)
        complain("warning: %zu more entries of the target state decide nothing", n - MOST);
}

static enum exit_code verdict(const struct restore_run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->restorations[i]->count[VSSDOC_RESTORE_ERROR] > 0)
            return EXIT_FOUND;
    return EXIT_FINE;
}

static void let_go(struct restore_run *run)
{
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
    enum exit_code code =
        args->chain ? read_chain(args, &run) : read_captures(&args->common, each, NULL, &run);
    if (!run.failed && code == EXIT_FINE)
        tell_uses(&run, state);
    if (run.n > 0 || (!run.failed && code == EXIT_FINE))
        run.failed = !write_all(args, &run) || run.failed;
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
