#include "exercise.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "results.h"
#include "sink.h"

const struct vssdoc_limits fuzz_limits = {
    .document_bytes = 1024 * 1024,
    .archive_bytes = 8 * 1024 * 1024,
    .archive_members = 200,
    .archive_depth = 3,
    .folder_depth = 8,
    .folder_entries = 200,
    .element_depth = 64,
    .attributes = 500,
    .names = 20000,
    .model_bytes = 256 * 1024 * 1024,
    .listing_bytes = 8 * 1024 * 1024,
};

void fuzz_check(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "\nDoes not hold: %s\n", what);
    abort();
}

/* ---- output ---- */

static bool sound(enum vssdoc_status status, const struct vssdoc_error *error)
{
    return status == VSSDOC_OK ||
           (error->status == status && error->message[0] != '\0' &&
            strpbrk(error->message, "\r\n") == NULL);
}

/* One inspection of one capture. */
static struct fuzz_sink inspect(const struct vssdoc_capture *capture,
                                const struct vssdoc_inspect_options *options)
{
    struct vssdoc_inspection *inspection;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    fuzz_sink_begin(&sink, options->format, options->colour);
    enum vssdoc_status status =
        vssdoc_inspection_begin(options, fuzz_sink_write, &sink, &inspection, &error);
    fuzz_check(sound(status, &error), "an error has a message of one line");
    if (status != VSSDOC_OK) {
        fuzz_check(options->component != NULL, "any options but an address are taken");
        return sink;
    }
    status = vssdoc_inspection_add(inspection, capture, &error);
    fuzz_check(sound(status, &error), "an error has a message of one line");
    enum vssdoc_status end = vssdoc_inspection_end(inspection, &error);
    fuzz_check(sound(end, &error), "an error has a message of one line");
    bool asked = options->writer != NULL || options->component != NULL;
    fuzz_check((status == VSSDOC_OK && end == VSSDOC_OK) || asked, "a capture can be shown");
    if (status == VSSDOC_OK)
        fuzz_sink_end(&sink);
    return sink;
}

static bool is_json(const char *format)
{
    return strcmp(format, "json") == 0 || strcmp(format, "sarif") == 0;
}

/* What the rules make of a capture, in one form. */
static void validate(const struct vssdoc_capture *capture, uint64_t choice)
{
    static const char *const formats[] = {"text", "json", "ndjson", "sarif", "junit", "github"};
    const char *format = formats[choice % (sizeof formats / sizeof formats[0])];
    struct vssdoc_validate_options options = {.today = "2026-01-01", .max_per_rule = (unsigned)(choice % 5)};
    struct vssdoc_findings_options how = {
        .format = format, .verbose = choice % 2 != 0, .width = (unsigned)(choice % 3) * 40};
    struct vssdoc_validation *validation;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    enum vssdoc_status status = vssdoc_validation_new(&options, &validation, &error);
    fuzz_check(status == VSSDOC_OK, "a validation begins");
    status = vssdoc_validation_add(validation, capture, &error);
    fuzz_check(status == VSSDOC_OK, "a capture can be validated");
    vssdoc_validation_finish(validation);
    fuzz_sink_begin(&sink, is_json(format) ? "json" : format, false);
    status = vssdoc_validation_write(validation, &how, fuzz_sink_write, &sink, &error);
    fuzz_check(status == VSSDOC_OK, "findings can be written");
    fuzz_sink_end(&sink);
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        const struct vssdoc_finding *finding = vssdoc_validation_at(validation, i);
        fuzz_check(finding->rule != NULL && finding->message[0] != '\0' &&
                       strlen(finding->fingerprint) == 16,
                   "a finding has a rule, a message and a fingerprint");
    }
    vssdoc_validation_free(validation);
}

