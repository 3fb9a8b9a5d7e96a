/* Rules about a BCD's entries for writers, and about what is asked of a writer that its schema has to
 * support. */
#include "model/backup.h"
#include "model/writer_ids.h"
#include "validate/check.h"

static void bcd_writer_id(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (entry->writer_id.spelling == NULL)
        vsd_report(check, &entry->at, NULL, "no writerId: the components belong to no writer");
    else if (!entry->writer_id.valid)
        vsd_report(check, &entry->at, NULL,
                   "writerId \"%.100s\" is no GUID: the components belong to no writer",
                   entry->writer_id.spelling);
}
DEFINE_RULE(bcd_writer_id, .entry = bcd_writer_id,
            .public = {.code = "VSS308",
                       .slug = "bcd-writer-id-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "at restore nobody can find the writer without its class id",
                       .title = "every entry names its writer by class id",
                       .advice = "Save the BCD again; if it was edited, undo that.",
                       .source = "api:nl-vsbackup-ivsswritercomponentsext; captured documents"});

static void bcd_instance_id(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (entry->instance_id.spelling == NULL)
        vsd_report(check, &entry->at, NULL,
                   "no instanceId: which of several instances of the writer is meant is not known");
    else if (!entry->instance_id.valid)
        vsd_report(check, &entry->at, NULL,
                   "instanceId \"%.100s\" is no GUID: which of several instances of the writer is "
                   "meant is not known",
                   entry->instance_id.spelling);
}
DEFINE_RULE(bcd_instance_id, .entry = bcd_instance_id,
            .public = {.code = "VSS309",
                       .slug = "bcd-instance-id-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the class id alone is enough while the writer has one instance",
                       .title = "every entry names the writer's instance",
                       .advice = "Save the BCD again; if it was edited, undo that.",
                       .source = "api:nl-vsbackup-ivsswritercomponentsext; captured documents"});

static void bcd_writer_empty(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (entry->components == NULL && vsd_all_read(&entry->at))
        vsd_report(check, &entry->at, NULL,
                   "the writer has an entry, but none of its components is "
                   "in the backup");
}
DEFINE_RULE(bcd_writer_empty, .entry = bcd_writer_empty,
            .public = {.code = "VSS310",
                       .slug = "bcd-writer-empty",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "nothing is lost that another rule would not tell",
                       .title = "an entry for a writer holds components",
                       .advice = "Check whether the writer's data was meant to be in this backup.",
                       .source = "api:bc-getwritercomponents; captured documents"});

/* A writer that has full backups alone has no history that a copy could disturb. */
static bool keeps_history(int64_t schema)
{
    return (schema &
            (VSD_BS_INCREMENTAL | VSD_BS_DIFFERENTIAL | VSD_BS_LOG | VSD_BS_TIMESTAMPED)) != 0;
}

/* Types of backup of which a rule about this very writer tells, as an error. */
static bool has_own_rule(const struct vssdoc_guid *writer_id, int type)
{
    return type != VSD_BT_COPY &&
           (vsd_is_writer(writer_id, VSD_NTDS_WRITER) ||
            (type == VSD_BT_LOG && vsd_is_writer(writer_id, VSD_SQL_WRITER)));
}

static void bcd_type_unsupported(struct vsd_check *check,
                                 const struct vssdoc_writer_components *entry)
{
    int type = check->capture->backup_components->backup_type;
    int64_t needs = vsd_schema_for(type), schema = vsd_schema_of(entry, check->writer);
    if (needs == 0 || entry->components == NULL || !vsd_schema_lacks(schema, needs) ||
        has_own_rule(&entry->writer_id, type) ||
        (type == VSD_BT_COPY && !keeps_history(schema)))
        return;
    vsd_report(check, &entry->at, NULL,
               type == VSD_BT_COPY
                   ? "the writer has no copy backups (schema bit 0x%llx): it takes this for a full "
                     "one and may truncate its logs"
                   : "the writer has no backups of this type (schema bit 0x%llx): its part of this "
                     "backup is a full one",
               (unsigned long long)needs);
}
DEFINE_RULE(bcd_type_unsupported, .entry = bcd_type_unsupported,
            .public = {.code = "VSS311",
                       .slug = "bcd-type-unsupported-full",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "the documented fallback: nothing is missing, the backup is larger",
                       .title = "writers support the type of backup that was requested",
                       .advice = "Restore this writer's part as a full backup of its own.",
                       .source = "api:ne-vss-vss_backup_type; writer-backup-schema-support.md"});

