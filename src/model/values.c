/* The API's enumerations and masks, each spelled once. Values as in the public headers vss.h,
 * vswriter.h and vsbackup.h; a spelling stands under `seen` only where a document was seen with it. */
#include <stddef.h>

#include <vssdoc.h>

#define ALSO(...) (const char *const[]){__VA_ARGS__, NULL}
#define TABLE(array) array, sizeof array / sizeof array[0]

/* clang-format off */

static const struct vssdoc_constant usage_type[] = {
    {0, "VSS_UT_UNDEFINED", NULL, NULL, "Not set: an error of the writer."},
    {1, "VSS_UT_BOOTABLESYSTEMSTATE", "BOOTABLE_SYSTEM_STATE", NULL,
     "The data is part of what the machine needs to boot."},
    {2, "VSS_UT_SYSTEMSERVICE", "SYSTEM_SERVICE", NULL,
     "The data belongs to a system service and is part of the system state."},
    {3, "VSS_UT_USERDATA", "USER_DATA", NULL, "The data is users' data."},
    {4, "VSS_UT_OTHER", NULL, NULL, "The data is none of the other kinds."},
};

static const struct vssdoc_constant source_type[] = {
    {0, "VSS_ST_UNDEFINED", NULL, NULL, "Not set: an error of the writer."},
    {1, "VSS_ST_TRANSACTEDDB", "TRANSACTION_DB", ALSO("TRANSACTED_DB"),
     "A database with transactions, such as SQL Server."},
    {2, "VSS_ST_NONTRANSACTEDDB", NULL, ALSO("NONTRANSACTIONAL_DB", "NONTRANSACTED_DB", "NONTRANSACTION_DB"),
     "A database without transactions."},
    {3, "VSS_ST_OTHER", "OTHER", NULL, "No database."},
};

static const struct vssdoc_constant restore_method[] = {
    {0, "VSS_RME_UNDEFINED", NULL, NULL, "Not set: an error of the writer."},
    {1, "VSS_RME_RESTORE_IF_NOT_THERE", NULL, ALSO("RESTORE_IF_NONE_THERE"),
     "Restore to the original place if none of the files is there."},
    {2, "VSS_RME_RESTORE_IF_CAN_REPLACE", "RESTORE_IF_CAN_BE_REPLACED", NULL,
     "Restore to the original place if every file can be replaced."},
    {3, "VSS_RME_STOP_RESTORE_START", NULL, ALSO("STOP_RESTART_SERVICE"),
     "Stop a service, restore, start the service."},
    {4, "VSS_RME_RESTORE_TO_ALTERNATE_LOCATION", NULL, NULL,
     "Restore to the places that the alternate location mappings name."},
    {5, "VSS_RME_RESTORE_AT_REBOOT", "REPLACE_AT_REBOOT", NULL,
     "Put the files into place when the machine restarts."},
    {6, "VSS_RME_RESTORE_AT_REBOOT_IF_CANNOT_REPLACE", "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE", NULL,
     "Restore to the original place, or when the machine restarts if a file cannot be replaced."},
    {7, "VSS_RME_CUSTOM", NULL, NULL,
     "None of the predefined methods: the writer's own procedure must be followed."},
    {8, "VSS_RME_RESTORE_STOP_START", NULL, NULL, "Restore, then stop and start a service."},
};

static const struct vssdoc_constant writer_restore[] = {
    {0, "VSS_WRE_UNDEFINED", NULL, NULL, "Not set: an error of the writer."},
    {1, "VSS_WRE_NEVER", "never", NULL, "The writer takes no part in a restore of its files."},
    {2, "VSS_WRE_IF_REPLACE_FAILS", NULL, ALSO("ifReplaceFails"),
     "The writer takes part, after the restore only if replacing the files failed."},
    {3, "VSS_WRE_ALWAYS", "always", NULL, "The writer always takes part in a restore."},
};