/* The events, and where the documents stand in them. */
static void place_in_time(const struct vssdoc_capture *capture, uint64_t choice)
{
    static const char *const formats[] = {"text", "json", "dot"};
    static const char *const all[] = {"backup", "restore", "import", "hyperv", "network", NULL};
    const char *format = formats[choice % 3];
    const struct vssdoc_timeline_options options = {.sequences = choice % 2 != 0 ? all : NULL};
    const struct vssdoc_timelines_options how = {.format = format, .verbose = choice % 4 < 2};
    struct vssdoc_timeline *timeline;
    struct vssdoc_timelines *timelines;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    fuzz_check(vssdoc_timeline(capture, &options, &timeline, &error) == VSSDOC_OK,
               "a timeline can be told");
    fuzz_check(timeline->n_sequences > 0 && timeline->sequences[0].n_steps > 0,
               "a timeline has a sequence with steps");
    fuzz_sink_begin(&sink, format, false);
    fuzz_check(vssdoc_timelines_begin(&how, fuzz_sink_write, &sink, &timelines, &error) ==
                       VSSDOC_OK &&
                   vssdoc_timelines_add(timelines, timeline, &error) == VSSDOC_OK &&
                   vssdoc_timelines_end(timelines, &error) == VSSDOC_OK,
               "a timeline can be written");
    fuzz_sink_end(&sink);
    vssdoc_timeline_free(timeline);
}

/* What a backup holds, and why not the rest. */
static void choose(const struct vssdoc_capture *capture, uint64_t choice, const char *what)
{
    static const char *const formats[] = {"text", "json", "ndjson"}, *const volumes[] = {"C:", NULL};
    const char *format = formats[choice % 3];
    struct vssdoc_select_options options = {
        .requester = choice % 2 != 0 ? VSSDOC_BY_DOCUMENTATION : VSSDOC_BY_DISKSHADOW,
        .volumes = choice % 4 < 2 ? volumes : NULL,
        .minimum = choice % 5 == 0,
        .backup_type = VSSDOC_ABSENT};
    const struct vssdoc_selections_options how = {.format = format, .verbose = choice % 2 == 0};
    struct vssdoc_selection *selection;
    struct vssdoc_selections *selections;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    fuzz_check(vssdoc_select(capture, &options, &selection, &error) == VSSDOC_OK,
               "a selection can be worked out");
    fuzz_sink_begin(&sink, format, false);
    fuzz_check(vssdoc_selections_begin(&how, fuzz_sink_write, &sink, &selections, &error) ==
                       VSSDOC_OK &&
                   vssdoc_selections_add(selections, selection, &error) == VSSDOC_OK &&
                   vssdoc_selections_end(selections, &error) == VSSDOC_OK,
               "a selection can be written");
    fuzz_sink_end(&sink);
    vssdoc_selection_free(selection);
    struct vssdoc_why *why;
    enum vssdoc_status status = vssdoc_why(capture, &options, what, &why, &error);
    fuzz_check(status == VSSDOC_OK || status == VSSDOC_BAD_ARGUMENT || status == VSSDOC_NOT_KNOWN,
               "a question has an answer");
    fuzz_check(sound(status, &error), "an error has a message of one line");
    if (status != VSSDOC_OK)
        return;
    const struct vssdoc_selections_options form = {.format = choice % 2 != 0 ? "json" : "text"};
    const struct vssdoc_why *const answers[] = {why};
    fuzz_sink_begin(&sink, form.format, false);
    fuzz_check(vssdoc_why_write(answers, 1, &form, fuzz_sink_write, &sink, &error) == VSSDOC_OK,
               "an answer can be written");
    fuzz_sink_end(&sink);
    fuzz_check(why->verdict != NULL, "an answer has a verdict");
    vssdoc_why_free(why);
}