/* Writers of which another rule says that they may truncate logs are left out. */
static void copy_as_full(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_writer_components *first = NULL;
    size_t n = 0;
    if (bcd->backup_type != VSD_BT_COPY)
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        const struct vssdoc_writer *writer = vssdoc_writer_of(check->capture, e, NULL);
        int64_t known = vsd_schema_of(e, writer);
        if (e->components != NULL && vsd_schema_lacks(known, VSD_BS_COPY) && !keeps_history(known) &&
            n++ == 0)
            first = e;
    }
    const char *name = first != NULL ? vssdoc_entry_name(check->capture, first) : NULL;
    if (n > 0)
        vsd_report(check, &bcd->at, NULL,
                   "a copy backup, but %zu writer%s no such type (schema bit 0x10) and make%s a "
                   "full backup of it%s%.150s",
                   n, n == 1 ? " knows" : "s know", n == 1 ? "s" : "",
                   n == 1 ? ": " : ", first of them ", name != NULL ? name : "a writer without name");
}
DEFINE_RULE(copy_as_full, .bcd = copy_as_full,
            .public = {.code = "VSS312",
                       .slug = "bcd-copy-as-full",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "such writers have full backups alone, so a copy disturbs nothing",
                       .title = "writers in a copy backup know copy backups",
                       .advice = "Nothing is to be done.",
                       .source = "api:ne-vss-vss_backup_type; writer-backup-schema-support.md"});

/* ---- what a writer's schema must have for what is asked of it ---- */

static int64_t schema(const struct vsd_check *check)
{
    return vsd_schema_of(check->entry, check->writer);
}

static void newtarget_schema(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->new_targets != NULL && vsd_schema_lacks(schema(check), VSD_BS_NEW_TARGET))
        vsd_report(check, &record->new_targets->at, NULL,
                   "a new target, though the writer's schema supports none (0x100)");
}
DEFINE_RULE(newtarget_schema, .record = newtarget_schema,
            .public = {
                .code = "VSS359",
                .slug = "bcd-newtarget-without-schema",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "the writer will look for its files at the old place",
                .title = "new targets are set only for writers that support them",
                .advice = "Restore to the original place, or ask the writer's vendor how to "
                          "move the data.",
                .source = "api:bc-addnewtarget; working-with-new-targets-during-restore.md"});

static void authoritative_schema(struct vsd_check *check,
                                 const struct vssdoc_backup_component *record)
{
    if (record->authoritative == 1 && vsd_schema_lacks(schema(check), VSD_BS_AUTHORITATIVE))
        vsd_report(check, &record->at, NULL,
                   "an authoritative restore, though the writer's schema supports none (0x4000)");
}
DEFINE_RULE(authoritative_schema, .record = authoritative_schema,
            .public = {
                .code = "VSS360",
                .slug = "bcd-authoritative-without-schema",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the writer restores all the same, though not authoritatively",
                .title = "authoritative restores are asked only of writers that support them",
                .advice = "Follow the application's own procedure for an authoritative restore.",
                .source = "api:ne-vss-vss_backup_schema; "
                          "api:ivssbackupcomponentsex2-setauthoritativerestore"});

static bool rolls_forward(const struct vssdoc_backup_component *record)
{
    return record->roll_forward_type > 1;
}

static void rollforward_schema(struct vsd_check *check,
                               const struct vssdoc_backup_component *record)
{
    if (rolls_forward(record) && vsd_schema_lacks(schema(check), VSD_BS_ROLLFORWARD))
        vsd_report(check, &record->at, NULL,
                   "a roll-forward, though the writer's schema supports none (0x1000)");
}
DEFINE_RULE(rollforward_schema, .record = rollforward_schema,
            .public = {.code = "VSS361",
                       .slug = "bcd-rollforward-without-schema",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the writer restores all the same, to another point in time",
                       .title = "a roll-forward is asked only of writers that support it",
                       .advice = "Apply the logs with the application's own tools.",
                       .source = "api:ne-vss-vss_backup_schema; "
                                 "api:ivssbackupcomponentsex2-setrollforward"});

static void rename_schema(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const char *name = record->restore_name;
    if (name != NULL && *name != '\0' && vsd_schema_lacks(schema(check), VSD_BS_RENAME))
        vsd_report(check, &record->at, NULL,
                   "a new name for the restore, though the writer's schema supports none (0x2000): "
                   "\"%.200s\"",
                   record->restore_name);
}
DEFINE_RULE(rename_schema, .record = rename_schema,
            .public = {
                .code = "VSS362",
                .slug = "bcd-rename-without-schema",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the writer may restore over what has the old name",
                .title = "a new name is given only to writers that support it",
                .advice = "Restore under the old name, or rename with the application's tools.",
                .source = "api:ne-vss-vss_backup_schema; "
                          "api:ivssbackupcomponentsex2-setrestorename"});
