/* A transportable shadow copy set on its way: made on a first system, imported and backed up on a
 * second. */
#include "timeline/sequences.h"

#define FIRST     "first system"
#define SECOND    "second system"
#define REQUESTER VSSDOC_PARTY_REQUESTER
#define MADE                                                                                       \
    (VSD_BIT(VSD_FACT_CREATED) | VSD_BIT(VSD_FACT_DISKS) | VSD_BIT(VSD_FACT_IMPORTED) |            \
     VSD_BIT(VSD_FACT_POST_SNAPSHOT_MESSAGE) | VSD_BIT(VSD_FACT_MANIFEST))

static const struct vsd_step_row rows[] = {
    {"1", 1, VSSDOC_PARTY_ADMINISTRATOR, FIRST,
     "A logical unit of the storage array is mounted as a volume.", NULL, VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_DISKS), true, NULL,
     "Both systems reach the same array and have its hardware provider installed.", NULL,
     VSD_IMPORTING},
    {"2", 2, REQUESTER, FIRST,
     "Proceeds as for a backup: initialisation, discovery, the tasks before the backup (steps 1 to "
     "7 "
     "of a backup).",
     "CreateVssBackupComponents, InitializeForBackup, GatherWriterMetadata, AddComponent, "
     "StartSnapshotSet, AddToSnapshotSet",
     VSD_NO_EVENT, VSD_BIT(VSD_FACT_COMPONENT) | VSD_BIT(VSD_FACT_SET_ID), false,
     "WMDs; components and the set's id in the BCD", NULL, NULL, VSD_IMPORTING},
    {"3", 3, REQUESTER, FIRST,
     "Makes the context transportable: VSS_CTX_BACKUP with VSS_VOLSNAP_ATTR_TRANSPORTABLE (0x20), "
     "or "
     "another context with it.",
     "SetContext", VSD_NO_EVENT, VSD_BIT(VSD_FACT_TRANSPORTABLE), false, "the context",
     "The page says VSS_CTX_APP_BACKUP, which does not exist. A client-accessible context cannot "
     "be "
     "transportable.",
     NULL, VSD_IMPORTING "; shadow-copy-context-configurations.md"},
    {"4", 4, REQUESTER, FIRST, "Has the writers prepare and the shadow copies made.",
     "PrepareForBackup, DoSnapshotSet", VSD_NO_EVENT, MADE, false,
     "by VSS: a description of the original disks, of the new ones and of extents", NULL,
     "One volume that cannot be transported fails the whole set.", VSD_IMPORTING},
    {"5", 5, REQUESTER, FIRST,
     "Saves the BCD and each writer's WMD as XML and transfers them to the second system.",
     "IVssBackupComponents::SaveAsXML, IVssExamineWriterMetadata::SaveAsXML", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_SAVED), true, "the saved documents",
     "For a backup it keeps IVssBackupComponents open until step 9; for data mining it may let go. "
     "The XML must reach the second system unchanged.",
     "Released too early, a set that is not persistent vanishes.", VSD_IMPORTING},
    {"6", 6, REQUESTER, SECOND, "Begins with that BCD and imports the shadow copies.",
     "InitializeForBackup(BCD), ImportSnapshots", VSD_NO_EVENT, VSD_BIT(VSD_FACT_IMPORTED), true,
     "data of the import",
     "ImportSnapshots comes right after the initialisation, one import at a time: the requester "
     "serialises them.",
     "VSS_E_NONTRANSPORTABLE_BCD (0x800423FD), VSS_E_NO_SNAPSHOTS_IMPORTED, "
     "VSS_E_SOME_SNAPSHOTS_NOT_IMPORTED. VSS does not clean up the logical units then: the "
     "requester must.",
     VSD_IMPORTING "; api:bc-importsnapshots"},
    {"7", 7, REQUESTER, SECOND,
     "Copies the files: the device object of the imported shadow copy, and behind it each path of "
     "the "
     "WMDs as it was on the first system.",
     "GetSnapshotProperties", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED), true, NULL, NULL, NULL,
     VSD_IMPORTING},
    {"8", 8, REQUESTER, SECOND,
     "Deletes the shadow copies, then signals the first system that it is done.",
     "Release, or DeleteSnapshots of a persistent set", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED), true, NULL,
     "In a context with automatic release (VSS_CTX_BACKUP) Release deletes them; persistent ones "
     "(VSS_CTX_APP_ROLLBACK) must be deleted outright.",
     NULL, VSD_IMPORTING},
    {"9", 9, REQUESTER, FIRST,
     "Marks the components as backed up, tells the writers that the backup is done, and ends.",
     "[SetBackupSucceeded,] BackupComplete, Release", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED), true, "backupSucceeded",
     "Only now may writers truncate their logs: BackupComplete must wait for the signal of step 8.",
     NULL, VSD_IMPORTING},
};

const struct vsd_sequence vsd_import_sequence = {
    VSSDOC_SEQUENCE_IMPORT, "Transportable shadow copies, imported on a second system", rows,
    sizeof rows / sizeof rows[0], VSD_IMPORTING};
