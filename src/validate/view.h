/* What rules about a backup as a whole ask for: which components take part, explicitly or as
 * members of a chosen component's set, which file sets this type of backup needs, and which
 * components a requester has to leave out because their volumes were not snapshotted. */
#ifndef VSD_VALIDATE_VIEW_H
#define VSD_VALIDATE_VIEW_H

#include "model/drives.h"
#include "model/need.h"
#include "model/writer_ids.h"
#include "validate/check.h"

/* Whether components mean anything in this capture: a BCD that does not say selectComponents="no".
 */
bool vsd_component_mode(const struct vssdoc_capture *capture);
/* Whether the BCD holds a component of the writer. */
bool vsd_takes_part(const struct vssdoc_capture *capture, const struct vssdoc_writer *writer);
/* Where a writer says who it is. */
const struct vssdoc_element *vsd_identity_of(const struct vssdoc_writer *writer);
/* Whether a WMD of the class lies here that could not be read to its end: nothing is known to be absent. */
bool vsd_is_unread(const struct vssdoc_capture *capture, const struct vssdoc_guid *writer_id);
/* The same for any WMD. */
bool vsd_has_unread_wmd(const struct vssdoc_capture *capture);
/* The BCD's record of a component or of the nearest one above it: the set it is backed up with.
 * NULL when it is not in the backup. */
const struct vssdoc_backup_component *vsd_record_for(const struct vssdoc_capture *capture,
                                                     const struct vssdoc_writer *writer,
                                                     const struct vsd_hierarchy *hierarchy,
                                                     const struct vssdoc_component *component);

/* Why a component had to be left out. */
struct vsd_fate;
struct vsd_cause {
    const struct vssdoc_component *component; /* itself or one below it */
    const struct vssdoc_file_set *set;
    const char *path;
    const struct vsd_drive *drive;
    bool assumed;
};

/* One writer as a capture-wide rule looks at it. */
struct vsd_view {
    const struct vssdoc_writer *writer;
    struct vsd_hierarchy hierarchy;
    struct vsd_drives *drives;
    struct vsd_arena arena;
    struct vsd_fate *fates;
    struct vsd_fate *placed, *doubtful; /* with files in the set; with files that may not be */
    /* a component that every backup of the writer must hold, and that had to be left out: then so
     * had the whole writer */
    const struct vssdoc_component *required;
};

/* Calls look for each writer of the capture, the check standing on that writer. */
void vsd_each_view(struct vsd_check *check,
                   void (*look)(struct vsd_check *check, struct vsd_view *view, void *context),
                   void *context);
/* Finds what had to be left out. False when memory runs out. */
bool vsd_view_causes(struct vsd_view *view);
/* After that: why a component had to be, NULL when it need not. */
const struct vsd_cause *vsd_cause_of(const struct vsd_view *view,
                                     const struct vssdoc_component *component);
/* Also after that: whether a component and those below it have files, all of them on volumes of
 * which shadow copies were taken, beyond doubt. */
bool vsd_all_in_set(const struct vsd_view *view, const struct vssdoc_component *component);

#endif
