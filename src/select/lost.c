/* What is lost by leaving out what --exclude names: the plan without it, against the plan with it.
 * A component may go with another one that is named. */
#include <string.h>

#include "select/gather.h"

static void volume_lost(struct vsd_gathering *gathering, const char *path)
{
    struct vsd_planning *planning = &gathering->planning;
    struct vsd_expanded expanded;
    if (path == NULL)
        return;
    if (!vsd_expand(&planning->environment, &gathering->scratch, path, &expanded)) {
        gathering->no_memory = true;
        return;
    }
    const struct vsd_drive *drive = vsd_drive_of(planning->drives, expanded.path, NULL);
    const char *const *volumes = gathering->lost_volumes.items;
    for (size_t i = 0; drive != NULL && i < gathering->lost_volumes.n; i++)
        if (strcmp(volumes[i], drive->name) == 0)
            return;
    enum { MOST = 100 }; /* more of them tell nothing */
    if (drive != NULL && gathering->lost_volumes.n < MOST)
        vsd_gather_line(gathering, &gathering->lost_volumes, "%s", drive->name);
}

static void lose(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                 const struct vsd_member *member)
{
    const struct vssdoc_component *c = member->component;
    vsd_gather_name(gathering, &gathering->lost, candidate, c->full_path, member->reason,
                    member->by);
    gathering->selection->public.n_lost_file_sets += c->n_file_sets;
    for (const struct vssdoc_file_set *s = c->file_sets; s != NULL && !gathering->no_memory;
         s = s->next)
        volume_lost(gathering, s->alternate_path != NULL ? s->alternate_path : s->path);
}

void vsd_gather_lost(struct vsd_gathering *gathering, const struct vsd_candidate *candidate)
{
    const struct vsd_plan *with = candidate->by_requester;
    struct vsd_planning planning = gathering->planning;
    struct vssdoc_select_options options = *planning.options;
    struct vsd_plan without;
    if (with == NULL || options.exclude == NULL)
        return;
    options.exclude = NULL;
    planning.options = &options;
    bool enough =
        vsd_plan_make(&without, &planning, options.requester, with->writer, with->hierarchy);
    for (const struct vsd_member *m = with->members; m != NULL && enough && !gathering->no_memory;
         m = m->hh.next)
        if (m->inclusion == VSSDOC_NOT_INCLUDED &&
            vsd_member_of(&without, m->component)->inclusion != VSSDOC_NOT_INCLUDED)
            lose(gathering, candidate, m);
    gathering->no_memory = gathering->no_memory || !enough;
    vsd_plan_free(&without);
}
