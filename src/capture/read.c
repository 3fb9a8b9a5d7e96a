/* Reading: what the source finds goes through the reader, and is put together into captures. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "capture/capture.h"
#include "reader/reader.h"
#include "reader/sniff.h"
#include "source/source.h"

/* A folder or archive that the walk is in. */
struct place {
    struct place *around;
    enum vsd_place kind;
    size_t from;    /* its first document among those found */
    bool holds;     /* a VSS document itself */
    bool collected; /* into a folder around it that holds one */
    char *path;     /* below the operand */
};

struct reading {
    const struct vssdoc_limits *limits;
    const struct vssdoc_read_options *options;
    vssdoc_capture_fn *each;
    void *context;
    struct vssdoc_error *error; /* the first trouble; may be NULL */
    enum vssdoc_status trouble; /* its status */
    const char *operand;
    bool direct;                /* the operand is a file given by name */
    bool several_files;         /* one of several that form one capture */
    struct place *place;        /* innermost, NULL: none */
    struct vsd_found found;
    struct vssdoc_capture *pending; /* the operand's first capture: its name depends on the next */
    char *pending_place;
    size_t n_captures, n_problems;  /* of the operand */
    enum vssdoc_document_kind sniffed;
    char reason[160];           /* why the file last looked at is no VSS document */
};

static void report(struct reading *reading, const struct vssdoc_error *problem)
{
    if (reading->trouble == VSSDOC_OK) {
        reading->trouble = problem->status;
        if (reading->error != NULL)
            *reading->error = *problem;
    }
    reading->n_problems++;
    if (reading->options->problem != NULL)
        reading->options->problem(reading->options->context, problem);
}

/* Two parts of a name with a slash between them, where both are there. Free with free(). */
static char *join(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t slash = n > 0 && m > 0 && a[n - 1] != '/' ? 1 : 0;
    char *joined = malloc(n + slash + m + 1);
    if (joined != NULL) {
        memcpy(joined, a, n);
        memcpy(joined + n, "/", slash);
        memcpy(joined + n + slash, b, m + 1);
    }
    return joined;
}

static enum vssdoc_status report_path(struct reading *reading, enum vssdoc_status status,
                                      const char *path, const char *message)
{
    struct vssdoc_error problem;
    char *source = join(reading->operand, path);
    if (source == NULL)
        return VSSDOC_NO_MEMORY;
    (void)vsd_fail(&problem, status, *source != '\0' ? source : "\"\"", "%s", message);
    free(source);
    report(reading, &problem);
    return VSSDOC_OK;
}

/* ---- captures out ---- */

static enum vssdoc_status hand_out(struct reading *reading, struct vssdoc_capture *capture,
                                   const char *place)
{
    char *source = join(reading->operand, place);
    if (source == NULL || !vsd_capture_name(capture, source, strlen(place))) {
        free(source);
        vssdoc_capture_free(capture);
        return VSSDOC_NO_MEMORY;
    }
    free(source);
    return reading->each(reading->context, capture) ? VSSDOC_OK : VSSDOC_STOPPED;
}

static enum vssdoc_status hand_out_pending(struct reading *reading, bool alone)
{
    struct vssdoc_capture *capture = reading->pending;
    if (capture == NULL)
        return VSSDOC_OK;
    reading->pending = NULL;
    enum vssdoc_status status = hand_out(reading, capture, alone ? "" : reading->pending_place);
    free(reading->pending_place);
    reading->pending_place = NULL;
    return status;
}

/* An operand that is one capture gives it its name; else each is named by where it lies. */
static enum vssdoc_status on_capture(void *context, struct vssdoc_capture *capture,
                                     const char *place, size_t place_length)
{
    struct reading *reading = context;
    char *copy = strndup(place, place_length);
    enum vssdoc_status status = copy != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    reading->n_captures++;
    if (status == VSSDOC_OK)
        status = hand_out_pending(reading, false);
    if (status != VSSDOC_OK) {
        free(copy);
        vssdoc_capture_free(capture);
        return status;
    }
    if (reading->n_captures == 1) {
        reading->pending = capture;
        reading->pending_place = copy;
        return VSSDOC_OK;
    }
    status = hand_out(reading, capture, copy);
    free(copy);
    return status;
}

