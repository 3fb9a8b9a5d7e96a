/* What the source finds goes through the reader, and is put together into captures. */
#include "capture/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sha256.h"
#include "config/document.h"
#include "reader/reader.h"
#include "reader/sniff.h"
#include "redact/redact.h"

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
    const struct vsd_listener *listener;
    const char *operand;
    bool direct;         /* the operand is a file given by name */
    bool several_files;  /* one of several that form one capture */
    struct place *place; /* innermost, NULL: none */
    struct vsd_found found;
    struct vssdoc_capture
        *pending; /* the first: whether it is the operand's only one is not known */
    char *pending_place;
    size_t n_captures;
    uint64_t told; /* bytes of the document being read that the listener knows of */
    enum vssdoc_document_kind sniffed;
    char reason[160]; /* why the file last looked at is no VSS document */
};

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

/* A path as results may show it. Frees the path; free the result with free(). */
static char *shown(struct vssdoc_redaction *redaction, char *path)
{
    if (redaction == NULL || path == NULL)
        return path;
    const char *redacted = vsd_redact_path(redaction, path, NULL);
    free(path);
    return redacted != NULL ? strdup(redacted) : NULL;
}

static enum vssdoc_status report(const struct vsd_listener *listener, const char *operand,
                                 const char *path, enum vssdoc_status status, const char *message)
{
    struct vssdoc_error problem;
    char *source = join(operand, path);
    if (source == NULL)
        return VSSDOC_NO_MEMORY;
    (void)vsd_fail(&problem, status, *source != '\0' ? source : "\"\"", "%s", message);
    free(source);
    return listener->problem(listener->context, &problem);
}

enum vssdoc_status vsd_unit_problem(const struct vsd_unit *unit, enum vssdoc_status status,
                                    const char *message, const struct vsd_listener *listener)
{
    return report(listener, unit->operand, "", status, message);
}

/* ---- captures out ---- */

bool vsd_unit_name(const struct vsd_unit *unit, struct vssdoc_capture *capture, const char *place,
                   bool alone, struct vssdoc_redaction *redaction)
{
    char *operand = shown(redaction, strdup(unit->operand));
    char *source = operand != NULL ? join(operand, alone ? "" : place) : NULL;
    bool named = source != NULL && vsd_capture_name(capture, source, alone ? 0 : strlen(place));
    free(source);
    free(operand);
    return named;
}

static enum vssdoc_status hand_out_pending(struct reading *reading, bool alone)
{
    struct vssdoc_capture *capture = reading->pending;
    if (capture == NULL)
        return VSSDOC_OK;
    reading->pending = NULL;
    enum vssdoc_status status = reading->listener->capture(reading->listener->context, capture,
                                                           reading->pending_place, alone);
    free(reading->pending_place);
    reading->pending_place = NULL;
    return status;
}

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
    status = reading->listener->capture(reading->listener->context, capture, copy, false);
    free(copy);
    return status;
}

/* ---- documents in ---- */

bool vsd_may_be_wanted(const unsigned char *head, size_t size)
{
    enum vssdoc_document_kind kind;
    char reason[160];
    return vsd_begins_json_document(head, size) ||
           vsd_sniff(head, size, &kind, reason, sizeof reason) != VSD_SNIFFED_OTHER;
}

