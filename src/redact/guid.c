/* GUIDs: those of writers' classes stay, others become counted ones. */
#include <stdio.h>
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "redact/kept.h"

enum { LENGTH = VSD_GUID_TEXT - 1 };

bool vsd_is_guid_text(const char *text, size_t length)
{
    if (length < LENGTH)
        return false;
    for (size_t i = 0; i < LENGTH; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        bool digit = strchr("0123456789abcdefABCDEF", text[i]) != NULL && text[i] != '\0';
        if (hyphen ? text[i] != '-' : !digit)
            return false;
    }
    return true;
}

static bool is_kept(struct vssdoc_redaction *redaction, const char *guid)
{
    static const char system_provider[] = "b5946137-7b9f-4925-af80-51abd60b20d5";
    return strspn(guid, "0-") >= LENGTH || vsd_known(redaction, guid, LENGTH) != 0 ||
           vsd_rest_folded(guid, system_provider) != NULL;
}

static bool has_capitals(const char *guid)
{
    return strcspn(guid, "ABCDEF") < LENGTH;
}

static bool has_small(const char *guid)
{
    return strcspn(guid, "abcdef") < LENGTH;
}

void vsd_redact_guid_text(struct vssdoc_redaction *redaction, const char *guid, char out[37])
{
    char text[VSD_GUID_TEXT];
    (void)snprintf(text, sizeof text, "%.36s", guid);
    (void)snprintf(out, VSD_GUID_TEXT, "%s", text);
    if (is_kept(redaction, text))
        return;
    struct vsd_kept *kept = vsd_kept_find(redaction, VSD_KEPT_GUID, text, LENGTH);
    if (kept == NULL && redaction->undo)
        return;
    if (kept == NULL) {
        uint64_t n = redaction->n[VSD_KEPT_GUID] + 1;
        (void)snprintf(out, VSD_GUID_TEXT, "facade00-0000-4000-8000-%012llx",
                       (unsigned long long)(n & 0xFFFFFFFFFFFF));
        kept = vsd_kept_add(redaction, VSD_KEPT_GUID, text, LENGTH, out, LENGTH);
        if (kept == NULL)
            return;
    }
    (void)snprintf(out, VSD_GUID_TEXT, "%s", redaction->undo ? kept->original : kept->placeholder);
    bool capitals = has_capitals(text) && !has_small(text);
    for (char *c = out; capitals && *c != '\0'; c++)
        if (*c >= 'a' && *c <= 'f')
            *c = (char)(*c - 'a' + 'A');
}
