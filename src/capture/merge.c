#include "capture/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* ---- captures out ---- */

void vsd_read_capture_drop(const struct vsd_merge *merge, struct vsd_read_capture *read)
{
    if (read->result != NULL && merge->jobs->drop != NULL)
        merge->jobs->drop(merge->jobs->context, read->result);
    vssdoc_capture_free(read->capture);
    free(read->place);
    *read = (struct vsd_read_capture){0};
}

void vsd_merge_progress(struct vsd_merge *merge)
{
    if (merge->options->progress == NULL)
        return;
    const struct vssdoc_progress progress = {.captures = merge->captures,
                                             .documents = atomic_load(&merge->documents),
                                             .bytes = atomic_load(&merge->bytes)};
    merge->options->progress(merge->options->context, &progress);
}

static enum vssdoc_status hand_out(struct vsd_merge *merge, struct vsd_read_capture *read, bool alone)
{
    if (read->place != NULL &&
        !vsd_unit_name(&merge->operand, read->capture, read->place, alone,
                       merge->options->redaction)) {
        vsd_read_capture_drop(merge, read);
        return VSSDOC_NO_MEMORY;
    }
    free(read->place);
    struct vsd_read_capture out = *read;
    *read = (struct vsd_read_capture){0};
    merge->captures++;
    bool on = merge->jobs->each(merge->jobs->context, out.capture, out.result);
    vsd_merge_progress(merge);
    return on ? VSSDOC_OK : VSSDOC_STOPPED;
}

static enum vssdoc_status hand_out_pending(struct vsd_merge *merge)
{
    return merge->pending.capture != NULL ? hand_out(merge, &merge->pending, merge->n_captures == 1)
                                          : VSSDOC_OK;
}

/* An operand that is one capture gives it its name; else each is named by where it lies. What has a name
 * need not wait until that is known. */
enum vssdoc_status vsd_merge_capture(struct vsd_merge *merge, struct vsd_read_capture *read)
{
    merge->n_captures++;
    enum vssdoc_status status = hand_out_pending(merge);
    if (status != VSSDOC_OK) {
        vsd_read_capture_drop(merge, read);
        return status;
    }
    if (merge->n_captures > 1 || read->place == NULL)
        return hand_out(merge, read, false);
    merge->pending = *read;
    *read = (struct vsd_read_capture){0};
    return VSSDOC_OK;
}

enum vssdoc_status vsd_merge_problem(struct vsd_merge *merge, const struct vssdoc_error *problem)
{
    if (merge->trouble == VSSDOC_OK) {
        merge->trouble = problem->status;
        if (merge->error != NULL)
            *merge->error = *problem;
    }
    merge->n_problems++;
    if (merge->options->problem != NULL)
        merge->options->problem(merge->options->context, problem);
    return VSSDOC_OK;
}

enum vssdoc_status vsd_merge_verbose(struct vsd_merge *merge, const char *source,
                                     const char *message)
{
    if (merge->options->verbose != NULL)
        merge->options->verbose(merge->options->context, source, message);
    return VSSDOC_OK;
}

/* ---- what a unit tells ---- */

static enum vssdoc_status on_capture(void *context, struct vssdoc_capture *capture,
                                     const char *place, bool alone)
{
    (void)alone;
    struct vsd_merge *merge = context;
    struct vsd_read_capture read = {.capture = capture, .place = strdup(place)};
    if (read.place == NULL) {
        vssdoc_capture_free(capture);
        return VSSDOC_NO_MEMORY;
    }
    return vsd_merge_capture(merge, &read);
}

static enum vssdoc_status on_problem(void *context, const struct vssdoc_error *problem)
{
    return vsd_merge_problem(context, problem);
}

static enum vssdoc_status on_verbose(void *context, const char *source, const char *message)
{
    return vsd_merge_verbose(context, source, message);
}

static void on_read(void *context, unsigned documents, uint64_t bytes)
{
    struct vsd_merge *merge = context;
    atomic_fetch_add(&merge->documents, documents);
    atomic_fetch_add(&merge->bytes, bytes);
    vsd_merge_progress(merge);
}

struct vsd_listener vsd_merge_listener(struct vsd_merge *merge)
{
    return (struct vsd_listener){merge, on_capture, on_problem,
                                 merge->options->verbose != NULL ? on_verbose : NULL, on_read};
}

/* ---- operands ---- */

static enum vssdoc_status finish_operand(struct vsd_merge *merge)
{
    struct vsd_listener listener = vsd_merge_listener(merge);
    enum vssdoc_status status = hand_out_pending(merge);
    if (status == VSSDOC_OK && merge->n_captures == 0 && merge->n_problems == 0)
        status = vsd_unit_problem(&merge->operand, VSSDOC_NOT_VSS, "holds no VSS document", &listener);
    merge->in_operand = false;
    return status;
}

enum vssdoc_status vsd_merge_begin(struct vsd_merge *merge, const struct vsd_unit *unit)
{
    if (merge->in_operand && merge->operand.place == unit->place)
        return VSSDOC_OK;
    enum vssdoc_status status = merge->in_operand ? finish_operand(merge) : VSSDOC_OK;
    merge->operand = *unit;
    merge->operand.part = (struct vsd_source_part){0};
    merge->in_operand = true;
    merge->n_captures = 0;
    merge->n_problems = 0;
    return status;
}

enum vssdoc_status vsd_merge_end(struct vsd_merge *merge, enum vssdoc_status status)
{
    if (status == VSSDOC_OK && merge->in_operand)
        status = finish_operand(merge);
    vsd_read_capture_drop(merge, &merge->pending);
    if (status == VSSDOC_NO_MEMORY)
        (void)vsd_no_memory(merge->error, merge->operand.operand);
    return status != VSSDOC_OK ? status : merge->trouble;
}
