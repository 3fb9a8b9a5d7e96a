/* Rules about backup types and about single writers' own demands. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "model/constants.h"
#include "validate/view.h"

static int backup_type(const struct vsd_check *check)
{
    return check->capture->backup_components->backup_type;
}

/* ---- what a type of backup copies of each set ---- */

struct tally {
    UT_hash_handle hh;
    const struct vssdoc_backup_component *record;
    size_t sets, needed, logs;
};

static struct tally *tally_of(struct vsd_check *check, struct tally **tallies,
                              const struct vssdoc_backup_component *record)
{
    struct tally *tally = NULL;
    HASH_FIND_PTR(*tallies, &record, tally);
    if (tally != NULL)
        return tally;
    tally = vsd_check_alloc(check, sizeof *tally);
    if (tally == NULL)
        return NULL;
    *tally = (struct tally){.record = record};
    HASH_ADD_PTR(*tallies, record, tally);
    return tally->hh.tbl != NULL ? tally : NULL;
}

/* Counts the file sets of each explicit component and its members. */
static struct tally *count_sets(struct vsd_check *check, uint32_t bit)
{
    struct tally *tallies = NULL;
    for (const struct vssdoc_component *c = check->writer->components; c != NULL; c = c->next) {
        const struct vssdoc_backup_component *record =
            vsd_record_for(check->capture, check->writer, check->hierarchy, c);
        struct tally *tally = record != NULL ? tally_of(check, &tallies, record) : NULL;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL && tally != NULL;
             s = s->next) {
            tally->sets++;
            tally->needed += vsd_set_needed(s, bit) || s->backup_type == VSSDOC_UNKNOWN;
            tally->logs += s->kind == VSSDOC_DATABASE_LOGFILES;
        }
    }
    return tallies;
}

/* The entry's WMD is there, is this entry's own, and the type of backup is known: its bit. */
static uint32_t countable(const struct vsd_check *check,
                          const struct vssdoc_writer_components *entry)
{
    if (check->writer == NULL || !vsd_component_mode(check->capture) ||
        vssdoc_entry_of(check->capture, check->writer) != entry)
        return 0;
    return vsd_type_bit(check->capture, check->writer,
                        check->capture->backup_components->backup_type);
}

static void each_record(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                        const struct tally *tallies,
                        void (*look)(struct vsd_check *, const struct tally *))
{
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL; r = r->next) {
        const struct tally *tally = NULL;
        HASH_FIND_PTR(tallies, &r, tally);
        check->record = r;
        if (tally != NULL)
            look(check, tally);
    }
}

static void report_no_logs(struct vsd_check *check, const struct tally *tally)
{
    if (tally->logs == 0 && tally->needed == 0)
        vsd_report(check, &tally->record->at, NULL,
                   "in a log backup, but the component has no log files: nothing of it is copied");
}

static void no_log_files(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    uint32_t bit = countable(check, entry);
    if (backup_type(check) != VSD_BT_LOG || bit != 0x8)
        return;
    struct tally *tallies = count_sets(check, bit);
    each_record(check, entry, tallies, report_no_logs);
    HASH_CLEAR(hh, tallies);
}
DEFINE_RULE(no_log_files, .entry = no_log_files,
            .public = {.code = "VSS480",
                       .slug = "x-log-backup-no-log-files",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "somebody may rely on a backup in which the component has nothing",
                       .title = "a component in a log backup has log files",
                       .advice = "Leave the component out of log backups, or take an incremental "
                                 "one.",
                       .source = "requestor-role-in-backing-up-complex-stores.md"});

static void report_unneeded(struct vsd_check *check, const struct tally *tally)
{
    if (tally->sets > 0 && tally->needed == 0)
        vsd_report(check, &tally->record->at, NULL,
                   "none of its %zu file set%s is marked as needed in a backup of this type",
                   tally->sets, tally->sets == 1 ? "" : "s");
}

static void nothing_for_type(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    uint32_t bit = countable(check, entry);
    if (bit == 0 || bit == 0x8)
        return;
    struct tally *tallies = count_sets(check, bit);
    each_record(check, entry, tallies, report_unneeded);
    HASH_CLEAR(hh, tallies);
}
DEFINE_RULE(nothing_for_type, .entry = nothing_for_type,
            .public = {.code = "VSS481",
                       .slug = "x-fileset-none-for-type",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "writers use this on purpose: the data are in another backup, or in "
                              "partial and differenced files",
                       .title = "a component in the BCD has file sets for this type of backup",
                       .advice = "Check filespecBackupType in the WMD if files are missed.",
                       .source = "requestor-role-in-backing-up-complex-stores.md; "
                                 "file-level-schema-support.md"});

/* ---- SQL Server ---- */

static void sql_log_backup(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    if (entry->components != NULL && backup_type(check) == VSD_BT_LOG &&
        vsd_component_mode(check->capture) && vsd_is_writer(&entry->writer_id, VSD_SQL_WRITER))
        vsd_report(check, &entry->at, NULL,
                   "a log backup of SQL Server databases, which its writer does not support");
}
DEFINE_RULE(sql_log_backup, .entry = sql_log_backup,
            .public = {.code = "VSS482",
                       .slug = "x-sql-log",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "no log is backed up or truncated; at best the writer makes a full "
                              "backup",
                       .title = "SQL Server's writer is not asked for log backups",
                       .advice = "Back up transaction logs with SQL Server's own BACKUP LOG; the "
                                 "writer does full, copy and differential backups.",
                       .source = "sql-server-vss-writer-backup-guide.md"});

