/* Rules about a BCD as a whole and its entries for writers. */
#include "base/guid.h"
#include "base/path.h"
#include "base/text.h"
#include "model/backup.h"
#include "model/model.h"
#include "result/validation.h"
#include "validate/check.h"

/* ---- the right document ---- */

static const struct vssdoc_element *root_of(const struct vssdoc_document *document)
{
    return document->writer != NULL     ? &document->writer->at
           : document->manifest != NULL ? &document->manifest->at
                                        : NULL;
}

static void bcd_root(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (capture->manifest == NULL || capture->manifest->backup_components_file == NULL)
        return;
    const char *name = capture->manifest->backup_components_file;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        if (document->kind == VSSDOC_BCD || document->error != NULL || document->path == NULL ||
            !vsd_names_document(name, document->path))
            continue;
        check->document = document;
        vsd_report(check, root_of(document), NULL,
                   "the manifest calls this file the backup components document, but %s",
                   document->kind == VSSDOC_WMD        ? "it is a writer's metadata"
                   : document->kind == VSSDOC_MANIFEST ? "it is a manifest"
                                                       : "its root is not BACKUP_COMPONENTS");
    }
}
DEFINE_RULE(bcd_root, .capture = bcd_root,
            .public = {.code = "VSS300",
                       .slug = "bcd-root",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "VSS refuses to load anything else as a BCD",
                       .title = "what is given as the BCD has the root BACKUP_COMPONENTS",
                       .advice = "Look for the file that SaveAsXML wrote: somebody has mixed up or "
                                 "overwritten the files of this capture.",
                       .source = "captured documents; backup-components-document-contents.md"});

/* ---- the state of the backup ---- */

static void bcd_backup_type(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->backup_type == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, NULL,
                   "no backupType: nothing says what kind of backup this is");
    else if (bcd->backup_type == VSD_BT_UNDEFINED)
        vsd_report(check, &bcd->at, NULL, "the backupType is UNDEFINED, an error of the requester");
    else if (bcd->backup_type == VSSDOC_UNKNOWN)
        vsd_report(check, &bcd->at, NULL,
                   "backupType \"%.200s\" is none of the values of VSS_BACKUP_TYPE",
                   vsd_raw_of(&bcd->at, "backup_type"));
}
DEFINE_RULE(bcd_backup_type, .bcd = bcd_backup_type,
            .public = {
                .code = "VSS301",
                .slug = "bcd-backup-type-undefined",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "writers decide by the type what to back up and whether to truncate logs",
                .title = "the BCD says what type of backup it is",
                .advice = "The requester must call SetBackupState with a type before "
                          "PrepareForBackup.",
                .source = "api:ne-vss-vss_backup_type; vss-backup-state.md"});

static void bcd_select_components(struct vsd_check *check,
                                  const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, NULL,
                   "no selectComponents: nothing says whether components or whole volumes were "
                   "backed up");
}
DEFINE_RULE(bcd_select_components, .bcd = bcd_select_components,
            .public = {
                .code = "VSS302",
                .slug = "bcd-select-components-missing",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "without it nobody knows whether the list of components is meant",
                .title = "the BCD says whether components were selected",
                .advice = "The requester should call SetBackupState; until then take the list "
                          "of components as what was meant only if there is one.",
                .source = "api:bc-setbackupstate; vss-backup-state.md"});

static void bcd_state(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->bootable_system_state == VSSDOC_ABSENT)
        vsd_report(
            check, &bcd->at, "bootableSystemStateBackup",
            "no bootableSystemStateBackup: nothing says whether the system state was meant to "
            "be complete");
    if (bcd->partial_file_support == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, "partialFileSupport",
                   "no partialFileSupport: writers take it for \"no\" and name whole files");
}
DEFINE_RULE(bcd_state, .bcd = bcd_state,
            .public = {
                .code = "VSS303",
                .slug = "bcd-state-missing",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "the files that were backed up are the same either way",
                .title = "the BCD says what it covers of the system state and of files",
                .advice = "The requester should call SetBackupState before PrepareForBackup; "
                          "it sets all of the backup's state.",
                .source = "api:bc-setbackupstate; vss-backup-state.md"});

static void bcd_snapshot_set(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->snapshot_set_id.spelling == NULL)
        vsd_report(
            check, &bcd->at, NULL,
            "no snapshotSetId: the BCD was saved before a shadow copy was made, or files were "
            "read without one");
    else if (vsd_guid_is_null(&bcd->snapshot_set_id))
        vsd_report(check, &bcd->at, NULL,
                   "the snapshotSetId is all zeros, which is no shadow copy set: the BCD was saved "
                   "before one was made");
}
DEFINE_RULE(bcd_snapshot_set, .bcd = bcd_snapshot_set,
            .public = {.code = "VSS304",
                       .slug = "bcd-snapshot-set-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "a backup need not use a shadow copy, though nearly all do",
                       .title = "the BCD names the shadow copy set that was backed up",
                       .advice = "Save the BCD after DoSnapshotSet has returned.",
                       .source = "api:bc-startsnapshotset; captured documents"});

