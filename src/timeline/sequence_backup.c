/* A backup, and what its events are to writers. */
#include "timeline/sequences.h"

#define STATUS         "determining-writer-status.md"
#define DISCOVERY      "overview-of-the-backup-discovery-phase.md"
#define INITIALIZATION "overview-of-backup-initialization.md"
#define BEFORE         "overview-of-pre-backup-tasks.md"
#define FILES          "overview-of-actual-backup-of-files.md"
#define TERMINATION    "overview-of-backup-termination.md"

const struct vsd_event_row vsd_event_rows[VSD_EVENTS] = {
    [VSD_IDENTIFY] = {"Identify", "VSS_WS_STABLE", "VSS_WS_FAILED_AT_IDENTIFY",
                      "describes its components in its WMD", DISCOVERY},
    [VSD_PREPARE_FOR_BACKUP] =
        {"PrepareForBackup", "VSS_WS_STABLE", "VSS_WS_FAILED_AT_PREPARE_BACKUP",
         "looks at what was selected and may leave stamps, metadata, partial "
         "and differenced files in the BCD",
         BEFORE},
    [VSD_PREPARE_FOR_SNAPSHOT] = {"PrepareForSnapshot", "VSS_WS_WAITING_FOR_FREEZE",
                                  "VSS_WS_FAILED_AT_PREPARE_SNAPSHOT",
                                  "gets its files into a state that it can hold for the freeze",
                                  BEFORE},
    [VSD_FREEZE] = {"Freeze", "VSS_WS_WAITING_FOR_THAW", "VSS_WS_FAILED_AT_FREEZE",
                    "holds back changes to its files", BEFORE},
    [VSD_THAW] = {"Thaw", "VSS_WS_WAITING_FOR_POST_SNAPSHOT", "VSS_WS_FAILED_AT_THAW",
                  "writes again", BEFORE},
    [VSD_POST_SNAPSHOT] = {"PostSnapshot", "VSS_WS_WAITING_FOR_BACKUP_COMPLETE",
                           "VSS_WS_FAILED_AT_POST_SNAPSHOT",
                           "may work on its files in the shadow copy and writes to the BCD for the "
                           "last time",
                           BEFORE},
    [VSD_BACKUP_COMPLETE] = {"BackupComplete", "VSS_WS_STABLE", "VSS_WS_FAILED_AT_BACKUP_COMPLETE",
                             "may tidy up now that the data is safe, as by truncating its logs",
                             TERMINATION},
    [VSD_BACKUP_SHUTDOWN] = {"BackupShutdown", "VSS_WS_STABLE", "VSS_WS_FAILED_AT_BACKUPSHUTDOWN",
                             "drops what it kept for this backup",
                             "handling-backupshutdown-events.md"},
    [VSD_PRE_RESTORE] = {"PreRestore", NULL, "VSS_WS_FAILED_AT_PRE_RESTORE",
                         "gets out of the way of the restore and may say where files go",
                         "overview-of-preparing-for-restore.md"},
    [VSD_POST_RESTORE] = {"PostRestore", NULL, "VSS_WS_FAILED_AT_POST_RESTORE",
                          "looks at each file restore status and takes the files into use",
                          "overview-of-restore-clean-up-and-termination.md"},
};

#define AFTER_SNAPSHOT                                                                             \
    (VSD_BIT(VSD_FACT_CREATED) | VSD_BIT(VSD_FACT_MANIFEST) | VSD_BIT(VSD_FACT_DISKS) |            \
     VSD_BIT(VSD_FACT_POST_SNAPSHOT_MESSAGE) | VSD_BIT(VSD_FACT_IMPORTED) |                        \
     VSD_BIT(VSD_FACT_FROM_COPIES))
#define PREPARED                                                                                   \
    (VSD_BIT(VSD_FACT_STAMP) | VSD_BIT(VSD_FACT_METADATA) | VSD_BIT(VSD_FACT_PARTIAL) |            \
     VSD_BIT(VSD_FACT_DIFFERENCED) | VSD_BIT(VSD_FACT_PREPARE_MESSAGE) |                           \
     VSD_BIT(VSD_FACT_COMPONENT_FAILURE))
#define OUTCOME (VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED))

#define REQUESTER VSSDOC_PARTY_REQUESTER, NULL
#define WRITER    VSSDOC_PARTY_WRITER, NULL

