/* What a requester would have selected, against what the BCD holds, and where the two rule sets differ. */
#include "select/gather.h"

static void name_it(struct vsd_gathering *gathering, struct vsd_list *list,
                    const struct vsd_candidate *candidate, const char *full_path,
                    enum vssdoc_selection_reason reason, const char *by)
{
    const struct vssdoc_writer *w = candidate->writer;
    const struct vssdoc_writer_components *e = candidate->entry;
    struct vssdoc_selected_name *out = vsd_list_add(list);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    out->writer_id = vsd_gather_guid(gathering, w != NULL ? &w->writer_id : &e->writer_id);
    out->writer = vsd_gather_text(gathering, w != NULL ? w->name : NULL);
    out->full_path = vsd_gather_text(gathering, full_path);
    out->reason = reason;
    out->by = vsd_gather_text(gathering, by);
}

static void compare_member(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                           const struct vsd_member *m)
{
    const struct vsd_plan *plan = candidate->by_requester;
    const struct vssdoc_component *c = m->component;
    const struct vsd_member *other = vsd_member_of(candidate->by_other, c);
    if (m->inclusion == VSSDOC_EXPLICIT)
        name_it(gathering, &gathering->predicted, candidate, c->full_path, m->reason, m->by);
    if ((m->inclusion == VSSDOC_EXPLICIT) != (other->inclusion == VSSDOC_EXPLICIT))
        name_it(gathering, &gathering->differences, candidate, c->full_path, other->reason,
                other->by);
    if (!gathering->selection->public.has_bcd)
        return;
    if (vsd_definer_in_bcd(gathering->planning.capture, plan, c) == NULL &&
        m->inclusion != VSSDOC_IMPLICIT)
        name_it(gathering, &gathering->not_in_bcd, candidate, c->full_path,
                m->inclusion == VSSDOC_EXPLICIT ? VSSDOC_REQUESTER_CHOICE : m->reason,
                m->inclusion == VSSDOC_EXPLICIT ? NULL : m->by);
    else if (vssdoc_record_of(gathering->planning.capture, plan->writer, c) != NULL &&
             m->inclusion != VSSDOC_EXPLICIT)
        name_it(gathering, &gathering->only_in_bcd, candidate, c->full_path, m->reason, m->by);
}

void vsd_gather_prediction(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    if (candidate->by_requester == NULL)
        return;
    for (const struct vsd_member *m = candidate->by_requester->members;
         m != NULL && !gathering->no_memory; m = m->hh.next)
        compare_member(gathering, candidate, m);
}
