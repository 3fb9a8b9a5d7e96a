/* Where a BCD was saved, as far as its content tells. */
#include "model/snapshot.h"
#include "timeline/telling.h"

#define BIT VSD_BIT

static const struct {
    const char *id, *title;
} phases[VSD_PHASES] = {
    [VSD_P0] =
        {"P0", "before PrepareForBackup, or after it where writers and shadow copies left nothing"},
    [VSD_P1] = {"P1", "after PrepareForBackup"},
    [VSD_P1T] = {"P1t", "transportable shadow copies made, not imported yet"},
    [VSD_P2] = {"P2", "after the backup: its outcome is recorded"},
    [VSD_P3] = {"P3", "a restore is requested"},
    [VSD_P4] = {"P4", "after PreRestore"},
    [VSD_P5] = {"P5", "files restored"},
    [VSD_P6] = {"P6", "after PostRestore"},
};

/* P1 has several moments. */
static const char *title_of(const struct vsd_telling *telling)
{
    const uint64_t mask = telling->facts.mask;
    if (telling->phase == VSD_P1 && (mask & BIT(VSD_FACT_IMPORTED)) != 0)
        return "transportable shadow copies made and imported on a second system";
    if (telling->phase == VSD_P1 && (mask & (BIT(VSD_FACT_CREATED) | BIT(VSD_FACT_MANIFEST) |
                                             BIT(VSD_FACT_POST_SNAPSHOT_MESSAGE))) != 0)
        return "after DoSnapshotSet: the shadow copies are made";
    const struct vssdoc_snapshot_set *set = telling->capture->backup_components->snapshot_set;
    if (telling->phase == VSD_P1 && vsd_without_writers(set) != NULL)
        return "after StartSnapshotSet, perhaps after DoSnapshotSet; writers take no part";
    if (telling->phase == VSD_P1 && (mask & BIT(VSD_FACT_SET_ID)) != 0)
        return "after PrepareForBackup, perhaps after DoSnapshotSet";
    return phases[telling->phase].title;
}

static enum vsd_phase phase_of(const struct vsd_facts *facts, enum vsd_fact fact)
{
    enum vsd_phase phase = vsd_fact_rows[fact].phase;
    /* what was imported is no longer waiting for it */
    return phase == VSD_P1T && (facts->mask & BIT(VSD_FACT_IMPORTED)) != 0 ? VSD_P1 : phase;
}

static void add_evidence(struct vsd_telling *telling, struct vsd_list *list, enum vsd_fact fact)
{
    const struct vsd_fact_count *of = &telling->facts.of[fact];
    const struct vsd_fact_row *row = &vsd_fact_rows[fact];
    enum vsd_phase phase = phase_of(&telling->facts, fact);
    struct vssdoc_timeline_evidence *e = of->n > 0 ? vsd_tell_add(telling, list) : NULL;
    if (e == NULL)
        return;
    struct vsd_place place = vsd_tell_place(telling, of->document, of->first);
    *e = (struct vssdoc_timeline_evidence){.phase = phases[phase].id,
                                           .what = of->n == 1 ? row->what : row->many,
                                           .property = row->property,
                                           .count = of->n,
                                           .inferred = of->inferred,
                                           .document = place.document,
                                           .locator = place.locator,
                                           .source = row->source};
}

void vsd_tell_phase(struct vsd_telling *telling)
{
    struct vssdoc_timeline_phase *out = &telling->timeline->public.phase;
    struct vsd_list evidence = {.size = sizeof(struct vssdoc_timeline_evidence)};
    telling->phase = VSD_P0;
    if (telling->capture->backup_components == NULL)
        return;
    for (unsigned f = 0; f < VSD_FACTS; f++)
        if (telling->facts.of[f].n > 0 && phase_of(&telling->facts, f) > telling->phase)
            telling->phase = phase_of(&telling->facts, f);
    for (unsigned p = telling->phase; p > VSD_P0; p--)
        for (unsigned f = 0; f < VSD_FACTS; f++)
            if (phase_of(&telling->facts, f) == (enum vsd_phase)p)
                add_evidence(telling, &evidence, f);
    if (telling->phase == VSD_P0) {
        add_evidence(telling, &evidence, VSD_FACT_STATE);
        add_evidence(telling, &evidence, VSD_FACT_COMPONENT);
    }
    out->id = phases[telling->phase].id;
    out->title = title_of(telling);
    out->n_evidence = evidence.n;
    out->evidence = vsd_tell_keep(telling, &evidence);
}
