/* A table of further spellings, and documents that use names it may have. */
#include "exercise.h"

#include <string.h>

static const char *const documents[] = {
    "<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\" a=\"1\">"
    "<IDENTIFICATION writerId=\"1\" b=\"2\"/><RESTORE_METHOD x=\"y\"/><BACKUP_LOCATIONS>"
    "<FILE_GROUP componentName=\"c\" a=\"b\"><FILE_LIST path=\"C:\\\" filespec=\"*\" b=\"c\"/>"
    "<A path=\"D:\\\"/></FILE_GROUP><A componentName=\"d\"/></BACKUP_LOCATIONS></WRITER_METADATA>",
    "<BACKUP_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" version=\"1.2\" a=\"yes\">"
    "<WRITER_COMPONENTS b=\"1\"><COMPONENT componentName=\"c\" a=\"AAAA\"><A b=\"c\"/></COMPONENT>"
    "</WRITER_COMPONENTS></BACKUP_COMPONENTS>",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[FUZZ_FILE_NAME];
    struct vssdoc_names *names;
    struct vssdoc_error error;
    int file = fuzz_file_open(data, size, path);
    enum vssdoc_status status = vssdoc_names_read(path, &names, &error);
    fuzz_check((status == VSSDOC_OK) == (names != NULL), "a table that was read is there");
    fuzz_check(status == VSSDOC_OK || (error.status == status && error.message[0] != '\0'),
               "an error has a message");
    for (size_t i = 0; i < sizeof documents / sizeof documents[0] && status == VSSDOC_OK; i++)
        (void)fuzz_read_memory("fuzz.xml", (const uint8_t *)documents[i], strlen(documents[i]),
                               names, FUZZ_JSON);
    vssdoc_names_free(names);
    fuzz_file_close(file);
    return 0;
}
