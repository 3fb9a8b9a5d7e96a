/* A target state, and a restore to the machine it describes; the same bytes as a setting and as a
 * list of ranges. */
#include "exercise.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/ranges.h"

static const char writer[] =
    "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\" "
    "backupSchema=\"258\">"
    "<IDENTIFICATION writerId=\"a0000000-0000-0000-0000-000000000001\" "
    "instanceId=\"b0000000-0000-0000-0000-000000000001\" friendlyName=\"W\" usage=\"USER_DATA\" "
    "dataSource=\"OTHER\"/><RESTORE_METHOD method=\"STOP_RESTORE_START\" service=\"S\" "
    "writerRestore=\"always\" rebootRequired=\"yes\"><ALTERNATE_LOCATION_MAPPING path=\"E:\\D\" "
    "filespec=\"*\" recursive=\"yes\" alternatePath=\"F:\\M\"/></RESTORE_METHOD><BACKUP_LOCATIONS>"
    "<FILE_GROUP componentName=\"A\" selectable=\"yes\"><FILE_LIST path=\"E:\\D\" filespec=\"*\" "
    "recursive=\"yes\"/></FILE_GROUP><FILE_GROUP logicalPath=\"A\" componentName=\"B\" "
    "selectable=\"no\" selectableForRestore=\"yes\"><FILE_LIST path=\"%windir%\\x\" "
    "filespec=\"b.dat\"/></FILE_GROUP></BACKUP_LOCATIONS></WRITER_METADATA>";
static const char components[] =
    "<BACKUP_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" version=\"1.2\" "
    "selectComponents=\"yes\" backupType=\"incremental\"><WRITER_COMPONENTS "
    "instanceId=\"b0000000-0000-0000-0000-000000000001\" "
    "writerId=\"a0000000-0000-0000-0000-000000000001\"><COMPONENT componentName=\"A\" "
    "componentType=\"filegroup\"><PARTIAL_FILE path=\"E:\\D\\p\" filename=\"f\" ranges=\"0:1\"/>"
    "</COMPONENT></WRITER_COMPONENTS></BACKUP_COMPONENTS>";

static struct vssdoc_capture *kept;

static bool keep(void *context, struct vssdoc_capture *capture)
{
    (void)context;
    if (kept == NULL)
        kept = capture;
    else
        vssdoc_capture_free(capture);
    return true;
}

static void let_go(void)
{
    vssdoc_capture_free(kept);
}

static void read_once(void)
{
    char paths[2][FUZZ_FILE_NAME];
    const char *const operands[] = {paths[0], paths[1]};
    int files[] = {fuzz_file_open((const uint8_t *)writer, sizeof writer - 1, paths[0]),
                   fuzz_file_open((const uint8_t *)components, sizeof components - 1, paths[1])};
    (void)vssdoc_read(operands, 2, NULL, keep, NULL, NULL);
    fuzz_file_close(files[0]);
    fuzz_file_close(files[1]);
    fuzz_check(kept != NULL && kept->n_writers == 1 && kept->backup_components != NULL,
               "the documents are a capture");
    (void)atexit(let_go);
}

static bool swallow(void *context, const char *bytes, size_t size)
{
    *(size_t *)context += size + (size_t)(unsigned char)bytes[0];
    return true;
}

static void restore(const struct vssdoc_target_state *state)
{
    static const char *const formats[] = {"text", "json", "ndjson", "markdown"};
    struct vssdoc_restore_options options = {state, false, NULL, NULL};
    const struct vssdoc_capture *capture = kept;
    struct vssdoc_restoration *restoration, *strict;
    struct vssdoc_error error;
    size_t n = 0;
    if (vssdoc_restore(&capture, 1, &options, &restoration, &error) != VSSDOC_OK) {
        fuzz_check(error.message[0] != '\0', "a refusal has a message");
        return;
    }
    options.strict = true;
    fuzz_check(vssdoc_restore(&capture, 1, &options, &strict, &error) == VSSDOC_OK,
               "the narrower reading can be had as well");
    const struct vssdoc_restoration *one = restoration, *other = strict;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const struct vssdoc_restorations_options output = {
            .format = formats[i], .compared = &other, .verbose = i == 0, .width = 70};
        fuzz_check(vssdoc_restorations_write(&one, 1, &output, swallow, &n, &error) == VSSDOC_OK,
                   "a restoration can be written");
    }
    fuzz_check(vssdoc_restoration_write_bcd(one, 1, kept, swallow, &n, &error) == VSSDOC_OK,
               "its BCD can be written");
    vssdoc_restoration_free(restoration);
    vssdoc_restoration_free(strict);
}

static void as_text(const uint8_t *data, size_t size)
{
    struct vsd_arena arena = {0};
    struct vsd_ranges ranges;
    struct vsd_ranges_order order;
    struct vssdoc_target_state *state;
    struct vssdoc_error error;
    char *text = vsd_arena_copy(&arena, (const char *)data, size);
    if (text != NULL && vsd_ranges_parse(&arena, text, &ranges) && ranges.kind == VSD_RANGES_LIST)
        (void)vsd_ranges_look(&arena, &ranges, &order);
    if (text != NULL && vssdoc_target_state_new(&state, &error) == VSSDOC_OK) {
        if (vssdoc_target_state_set(state, text, &error) == VSSDOC_OK)
            restore(state);
        vssdoc_target_state_free(state);
    }
    vsd_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[FUZZ_FILE_NAME];
    struct vssdoc_target_state *state;
    struct vssdoc_error error;
    if (kept == NULL)
        read_once();
    if (size > 65536)
        return 0;
    int file = fuzz_file_open(data, size, path);
    enum vssdoc_status status = vssdoc_target_state_read(path, &state, &error);
    fuzz_check((status == VSSDOC_OK) == (state != NULL), "a target state that was read is there");
    fuzz_check(status == VSSDOC_OK || (error.status == status && error.message[0] != '\0'),
               "an error has a message");
    if (status == VSSDOC_OK)
        restore(state);
    vssdoc_target_state_free(state);
    fuzz_file_close(file);
    as_text(data, size);
    return 0;
}