static const struct vsd_step_row rows[] = {
    {"1", 1, REQUESTER, "Begins a backup with an empty BCD.",
     "CreateVssBackupComponents, InitializeForBackup(NULL)", VSD_NO_EVENT, 0, false, "an empty BCD",
     NULL, NULL, INITIALIZATION},
    {"2", 2, REQUESTER,
     "Chooses the kind of shadow copies, once, if it wants another than for backups.", "SetContext",
     VSD_NO_EVENT, VSD_BIT(VSD_FACT_TRANSPORTABLE) | VSD_BIT(VSD_FACT_CONTEXT), true,
     "the context, with the description of the shadow copies",
     "In contexts without writers AddComponent, PrepareForBackup and BackupComplete fail.", NULL,
     "shadow-copy-context-configurations.md"},
    {"3", 3, REQUESTER,
     "Says what kind of backup it is: by components or by volumes, full or not, with system state, "
     "with partial files.",
     "SetBackupState", VSD_NO_EVENT, VSD_BIT(VSD_FACT_STATE), false,
     "selectComponents, bootableSystemStateBackup, backupType, partialFileSupport", NULL, NULL,
     INITIALIZATION},
    {"4", 4, REQUESTER, "Asks the writers what they have.",
     "GatherWriterMetadata, GetWriterMetadata", VSD_IDENTIFY, VSD_BIT(VSD_FACT_WMD), false,
     "complete WMDs",
     "The page on Automated System Recovery has this after steps 5 and 6; the overview's order is "
     "followed here.",
     NULL, DISCOVERY},
    {"5", 5, REQUESTER, "Adds each component that it selects explicitly.", "AddComponent",
     VSD_NO_EVENT, VSD_BIT(VSD_FACT_COMPONENT), true, "WRITER_COMPONENTS, COMPONENT", NULL, NULL,
     DISCOVERY},
    {"6", 6, REQUESTER, "Begins a shadow copy set and adds the volumes.",
     "StartSnapshotSet, AddToSnapshotSet", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_SET_ID) | VSD_BIT(VSD_FACT_SHADOW_COPY) | VSD_BIT(VSD_FACT_MANIFEST), true,
     "snapshotSetId, the shadow copies' entries", NULL,
     "VSS_E_MAXIMUM_NUMBER_OF_VOLUMES_REACHED at the 65th volume.", BEFORE},
    {"7", 7, REQUESTER,
     "Sets options of components; in an incremental or differential backup hands each the stamp of "
     "the backup that it builds on.",
     "SetBackupOptions, SetPreviousBackupStamp", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_OPTIONS) | VSD_BIT(VSD_FACT_PREVIOUS_STAMP), true,
     "backupOptions, previousBackupStamp", NULL, NULL, BEFORE},
    {"8", 8, REQUESTER, "Has the writers prepare.", "PrepareForBackup", VSD_PREPARE_FOR_BACKUP,
     PREPARED, false,
     "by writers: backup stamps, metadata, partial and differenced files, messages",
     "SaveAsXML may not be called before this has returned.",
     "A writer that fails leaves a message; AbortBackup then tells all of them (Abort).", BEFORE},
    {"9", 9, REQUESTER, "Asks whether a writer has failed.", "GatherWriterStatus", VSD_NO_EVENT, 0,
     true, NULL, NULL, NULL, STATUS},
    {"10", 10, REQUESTER, "Has the shadow copies made; 10a to 10f happen in this call.",
     "DoSnapshotSet", VSD_NO_EVENT, AFTER_SNAPSHOT, true, NULL,
     "SetBackupSucceeded must not be called when it fails.", NULL, BEFORE},
    {"10a", 10, WRITER, "Writers get ready.", NULL, VSD_PREPARE_FOR_SNAPSHOT, 0, true, NULL, NULL,
     NULL, BEFORE},
    {"10b", 10, WRITER,
     "Writers freeze: first those of front ends, then of back ends, then of the system.", NULL,
     VSD_FREEZE, 0, true, NULL, NULL,
     "When freeze to thaw takes longer than 60 seconds, unless the writer asks otherwise.", BEFORE},
    {"10c", 10, VSSDOC_PARTY_VSS, NULL, "Flushes the file systems and holds back all writes.", NULL,
     VSD_NO_EVENT, 0, true, NULL, NULL,
     "When writes had to be held back for longer than 10 seconds.", BEFORE},
    {"10d", 10, VSSDOC_PARTY_PROVIDER, NULL, "Makes the shadow copies.", NULL, VSD_NO_EVENT, 0,
     true, "of a transportable set: the description of its disks", NULL, NULL, VSD_OVERVIEW},
    {"10e", 10, WRITER, "Writers thaw, in the opposite order.", NULL, VSD_THAW, 0, true, NULL, NULL,
     NULL, BEFORE},
    {"10f", 10, WRITER,
     "Writers finish: auto-recovery in the copy, deletion of what they exclude from it.", NULL,
     VSD_POST_SNAPSHOT, 0, true,
     "by writers, for the last time: stamps, metadata, partial and differenced files, messages",
     "Another page lets writers change the BCD until BackupComplete.", NULL, BEFORE},
    {"11", 11, REQUESTER,
     "Asks whether a writer has failed; a transportable set is imported on the second system now.",
     "GatherWriterStatus [, ImportSnapshots]", VSD_NO_EVENT, VSD_BIT(VSD_FACT_IMPORTED), true,
     "on the second system: data of the import",
     "VShadow saves the BCD and the WMDs right after the shadow copies are made, and captured "
     "DiskShadow documents look the same: no success is marked in them yet.",
     NULL, STATUS},
    {"12", 12, REQUESTER, "Copies the files from the shadow copies.", NULL, VSD_NO_EVENT, OUTCOME,
     true, NULL, NULL, NULL, FILES},
    {"13", 13, REQUESTER, "Says of each component that it added whether all its files were copied.",
     "SetBackupSucceeded", VSD_NO_EVENT, OUTCOME, true, "backupSucceeded", NULL, NULL, TERMINATION},
    {"14", 14, REQUESTER, "Tells the writers that the backup is done.", "BackupComplete",
     VSD_BACKUP_COMPLETE, 0, true, "nothing: the BCD is read-only for writers",
     "Without it no full backup becomes a base of later ones, and no log is truncated.", NULL,
     TERMINATION},
    {"15", 15, REQUESTER, "Asks whether a writer has failed; saves the BCD and the WMDs.",
     "GatherWriterStatus, SaveAsXML", VSD_NO_EVENT, 0, true, "the saved documents", NULL, NULL,
     "backup-components-document-life-cycle.md"},
    {"16", 16, REQUESTER, "Ends.", "Release", VSD_BACKUP_SHUTDOWN, 0, true, NULL,
     "Shadow copies that are not persistent vanish now. Writers get the event always, after a "
     "crash "
     "and without BackupComplete, too.",
     NULL, "handling-backupshutdown-events.md"},
};

const struct vsd_sequence vsd_backup_sequence = {VSSDOC_SEQUENCE_BACKUP, "Backup", rows,
                                                 sizeof rows / sizeof rows[0], VSD_OVERVIEW};