static void bcd_noncomponent(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == 0 && bcd->n_components > 0)
        vsd_report(
            check, &bcd->at, NULL,
            "selectComponents is \"no\", yet %zu component%s listed: whole volumes were meant "
            "and the list means nothing",
            bcd->n_components, bcd->n_components == 1 ? " is" : "s are");
}
DEFINE_RULE(bcd_noncomponent, .bcd = bcd_noncomponent,
            .public = {.code = "VSS305",
                       .slug = "bcd-components-in-noncomponent-mode",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "writers ignore the list, so it may promise what was not prepared",
                       .title = "components are listed only where components were selected",
                       .advice = "Pass bSelectComponents = true to SetBackupState, or add no "
                                 "components.",
                       .source = "vss-backup-state.md; api:bc-setbackupstate"});

/* Whether components could have been chosen, which is for rules that look at the WMDs as well. */
static bool any_component(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        if (capture->writers[i]->components != NULL)
            return true;
    return false;
}

static void bcd_empty(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components != 0 && bcd->n_components == 0 && vsd_all_read(&bcd->at) &&
        !(bcd->select_components == 1 && any_component(check->capture)))
        vsd_report(
            check, &bcd->at, NULL,
            "no component at all: as far as this document goes the backup was taken without "
            "writers, so the files are consistent for the file system only, as after a power "
            "failure, and no application truncates its logs");
}
DEFINE_RULE(bcd_empty, .bcd = bcd_empty,
            .public = {.code = "VSS306",
                       .slug = "bcd-empty",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "file-system consistency may be all that was asked for",
                       .title = "a backup of components has components",
                       .advice = "For application-consistent backups check that the requester adds "
                                 "the writers' components (in a virtual machine: that application "
                                 "quiescing is on).",
                       .source = "use-of-components-by-the-requestor.md; inferred: what it means"});

static void bcd_volumes(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == 0 && bcd->n_components == 0)
        vsd_report(check, &bcd->at, NULL,
                   "selectComponents is \"no\": whole volumes were backed up, and no writer's data "
                   "can be restored or checked component by component");
}
DEFINE_RULE(bcd_volumes, .bcd = bcd_volumes,
            .public = {
                .code = "VSS307",
                .slug = "bcd-volume-mode",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "it is a mode of its own; backing up volumes is legitimate",
                .title = "the backup knows components",
                .advice = "Use component mode where databases must be restored one by one or "
                          "incremental backups are wanted.",
                .source = "vss-backup-state.md; api:bc-setbackupstate"});

/* ---- entries ---- */

static void bcd_writer_id(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (entry->writer_id.spelling == NULL)
        vsd_report(check, &entry->at, NULL, "no writerId: the components belong to no writer");
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

static void bcd_type_unsupported(struct vsd_check *check,
                                 const struct vssdoc_writer_components *entry)
{
    int type = check->capture->backup_components->backup_type;
    int64_t needs = vsd_schema_for(type), schema = vsd_schema_of(entry, check->writer);
    if (needs == 0 || entry->components == NULL || !vsd_schema_lacks(schema, needs) ||
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

/* ---- age ---- */

enum { TOMBSTONE_DAYS = 60 };

static void chain_tombstone(struct vsd_check *check, const struct vsd_chain *chain)
{
    struct vssdoc_guid ntds;
    (void)vssdoc_guid_parse("b2014c9e-8711-4c5c-a5a9-3cf384484757", &ntds);
    for (size_t i = 0; i < chain->n; i++) {
        const struct vssdoc_backup_components *bcd = chain->captures[i]->backup_components;
        const struct vssdoc_writer_components *e = bcd->writers;
        while (e != NULL && !vssdoc_guid_equal(&e->writer_id, &ntds))
            e = e->next;
        int64_t day = e != NULL ? vsd_day_of_backup(bcd) : 0;
        int64_t age = vsd_day_of(check->today) - day;
        check->validation->accept.today_matters = check->validation->accept.today_matters || day != 0;
        if (day == 0 || age <= TOMBSTONE_DAYS)
            continue;
        check->capture = chain->captures[i];
        check->document = bcd->document;
        check->entry = e;
        check->writer = vssdoc_writer_of(chain->captures[i], e, NULL);
        vsd_report(
            check, &e->at, NULL,
            "this backup of Active Directory is %lld days old: beyond the tombstone lifetime "
            "(%d days unless changed) it cannot be restored",
            (long long)age, TOMBSTONE_DAYS);
    }
}
DEFINE_RULE(chain_tombstone, .chain = chain_tombstone,
            .public = {
                .code = "VSS514",
                .slug = "chain-tombstone",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_WARNING,
                .why = "the forest may have a longer lifetime set",
                .title = "backups of Active Directory are younger than the tombstone lifetime",
                .advice = "Look up tombstoneLifetime of the forest; restore a younger backup or "
                          "another domain controller's.",
                .source = "vss-backup-and-restore-of-the-active-directory.md; inferred: the day, "
                          "from a shadow copy's time or a stamp"});
