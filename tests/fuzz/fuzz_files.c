/* The same bytes as a listing of files and as a registry export: each file that comes of it is
 * decided, in every format, and asked about. */
#include "exercise.h"

#include <string.h>

static const char document[] =
    "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\">"
    "<IDENTIFICATION writerId=\"5a2cd6a6-3e67-4f6d-9a35-6d0cbf2a1e80\" friendlyName=\"W\"/>"
    "<BACKUP_LOCATIONS><EXCLUDE_FILES path=\"C:\\a\" filespec=\"*.t?p\" recursive=\"yes\"/>"
    "<EXCLUDE_FILES_FROM_SNAPSHOT path=\"\\a\" filespec=\"*\" recursive=\"yes\"/>"
    "<FILE_GROUP componentName=\"c\" selectable=\"yes\"><FILE_LIST path=\"C:\\\" filespec=\"*\" "
    "recursive=\"yes\"/><FILE_LIST path=\"C:\\a\" filespec=\"named\"/>"
    "<FILE_LIST path=\"D:\\b\" filespec=\"*.x\" alternatePath=\"E:\\c\"/></FILE_GROUP>"
    "</BACKUP_LOCATIONS></WRITER_METADATA>";

static struct vssdoc_capture *capture;

static bool keep(void *context, struct vssdoc_capture *read)
{
    (void)context;
    capture = read;
    return true;
}

static bool discard(void *context, const char *bytes, size_t size)
{
    (void)context, (void)bytes, (void)size;
    return true;
}

struct met {
    size_t n;
    char first[512];
};

static bool count(void *context, const char *path)
{
    struct met *met = context;
    if (met->n++ == 0) {
        size_t length = strlen(path) < sizeof met->first - 1 ? strlen(path) : sizeof met->first - 1;
        memcpy(met->first, path, length);
        met->first[length] = '\0';
    }
    return true;
}

static void select_files(struct vssdoc_host *host, const struct vssdoc_registry *registry,
                         size_t n_files)
{
    static const char *const formats[] = {"text", "json", "ndjson", "csv", "paths", "paths0"};
    static const char *const devices[] = {"C:=\\\\?\\GLOBALROOT\\Device\\x", NULL};
    static const char *const mounts[] = {"C:\\m=F:", NULL};
    const struct vssdoc_select_options options = {.backup_type = VSSDOC_ABSENT,
                                                  .host = host,
                                                  .registry = registry,
                                                  .devices = devices,
                                                  .mounts = mounts};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const struct vssdoc_selections_options form = {.format = formats[i], .verbose = i == 0};
        struct vssdoc_selection *selection;
        struct vssdoc_selections *selections;
        if (vssdoc_select(capture, &options, &selection, NULL) != VSSDOC_OK)
            return;
        if (vssdoc_selections_begin(&form, discard, NULL, &selections, NULL) == VSSDOC_OK) {
            enum vssdoc_status status = vssdoc_selections_add(selections, selection, NULL);
            fuzz_check(status != VSSDOC_OK || selection->files_included +
                                                      selection->files_excluded +
                                                      selection->files_unclaimed ==
                                                  n_files,
                       "every file is decided");
            (void)vssdoc_selections_end(selections, NULL);
        }
        vssdoc_selection_free(selection);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[FUZZ_FILE_NAME];
    int file = fuzz_file_open(data, size, path);
    const char *const listings[] = {path, NULL};
    const struct vssdoc_host_options options = {.limits = &fuzz_limits,
                                                .listings = listings,
                                                .listing_encoding = size % 5 == 0   ? "cp850"
                                                                    : size % 5 == 1 ? "utf-16le"
                                                                                    : NULL};
    struct vssdoc_host *host;
    struct vssdoc_registry *registry;
    struct vssdoc_why *why;
    struct vssdoc_error error;
    struct met met = {0}, again = {0};
    enum vssdoc_status status = vssdoc_registry_read(path, NULL, NULL, &registry, &error);
    fuzz_check((status == VSSDOC_OK) == (registry != NULL), "a registry that was read is there");
    fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "an error has a message");
    if (capture == NULL)
        (void)vssdoc_read_memory("w.xml", document, strlen(document), NULL, keep, NULL, NULL);
    if (capture != NULL && vssdoc_host_new(&options, &host, NULL) == VSSDOC_OK) {
        (void)vssdoc_host_walk(host, count, &met, NULL);
        (void)vssdoc_host_walk(host, count, &again, NULL);
        fuzz_check(met.n == again.n, "a second walk meets the same files");
        select_files(host, registry, met.n);
        const struct vssdoc_select_options asked = {
            .backup_type = VSSDOC_ABSENT, .host = host, .registry = registry};
        if (met.n > 0 && vssdoc_why(capture, &asked, met.first, &why, NULL) == VSSDOC_OK)
            vssdoc_why_free(why);
        vssdoc_host_free(host);
    }
    vssdoc_registry_free(registry);
    fuzz_file_close(file);
    return 0;
}