static enum vsd_interest on_look(void *context, const char *path, const unsigned char *head,
                                 size_t size)
{
    struct reading *reading = context;
    (void)path;
    reading->reason[0] = '\0';
    if (vsd_begins_json_document(head, size)) {
        reading->sniffed = VSSDOC_OTHER; /* its text says which */
        return VSD_READ;
    }
    enum vsd_sniffed sniffed =
        vsd_sniff(head, size, &reading->sniffed, reading->reason, sizeof reading->reason);
    if (reading->options->redaction != NULL)
        vsd_hide_root(reading->reason);
    switch (sniffed) {
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
    struct vssdoc_redaction *redaction = reading->options->redaction;
    char *name = shown(redaction, join(reading->operand, path));
    char *full_path = shown(redaction, join(listed, path));
    struct vsd_document *document =
        name != NULL && full_path != NULL ? vsd_document_new(name, full_path) : NULL;
    if (document != NULL && redaction != NULL) {
        document->sort_path = vsd_arena_copy(&document->arena, path, strlen(path));
        if (document->sort_path == NULL) {
            vsd_document_release(document);
            document = NULL;
        }
    }
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

static bool add_digest(const struct reading *reading, const struct vsd_item *item,
                       struct vsd_document *document)
{
    char text[VSD_SHA256_HEX];
    if (!reading->options->digests)
        return true;
    vsd_sha256_hex(item->bytes, item->size, text);
    document->public.sha256 = vsd_arena_copy(&document->arena, text, sizeof text - 1);
    return document->public.sha256 != NULL;
}

/* Tells the listener of what was read since the last time, up to so many bytes of a document. */
static void tell_read(struct reading *reading, unsigned documents, uint64_t bytes)
{
    uint64_t more = bytes > reading->told ? bytes - reading->told : 0;
    reading->told += more;
    reading->listener->read(reading->listener->context, documents, more);
}

struct item_being_read {
    struct reading *reading;
    size_t size;
};

/* The text may have been decoded: its share that was read is that of the bytes. */
static void on_reached(void *context, size_t part, size_t whole)
{
    const struct item_being_read *item = context;
    double share = whole > 0 ? (double)part / (double)whole : 1;
    tell_read(item->reading, 0, (uint64_t)(share * (double)item->size));
}

static enum vssdoc_status read_item(struct reading *reading, const struct vsd_item *item,
                                    struct vsd_document *document)
{
    struct vssdoc_error error = {.status = item->status};
    struct vssdoc_limits limits = *reading->limits;
    uint64_t taken = reading->found.memory;
    limits.model_bytes -= taken < limits.model_bytes ? taken : limits.model_bytes;
    document->public.bytes = item->stored;
    if (item->failure != NULL) {
        document->public.kind = reading->sniffed;
        (void)vsd_fail(&error, item->status, NULL, "%s", item->failure);
    } else if (item->bytes == NULL) {
        (void)vsd_fail(&error, VSSDOC_NOT_VSS, NULL, "%s",
                       *reading->reason != '\0' ? reading->reason : "not a file");
    } else {
        struct item_being_read progress = {reading, item->size};
        struct vsd_bytes_of_document from = {.bytes = item->bytes,
                                             .size = item->size,
                                             .offset = item->offset,
                                             .line = item->line,
                                             .column = item->column,
                                             .console = item->offset > 0,
                                             .reached = on_reached,
                                             .context = &progress};
        if (!add_digest(reading, item, document))
            return VSSDOC_NO_MEMORY;
        if (item->offset == 0 &&
            vsd_begins_json_document(item->bytes, item->size < VSD_HEAD ? item->size : VSD_HEAD))
            return vsd_read_json_document(document, item->bytes, item->size, &limits,
                                          reading->options->names,
                                          reading->options->redaction);
        if (reading->sniffed == VSSDOC_OTHER) /* inside a listing, or past its first bytes */
            (void)vsd_sniff(item->bytes, item->size < VSD_HEAD ? item->size : VSD_HEAD,
                            &reading->sniffed, reading->reason, sizeof reading->reason);
        if (reading->options->redaction != NULL)
            vsd_hide_root(reading->reason);
        enum vssdoc_status status = vsd_read_document(
            document, &from, &limits, reading->options->names, reading->options->redaction);
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
        return report(reading->listener, reading->operand, item->path, item->status, item->failure);
    struct vsd_document *document = new_document(reading, item->path);
    if (document == NULL)
        return VSSDOC_NO_MEMORY;
    enum vssdoc_status status = read_item(reading, item, document);
    if (status == VSSDOC_OK && !settle(reading, document))
        status = VSSDOC_NO_MEMORY;
    if (status == VSSDOC_OK && reading->place != NULL && vsd_is_vss(document))
        reading->place->holds = true;
    if (status == VSSDOC_OK)
        tell_read(reading, 1, item->size);
    reading->told = 0;
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
    if (place == NULL || (place->path = shown(reading->options->redaction, strdup(path))) == NULL) {
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

static enum vssdoc_status tell_strays(const struct reading *reading, const struct place *place)
{
    const struct vsd_listener *listener = reading->listener;
    enum vssdoc_status status = VSSDOC_OK;
    for (size_t i = place->from; i < reading->found.n && listener->verbose != NULL; i++) {
        const struct vsd_document *document = reading->found.documents[i];
        const struct vssdoc_note *note = document->public.notes;
        if (status == VSSDOC_OK)
            status = listener->verbose(listener->context, document->public.name,
                                       note != NULL ? note->message : "passed over");
    }
    return status;
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
        if (status == VSSDOC_OK && reading->n_captures == captures)
            status = tell_strays(reading, place);
        vsd_found_cut(&reading->found, place->from);
    }
    leave_place(reading);
    return status;
}

/* ---- units ---- */

/* Whether any named file is a VSS document; if none is, each is reported. */
static enum vssdoc_status any_named(const struct reading *reading, bool *any)
{
    enum vssdoc_status status = VSSDOC_OK;
    *any = false;
    for (size_t i = 0; i < reading->found.n; i++)
        *any = *any || vsd_is_vss(reading->found.documents[i]);
    for (size_t i = 0; i < reading->found.n && !*any && status == VSSDOC_OK; i++) {
        const struct vssdoc_document *document = &reading->found.documents[i]->public;
        struct vssdoc_error problem;
        (void)vsd_fail(&problem, document->status, document->name, "%s", document->error);
        problem.offset = document->error_offset;
        problem.line = document->error_line;
        problem.column = document->error_column;
        status = reading->listener->problem(reading->listener->context, &problem);
    }
    return status;
}

static struct vsd_sink sink_of(struct reading *reading)
{
    return (struct vsd_sink){reading, on_look, on_item, on_enter, on_leave};
}

/* The captures of the files that were named. */
static enum vssdoc_status split(struct reading *reading)
{
    bool any;
    enum vssdoc_status status = any_named(reading, &any);
    if (status != VSSDOC_OK || !any)
        return status;
    return vsd_capture_split(reading->found.documents, reading->found.n, "", 0, on_capture,
                             reading);
}

static enum vssdoc_status read_files(struct reading *reading, const struct vsd_unit *unit)
{
    struct vsd_sink sink = sink_of(reading);
    enum vssdoc_status status = VSSDOC_OK;
    reading->several_files = unit->n_files > 1;
    for (size_t i = 0; i < unit->n_files && status == VSSDOC_OK; i++) {
        reading->operand = unit->files[i];
        reading->direct = true;
        status = vsd_source_walk(unit->files[i], reading->limits, &sink);
    }
    return status == VSSDOC_OK ? split(reading) : status;
}

static enum vssdoc_status read_bytes(struct reading *reading, const struct vsd_unit *unit)
{
    struct vsd_sink sink = sink_of(reading);
    reading->direct = true;
    enum vssdoc_status status =
        vsd_source_walk_memory(unit->bytes, unit->size, reading->limits, &sink);
    return status == VSSDOC_OK && reading->n_captures == 0 ? split(reading) : status;
}

enum vssdoc_status vsd_unit_read(const struct vsd_unit *unit, const struct vssdoc_limits *limits,
                                 const struct vssdoc_read_options *options,
                                 const struct vsd_listener *listener)
{
    struct reading reading = {
        .limits = limits, .options = options, .listener = listener, .operand = unit->operand};
    struct vsd_sink sink = sink_of(&reading);
    enum vssdoc_status status =
        unit->kind == VSD_UNIT_FILES ? read_files(&reading, unit)
        : unit->kind == VSD_UNIT_BYTES
            ? read_bytes(&reading, unit)
            : vsd_source_walk_part(unit->operand, &unit->part, limits, &sink);
    while (reading.place != NULL)
        leave_place(&reading);
    if (status == VSSDOC_OK)
        status = hand_out_pending(&reading, reading.n_captures == 1 && unit->whole);
    vssdoc_capture_free(reading.pending);
    free(reading.pending_place);
    vsd_found_free(&reading.found);
    return status;
}