/* ---- documents in ---- */

static enum vsd_interest on_look(void *context, const char *path, const unsigned char *head,
                                 size_t size)
{
    struct reading *reading = context;
    (void)path;
    reading->reason[0] = '\0';
    switch (vsd_sniff(head, size, &reading->sniffed, reading->reason, sizeof reading->reason)) {
    case VSD_SNIFFED_VSS:
    case VSD_SNIFFED_UNSURE:
        return VSD_READ;
    case VSD_SNIFFED_LISTING:
        return VSD_SPLIT;
    case VSD_SNIFFED_OTHER:
        break;
    }
    return VSD_SKIP;
}

/* A document with what messages call it and the path that it is listed with. */
static struct vsd_document *new_document(const struct reading *reading, const char *path)
{
    const char *slash = strrchr(reading->operand, '/');
    const char *listed = !reading->direct                          ? ""
                         : reading->several_files || slash == NULL ? reading->operand
                                                                   : slash + 1;
    char *name = join(reading->operand, path), *full_path = join(listed, path);
    struct vsd_document *document =
        name != NULL && full_path != NULL ? vsd_document_new(name, full_path) : NULL;
    free(name);
    free(full_path);
    return document;
}

/* What is no VSS document is an error when it was named, else only listed. */
static bool settle(struct reading *reading, struct vsd_document *document)
{
    struct vssdoc_document *public = &document->public;
    if (public->kind != VSSDOC_OTHER || reading->direct)
        return true;
    const char *reason = public->error != NULL ? public->error : reading->reason;
    public->error = NULL;
    public->status = VSSDOC_OK;
    return vsd_document_note(document, VSSDOC_NOTE_NOT_VSS, NULL, "%s", reason);
}

static enum vssdoc_status read_item(struct reading *reading, const struct vsd_item *item,
                                    struct vsd_document *document)
{
    struct vssdoc_error error = {.status = item->status};
    document->public.bytes = item->stored;
    if (item->failure != NULL) {
        document->public.kind = reading->sniffed;
        (void)vsd_fail(&error, item->status, NULL, "%s", item->failure);
    } else if (item->bytes == NULL) {
        (void)vsd_fail(&error, VSSDOC_NOT_VSS, NULL, "%s",
                       *reading->reason != '\0' ? reading->reason : "not a file");
    } else {
        struct vsd_bytes_of_document from = {item->bytes, item->size, item->offset, item->line,
                                             item->column, item->offset > 0};
        if (reading->sniffed == VSSDOC_OTHER) /* inside a listing, or past its first bytes */
            (void)vsd_sniff(item->bytes, item->size < VSD_HEAD ? item->size : VSD_HEAD,
                            &reading->sniffed, reading->reason, sizeof reading->reason);
        enum vssdoc_status status =
            vsd_read_document(document, &from, reading->limits, reading->options->names);
        if (document->public.error != NULL && document->public.kind == VSSDOC_OTHER &&
            document->public.status != VSSDOC_NOT_VSS)
            document->public.kind = reading->sniffed; /* it failed in front of its root */
        if (item->offset > 0)
            reading->sniffed = VSSDOC_OTHER; /* the next one of the listing is another */
        return status;
    }
    return vsd_document_fail(document, &error) ? VSSDOC_OK : VSSDOC_NO_MEMORY;
}

static enum vssdoc_status on_item(void *context, const struct vsd_item *item)
{
    struct reading *reading = context;
    if (item->failure != NULL && item->interest == VSD_SKIP)
        return report_path(reading, item->status, item->path, item->failure);
    struct vsd_document *document = new_document(reading, item->path);
    if (document == NULL)
        return VSSDOC_NO_MEMORY;
    enum vssdoc_status status = read_item(reading, item, document);
    if (status == VSSDOC_OK && !settle(reading, document))
        status = VSSDOC_NO_MEMORY;
    if (status == VSSDOC_OK && reading->place != NULL && vsd_is_vss(document))
        reading->place->holds = true;
    if (status != VSSDOC_OK || !vsd_found_add(&reading->found, document)) {
        vsd_document_release(document);
        return status != VSSDOC_OK ? status : VSSDOC_NO_MEMORY;
    }
    return VSSDOC_OK;
}

