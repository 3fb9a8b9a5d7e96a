/* Components that a BCD has twice. */
#include "restore/work.h"

const struct vssdoc_backup_component *
vsd_counting_record(const struct vsd_side *side, const struct vssdoc_backup_component *record)
{
    const struct vssdoc_component *component =
        side->writer != NULL ? vsd_component_at(&side->hierarchy, record->full_path) : NULL;
    const struct vssdoc_backup_component *named =
        component != NULL ? vssdoc_record_in(side->capture, side->entry, component) : NULL;
    return named != NULL ? named : vssdoc_record_first(side->capture, side->entry, record);
}

void vsd_repeated_find(struct vsd_work *work, const struct vsd_side *side)
{
    for (const struct vssdoc_backup_component *r = side->entry->components;
         r != NULL && !work->no_memory; r = r->next) {
        const struct vssdoc_backup_component *counting = vsd_counting_record(side, r);
        struct vsd_repeated *repeated = NULL;
        if (counting == r)
            continue;
        HASH_FIND(hh, work->repeated, &counting, sizeof counting, repeated);
        if (repeated == NULL) {
            repeated = vsd_arena_alloc(&work->scratch, sizeof *repeated);
            if (repeated == NULL) {
                work->no_memory = true;
                return;
            }
            repeated->record = counting;
            repeated->again = r;
            HASH_ADD(hh, work->repeated, record, sizeof repeated->record, repeated);
            work->no_memory = repeated->hh.tbl == NULL;
        }
        repeated->n++;
        work->out->public.n_repeated++;
    }
}

const struct vsd_repeated *vsd_repeated_of(const struct vsd_work *work,
                                           const struct vssdoc_backup_component *record)
{
    struct vsd_repeated *repeated = NULL;
    HASH_FIND(hh, work->repeated, &record, sizeof record, repeated);
    return repeated;
}