static const struct vssdoc_constant component_type[] = {
    {0, "VSS_CT_UNDEFINED", NULL, NULL, "Not set: an error of the application."},
    {1, "VSS_CT_DATABASE", NULL, NULL, "A database with data and log files."},
    {2, "VSS_CT_FILEGROUP", "filegroup", NULL, "A group of files."},
};

static const struct vssdoc_constant component_flags[] = {
    {0x1, "VSS_CF_BACKUP_RECOVERY", NULL, NULL,
     "The writer changes the shadow copy after its creation (recovery)."},
    {0x2, "VSS_CF_APP_ROLLBACK_RECOVERY", NULL, NULL,
     "The same for shadow copies made to roll an application back."},
    {0x4, "VSS_CF_NOT_SYSTEM_STATE", NULL, NULL, "The component is no part of the system state."},
};

static const struct vssdoc_constant backup_schema[] = {
    {0x1, "VSS_BS_DIFFERENTIAL", NULL, NULL, "The writer supports differential backups."},
    {0x2, "VSS_BS_INCREMENTAL", NULL, NULL, "The writer supports incremental backups."},
    {0x4, "VSS_BS_EXCLUSIVE_INCREMENTAL_DIFFERENTIAL", NULL, NULL,
     "Incremental and differential backups cannot be mixed after one full backup."},
    {0x8, "VSS_BS_LOG", NULL, NULL, "The writer supports backups of its log files alone."},
    {0x10, "VSS_BS_COPY", NULL, NULL, "The writer supports copy backups."},
    {0x20, "VSS_BS_TIMESTAMPED", NULL, NULL,
     "The writer keeps backup stamps to find what has changed."},
    {0x40, "VSS_BS_LAST_MODIFY", NULL, NULL,
     "The writer names files by the time of their last change."},
    {0x80, "VSS_BS_LSN", NULL, NULL, "Reserved."},
    {0x100, "VSS_BS_WRITER_SUPPORTS_NEW_TARGET", NULL, NULL,
     "Files may be restored to a new place that the requester chooses."},
    {0x200, "VSS_BS_WRITER_SUPPORTS_RESTORE_WITH_MOVE", NULL, NULL,
     "Several instances: a component may be restored to another one."},
    {0x400, "VSS_BS_INDEPENDENT_SYSTEM_STATE", NULL, NULL,
     "May be saved and restored apart from the rest of the system state."},
    {0x1000, "VSS_BS_ROLLFORWARD_RESTORE", NULL, NULL, "The writer supports roll-forward restores."},
    {0x2000, "VSS_BS_RESTORE_RENAME", NULL, NULL, "A component may be restored under a new name."},
    {0x4000, "VSS_BS_AUTHORITATIVE_RESTORE", NULL, NULL,
     "The writer supports authoritative restores."},
    {0x8000, "VSS_BS_WRITER_SUPPORTS_PARALLEL_RESTORES", NULL, NULL,
     "Several requesters may restore with this writer at a time."},
};

static const struct vssdoc_constant file_spec_backup_type[] = {
    {0x1, "VSS_FSBT_FULL_BACKUP_REQUIRED", NULL, NULL, "Needed by a full backup."},
    {0x2, "VSS_FSBT_DIFFERENTIAL_BACKUP_REQUIRED", NULL, NULL, "Needed by a differential backup."},
    {0x4, "VSS_FSBT_INCREMENTAL_BACKUP_REQUIRED", NULL, NULL, "Needed by an incremental backup."},
    {0x8, "VSS_FSBT_LOG_BACKUP_REQUIRED", NULL, NULL, "Needed by a log backup."},
    {0x100, "VSS_FSBT_FULL_SNAPSHOT_REQUIRED", NULL, NULL,
     "A full backup must read it from a shadow copy."},
    {0x200, "VSS_FSBT_DIFFERENTIAL_SNAPSHOT_REQUIRED", NULL, NULL,
     "A differential backup must read it from a shadow copy."},
    {0x400, "VSS_FSBT_INCREMENTAL_SNAPSHOT_REQUIRED", NULL, NULL,
     "An incremental backup must read it from a shadow copy."},
    {0x800, "VSS_FSBT_LOG_SNAPSHOT_REQUIRED", NULL, NULL,
     "A log backup must read it from a shadow copy."},
    {0x10000, "VSS_FSBT_CREATED_DURING_BACKUP", NULL, NULL,
     "The file comes into being while the backup runs."},
};

