/* The documented sequences, step by step: one table each, in the order of their pages. */
#ifndef VSD_TIMELINE_SEQUENCES_H
#define VSD_TIMELINE_SEQUENCES_H

#include "timeline/facts.h"

/* What writers are told. */
enum vsd_event {
    VSD_NO_EVENT,
    VSD_IDENTIFY,
    VSD_PREPARE_FOR_BACKUP,
    VSD_PREPARE_FOR_SNAPSHOT,
    VSD_FREEZE,
    VSD_THAW,
    VSD_POST_SNAPSHOT,
    VSD_BACKUP_COMPLETE,
    VSD_BACKUP_SHUTDOWN,
    VSD_PRE_RESTORE,
    VSD_POST_RESTORE,
    VSD_EVENTS
};

struct vsd_event_row {
    const char *name;
    const char *state;  /* VSS_WS_… of a writer afterwards; NULL: not documented */
    const char *failed; /* of one that fails */
    const char *part;   /* what every writer does */
    const char *source;
};
extern const struct vsd_event_row vsd_event_rows[VSD_EVENTS];

struct vsd_step_row {
    const char *label;
    unsigned number;
    enum vssdoc_party party;
    const char *on;
    const char *action;
    const char *call;
    enum vsd_event event;
    uint64_t proof;  /* facts of which each proves that it was done */
    bool on_its_own; /* what comes later does not prove it */
    const char *leaves, *caution, *failure;
    const char *source;
};

struct vsd_sequence {
    enum vssdoc_sequence_kind kind;
    const char *title;
    const struct vsd_step_row *rows;
    size_t n_rows;
    const char *source;
};

extern const struct vsd_sequence vsd_backup_sequence;
extern const struct vsd_sequence vsd_restore_sequence;
extern const struct vsd_sequence vsd_import_sequence;
extern const struct vsd_sequence vsd_hyperv_sequence;
extern const struct vsd_sequence vsd_network_sequence;

#define VSD_OVERVIEW  "overview-of-processing-a-backup-under-vss.md"
#define VSD_IMPORTING "importing-transportable-shadow-copied-volumes.md"
#define VSD_MACHINES  "backing-up-and-restoring-virtual-machines.md"

#endif