/* ---- places ---- */

static enum vssdoc_status on_enter(void *context, const char *path, enum vsd_place kind)
{
    struct reading *reading = context;
    struct place *around = reading->place;
    struct place *place = calloc(1, sizeof *place);
    if (place == NULL || (place->path = strdup(path)) == NULL) {
        free(place);
        return VSSDOC_NO_MEMORY;
    }
    place->around = around;
    place->kind = kind;
    place->from = reading->found.n;
    place->collected = kind == VSD_FOLDER && around != NULL && around->kind == VSD_FOLDER &&
                       (around->holds || around->collected);
    reading->place = place;
    reading->direct = false;
    return VSSDOC_OK;
}

static void leave_place(struct reading *reading)
{
    struct place *place = reading->place;
    reading->place = place->around;
    free(place->path);
    free(place);
}

static void tell_strays(struct reading *reading, const struct place *place)
{
    for (size_t i = place->from; i < reading->found.n && reading->options->verbose != NULL; i++) {
        const struct vsd_document *document = reading->found.documents[i];
        const struct vssdoc_note *note = document->public.notes;
        reading->options->verbose(reading->options->context, document->public.name,
                                  note != NULL ? note->message : "passed over");
    }
}

static enum vssdoc_status on_leave(void *context)
{
    struct reading *reading = context;
    struct place *place = reading->place;
    enum vssdoc_status status = VSSDOC_OK;
    if (!place->collected) {
        size_t n = reading->found.n - place->from;
        struct vsd_document **documents = n > 0 ? reading->found.documents + place->from : NULL;
        size_t captures = reading->n_captures;
        if (place->kind == VSD_ARCHIVE)
            status = vsd_capture_group(documents, n, strlen(place->path), on_capture, reading);
        else if (place->holds)
            status = vsd_capture_split(documents, n, place->path, strlen(place->path), on_capture,
                                       reading);
        if (reading->n_captures == captures)
            tell_strays(reading, place);
        vsd_found_cut(&reading->found, place->from);
    }
    leave_place(reading);
    return status;
}

/* ---- operands ---- */

static void finish_operand(struct reading *reading, enum vssdoc_status *status)
{
    while (reading->place != NULL)
        leave_place(reading);
    if (*status == VSSDOC_OK)
        *status = hand_out_pending(reading, reading->n_captures == 1);
    if (reading->pending != NULL) {
        vssdoc_capture_free(reading->pending);
        free(reading->pending_place);
        reading->pending = NULL;
    }
    if (*status == VSSDOC_OK && reading->n_captures == 0 && reading->n_problems == 0)
        *status = report_path(reading, VSSDOC_NOT_VSS, "", "holds no VSS document");
    vsd_found_free(&reading->found);
}

static struct vsd_sink sink_of(struct reading *reading)
{
    return (struct vsd_sink){reading, on_look, on_item, on_enter, on_leave};
}

static void start_operand(struct reading *reading, const char *operand, bool direct)
{
    reading->operand = operand;
    reading->direct = direct;
    reading->n_captures = 0;
    reading->n_problems = 0;
}

static enum vssdoc_status read_place(struct reading *reading, const char *operand)
{
    struct vsd_sink sink = sink_of(reading);
    start_operand(reading, operand, false);
    enum vssdoc_status status = vsd_source_walk(operand, reading->limits, &sink);
    finish_operand(reading, &status);
    return status;
}