static const struct vssdoc_constant snapshot_attributes[] = {
    {0x1, "VSS_VOLSNAP_ATTR_PERSISTENT", NULL, NULL, "Survives a restart."},
    {0x2, "VSS_VOLSNAP_ATTR_NO_AUTORECOVERY", NULL, NULL,
     "Stays read-only: writers cannot recover inside it."},
    {0x4, "VSS_VOLSNAP_ATTR_CLIENT_ACCESSIBLE", NULL, NULL, "Shown to users as a previous version."},
    {0x8, "VSS_VOLSNAP_ATTR_NO_AUTO_RELEASE", NULL, NULL,
     "Not deleted when the requester releases it."},
    {0x10, "VSS_VOLSNAP_ATTR_NO_WRITERS", NULL, NULL, "No writer took part."},
    {0x20, "VSS_VOLSNAP_ATTR_TRANSPORTABLE", NULL, NULL, "May be moved to another machine."},
    {0x40, "VSS_VOLSNAP_ATTR_NOT_SURFACED", NULL, NULL, "Not visible on this machine."},
    {0x80, "VSS_VOLSNAP_ATTR_NOT_TRANSACTED", NULL, NULL, "Not made in a transaction."},
    {0x10000, "VSS_VOLSNAP_ATTR_HARDWARE_ASSISTED", NULL, NULL, "Made by a hardware provider."},
    {0x20000, "VSS_VOLSNAP_ATTR_DIFFERENTIAL", NULL, NULL, "Copy on write."},
    {0x40000, "VSS_VOLSNAP_ATTR_PLEX", NULL, NULL, "A mirror that was split off."},
    {0x80000, "VSS_VOLSNAP_ATTR_IMPORTED", NULL, NULL, "Imported on this machine."},
    {0x100000, "VSS_VOLSNAP_ATTR_EXPOSED_LOCALLY", NULL, NULL, "Exposed as a drive or folder."},
    {0x200000, "VSS_VOLSNAP_ATTR_EXPOSED_REMOTELY", NULL, NULL, "Exposed as a share."},
    {0x400000, "VSS_VOLSNAP_ATTR_AUTORECOVER", NULL, NULL, "Writers recover inside it."},
    {0x800000, "VSS_VOLSNAP_ATTR_ROLLBACK_RECOVERY", NULL, NULL,
     "Writers recover inside it, for an application's rollback."},
    {0x1000000, "VSS_VOLSNAP_ATTR_DELAYED_POSTSNAPSHOT", NULL, NULL, "Reserved."},
    {0x2000000, "VSS_VOLSNAP_ATTR_TXF_RECOVERY", NULL, NULL, "Transactional NTFS is recovered."},
    {0x4000000, "VSS_VOLSNAP_ATTR_FILE_SHARE", NULL, NULL, "Of a file share."},
};

static const struct vssdoc_constant backup_type[] = {
    {0, "VSS_BT_UNDEFINED", NULL, NULL, "Not set: an error of the application."},
    {1, "VSS_BT_FULL", "full", NULL,
     "Everything; a base for later incremental and differential backups."},
    {2, "VSS_BT_INCREMENTAL", NULL, NULL, "What changed since the last full or incremental backup."},
    {3, "VSS_BT_DIFFERENTIAL", NULL, NULL, "What changed since the last full backup."},
    {4, "VSS_BT_LOG", NULL, NULL, "Log files only."},
    {5, "VSS_BT_COPY", NULL, NULL,
     "Everything, without touching the writers' history: no base for later backups."},
    {6, "VSS_BT_OTHER", NULL, NULL, "Defined by the requester."},
};

