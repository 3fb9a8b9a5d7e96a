/* The steps of a sequence: which of them the documents show. */
#include <stdio.h>

#include "model/snapshot.h"
#include "timeline/telling.h"

/* The first fact of a mask that the documents hold; VSD_FACTS: none. */
static enum vsd_fact fact_of(const struct vsd_facts *facts, uint64_t proof)
{
    int f = 0;
    while (f < VSD_FACTS && (facts->mask & proof & VSD_BIT(f)) == 0)
        f++;
    return (enum vsd_fact)f;
}

static void show_done(struct vsd_telling *telling, const struct vsd_facts *facts,
                      const struct vsd_step_row *row, struct vssdoc_timeline_step *step)
{
    enum vsd_fact fact = fact_of(facts, row->proof);
    if (fact == VSD_FACTS)
        return;
    const struct vsd_fact_count *of = &facts->of[fact];
    struct vsd_place place = vsd_tell_place(telling, of->document, of->first);
    step->done = 1;
    step->because = vsd_tell_count(telling, fact, of->n);
    step->document = place.document;
    step->locator = place.locator;
}

static void show_not_done(struct vsd_telling *telling, const struct vssdoc_element *at,
                          struct vssdoc_timeline_step *step, const char *because)
{
    struct vsd_place place =
        vsd_tell_place(telling, telling->capture->backup_components->document, at);
    step->done = 0;
    step->because = vsd_tell(telling, because);
    step->document = place.document;
    step->locator = place.locator;
}

/* ---- what had not happened ---- */

static bool makes_copies(const struct vsd_step_row *row)
{
    return (row->proof & VSD_BIT(VSD_FACT_CREATED)) != 0;
}

static bool imports(const struct vsd_step_row *row)
{
    return row->proof == VSD_BIT(VSD_FACT_IMPORTED);
}

/* A shadow copy that was given up, or was still being made. */
static const struct vssdoc_snapshot *unfinished(const struct vssdoc_snapshot_set *set)
{
    const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL;
    while (s != NULL &&
           (s->state <= 0 || s->state == VSD_STATE_CREATED || s->state == VSD_STATE_DELETED ||
            vssdoc_constant(VSSDOC_SNAPSHOT_STATE, s->state) == NULL))
        s = s->next;
    return s;
}

/* Identify and BackupShutdown belong to calls that are made all the same. */
static bool is_without_writers(const struct vsd_step_row *row, const struct vssdoc_snapshot_set *set)
{
    return row->event > VSD_IDENTIFY && row->event < VSD_BACKUP_SHUTDOWN &&
           vsd_without_writers(set) != NULL;
}

static void look_for_failures(struct vsd_telling *telling, const struct vsd_step_row *row,
                              struct vssdoc_timeline_step *step)
{
    const struct vssdoc_backup_components *bcd = telling->capture->backup_components;
    if (bcd == NULL)
        return;
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    const struct vssdoc_snapshot *s = unfinished(set);
    if (makes_copies(row) && s != NULL)
        show_not_done(
            telling, &s->at, step,
            s->state == VSD_STATE_ABORTED
                ? "a shadow copy was given up (VSS_SS_ABORTED)"
                : vsd_tell_format(telling, "a shadow copy was still being made (%s)",
                                  vssdoc_constant(VSSDOC_SNAPSHOT_STATE, s->state)->name));
    if (imports(row) && telling->phase == VSD_P1T && set != NULL)
        show_not_done(telling, &set->at, step,
                      "no shadow copy is marked as imported (VSS_VOLSNAP_ATTR_IMPORTED)");
    if (step->done == VSSDOC_ABSENT && is_without_writers(row, set))
        show_not_done(telling, vsd_without_writers(set), step, "the context is without writers (0x10)");
}

/* ---- what a saved BCD has behind it ---- */

/* Of one with a shadow copy set's id alone nothing else tells that writers have prepared. */
static void look_for_saving(struct vsd_telling *telling, const struct vsd_step_row *row,
                            struct vssdoc_timeline_step *step)
{
    const struct vsd_fact_count *id = &telling->facts.of[VSD_FACT_SET_ID];
    if (row->event != VSD_PREPARE_FOR_BACKUP || step->done != VSSDOC_ABSENT || id->n == 0)
        return;
    struct vsd_place place = vsd_tell_place(telling, id->document, id->first);
    step->done = 1;
    step->because = "a saved shadow copy set's id: SaveAsXML comes after this";
    step->document = place.document;
    step->locator = place.locator;
}

/* ---- making ---- */

static void make_step(struct vsd_telling *telling, const struct vsd_step_row *row,
                      const struct vsd_facts *facts, struct vssdoc_timeline_step *step)
{
    const struct vsd_event_row *event = &vsd_event_rows[row->event];
    *step = (struct vssdoc_timeline_step){.label = row->label,
                                          .number = row->number,
                                          .party = row->party,
                                          .on = row->on,
                                          .action = row->action,
                                          .call = row->call,
                                          .event = event->name,
                                          .state = event->state,
                                          .failed_state = event->failed,
                                          .leaves = row->leaves,
                                          .caution = row->caution,
                                          .failure = row->failure,
                                          .done = VSSDOC_ABSENT,
                                          .source = row->source};
    show_done(telling, facts, row, step);
    look_for_failures(telling, row, step);
    look_for_saving(telling, row, step);
}

/* What is proven proves what had to come before it, and what happens inside it. */
static void imply(struct vsd_telling *telling, const struct vsd_sequence *sequence,
                  struct vssdoc_timeline_step *steps)
{
    const char *later = NULL;
    for (size_t i = sequence->n_rows; i-- > 0;) {
        if (steps[i].done == 1) {
            later = steps[i].label;
        } else if (later != NULL && steps[i].done == VSSDOC_ABSENT &&
                   !sequence->rows[i].on_its_own) {
            steps[i].done = 1;
            steps[i].because = vsd_tell_format(telling, "follows from step %s", later);
        }
    }
    for (size_t i = 1, whole = 0; i < sequence->n_rows; i++) {
        if (steps[i].number != steps[whole].number)
            whole = i;
        if (steps[whole].done == 1 && steps[i].done == VSSDOC_ABSENT) {
            steps[i].done = 1;
            steps[i].because = vsd_tell_format(telling, "follows from step %u", steps[i].number);
        }
    }
}

void vsd_tell_sequence(struct vsd_telling *telling, const struct vsd_sequence *sequence,
                       const struct vsd_facts *facts, const char *why,
                       struct vssdoc_timeline_sequence *out)
{
    struct vssdoc_timeline_step *steps =
        vsd_arena_alloc(&telling->timeline->arena, sequence->n_rows * sizeof *steps);
    *out = (struct vssdoc_timeline_sequence){.kind = sequence->kind,
                                             .title = sequence->title,
                                             .why = why,
                                             .steps = steps,
                                             .n_steps = steps != NULL ? sequence->n_rows : 0,
                                             .source = sequence->source};
    telling->no_memory = telling->no_memory || steps == NULL;
    for (size_t i = 0; steps != NULL && i < out->n_steps; i++) {
        make_step(telling, &sequence->rows[i], facts, &steps[i]);
        if (sequence->kind != VSSDOC_SEQUENCE_HYPERV)
            vsd_tell_parts(telling, sequence->rows[i].event, &steps[i]);
    }
    /* WMDs alone are what writers answered to whoever asked, perhaps for no backup at all */
    if (steps != NULL && telling->capture->backup_components != NULL)
        imply(telling, sequence, steps);
}
