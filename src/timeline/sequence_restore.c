/* A restore. */
#include "timeline/sequences.h"

#define INITIALIZATION "overview-of-restore-initialization.md"
#define PREPARING      "overview-of-preparing-for-restore.md"
#define FILES          "overview-of-actual-file-restoration.md"
#define TERMINATION    "overview-of-restore-clean-up-and-termination.md"
#define REQUESTER      VSSDOC_PARTY_REQUESTER, NULL

#define REQUESTED                                                                                  \
    (VSD_BIT(VSD_FACT_RESTORE_TYPE) | VSD_BIT(VSD_FACT_SELECTED) |                                 \
     VSD_BIT(VSD_FACT_SUBCOMPONENT) | VSD_BIT(VSD_FACT_RESTORE_OPTIONS) |                          \
     VSD_BIT(VSD_FACT_NEW_TARGET) | VSD_BIT(VSD_FACT_ADDITIONAL) |                                 \
     VSD_BIT(VSD_FACT_RESTORE_NAME) | VSD_BIT(VSD_FACT_AUTHORITATIVE) |                            \
     VSD_BIT(VSD_FACT_ROLL_FORWARD))

static const struct vsd_step_row rows[] = {
    {"1", 1, REQUESTER, "Begins a restore with the BCD that the backup saved.",
     "CreateVssBackupComponents, InitializeForRestore", VSD_NO_EVENT, 0, false, NULL, NULL,
     "VSS_E_CORRUPT_XML_DOCUMENT for a text that VSS did not save.", INITIALIZATION},
    {"2", 2, REQUESTER, "Reads the WMDs that the backup saved.", "CreateVssExamineWriterMetadata",
     VSD_NO_EVENT, 0, true, NULL,
     "The saved WMDs say what to restore and how, not those of today's writers.", NULL,
     INITIALIZATION},
    {"3", 3, REQUESTER, "Asks the writers, only to find out which of them run.",
     "GatherWriterMetadata", VSD_IDENTIFY, 0, true, NULL,
     "Instance ids are new at every start of a writer: match by class id, logical path and name.",
     NULL, PREPARING},
    {"4", 4, REQUESTER, "Says what is restored, and how.",
     "SetRestoreState, SetSelectedForRestore, AddRestoreSubcomponent, SetRestoreOptions, "
     "AddNewTarget, SetAdditionalRestores, SetAuthoritativeRestore, SetRollForward, SetRestoreName",
     VSD_NO_EVENT, REQUESTED, false,
     "restore type, selection, subcomponents, options, new targets, additional restores, "
     "roll-forward, "
     "new names",
     "Components of a writer that never takes part in restores are not selected.",
     "VSS_E_OBJECT_NOT_FOUND for a component whose type, logical path or name is not the BCD's, "
     "and "
     "for a writer that does not run.",
     PREPARING},
    {"5", 5, REQUESTER, "Has the writers prepare.", "PreRestore", VSD_PRE_RESTORE,
     VSD_BIT(VSD_FACT_TARGET) | VSD_BIT(VSD_FACT_DIRECTED) | VSD_BIT(VSD_FACT_RESTORE_METADATA) |
         VSD_BIT(VSD_FACT_PRE_RESTORE_MESSAGE),
     false, "by writers: restore targets, directed targets, restore metadata, messages",
     "A restore cannot be aborted: AbortBackup is for backups alone.", NULL, PREPARING},
    {"6", 6, REQUESTER, "Asks whether a writer has failed; reads the components again.",
     "GatherWriterStatus, GetWriterComponents", VSD_NO_EVENT, 0, true, NULL,
     "Writers change the BCD in PreRestore: what was read before is out of date.", NULL, PREPARING},
    {"7", 7, REQUESTER,
     "Restores the files: stops the service where the method says so, decides where each file set "
     "goes, copies.",
     "AddAlternativeLocationMapping, SetRangesFilePath", VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_MAPPING) | VSD_BIT(VSD_FACT_RANGES_FILE) | VSD_BIT(VSD_FACT_STATUS), false,
     "alternate locations used, paths of ranges files", NULL, NULL, FILES},
    {"8", 8, REQUESTER,
     "Says of each component that it selected how that went; starts the service again.",
     "SetFileRestoreStatus", VSD_NO_EVENT, VSD_BIT(VSD_FACT_STATUS), false, "file restore status",
     "A component without a status counts as not restored.", NULL, FILES},
    {"9", 9, REQUESTER, "Tells the writers that the files are there.", "PostRestore",
     VSD_POST_RESTORE, VSD_BIT(VSD_FACT_POST_RESTORE_MESSAGE), false, "by writers: messages", NULL,
     NULL, TERMINATION},
    {"10", 10, REQUESTER, "Asks whether a writer has failed; ends.", "GatherWriterStatus, Release",
     VSD_NO_EVENT, 0, true, NULL, NULL, NULL, TERMINATION},
};

const struct vsd_sequence vsd_restore_sequence = {VSSDOC_SEQUENCE_RESTORE, "Restore", rows,
                                                  sizeof rows / sizeof rows[0],
                                                  "overview-of-processing-a-restore-under-vss.md"};