static const struct vssdoc_constant restore_type[] = {
    {0, "VSS_RTYPE_UNDEFINED", NULL, NULL, "Not set; as by copy."},
    {1, "VSS_RTYPE_BY_COPY", NULL, NULL, "Files are copied back."},
    {2, "VSS_RTYPE_IMPORT", NULL, NULL, "A transportable shadow copy is imported."},
    {3, "VSS_RTYPE_OTHER", NULL, NULL, "An error of the application."},
};

static const struct vssdoc_constant restore_target[] = {
    {0, "VSS_RT_UNDEFINED", NULL, NULL, "Not set: an error of the writer."},
    {1, "VSS_RT_ORIGINAL", NULL, NULL, "Restore as the restore method says."},
    {2, "VSS_RT_ALTERNATE", NULL, NULL,
     "Restore to the places of the alternate location mappings."},
    {3, "VSS_RT_DIRECTED", NULL, NULL, "Restore as the writer's directed targets say."},
    {4, "VSS_RT_ORIGINAL_LOCATION", NULL, NULL,
     "Restore to where the files were, even if the restore method names another place."},
};

static const struct vssdoc_constant file_restore_status[] = {
    {0, "VSS_RS_UNDEFINED", NULL, NULL, "Not started, or an error."},
    {1, "VSS_RS_NONE", NULL, NULL, "No file was restored; what was there is untouched."},
    {2, "VSS_RS_ALL", NULL, NULL, "All files were restored."},
    {3, "VSS_RS_FAILED", NULL, ALSO("VSS_RS_FAIL", "FAIL"),
     "Some files were restored, others not: the data may be damaged."},
};

static const struct vssdoc_constant rollforward_type[] = {
    {0, "VSS_RF_UNDEFINED", NULL, NULL, "Not set: an error of the requester."},
    {1, "VSS_RF_NONE", NULL, NULL, "No logs are applied."},
    {2, "VSS_RF_ALL", NULL, NULL, "All logs are applied."},
    {3, "VSS_RF_PARTIAL", NULL, NULL, "Logs are applied up to a point."},
};

static const struct vssdoc_constant snapshot_state[] = {
    {0, "VSS_SS_UNKNOWN", NULL, NULL, "Not known."},
    {1, "VSS_SS_PREPARING", NULL, NULL, "Being prepared."},
    {2, "VSS_SS_PROCESSING_PREPARE", NULL, NULL, "Being prepared by the provider."},
    {3, "VSS_SS_PREPARED", NULL, NULL, "Prepared."},
    {4, "VSS_SS_PROCESSING_PRECOMMIT", NULL, NULL, "About to be committed."},
    {5, "VSS_SS_PRECOMMITTED", NULL, NULL, "Ready to be committed."},
    {6, "VSS_SS_PROCESSING_COMMIT", NULL, NULL, "Being committed."},
    {7, "VSS_SS_COMMITTED", NULL, NULL, "Committed."},
    {8, "VSS_SS_PROCESSING_POSTCOMMIT", NULL, NULL, "Just committed."},
    {9, "VSS_SS_PROCESSING_PREFINALCOMMIT", NULL, NULL, "About to be finally committed."},
    {10, "VSS_SS_PREFINALCOMMITTED", NULL, NULL, "Ready to be finally committed."},
    {11, "VSS_SS_PROCESSING_POSTFINALCOMMIT", NULL, NULL, "Just finally committed."},
    {12, "VSS_SS_CREATED", NULL, NULL, "Created."},
    {13, "VSS_SS_ABORTED", NULL, NULL, "Given up."},
    {14, "VSS_SS_DELETED", NULL, NULL, "Deleted."},
    {15, "VSS_SS_POSTCOMMITTED", NULL, NULL, "Committed, the final steps outstanding."},
};

