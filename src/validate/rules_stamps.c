/* Rules about the backup stamps within one BCD. */
#include <string.h>

#include "model/backup.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static void stamp_own(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (!is_empty(record->backup_stamp) && record->previous_backup_stamp != NULL &&
        strcmp(record->backup_stamp, record->previous_backup_stamp) == 0)
        vsd_report(check, &record->at, NULL,
                   "based on itself: the stamp of the earlier backup is this backup's own, "
                   "\"%.200s\"",
                   record->backup_stamp);
}
DEFINE_RULE(stamp_own, .record = stamp_own,
            .public = {
                .code = "VSS385",
                .slug = "bcd-previous-stamp-own",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "the requester hands the earlier stamp in before the writer makes the "
                       "new one: what this backup is based on is lost",
                .title = "a backup is based on an earlier one",
                .advice = "Find the base by other records; the requester must keep both "
                          "stamps apart.",
                .source = "api:bc-setpreviousbackupstamp; api:c-setbackupstamp"});

/* A writer may stamp its databases alone: only components of one type are compared. */
static void look_at_type(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                         int type)
{
    const struct vssdoc_backup_component *stamped = entry->components;
    while (stamped != NULL && (stamped->type != type || is_empty(stamped->backup_stamp)))
        stamped = stamped->next;
    if (stamped == NULL)
        return;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL; r = r->next) {
        if (r->type != type || !is_empty(r->backup_stamp) || r->backup_succeeded == 0 ||
            !vsd_all_read(&r->at))
            continue;
        check->record = r;
        vsd_report(check, &r->at, NULL,
                   "no backup stamp, though the writer stamps others of its components, such as "
                   "\"%.200s\"",
                   stamped->full_path);
    }
}

static void stamp_missing(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    int64_t schema = vsd_schema_of(entry, check->writer);
    if (schema < 0 || (schema & VSD_BS_TIMESTAMPED) == 0)
        return;
    look_at_type(check, entry, VSD_CT_DATABASE);
    look_at_type(check, entry, VSD_CT_FILE_GROUP);
}
DEFINE_RULE(stamp_missing, .entry = stamp_missing,
            .public = {.code = "VSS386",
                       .slug = "bcd-stamp-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "no later backup of changes can be based on this one; a writer may "
                              "stamp only what it has changes of",
                       .title = "a writer that stamps components stamps all of their type",
                       .advice = "Take a full backup of the component before the next incremental "
                                 "or differential one.",
                       .source = "api:c-setbackupstamp; inferred: one stamp for each component"});
