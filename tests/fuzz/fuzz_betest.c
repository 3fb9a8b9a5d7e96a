/* A BETest configuration, XML or lines, applied to a capture; and the one that is written of what it
 * selects, which selects the same. */
#include "gather.h"

#include <stdlib.h>
#include <string.h>

static const char writer[] =
    "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\">"
    "<IDENTIFICATION writerId=\"a0000000-0000-0000-0000-000000000001\" "
    "instanceId=\"b0000000-0000-0000-0000-000000000001\" friendlyName=\"W\" usage=\"USER_DATA\" "
    "dataSource=\"OTHER\"/><BACKUP_LOCATIONS><FILE_GROUP componentName=\"A\" selectable=\"yes\">"
    "<FILE_LIST path=\"E:\\D\" filespec=\"*\"/></FILE_GROUP><FILE_GROUP logicalPath=\"A\" "
    "componentName=\"B\" selectable=\"no\"/><FILE_GROUP componentName=\"c d\" "
    "selectable=\"yes\"/></BACKUP_LOCATIONS></WRITER_METADATA>";

static struct vssdoc_capture *capture;

static void let_go(void)
{
    vssdoc_capture_free(capture);
}

static struct vssdoc_capture *apply(const uint8_t *data, size_t size)
{
    char path[FUZZ_FILE_NAME];
    struct vssdoc_capture *applied;
    struct vssdoc_error error;
    int file = fuzz_file_open(data, size, path);
    enum vssdoc_status status = vssdoc_betest_apply(capture, path, &applied, &error);
    fuzz_file_close(file);
    fuzz_check((status == VSSDOC_OK) == (applied != NULL), "what was applied is there");
    fuzz_check(status == VSSDOC_OK || (error.status == status && error.message[0] != '\0'),
               "an error has a message");
    return applied;
}

/* The configuration that selects what a capture's BCD holds. */
static struct fuzz_text configuration(const struct vssdoc_capture *applied)
{
    const struct vssdoc_select_options options = {.backup_type = VSSDOC_ABSENT};
    struct vssdoc_selection *selection;
    struct fuzz_text text = {NULL, 0, 0};
    struct vssdoc_error error;
    fuzz_check(vssdoc_select(applied, &options, &selection, &error) == VSSDOC_OK,
               "a selection can be worked out");
    fuzz_check(vssdoc_betest_write(selection, NULL, NULL, fuzz_gather, &text, &error) == VSSDOC_OK,
               "a configuration can be written");
    vssdoc_selection_free(selection);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (capture == NULL) {
        capture = fuzz_capture("w.xml", writer, strlen(writer), NULL);
        fuzz_check(capture != NULL && capture->n_writers == 1, "the document is a capture");
        (void)atexit(let_go);
    }
    struct vssdoc_capture *applied = apply(data, size);
    if (applied == NULL)
        return 0;
    struct fuzz_text first = configuration(applied);
    struct vssdoc_capture *again = apply((const uint8_t *)first.bytes, first.size);
    fuzz_check(again != NULL, "a configuration that was written can be read");
    struct fuzz_text second = configuration(again);
    fuzz_check(fuzz_same_text(&first, &second), "it selects the same");
    fuzz_text_free(&first);
    fuzz_text_free(&second);
    vssdoc_capture_free(again);
    vssdoc_capture_free(applied);
    return 0;
}