static const struct vssdoc_enumeration enumerations[VSSDOC_ENUMERATIONS] = {
    [VSSDOC_USAGE_TYPE] = {"VSS_USAGE_TYPE", "VSS_UT_", false, TABLE(usage_type),
                           "api:ne-vswriter-vss_usage_type"},
    [VSSDOC_SOURCE_TYPE] = {"VSS_SOURCE_TYPE", "VSS_ST_", false, TABLE(source_type),
                            "api:ne-vswriter-vss_source_type"},
    [VSSDOC_RESTOREMETHOD] = {"VSS_RESTOREMETHOD_ENUM", "VSS_RME_", false, TABLE(restore_method),
                              "api:ne-vswriter-vss_restoremethod_enum"},
    [VSSDOC_WRITERRESTORE] = {"VSS_WRITERRESTORE_ENUM", "VSS_WRE_", false, TABLE(writer_restore),
                              "api:ne-vswriter-vss_writerrestore_enum"},
    [VSSDOC_COMPONENT_TYPE] = {"VSS_COMPONENT_TYPE", "VSS_CT_", false, TABLE(component_type),
                               "api:ne-vswriter-vss_component_type"},
    [VSSDOC_COMPONENT_FLAGS] = {"VSS_COMPONENT_FLAGS", "VSS_CF_", true, TABLE(component_flags),
                                "api:ne-vswriter-vss_component_flags"},
    [VSSDOC_BACKUP_SCHEMA] = {"VSS_BACKUP_SCHEMA", "VSS_BS_", true, TABLE(backup_schema),
                              "api:ne-vss-vss_backup_schema"},
    [VSSDOC_FILE_SPEC_BACKUP_TYPE] = {"VSS_FILE_SPEC_BACKUP_TYPE", "VSS_FSBT_", true,
                                      TABLE(file_spec_backup_type),
                                      "api:ne-vss-vss_file_spec_backup_type"},
    [VSSDOC_SNAPSHOT_ATTRIBUTES] = {"VSS_VOLUME_SNAPSHOT_ATTRIBUTES", "VSS_VOLSNAP_ATTR_", true,
                                    TABLE(snapshot_attributes),
                                    "api:ne-vss-vss_volume_snapshot_attributes"},
    [VSSDOC_BACKUP_TYPE] = {"VSS_BACKUP_TYPE", "VSS_BT_", false, TABLE(backup_type),
                            "api:ne-vss-vss_backup_type"},
    [VSSDOC_RESTORE_TYPE] = {"VSS_RESTORE_TYPE", "VSS_RTYPE_", false, TABLE(restore_type),
                             "api:ne-vss-vss_restore_type"},
    [VSSDOC_RESTORE_TARGET] = {"VSS_RESTORE_TARGET", "VSS_RT_", false, TABLE(restore_target),
                               "api:ne-vswriter-vss_restore_target"},
    [VSSDOC_FILE_RESTORE_STATUS] = {"VSS_FILE_RESTORE_STATUS", "VSS_RS_", false,
                                    TABLE(file_restore_status),
                                    "api:ne-vswriter-vss_file_restore_status"},
    [VSSDOC_ROLLFORWARD_TYPE] = {"VSS_ROLLFORWARD_TYPE", "VSS_RF_", false, TABLE(rollforward_type),
                                 "api:ne-vss-vss_rollforward_type"},
    [VSSDOC_SNAPSHOT_STATE] = {"VSS_SNAPSHOT_STATE", "VSS_SS_", false, TABLE(snapshot_state),
                               "api:ne-vss-vss_snapshot_state"},
};

/* clang-format on */

const struct vssdoc_enumeration *vssdoc_enumeration(enum vssdoc_enumeration_id id)
{
    return (unsigned)id < VSSDOC_ENUMERATIONS ? &enumerations[id] : NULL;
}

const struct vssdoc_constant *vssdoc_constant(enum vssdoc_enumeration_id id, int64_t value)
{
    const struct vssdoc_enumeration *enumeration = vssdoc_enumeration(id);
    for (size_t i = 0; enumeration != NULL && i < enumeration->n_constants; i++)
        if ((int64_t)enumeration->constants[i].value == value)
            return &enumeration->constants[i];
    return NULL;
}