static bool write_some(void *context, const char *bytes, size_t size)
{
    size_t *left = context;
    (void)bytes;
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

/* A full disk is noticed wherever it comes. */
static void fill_disk(const struct vssdoc_capture *capture, size_t room)
{
    struct vssdoc_inspect_options options = {.format = "json"};
    struct vssdoc_inspection *inspection;
    struct vssdoc_error error;
    if (vssdoc_inspection_begin(&options, write_some, &room, &inspection, &error) != VSSDOC_OK)
        return;
    enum vssdoc_status add = vssdoc_inspection_add(inspection, capture, &error);
    enum vssdoc_status end = vssdoc_inspection_end(inspection, &error);
    fuzz_check(add == VSSDOC_CANNOT_WRITE || end == VSSDOC_CANNOT_WRITE, "a full disk is noticed");
}

/* Every form would make a run slow: half of them, chosen by what the capture holds. */
static void show_forms(const struct vssdoc_capture *capture, uint64_t choice)
{
    const struct vssdoc_writer *writer = capture->n_writers > 0 ? capture->writers[0] : NULL;
    const struct vssdoc_component *component = writer != NULL ? writer->components : NULL;
    const struct vssdoc_file_set *set = component != NULL ? component->file_sets : NULL;
    const char *name = writer != NULL ? writer->name : "System Writer";
    const char *pattern = set != NULL && set->filespec != NULL ? set->filespec : "*a?*.x*";
    char address[512];
    (void)snprintf(address, sizeof address, "%s:%s", name != NULL ? name : "",
                   component != NULL ? component->full_path : "\\a\\b");

    const struct vssdoc_inspect_options forms[] = {
        {.format = "text"},
        {.format = "text", .files = true, .verbose = true, .colour = true, .width = 40},
        {.format = "text", .stats = true, .width = 72},
        {.format = "text", .match = pattern, .files = true},
        {.format = "text", .writer = name, .files = true, .verbose = true, .width = 1},
        {.format = "text", .writer = name, .stats = true},
        {.format = "text", .component = address, .verbose = true},
        {.format = "json", .writer = name},
        {.format = "ndjson"},
        {.format = "ndjson", .component = address},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if ((choice >> i & 1) != 0)
            (void)inspect(capture, &forms[i]);
    place_in_time(capture, choice >> 5);
    choose(capture, choice >> 7, choice % 2 != 0 ? address : "C:\\Windows\\x.txt");
    fuzz_restore(capture, choice >> 9);
    fuzz_graph(capture, choice >> 11, address);
    if (choice >> 13 & 1)
        fuzz_report(capture, choice >> 14);
}

/* ---- the model ---- */

static void look_at_places(const struct vssdoc_document *document)
{
    unsigned looked_at = 0;
    for (const struct vssdoc_note *n = document->notes; n != NULL && looked_at < 20; n = n->next) {
        char path[512], part[7];
        looked_at++;
        fuzz_check(n->message != NULL && n->message[0] != '\0', "a note says something");
        if (n->element == NULL)
            continue;
        size_t length = vssdoc_locator(n->element, path, sizeof path);
        fuzz_check(vssdoc_locator(n->element, part, sizeof part) == length,
                   "a locator's length does not depend on the room");
        fuzz_check(strlen(part) < sizeof part, "a locator is ended by a NUL");
    }
}

static void look_at_model(const struct vssdoc_capture *capture)
{
    size_t n_volumes;
    fuzz_check((vssdoc_volumes(capture, &n_volumes) != NULL) == (n_volumes > 0),
               "volumes and their number agree");
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *d = capture->documents[i];
        int kinds = (d->writer != NULL) + (d->backup_components != NULL) + (d->manifest != NULL);
        fuzz_check(kinds == (d->kind != VSSDOC_OTHER && d->error == NULL),
                   "a document that was read is of one kind");
        look_at_places(d);
    }
    for (size_t i = 0; i < capture->n_writers; i++) {
        size_t components = 0, sets = 0;
        const struct vssdoc_writer *writer = capture->writers[i];
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next) {
            components++;
            sets += c->n_file_sets;
            fuzz_check(c->full_path != NULL && c->full_path[0] == '\\',
                       "a full path begins with a backslash");
        }
        fuzz_check(components == writer->n_components, "a writer's components are counted");
        fuzz_check(sets == writer->n_file_sets, "a writer's file sets are counted");
        (void)vssdoc_entry_of(capture, writer);
    }
}

