#include "input.h"

#include <limits.h>

#include "progress.h"
#include "redacting.h"

struct seen {
    const struct capture_work *work;
    struct vssdoc_redaction *redaction; /* NULL: none */
    bool trouble;
};

static void on_problem(void *context, const struct vssdoc_error *error)
{
    struct seen *seen = context;
    complain_error(error); /* whoever runs the program sees the name */
    if (seen->work->unreadable == NULL)
        return;
    struct vssdoc_error shown = *error;
    const char *source =
        seen->redaction != NULL ? vssdoc_redaction_path(seen->redaction, error->source) : NULL;
    if (seen->redaction != NULL)
        (void)snprintf(shown.source, sizeof shown.source, "%s", source != NULL ? source : "");
    seen->work->unreadable(seen->work->context, &shown);
}

static void on_verbose(void *context, const char *source, const char *message)
{
    (void)context;
    complain("%s: passed over: %s", source, message);
}

/* What could not be read of a capture is told before what could. */
static bool complain_documents(const struct vssdoc_capture *capture)
{
    bool any = false;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        struct vssdoc_error error = {.offset = document->error_offset,
                                     .line = document->error_line,
                                     .column = document->error_column};
        if (document->error == NULL)
            continue;
        any = true;
        (void)snprintf(error.source, sizeof error.source, "%s", document->name);
        (void)snprintf(error.message, sizeof error.message, "%s", document->error);
        complain_error(&error);
    }
    return any;
}

bool nothing_read(const struct vssdoc_capture *capture)
{
    if (capture->n_writers > 0 || capture->backup_components != NULL || capture->manifest != NULL)
        return false;
    for (size_t i = 0; i < capture->n_documents; i++)
        if (capture->documents[i]->error != NULL)
            return true;
    return false;
}

static void on_progress(void *context, const struct vssdoc_progress *progress)
{
    (void)context;
    progress_show(progress);
}

static bool on_capture(void *context, struct vssdoc_capture *capture, void *result)
{
    struct seen *seen = context;
    seen->trouble |= complain_documents(capture);
    return seen->work->each(seen->work->context, capture, result);
}

static void *on_work(void *context, const struct vssdoc_capture *capture)
{
    const struct seen *seen = context;
    return seen->work->work(seen->work->context, capture);
}

static void on_drop(void *context, void *result)
{
    const struct seen *seen = context;
    seen->work->drop(seen->work->context, result);
}

static struct vssdoc_limits limits_of(const struct common_args *args)
{
    struct vssdoc_limits limits = *vssdoc_default_limits();
    if (args->max_bytes > 0) {
        limits.document_bytes = args->max_bytes;
        limits.archive_bytes = args->max_bytes > UINT64_MAX / 4 ? UINT64_MAX : args->max_bytes * 4;
        if (limits.model_bytes < limits.archive_bytes)
            limits.model_bytes = limits.archive_bytes;
    }
    if (args->max_entries > 0) {
        uint32_t entries = args->max_entries < UINT32_MAX ? (uint32_t)args->max_entries : UINT32_MAX;
        limits.archive_members = entries;
        limits.folder_entries = entries;
    }
    return limits;
}

enum exit_code work_on_captures(const struct common_args *args, const struct capture_work *work)
{
    struct vssdoc_error error;
    struct vssdoc_names *names = NULL;
    struct seen seen = {work, NULL, false};
    if (args->n_operands == 0) {
        complain("no input named; - is standard input");
        return EXIT_TROUBLE;
    }
    if (!redacting_begin(args, &seen.redaction))
        return EXIT_TROUBLE;
    if (args->names != NULL && vssdoc_names_read(args->names, &names, &error) != VSSDOC_OK) {
        complain_error(&error);
        return EXIT_TROUBLE;
    }
    struct vssdoc_limits limits = limits_of(args);
    const struct vssdoc_read_options options = {.limits = &limits,
                                                .names = names,
                                                .digests = args->digests,
                                                .redaction = seen.redaction,
                                                .problem = on_problem,
                                                .verbose = args->verbose ? on_verbose : NULL,
                                                .progress = on_progress,
                                                .context = &seen};
    const struct vssdoc_jobs jobs = {.n = args->jobs < UINT_MAX ? (unsigned)args->jobs : UINT_MAX,
                                     .work = work->work != NULL ? on_work : NULL,
                                     .each = on_capture,
                                     .drop = work->drop != NULL ? on_drop : NULL,
                                     .context = &seen};
    progress_begin(args);
    enum vssdoc_status status =
        vssdoc_read_jobs(args->operands, args->n_operands, &options, &jobs, &error);
    progress_end();
    if (status == VSSDOC_NO_MEMORY)
        complain_error(&error);
    vssdoc_names_free(names);
    return status != VSSDOC_OK || seen.trouble ? EXIT_TROUBLE : EXIT_FINE;
}

/* A command that only wants to see each capture. */
struct only_seen {
    capture_seen_fn *each;
    input_unreadable_fn *unreadable;
    void *context;
};

static bool seen_each(void *context, struct vssdoc_capture *capture, void *result)
{
    const struct only_seen *seen = context;
    (void)result;
    return seen->each(seen->context, capture);
}

static void seen_unreadable(void *context, const struct vssdoc_error *problem)
{
    const struct only_seen *seen = context;
    if (seen->unreadable != NULL)
        seen->unreadable(seen->context, problem);
}

enum exit_code read_captures(const struct common_args *args, capture_seen_fn *each,
                             input_unreadable_fn *unreadable, void *context)
{
    struct only_seen seen = {each, unreadable, context};
    const struct capture_work work = {
        .each = seen_each, .unreadable = seen_unreadable, .context = &seen};
    return work_on_captures(args, &work);
}
