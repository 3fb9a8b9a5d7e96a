/* The same bytes as each kind of JSON file that is handed in beside documents: settings, accepted
 * findings, the key of a redaction, a report that a question is about. */
#include "gather.h"

#include <stdio.h>
#include <string.h>

static void must_say(enum vssdoc_status status, const struct vssdoc_error *error)
{
    fuzz_check(status == VSSDOC_OK ||
                   (error->status == status && error->message[0] != '\0' &&
                    strpbrk(error->message, "\r\n") == NULL),
               "an error has a message of one line");
}

static bool on_setting(void *context, const struct vssdoc_setting *setting, char *message,
                       size_t size)
{
    size_t *n = context;
    if (setting->kind == VSSDOC_SETTING_LIST && setting->name != NULL)
        for (const char *const *item = setting->items; *item != NULL; item++)
            *n += strlen(*item);
    if (++*n % 64 != 0)
        return true;
    (void)snprintf(message, size, "%s makes no sense",
                   setting->name != NULL ? setting->name : "this");
    return false;
}

static void as_key(const char *path)
{
    static const char *const paths[] = {"C:\\Windows\\System32\\a.b", "\\\\srv\\s\\x", "D:", ""};
    struct vssdoc_redaction *redaction;
    struct vssdoc_error error;
    struct fuzz_text key = {NULL, 0, 0};
    enum vssdoc_status status = vssdoc_redaction_read(path, &redaction, &error);
    must_say(status, &error);
    if (status != VSSDOC_OK)
        return;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        fuzz_check(vssdoc_redaction_path(redaction, paths[i]) != NULL, "a path can be shown");
    fuzz_check(vssdoc_redaction_write(redaction, fuzz_gather, &key, &error) == VSSDOC_OK,
               "a key can be written");
    fuzz_text_free(&key);
    vssdoc_redaction_free(redaction);
}

static void as_accepted(const char *path)
{
    struct vssdoc_acceptance *entries;
    size_t n;
    struct vssdoc_error error;
    enum vssdoc_status status = vssdoc_accept_read(path, &entries, &n, &error);
    must_say(status, &error);
    struct vssdoc_validation *validation;
    if (status != VSSDOC_OK)
        return;
    const struct vssdoc_validate_options options = {
        .accept = entries, .n_accept = n, .today = "2026-01-31"};
    status = vssdoc_validation_new(&options, &validation, &error);
    must_say(status, &error);
    if (status == VSSDOC_OK) {
        const struct vssdoc_findings_options how = {.format = "json"};
        vssdoc_validation_finish(validation);
        (void)vssdoc_validation_write(validation, &how, fuzz_discard, NULL, NULL);
        vssdoc_validation_free(validation);
    }
    vssdoc_accept_free(entries);
}

static void as_report(const char *path, const uint8_t *data, size_t size)
{
    static const char field[] = "\"fingerprint\": \"";
    const struct vssdoc_explain_options options = {.report = path, .format = "json"};
    char fingerprint[17] = "";
    struct vssdoc_error error;
    for (size_t i = 0; i + sizeof field - 1 + 16 <= size; i++)
        if (memcmp(data + i, field, sizeof field - 1) == 0) {
            memcpy(fingerprint, data + i + sizeof field - 1, 16);
            break;
        }
    if (*fingerprint != '\0') /* else it looks through all tables */
        must_say(vssdoc_explain(fingerprint, &options, fuzz_discard, NULL, &error), &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[FUZZ_FILE_NAME];
    size_t n = 0;
    struct vssdoc_error error;
    int file = fuzz_file_open(data, size, path);
    must_say(vssdoc_settings_read(path, on_setting, &n, &error), &error);
    as_accepted(path);
    as_key(path);
    as_report(path, data, size);
    fuzz_file_close(file);
    return 0;
}