/* Whether any named file is a VSS document; if none is, each is reported. */
static bool any_named(struct reading *reading)
{
    bool any = false;
    for (size_t i = 0; i < reading->found.n; i++)
        any = any || vsd_is_vss(reading->found.documents[i]);
    for (size_t i = 0; i < reading->found.n && !any; i++) {
        const struct vssdoc_document *document = &reading->found.documents[i]->public;
        struct vssdoc_error problem;
        (void)vsd_fail(&problem, document->status, document->name, "%s", document->error);
        problem.offset = document->error_offset;
        problem.line = document->error_line;
        problem.column = document->error_column;
        report(reading, &problem);
    }
    return any;
}

/* All operands that are files, as one capture. */
static enum vssdoc_status read_files(struct reading *reading, const char *const *operands,
                                     size_t n_operands)
{
    struct vsd_sink sink = sink_of(reading);
    size_t n_files = 0, length = 1;
    for (size_t i = 0; i < n_operands; i++) {
        if (vsd_source_kind(operands[i]) == VSD_OPERAND_FILE) {
            n_files++;
            length += strlen(operands[i]) + 1;
        }
    }
    char *source = calloc(1, length);
    enum vssdoc_status status = source != NULL ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    reading->several_files = n_files > 1;
    size_t n_problems = 0;
    for (size_t i = 0; i < n_operands && status == VSSDOC_OK; i++) {
        if (vsd_source_kind(operands[i]) != VSD_OPERAND_FILE)
            continue;
        (void)strcat(strcat(source, *source != '\0' ? " " : ""), operands[i]);
        start_operand(reading, operands[i], true);
        status = vsd_source_walk(operands[i], reading->limits, &sink);
        n_problems += reading->n_problems;
    }
    reading->n_problems = n_problems;
    if (status == VSSDOC_OK && any_named(reading)) {
        reading->operand = source;
        status = vsd_capture_split(reading->found.documents, reading->found.n, "", 0, on_capture,
                                   reading);
    }
    reading->operand = source != NULL ? source : "";
    finish_operand(reading, &status);
    free(source);
    return status;
}

static const struct vssdoc_read_options no_options;

static void begin(struct reading *reading, const struct vssdoc_read_options *options,
                  vssdoc_capture_fn *each, void *context, struct vssdoc_error *error)
{
    *reading = (struct reading){.options = options != NULL ? options : &no_options,
                                .each = each,
                                .context = context,
                                .error = error};
    reading->limits = reading->options->limits != NULL ? reading->options->limits
                                                       : vssdoc_default_limits();
}

static enum vssdoc_status end(struct reading *reading, enum vssdoc_status status)
{
    if (status == VSSDOC_NO_MEMORY)
        (void)vsd_no_memory(reading->error, reading->operand);
    return status != VSSDOC_OK ? status : reading->trouble;
}

enum vssdoc_status vssdoc_read(const char *const *operands, size_t n_operands,
                               const struct vssdoc_read_options *options, vssdoc_capture_fn *each,
                               void *context, struct vssdoc_error *error)
{
    struct reading reading;
    bool files_read = false;
    enum vssdoc_status status = VSSDOC_OK;
    begin(&reading, options, each, context, error);
    for (size_t i = 0; i < n_operands && status == VSSDOC_OK; i++) {
        if (vsd_source_kind(operands[i]) != VSD_OPERAND_FILE) {
            status = read_place(&reading, operands[i]);
        } else if (!files_read) {
            files_read = true;
            status = read_files(&reading, operands, n_operands);
        }
    }
    return end(&reading, status);
}

enum vssdoc_status vssdoc_read_memory(const char *name, const void *bytes, size_t size,
                                      const struct vssdoc_read_options *options,
                                      vssdoc_capture_fn *each, void *context,
                                      struct vssdoc_error *error)
{
    struct reading reading;
    begin(&reading, options, each, context, error);
    struct vsd_sink sink = sink_of(&reading);
    start_operand(&reading, name, true);
    enum vssdoc_status status = vsd_source_walk_memory(bytes, size, reading.limits, &sink);
    if (status == VSSDOC_OK && reading.n_captures == 0 && any_named(&reading))
        status = vsd_capture_split(reading.found.documents, reading.found.n, "", 0, on_capture,
                                   &reading);
    reading.operand = name;
    finish_operand(&reading, &status);
    return end(&reading, status);
}
