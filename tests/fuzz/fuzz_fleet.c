/* A fleet's database from a stranger: opened, asked every question, added to; or, where the bytes are no
 * database, a question to a good one. */
#include "gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sink.h"

static char good[FUZZ_FILE_NAME + 32], strange[FUZZ_FILE_NAME + 32];
static struct vssdoc_capture *capture;

static void beside(const char *path, const char *end)
{
    char name[sizeof good + 16];
    (void)snprintf(name, sizeof name, "%s%s", path, end);
    (void)remove(name);
}

static void clear(const char *path)
{
    beside(path, "");
    beside(path, "-wal");
    beside(path, "-shm");
    beside(path, "-journal");
}

static void let_go(void)
{
    vssdoc_capture_free(capture);
    clear(good);
    clear(strange);
}

/* NULL where it is refused, which has to be told. */
static struct vssdoc_fleet *open_fleet(const char *path, const struct vssdoc_fleet_options *options)
{
    struct vssdoc_fleet *fleet;
    struct vssdoc_error error;
    enum vssdoc_status status = vssdoc_fleet_open(path, options, &fleet, &error);
    fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
    return status == VSSDOC_OK ? fleet : NULL;
}

static void add(const char *path)
{
    static const char *const operands[] = {"w"};
    const struct vssdoc_fleet_options options = {
        .write = true, .operands = operands, .n_operands = 1, .today = "2026-01-31"};
    const struct vssdoc_select_options selecting = {.backup_type = VSSDOC_ABSENT};
    const struct vssdoc_validate_options validating = {.today = "2026-01-31"};
    struct vssdoc_fleet_capture adding = {.capture = capture};
    struct vssdoc_selection *selection;
    struct vssdoc_validation *validation = NULL;
    const char *there;
    struct vssdoc_error error;
    struct vssdoc_fleet *fleet = open_fleet(path, &options);
    if (fleet == NULL)
        return;
    fuzz_check(vssdoc_select(capture, &selecting, &selection, &error) == VSSDOC_OK &&
                   vssdoc_validation_new(&validating, &validation, &error) == VSSDOC_OK &&
                   vssdoc_validation_add(validation, capture, &error) == VSSDOC_OK,
               "a capture can be looked at");
    vssdoc_validation_finish(validation);
    adding.selection = selection;
    adding.validation = validation;
    (void)vssdoc_fleet_knows(fleet, capture);
    enum vssdoc_status status = vssdoc_fleet_add(fleet, &adding, &there, &error);
    fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
    vssdoc_selection_free(selection);
    vssdoc_validation_free(validation);
    vssdoc_fleet_close(fleet);
}

static void ask(struct vssdoc_fleet *fleet, struct vssdoc_fleet_query *query)
{
    static const char *const formats[] = {"text", "json", "ndjson", "csv"};
    size_t n_formats = query->sql != NULL ? sizeof formats / sizeof formats[0] : 2;
    for (size_t i = 0; i < n_formats; i++) {
        struct vssdoc_error error;
        struct fuzz_sink sink;
        size_t n;
        query->format = formats[i];
        fuzz_sink_begin(&sink, formats[i], false);
        enum vssdoc_status status = vssdoc_fleet_ask(
            fleet, query, i == 3 ? fuzz_discard : fuzz_sink_write, &sink, &n, &error);
        fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
        if (status == VSSDOC_OK && i < 3)
            fuzz_sink_end(&sink);
    }
}

static void ask_everything(const char *path)
{
    static const char *const arguments[] = {"*", "*", "*"};
    const struct vssdoc_fleet_options options = {.today = "2026-01-31"};
    const struct vssdoc_question *question;
    struct vssdoc_fleet *fleet = open_fleet(path, &options);
    if (fleet == NULL)
        return;
    for (size_t i = 0; (question = vssdoc_question_at(i)) != NULL; i++) {
        struct vssdoc_fleet_query query = {
            .question = question->name, .arguments = arguments, .n_arguments = question->least};
        ask(fleet, &query);
    }
    vssdoc_fleet_close(fleet);
}

static void begin(void)
{
    static const char document[] =
        "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\">"
        "<IDENTIFICATION writerId=\"5a2cd6a6-3e67-4f6d-9a35-6d0cbf2a1e80\" friendlyName=\"W\"/>"
        "<BACKUP_LOCATIONS><FILE_GROUP componentName=\"c\" selectable=\"yes\">"
        "<FILE_LIST path=\"C:\\a\" filespec=\"*.x\"/></FILE_GROUP>"
        "</BACKUP_LOCATIONS></WRITER_METADATA>";
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    capture = fuzz_capture("w.xml", document, strlen(document), NULL);
    fuzz_check(capture != NULL, "the document is a capture");
    (void)snprintf(good, sizeof good, "%s/vssdoc-fuzz-%ld-good.db", folder, (long)getpid());
    (void)snprintf(strange, sizeof strange, "%s/vssdoc-fuzz-%ld.db", folder, (long)getpid());
    (void)atexit(let_go);
    clear(good);
    add(good);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (capture == NULL)
        begin();
    if (size < 16 || memcmp(data, "SQLite format 3", 16) != 0) {
        const struct vssdoc_fleet_options options = {.today = "2026-01-31"};
        char sql[4097];
        size_t length = size < sizeof sql - 1 ? size : sizeof sql - 1;
        struct vssdoc_fleet_query query = {.sql = sql};
        struct vssdoc_fleet *fleet;
        /* what goes on for ever is the asker's to stop */
        for (size_t i = 0; i < length; i++)
            if (memchr("rR", data[i], 2) != NULL && length - i > 4 &&
                (memcmp(data + i, "recu", 4) == 0 || memcmp(data + i, "RECU", 4) == 0))
                return 0;
        memcpy(sql, data, length);
        sql[length] = '\0';
        fuzz_check(vssdoc_fleet_open(good, &options, &fleet, NULL) == VSSDOC_OK,
                   "a good database can be opened");
        ask(fleet, &query);
        vssdoc_fleet_close(fleet);
        return 0;
    }
    clear(strange);
    FILE *file = fopen(strange, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0) {
        perror(strange);
        exit(1); /* no finding: the machine cannot do it */
    }
    ask_everything(strange);
    add(strange);
    ask_everything(strange);
    return 0;
}
