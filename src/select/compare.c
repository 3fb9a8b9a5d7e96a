/* What a requester would have selected, against what the BCD holds, and where the two rule sets differ. */
#include "select/gather.h"

/* Every component that would have been added and is not, and every one that the BCD holds in no way at
 * all; the other way round, every one that was added and would not have been. */
static void compare_with_bcd(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                             const struct vsd_member *m)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vsd_plan *plan = candidate->by_requester;
    const struct vssdoc_component *c = m->component;
    const struct vssdoc_component *definer =
        vsd_definer_in_bcd(capture, plan, gathering->planning.options->requester, c);
    bool recorded = vssdoc_record_of(capture, plan->writer, c) != NULL;
    if (m->inclusion == VSSDOC_EXPLICIT && definer == NULL)
        vsd_gather_name(gathering, &gathering->not_in_bcd, candidate, c->full_path, VSSDOC_REQUESTER_CHOICE,
                NULL);
    else if (m->inclusion == VSSDOC_EXPLICIT && !recorded)
        vsd_gather_name(gathering, &gathering->not_in_bcd, candidate, c->full_path, VSSDOC_BECAUSE_IMPLICIT,
                definer->full_path);
    else if (m->inclusion == VSSDOC_NOT_INCLUDED && definer == NULL)
        vsd_gather_name(gathering, &gathering->not_in_bcd, candidate, c->full_path, m->reason, m->by);
    else if (m->inclusion != VSSDOC_EXPLICIT && recorded)
        vsd_gather_name(gathering, &gathering->only_in_bcd, candidate, c->full_path, m->reason, m->by);
}

static void compare_member(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                           const struct vsd_member *m)
{
    const struct vssdoc_component *c = m->component;
    const struct vsd_member *other = vsd_member_of(candidate->by_other, c);
    if (m->inclusion == VSSDOC_EXPLICIT)
        vsd_gather_name(gathering, &gathering->predicted, candidate, c->full_path, m->reason, m->by);
    if ((m->inclusion == VSSDOC_EXPLICIT) != (other->inclusion == VSSDOC_EXPLICIT))
        vsd_gather_name(gathering, &gathering->differences, candidate, c->full_path, other->reason,
                other->by);
    if (gathering->selection->public.has_bcd)
        compare_with_bcd(gathering, candidate, m);
}

/* What the BCD records and the WMD does not have: nothing could have selected it. */
static void only_recorded(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                          const struct vssdoc_backup_component *record)
{
    vsd_gather_name(gathering, &gathering->only_in_bcd, candidate, record->full_path,
                    VSSDOC_REQUESTER_CHOICE, NULL);
}

void vsd_gather_prediction(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    if (candidate->by_requester == NULL)
        return;
    for (const struct vsd_member *m = candidate->by_requester->members;
         m != NULL && !gathering->no_memory; m = m->hh.next)
        compare_member(gathering, candidate, m);
    vsd_gather_records(gathering, candidate, only_recorded);
}
