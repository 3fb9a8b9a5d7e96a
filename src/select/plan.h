/* What a requester would select of one writer, by the rules of DiskShadow and VShadow or by those of the
 * documentation (logical-pathing-of-components.md, working-with-selectability-for-backup.md). */
#ifndef VSD_SELECT_PLAN_H
#define VSD_SELECT_PLAN_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/hash.h"
#include "model/drives.h"
#include "model/environment.h"
#include "model/hierarchy.h"

/* One component and what became of it. */
struct vsd_member {
    UT_hash_handle hh; /* hh.next: in the order of the document */
    const struct vssdoc_component *component;
    bool excluded;     /* by an option, or for a volume of its own or of one below it */
    bool excluded_itself; /* not only what is below it */
    bool asked_for;    /* by an option */
    enum vssdoc_inclusion inclusion;
    enum vssdoc_selection_reason reason;
    const char *by;
};

struct vsd_plan {
    const struct vssdoc_writer *writer;
    const struct vsd_hierarchy *hierarchy;
    struct vsd_member *members;
};

/* What all plans of a selection share. */
struct vsd_planning {
    struct vsd_arena *arena;
    const struct vssdoc_capture *capture;
    const struct vssdoc_select_options *options;
    struct vsd_drives *drives;
    struct vsd_environment environment;
};

/* False when memory runs out; free what is there all the same. */
bool vsd_plan_make(struct vsd_plan *plan, const struct vsd_planning *planning,
                   enum vssdoc_requester requester, const struct vssdoc_writer *writer,
                   const struct vsd_hierarchy *hierarchy);
void vsd_plan_free(struct vsd_plan *plan);
/* NULL only for a component of another writer. */
struct vsd_member *vsd_member_of(const struct vsd_plan *plan,
                                 const struct vssdoc_component *component);

/* The nearest component that the BCD names: the component itself, or one above that brings it along by
 * these rules; NULL: none. */
const struct vssdoc_component *vsd_definer_in_bcd(const struct vssdoc_capture *capture,
                                                  const struct vsd_plan *plan,
                                                  enum vssdoc_requester requester,
                                                  const struct vssdoc_component *component);

/* The type of backup that decides which file sets are copied: the one asked for, else the BCD's,
 * VSSDOC_UNKNOWN where that tells none, and without a BCD full. */
int vsd_planned_type(const struct vsd_planning *planning);

/* The names of all volumes of a component's file sets that the snapshot set lacks, ", " between;
 * NULL when there are none or memory runs out, which *enough tells. */
const char *vsd_missing_volumes(const struct vsd_planning *planning,
                                enum vssdoc_requester requester,
                                const struct vssdoc_writer *writer,
                                const struct vssdoc_component *component, bool *enough);
/* Likewise of one file set: the first of its volumes. */
const char *vsd_missing_volume_of(const struct vsd_planning *planning,
                                  enum vssdoc_requester requester,
                                  const struct vssdoc_writer *writer,
                                  const struct vssdoc_file_set *set, bool *enough);

#endif