/* ---- reading ---- */

struct fuzz_reading {
    enum fuzz_effort effort;
    size_t problems;
    uint64_t hash;
};

static bool on_capture(void *context, struct vssdoc_capture *capture)
{
    struct fuzz_reading *reading = context;
    const struct vssdoc_inspect_options json = {.format = "json"};
    fuzz_check(capture->source != NULL, "a capture has a name");
    look_at_model(capture);
    struct fuzz_sink shown = inspect(capture, &json);
    reading->hash = (reading->hash ^ shown.hash) * UINT64_C(0x100000001B3);
    if (reading->effort == FUZZ_FORMS) {
        show_forms(capture, shown.hash);
        validate(capture, shown.hash);
        if (shown.hash % 8 == 0)
            fuzz_check(inspect(capture, &json).hash == shown.hash,
                       "the same capture gives the same JSON");
        if (shown.hash % 8 == 1)
            fill_disk(capture, (size_t)(shown.hash % shown.size));
    }
    vssdoc_capture_free(capture);
    return true;
}

static void on_problem(void *context, const struct vssdoc_error *error)
{
    struct fuzz_reading *reading = context;
    fuzz_check(error->status != VSSDOC_OK && sound(error->status, error),
               "a problem has a message of one line");
    reading->problems++;
}

static void on_verbose(void *context, const char *source, const char *message)
{
    (void)context;
    char shown[40];
    fuzz_check(message[0] != '\0', "what is passed over has a reason");
    size_t length = vssdoc_printable(source, shown, sizeof shown);
    fuzz_check(strlen(shown) < sizeof shown && strlen(shown) <= length, "text is cut to the room");
}

static uint64_t read_with(const char *operand, const uint8_t *data, size_t size,
                          const struct vssdoc_names *names, enum fuzz_effort effort)
{
    struct fuzz_reading reading = {.effort = effort, .hash = UINT64_C(0xCBF29CE484222325)};
    struct vssdoc_read_options options = {.limits = &fuzz_limits,
                                          .names = names,
                                          .problem = on_problem,
                                          .verbose = on_verbose,
                                          .context = &reading};
    struct vssdoc_error error = {.status = VSSDOC_OK};
    enum vssdoc_status status =
        data != NULL
            ? vssdoc_read_memory(operand, data, size, &options, on_capture, &reading, &error)
            : vssdoc_read(&operand, 1, &options, on_capture, &reading, &error);
    fuzz_check(sound(status, &error), "an error has a message of one line");
    fuzz_check((status == VSSDOC_OK) == (reading.problems == 0) || status == VSSDOC_NO_MEMORY,
               "trouble is reported, and nothing else is");
    return reading.hash;
}

uint64_t fuzz_read_memory(const char *name, const uint8_t *data, size_t size,
                          const struct vssdoc_names *names, enum fuzz_effort effort)
{
    static const uint8_t nothing[1];
    return read_with(name, size > 0 ? data : nothing, size, names, effort);
}

uint64_t fuzz_read(const char *operand, enum fuzz_effort effort)
{
    return read_with(operand, NULL, 0, NULL, effort);
}

int fuzz_file_open(const uint8_t *data, size_t size, char path[FUZZ_FILE_NAME])
{
    int file = memfd_create("fuzz", MFD_CLOEXEC);
    size_t done = 0;
    while (file >= 0 && done < size) {
        ssize_t n = write(file, data + done, size - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (file < 0 || done < size) {
        perror("memfd_create");
        exit(1); /* no finding: the machine cannot do it */
    }
    (void)snprintf(path, FUZZ_FILE_NAME, "/proc/self/fd/%d", file);
    return file;
}

void fuzz_file_close(int file)
{
    (void)close(file);
}
