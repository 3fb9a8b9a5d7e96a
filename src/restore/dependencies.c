/* What restored components depend on has to be restored with them
 * (dependencies-between-components-managed-by-different-writers.md). */
#include "restore/work.h"

/* Whether a component that comes back with a record is asked for. */
static bool is_asked(const struct vsd_work *work, const struct vssdoc_backup_component *record,
                     const struct vssdoc_component *component)
{
    const struct vsd_wish *wish = work->wishes_decide ? vsd_wish_of(work, record) : NULL;
    if (!work->wishes_decide || (wish != NULL && (wish->whole || component == NULL)))
        return true;
    for (const struct vsd_wish_part *p = wish != NULL ? wish->parts : NULL; p != NULL; p = p->next)
        if (p->component == component ||
            vsd_path_below(component->full_path, p->component->full_path))
            return true;
    return false;
}

/* The record with which a component of a side comes back, NULL: none. */
static const struct vssdoc_backup_component *record_for(const struct vsd_side *side,
                                                        const struct vssdoc_component *component)
{
    const struct vssdoc_backup_component *record = NULL;
    for (; component != NULL && record == NULL;
         component = vsd_ancestor(&side->hierarchy, component))
        record = vssdoc_record_in(side->capture, side->entry, component);
    return record;
}

static bool is_restored(const struct vsd_case *c, const struct vssdoc_dependency *d)
{
    const struct vsd_side *sides = c->work->sides.items;
    for (size_t i = 0; i < c->work->sides.n; i++) {
        const struct vsd_side *side = &sides[i];
        if (side->capture != c->side->capture || d->full_path == NULL ||
            !vssdoc_guid_equal(&side->entry->writer_id, &d->writer_id))
            continue;
        const struct vssdoc_component *component =
            side->writer != NULL ? vsd_component_at(&side->hierarchy, d->full_path) : NULL;
        const struct vssdoc_backup_component *record = record_for(side, component);
        if (component == NULL)
            for (record = side->entry->components;
                 record != NULL && !vssdoc_names_equal(record->full_path, d->full_path);)
                record = record->next;
        if (record != NULL && is_asked(c->work, record, component))
            return true;
    }
    return false;
}

static const char *name_of(const struct vsd_case *c, const struct vssdoc_guid *writer_id)
{
    const struct vssdoc_capture *capture = c->side->capture;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(writer_id);
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, writer_id) &&
            capture->writers[i]->name != NULL)
            return capture->writers[i]->name;
    return known != NULL ? known->name : writer_id->spelling != NULL ? writer_id->spelling : "?";
}

static void tell(struct vsd_case *c, const struct vssdoc_component *component,
                 const struct vssdoc_dependency *d)
{
    struct vsd_work *work = c->work;
    bool remote = d->remote_computer != NULL, restored = !remote && is_restored(c, d);
    work->n_unmet += !remote && !restored;
    vsd_case_ask(c, "What has to be restored with it?",
                 vsd_work_printf(work, "%s%s%s:%s%s%s%s",
                                 component != c->component ? component->full_path : "",
                                 component != c->component ? " depends on " : "",
                                 name_of(c, &d->writer_id), d->full_path != NULL ? d->full_path : "",
                                 remote ? " on " : "", remote ? d->remote_computer : "",
                                 remote     ? ", which nobody here can tell"
                                 : restored ? ", which is restored as well"
                                            : ", which is not restored here"),
                 "dependencies-between-components-managed-by-different-writers.md", &d->at);
}

void vsd_case_dependencies(struct vsd_case *c)
{
    const struct vssdoc_component *const *dependents = c->dependents.items;
    for (size_t i = 0; i < c->dependents.n; i++)
        for (const struct vssdoc_dependency *d = dependents[i]->dependencies;
             d != NULL && !c->work->no_memory; d = d->next)
            tell(c, dependents[i], d);
}
