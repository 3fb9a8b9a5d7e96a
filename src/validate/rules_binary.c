/* Rules about values that a BCD holds as base64. */
#include <stdlib.h>
#include <string.h>

#include "base/binary.h"
#include "validate/check.h"

/* Whether a text begins as base64 of a length below 64 KiB does: 32 bits, the upper 16 of them zero. */
static bool begins_with_length(const char *text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return strspn(text, digits) >= 5 && strncmp(text + 3, "AA", 2) == 0;
}

static void look_at(struct vsd_check *check, const struct vssdoc_backup_component *record,
                    const char *value, const char *name)
{
    unsigned char *bytes = NULL;
    size_t size;
    if (value == NULL || !begins_with_length(value))
        return;
    if (!vsd_base64_decode(value, &bytes, &size))
        vsd_check_no_memory(check);
    else if (bytes == NULL)
        vsd_report(check, &record->at, name,
                   "%s begins as base64 with a length in front, but is none to its end%s: \"%.80s\"",
                   name, strlen(value) % 4 != 0 ? " (its length is no multiple of four)" : "",
                   value);
    free(bytes);
}

static void broken_base64(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    look_at(check, record, record->backup_metadata.spelling, "the backup metadata");
    look_at(check, record, record->restore_metadata.spelling, "the restore metadata");
    look_at(check, record, record->backup_stamp, "the backup stamp");
    look_at(check, record, record->previous_backup_stamp, "the previous backup stamp");
}
DEFINE_RULE(broken_base64, .record = broken_base64,
            .public = {.code = "VSS332",
                       .slug = "bcd-base64-broken",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "the value is the writer's own, and only the writer can tell whether "
                              "it is whole; captured ones are base64 of a length and that much",
                       .title = "what begins as base64 with a length is so to its end",
                       .advice = "Compare with the original of the document: a value that was cut "
                                 "off or edited is of no use to the writer.",
                       .source = "captured documents; api:c-getbackupmetadata"});
