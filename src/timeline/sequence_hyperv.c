/* The restore of virtual machines by the Hyper-V writer. */
#include "timeline/sequences.h"

#define WRITER VSSDOC_PARTY_WRITER, NULL

static const struct vsd_step_row rows[] = {
    {"1", 1, WRITER, "Turns off and deletes every virtual machine that is restored.", NULL,
     VSD_PRE_RESTORE,
     VSD_BIT(VSD_FACT_TARGET) | VSD_BIT(VSD_FACT_RESTORE_METADATA) |
         VSD_BIT(VSD_FACT_PRE_RESTORE_MESSAGE),
     false, NULL,
     "To a failover cluster this looks like a failure: take the machines' resources "
     "offline first.",
     "From here on the machines are gone until step 4 has registered them again.", VSD_MACHINES},
    {"2", 2, VSSDOC_PARTY_REQUESTER, NULL,
     "Restores the files, after all writers have finished PreRestore, and sets each machine's file "
     "restore status.",
     "SetFileRestoreStatus", VSD_NO_EVENT, VSD_BIT(VSD_FACT_STATUS), false, "file restore status",
     "Writers in the guests take no part. Pass-through and iSCSI disks are not among the files.",
     "A file that could not be restored makes the machine's status something else than VSS_RS_ALL.",
     VSD_MACHINES},
    {"3", 3, WRITER, "Reads each machine's file restore status.", NULL, VSD_POST_RESTORE,
     VSD_BIT(VSD_FACT_POST_RESTORE_MESSAGE), false, NULL, NULL,
     "Where it is not VSS_RS_ALL, the writer calls SetWriterFailure and returns false: nothing of "
     "the "
     "machine is left on the host.",
     VSD_MACHINES},
    {"4", 4, WRITER,
     "Registers each restored machine with the management service; where it lies in another place "
     "than the default one, makes a symbolic link to it there.",
     NULL, VSD_POST_RESTORE, 0, false, NULL, NULL,
     "Restored files alone are no machine: without this step the host does not know it.",
     VSD_MACHINES},
    {"5", 5, WRITER,
     "Compares the place of each virtual hard disk with the one that the machine's configuration "
     "names, and corrects the configuration.",
     NULL, VSD_POST_RESTORE, 0, false, NULL, NULL,
     "A disk that was not among the files, as a pass-through one, is not found.", VSD_MACHINES},
    {"6", 6, WRITER,
     "Corrects the network: where the virtual switches still exist, new ports are made and "
     "connected.",
     NULL, VSD_POST_RESTORE, 0, false, NULL, NULL,
     "Where a virtual switch exists no longer, the machine comes back without that connection.",
     VSD_MACHINES},
};

const struct vsd_sequence vsd_hyperv_sequence = {
    VSSDOC_SEQUENCE_HYPERV, "Restore of virtual machines by the Hyper-V writer", rows,
    sizeof rows / sizeof rows[0], VSD_MACHINES};
