/* What is odd about a writer's part of a backup: each kind once for a writer, with the first
 * component that it holds for. */
#include <stdio.h>

#include "model/backup.h"
#include "model/need.h"
#include "select/gather.h"

/* The components that something holds for. */
struct odd {
    const char *first, *by; /* full paths */
    size_t n;
};

static void meet(struct odd *odd, const char *path, const char *by)
{
    if (odd->n++ > 0)
        return;
    odd->first = path;
    odd->by = by;
}

/* "W:\a", "W:\a and 2 more" */
static const char *components_of(struct vsd_gathering *gathering,
                                 const struct vsd_candidate *candidate, const struct odd *odd)
{
    const struct vssdoc_writer *w = candidate->writer;
    const char *name = w->name != NULL ? w->name : "a writer";
    const char *text =
        odd->n == 1 ? vsd_arena_printf(&gathering->scratch, "%s:%s", name, odd->first)
                    : vsd_arena_printf(&gathering->scratch, "%s:%s and %zu more", name, odd->first,
                                       odd->n - 1);
    gathering->no_memory = gathering->no_memory || text == NULL;
    return text != NULL ? text : "";
}

/* A writer that takes part does so with all that it requires (definition-of-components-by-writers.md,
 * use-of-components-by-the-requestor.md). */
static void note_required(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                          const struct odd *odd)
{
    if (odd->n > 0)
        vsd_gather_line(gathering, &gathering->notes,
                        "the BCD lacks %s, which the writer requires as soon as anything of it is "
                        "backed up: a mistake of the requester's",
                        components_of(gathering, candidate, odd));
}

static void note_readings(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                          const struct odd *odd)
{
    bool counted = gathering->planning.options->requester == VSSDOC_BY_DISKSHADOW;
    const char *one = odd->n == 1 ? "is" : "are";
    if (odd->n == 0)
        return;
    const char *what = components_of(gathering, candidate, odd);
    if (counted)
        vsd_gather_line(gathering, &gathering->notes,
                        "%s %s in the backup as DiskShadow and VShadow count it, with %s; by the "
                        "documentation %s not, as only a selectable component brings along what lies "
                        "below it (--requester documented)",
                        what, one, odd->by, odd->n == 1 ? "it is" : "they are");
    else
        vsd_gather_line(gathering, &gathering->notes,
                        "%s %s not in the backup by the documentation; DiskShadow and VShadow count "
                        "%s as in it, with %s (--requester diskshadow)",
                        what, one, odd->n == 1 ? "it" : "them", odd->by);
}

static void note_unknown(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                         const struct odd *odd)
{
    if (odd->n > 0)
        vsd_gather_line(gathering, &gathering->notes,
                        "the BCD names %s, which the WMD does not have: %s not known",
                        components_of(gathering, candidate, odd),
                        odd->n == 1 ? "its files are" : "their files are");
}

/* What the BCD's records of a writer name: true if anything. */
static bool look_at_records(const struct vssdoc_capture *capture,
                            const struct vsd_candidate *candidate, struct odd *unknown)
{
    bool any = false;
    for (const struct vssdoc_writer_components *e = candidate->entry; e != NULL;
         e = vssdoc_entry_again(capture, e))
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next) {
            any = true;
            if (vssdoc_record_first(capture, e, r) == r &&
                vsd_component_at(candidate->by_requester->hierarchy, r->full_path) == NULL)
                meet(unknown, r->full_path, NULL);
        }
    return any;
}

void vsd_gather_oddities(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vsd_plan *plan = candidate->by_requester;
    struct odd required = {.n = 0}, readings = {.n = 0}, unknown = {.n = 0};
    if (candidate->entry == NULL || plan == NULL)
        return;
    bool takes_part = look_at_records(capture, candidate, &unknown) &&
                      capture->backup_components->select_components != 0;
    for (const struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        const struct vssdoc_component *c = m->component;
        const struct vssdoc_component *by_diskshadow =
            vsd_definer_in_bcd(capture, plan, VSSDOC_BY_DISKSHADOW, c);
        const struct vssdoc_component *by_documentation =
            vsd_definer_in_bcd(capture, plan, VSSDOC_BY_DOCUMENTATION, c);
        if (by_diskshadow != NULL && by_documentation == NULL)
            meet(&readings, c->full_path, by_diskshadow->full_path);
        if (takes_part && by_diskshadow == NULL && c->selectable == 0 &&
            vsd_selectable_ancestor(plan->hierarchy, c) == NULL)
            meet(&required, c->full_path, NULL);
    }
    note_required(gathering, candidate, &required);
    note_readings(gathering, candidate, &readings);
    note_unknown(gathering, candidate, &unknown);
}

/* ---- of all writers ---- */

void vsd_gather_fallback(struct vsd_gathering *gathering)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    int type = vsd_planned_type(&gathering->planning);
    struct odd writers = {.n = 0};
    if (type == VSD_BT_COPY || vsd_schema_for(type) == 0)
        return; /* of a copy the same files are taken */
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (w->n_components > 0 &&
            (capture->backup_components == NULL || vssdoc_entry_of(capture, w) != NULL) &&
            vsd_type_for(capture, w, type) == VSD_BT_FULL)
            meet(&writers, w->name != NULL ? w->name : "a writer", NULL);
    }
    const struct vssdoc_constant *bit =
        vssdoc_constant(VSSDOC_BACKUP_SCHEMA, (int)vsd_schema_for(type));
    if (writers.n == 0)
        return;
    char more[40] = "";
    if (writers.n > 1)
        (void)snprintf(more, sizeof more, " and %zu more writers", writers.n - 1);
    vsd_gather_line(gathering, &gathering->notes,
                    "asked for a backup of type %s, %s%s %s a full one: the backup schema lacks %s "
                    "(api:ne-backup_type)",
                    vsd_backup_type_name(type), writers.first, more,
                    writers.n == 1 ? "makes" : "make", bit != NULL ? bit->name : "that type");
}
