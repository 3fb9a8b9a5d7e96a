/* What the formats of restorations share. A format is a row: it writes all of them. */
#ifndef VSD_EMIT_RESTORATION_RESTORATIONS_H
#define VSD_EMIT_RESTORATION_RESTORATIONS_H

#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/out.h"

struct vsd_restorations {
    struct vssdoc_restorations_options options;
    const struct vssdoc_restoration *const *list;
    size_t n;
    /* what changes with the target compared, of each; NULL: none was */
    struct vssdoc_restore_change **changes;
    size_t *n_changes;
    /* of all of them */
    bool reboot_required;
    size_t count[VSSDOC_RESTORE_ACTIONS], n_decisions, n_files, n_unselected, n_unbased, n_unmet, n_repeated;
    struct vsd_out out;
    struct vsd_json json;
};

struct vsd_restorations_format {
    struct vsd_format format;
    void (*write)(struct vsd_restorations *restorations);
};

extern const struct vsd_restorations_format vsd_restorations_text;
extern const struct vsd_restorations_format vsd_restorations_json;
extern const struct vsd_restorations_format vsd_restorations_ndjson;
extern const struct vsd_restorations_format vsd_restorations_markdown;

/* "PreRestore and PostRestore", "PreRestore", "no events" */
const char *vsd_restore_events(const struct vssdoc_restore_decision *decision);
/* Whether what is restored needs a restart: where nothing is, the writer's wish for one means nothing. */
bool vsd_restart_needed(const struct vssdoc_restoration *one);
/* Whether two decisions are of one writer in one step. */
bool vsd_same_restored_writer(const struct vssdoc_restore_decision *a,
                              const struct vssdoc_restore_decision *b);

#endif
