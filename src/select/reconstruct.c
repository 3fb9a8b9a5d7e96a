/* Which components a backup holds: those that its BCD names, and what those bring along. Without a BCD
 * it is what the requester would select. */
#include "base/text.h"
#include "model/need.h"
#include "select/gather.h"

static void set_writer(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                       struct vssdoc_selected_component *out)
{
    const struct vssdoc_writer *w = candidate->writer;
    const struct vssdoc_writer_components *e = candidate->entry;
    const char *name = w != NULL ? w->name : NULL;
    if (name == NULL && e != NULL)
        name = vssdoc_entry_name(gathering->planning.capture, e);
    out->writer_id = vsd_gather_guid(gathering, w != NULL ? &w->writer_id : &e->writer_id);
    out->instance_id = vsd_gather_guid(gathering, w != NULL ? &w->instance_id : &e->instance_id);
    out->writer = vsd_gather_text(gathering, name);
}

static void set_place(struct vsd_gathering *gathering, const struct vssdoc_document *document,
                      const struct vssdoc_element *at, struct vssdoc_selected_component *out)
{
    char locator[1024];
    (void)vssdoc_locator(at, locator, sizeof locator);
    out->document = vsd_gather_text(gathering, document->path);
    out->locator = vsd_gather_text(gathering, locator);
}

/* What the BCD says of a component; where it says nothing, the rule that left it out. The record that
 * brings it along, NULL: none. */
static const struct vssdoc_backup_component *
by_bcd(const struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
       const struct vssdoc_component *component, struct vssdoc_selected_component *out)
{
    const struct vsd_plan *plan = candidate->by_requester;
    const struct vssdoc_component *definer = vsd_definer_in_bcd(
        gathering->planning.capture, plan, gathering->planning.options->requester, component);
    const struct vsd_member *member = vsd_member_of(plan, component);
    if (definer != NULL) {
        out->inclusion = definer == component ? VSSDOC_EXPLICIT : VSSDOC_IMPLICIT;
        out->reason = definer == component ? VSSDOC_BECAUSE_EXPLICIT : VSSDOC_BECAUSE_IMPLICIT;
        out->by = definer == component ? NULL : definer->full_path;
    } else if (member->inclusion == VSSDOC_IMPLICIT) {
        out->reason = VSSDOC_ANCESTOR_NOT_INCLUDED;
        out->by = member->by;
    } else if (member->inclusion == VSSDOC_EXPLICIT) {
        out->reason = VSSDOC_REQUESTER_CHOICE;
    } else {
        out->reason = member->reason;
        out->by = member->by;
    }
    return definer != NULL
               ? vssdoc_record_of(gathering->planning.capture, candidate->writer, definer)
               : NULL;
}

static void by_plan(const struct vsd_plan *plan, const struct vssdoc_component *component,
                    struct vssdoc_selected_component *out)
{
    const struct vsd_member *member = vsd_member_of(plan, component);
    out->inclusion = member->inclusion;
    out->reason = member->reason;
    out->by = member->by;
}

static void gather_component(struct vsd_gathering *gathering,
                             const struct vsd_candidate *candidate,
                             const struct vssdoc_component *component)
{
    struct vssdoc_selected_component *out = vsd_list_add(&gathering->components);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    set_writer(gathering, candidate, out);
    const struct vssdoc_backup_component *record = NULL;
    if (gathering->selection->public.has_bcd)
        record = by_bcd(gathering, candidate, component, out);
    else
        by_plan(candidate->by_requester, component, out);
    out->full_path = vsd_gather_text(gathering, component->full_path);
    out->by = vsd_gather_text(gathering, out->by);
    out->selectable = component->selectable;
    set_place(gathering, candidate->writer->document, &component->at, out);
    const struct vssdoc_backup_components *bcd = gathering->planning.capture->backup_components;
    if (bcd != NULL && bcd->bootable_system_state == 1 && out->inclusion == VSSDOC_NOT_INCLUDED &&
        vsd_in_system_state(candidate->writer, component))
        vsd_gather_name(gathering, &gathering->state_missing, candidate, component->full_path,
                        out->reason, out->by);
    size_t first = gathering->file_sets.n;
    bool included = out->inclusion != VSSDOC_NOT_INCLUDED;
    if (included) {
        gathering->selection->public.n_included++;
        vsd_gather_file_sets(gathering, candidate->writer, component, record);
    }
    vsd_gather_claims(gathering, candidate->writer, component, included ? first : SIZE_MAX);
}

/* What stands in the BCD alone: it was added, and more is not known. */
static void gather_record(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                          const struct vssdoc_backup_component *record)
{
    struct vssdoc_selected_component *out = vsd_list_add(&gathering->components);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    set_writer(gathering, candidate, out);
    out->full_path = vsd_gather_text(gathering, record->full_path);
    out->inclusion = VSSDOC_EXPLICIT;
    out->reason = VSSDOC_BECAUSE_EXPLICIT;
    out->selectable = VSSDOC_ABSENT;
    set_place(gathering, gathering->planning.capture->backup_components->document, &record->at,
              out);
    gathering->selection->public.n_included++;
}

void vsd_gather_components(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    const struct vssdoc_component *c =
        candidate->writer != NULL ? candidate->writer->components : NULL;
    if (candidate->writer != NULL)
        vsd_gather_excludes(gathering, candidate->writer);
    for (; c != NULL && !gathering->no_memory; c = c->next)
        gather_component(gathering, candidate, c);
    vsd_gather_records(gathering, candidate, gather_record);
}
