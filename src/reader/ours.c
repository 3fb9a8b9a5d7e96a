#include "reader/ours.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const struct {
    const char *name; /* of the schema */
    const char *what; /* it is, and who reads it */
} rows[] = {
    {"accept", "accepted findings or changes, which validate and diff read with --accept"},
    {"config", "settings, which every command reads with --config"},
    {"diff-history", "the result of \"vssdoc diff --history\""},
    {"document", "a document as JSON of a version that this vssdoc does not read"},
    {"redaction-key", "what placeholders stand for, which --redact-key and --unredact read"},
    {"target-state", "the state of a machine, which restore reads with --target"},
    {"validate", "findings, of which \"vssdoc explain --report\" tells more"},
};

/* The name in a schema: what stands between "vssdoc/ and the next slash; 0: there is none. */
static size_t schema_name(const char *text, size_t length, const char **name)
{
    static const char key[] = "\"schema\"", begin[] = "\"vssdoc/";
    const char *end = text + length;
    const char *at = memmem(text, length, key, sizeof key - 1);
    if (at == NULL)
        return 0;
    at += sizeof key - 1;
    while (at < end && strchr(" \t\r\n:", *at) != NULL && *at != '\0')
        at++;
    if ((size_t)(end - at) < sizeof begin - 1 || memcmp(at, begin, sizeof begin - 1) != 0)
        return 0;
    *name = at + sizeof begin - 1;
    size_t n = 0;
    while (*name + n < end && ((*name)[n] == '-' || ((*name)[n] >= 'a' && (*name)[n] <= 'z')))
        n++;
    return *name + n < end && (*name)[n] == '/' ? n : 0;
}

bool vsd_is_ours(const char *text, size_t length, char *reason, size_t room)
{
    static const char stream[] = "-stream";
    const char *name = NULL;
    size_t n = length > 0 && *text == '{' ? schema_name(text, length, &name) : 0;
    if (n == 0)
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strlen(rows[i].name) == n && memcmp(rows[i].name, name, n) == 0) {
            (void)snprintf(reason, room, "not a VSS document: %s", rows[i].what);
            return true;
        }
    if (n >= sizeof stream &&
        memcmp(name + n - (sizeof stream - 1), stream, sizeof stream - 1) == 0)
        n -= sizeof stream - 1;
    (void)snprintf(reason, room,
                   "not a VSS document: the result of \"vssdoc %.*s\"; as JSON, what \"vssdoc "
                   "convert\" writes is read",
                   n < 40 ? (int)n : 40, name);
    return true;
}