/* ---- deduplication ---- */

/* The component beside another one in the same logical path, NULL when there is none. */
static const struct vssdoc_component *beside(struct vsd_check *check, const char *name)
{
    const char *path = check->component->logical_path;
    size_t size = strlen(name) + (path != NULL ? strlen(path) : 0) + 3;
    char *full = vsd_check_alloc(check, size);
    if (full == NULL)
        return NULL;
    bool rooted = path == NULL || *path == '\0' || *path == '\\';
    (void)snprintf(full, size, "%s%s%s%s", rooted ? "" : "\\", path != NULL ? path : "",
                   path != NULL && *path != '\0' && path[strlen(path) - 1] == '\\' ? "" : "\\",
                   name);
    return vsd_component_at(check->hierarchy, full);
}

/* Whether the record is the one component of a deduplicated volume without the other. */
static bool is_alone(struct vsd_check *check, const char *name, const char *other)
{
    if (check->component == NULL || check->writer == NULL ||
        !vsd_is_writer(&check->writer->writer_id, "41db4dbf-6046-470e-8ad5-d5081dfb1b70") ||
        !vsd_equal_folded(check->component->name, name))
        return false;
    const struct vssdoc_component *partner = beside(check, other);
    return partner == NULL || vssdoc_record_of(check->capture, check->writer, partner) == NULL;
}

static const char chunk_store[] = "Chunk Store", configuration[] = "Dedup Configuration";

static void dedup_chunks_alone(struct vsd_check *check,
                               const struct vssdoc_backup_component *record)
{
    if (is_alone(check, chunk_store, configuration))
        vsd_report(check, &record->at, NULL,
                   "the chunk store is in the backup without the volume's \"%s\"", configuration);
}
DEFINE_RULE(dedup_chunks_alone, .record = dedup_chunks_alone,
            .public = {.code = "VSS483",
                       .slug = "x-dedup-mode",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "an optimised backup needs both, another one only the "
                              "configuration",
                       .title = "Data Deduplication's chunk store comes with its configuration",
                       .advice = "Add the configuration, and copy the files as reparse points; or "
                                 "leave the chunk store out and copy whole files.",
                       .source = "backup-and-restore-of-data-deduplication-enabled-volumes.md"});

static void dedup_not_optimised(struct vsd_check *check,
                                const struct vssdoc_backup_component *record)
{
    if (is_alone(check, configuration, chunk_store))
        vsd_report(check, &record->at, NULL,
                   "deduplicated files are backed up whole: the chunk store is left out");
}
DEFINE_RULE(dedup_not_optimised, .record = dedup_not_optimised,
            .public = {.code = "VSS484",
                       .slug = "x-dedup-not-optimised",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "a supported way to do it",
                       .title = "Data Deduplication's chunk store is in the backup",
                       .advice = "Mind the size: what is restored may not fit on the volume until "
                                 "it is deduplicated again.",
                       .source = "backup-and-restore-of-data-deduplication-enabled-volumes.md"});

/* ---- directory services ---- */

static const char adam[] = "dd846aaa-a1b6-42a8-aaf8-03dcb6114bfd";

static void directory_expires(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const struct vssdoc_guid *id = &check->entry->writer_id;
    if (!vsd_is_writer(id, VSD_NTDS_WRITER) && !vsd_is_writer(id, adam))
        return;
    if (record->backup_metadata.spelling != NULL)
        vsd_report(check, &record->at, NULL,
                   "this directory's backup expires; the time is in its %zu bytes of backup "
                   "metadata, which only the writer reads",
                   record->backup_metadata.size);
    else
        vsd_report(check, &record->at, NULL,
                   "this directory's backup expires, but the BCD holds no backup metadata, where "
                   "the writer keeps the time");
}
DEFINE_RULE(directory_expires, .record = directory_expires,
            .public = {.code = "VSS485",
                       .slug = "x-ntds-expiry",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "true of every backup of a directory",
                       .title = "backups of a directory are restored before they expire",
                       .advice = "Restore within the tombstone lifetime (60 days unless it was "
                                 "changed); the writer refuses an older backup.",
                       .source = "in-box-vss-writers.md; "
                                 "vss-backup-and-restore-of-the-active-directory.md"});

static void directory_incremental(struct vsd_check *check,
                                  const struct vssdoc_writer_components *entry)
{
    int type = backup_type(check);
    if (entry->components == NULL || !vsd_component_mode(check->capture) ||
        (type != VSD_BT_INCREMENTAL && type != VSD_BT_DIFFERENTIAL && type != VSD_BT_LOG) ||
        !vsd_is_writer(&entry->writer_id, VSD_NTDS_WRITER))
        return;
    const struct vssdoc_constant *constant = vssdoc_constant(VSSDOC_BACKUP_TYPE, type);
    vsd_report(check, &entry->at, NULL,
               "Active Directory in a backup of type %s: it can be backed up in full only",
               constant != NULL ? constant->name : "other than full");
}
DEFINE_RULE(directory_incremental, .entry = directory_incremental,
            .public = {.code = "VSS486",
                       .slug = "x-ad-incremental",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "a part of the database cannot be restored on top of another; sound "
                              "only if the product copied everything all the same",
                       .title = "Active Directory is in full or copy backups only",
                       .advice = "Take domain controllers' system state as a full backup each "
                                 "time.",
                       .source = "vss-backup-and-restore-of-the-active-directory.md"});
