/* A backup by a backup product of the network: a server, and an agent on the machine. */
#include "timeline/sequences.h"

#define ARCSERVE "Arcserve Backup's page on how its VSS backup works"
#define MADE                                                                                       \
    (VSD_BIT(VSD_FACT_CREATED) | VSD_BIT(VSD_FACT_DISKS) |                                         \
     VSD_BIT(VSD_FACT_POST_SNAPSHOT_MESSAGE) | VSD_BIT(VSD_FACT_MANIFEST))
#define OUTCOME (VSD_BIT(VSD_FACT_SUCCEEDED) | VSD_BIT(VSD_FACT_NOT_SUCCEEDED))

static const struct vsd_step_row rows[] = {
    {"1", 1, VSSDOC_PARTY_SERVER, "backup server",
     "The requester asks VSS to have the writers concerned collect their WMDs: on its own machine "
     "directly, on another one through the product's client agent.",
     "GatherWriterMetadata", VSD_NO_EVENT, 0, false, NULL,
     "The client agent must be installed on the machine that is backed up.",
     "Without an agent on a remote machine the requester reaches no VSS there.", ARCSERVE},
    {"2", 2, VSSDOC_PARTY_VSS, "client",
     "Contacts the provider that manages the volumes concerned, or each of them.", NULL,
     VSD_NO_EVENT, 0, false, NULL, "Several providers may share the volumes of one set.", NULL,
     ARCSERVE},
    {"3", 3, VSSDOC_PARTY_VSS, "client",
     "Asks the writers for their WMDs; they begin to prepare for the freeze by bringing their "
     "files "
     "to a consistent state.",
     NULL, VSD_IDENTIFY, 0, false, NULL, NULL, NULL, ARCSERVE},
    {"4", 4, VSSDOC_PARTY_WRITER, "client", "Hand their WMDs to the requester.", NULL, VSD_NO_EVENT,
     VSD_BIT(VSD_FACT_WMD), false, "complete WMDs",
     "Do not edit these files: choose files, backup methods and restore methods in the product.",
     NULL, ARCSERVE},
    {"5", 5, VSSDOC_PARTY_SERVER, "backup server",
     "With all WMDs at hand the requester tells VSS to begin the shadow copy.", "DoSnapshotSet",
     VSD_NO_EVENT, 0, false, NULL, NULL, NULL, ARCSERVE},
    {"6", 6, VSSDOC_PARTY_VSS, "client",
     "Freezes the writers: they hold back changes to files of the original volume while their "
     "applications stay available.",
     NULL, VSD_FREEZE, 0, false, NULL, "What changes later is not in the copy.", NULL, ARCSERVE},
    {"7", 7, VSSDOC_PARTY_VSS, "client",
     "Tells the provider to make a shadow copy of the disk's present state.", NULL, VSD_NO_EVENT, 0,
     false, NULL, NULL, NULL, ARCSERVE},
    {"8", 8, VSSDOC_PARTY_PROVIDER, "client", "Makes it on the shadow copy volume.", NULL,
     VSD_NO_EVENT, MADE, false, "the shadow copies' entries", NULL, NULL, ARCSERVE},
    {"9", 9, VSSDOC_PARTY_VSS, "client",
     "Thaws the writers: changes that queued up meanwhile go to the original volume.", NULL,
     VSD_THAW, MADE, false, NULL,
     "After the shadow copy was made, before its data is backed up: applications work on the "
     "originals "
     "while the backup reads the copy.",
     NULL, ARCSERVE},
    {"10", 10, VSSDOC_PARTY_CLIENT_AGENT, "client",
     "Sends the data of the backup to the requester.", NULL, VSD_NO_EVENT, OUTCOME, true, NULL,
     NULL, NULL, ARCSERVE},
    {"11", 11, VSSDOC_PARTY_SERVER, "backup server",
     "The requester writes the data to its media and the writers' data with it, so that a restore "
     "has "
     "what it needs.",
     NULL, VSD_NO_EVENT, OUTCOME, true, NULL, NULL,
     "Without the writers' documents beside the data a restore cannot go through the writers.",
     ARCSERVE},
};

const struct vsd_sequence vsd_network_sequence = {VSSDOC_SEQUENCE_NETWORK,
                                                  "Backup by a network backup product", rows,
                                                  sizeof rows / sizeof rows[0], ARCSERVE};
