/* Excludes that came or went, and the file sets that they are about. */
#include "diff/excludes.h"

#include "diff/lone.h"
#include "model/overlap.h"

static void hit(struct vsd_lone_set *exclude, bool all, const struct vssdoc_component *component)
{
    bool first = all ? exclude->covers == 0 : exclude->covers + exclude->touches == 0;
    ++*(all ? &exclude->covers : &exclude->touches);
    if (first)
        exclude->hit = component->full_path;
}

static void on_exclude_above(void *context, const struct vsd_listed *other,
                             const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    (void)how;
    hit((struct vsd_lone_set *)(uintptr_t)other->owner, vsd_overlap_covers(other->set, set),
        context);
}

static void on_set_above(void *context, const struct vsd_listed *other,
                         const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    (void)set;
    if (how == VSD_OVERLAP_ABOVE) /* those beside it were found the other way round */
        hit(context, false, other->owner);
}

/* Excludes and file sets of one side: no map is between them. */
static const enum vsd_side as_written = VSD_NEW;

/* Excludes at or above file sets. */
static bool find_below(struct vsd_diff *diff, struct vsd_list *excludes,
                       const struct vssdoc_writer *writer)
{
    struct vsd_overlap index = {.folders = NULL};
    struct vsd_lone_set *all = excludes->items;
    bool enough = true;
    for (size_t i = 0; i < excludes->n && enough; i++) {
        const struct vssdoc_file_set *alike = vsd_diff_alike(diff, as_written, all[i].set);
        enough = alike != NULL && vsd_overlap_add(&index, alike, &all[i], NULL, NULL);
    }
    for (const struct vssdoc_component *c = writer->components; c != NULL && enough; c = c->next)
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            struct vssdoc_file_set as = vsd_diff_as(diff, as_written, s);
            vsd_overlap_find(&index, &as, on_exclude_above, (void *)(uintptr_t)c);
        }
    vsd_overlap_free(&index);
    return enough;
}

/* Excludes below recursive file sets. */
static bool find_above(struct vsd_diff *diff, struct vsd_list *excludes,
                       const struct vssdoc_writer *writer)
{
    struct vsd_overlap index = {.folders = NULL};
    struct vsd_lone_set *all = excludes->items;
    bool enough = true;
    for (const struct vssdoc_component *c = writer->components; c != NULL && enough; c = c->next) {
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL && enough; s = s->next) {
            const struct vssdoc_file_set *alike =
                s->recursive == 1 ? vsd_diff_alike(diff, as_written, s) : NULL;
            enough = alike == NULL || vsd_overlap_add(&index, alike, c, NULL, NULL);
        }
    }
    for (size_t i = 0; i < excludes->n && enough; i++) {
        struct vssdoc_file_set as = vsd_diff_as(diff, as_written, all[i].set);
        vsd_overlap_find(&index, &as, on_set_above, &all[i]);
    }
    vsd_overlap_free(&index);
    return enough;
}

static void tell_excludes(struct vsd_diff *diff, struct vsd_list *excludes, enum vsd_side side)
{
    static const char *const causes[2][VSD_SIDES][3] = {
        {{"exclude-removed", "exclude-removed-touched", "exclude-removed-covered"},
         {"exclude-added", "exclude-added-touches", "exclude-added-covers"}},
        {{"snapshot-exclude-removed", "snapshot-exclude-removed-touched",
          "snapshot-exclude-removed-touched"},
         {"snapshot-exclude-added", "snapshot-exclude-added-touches",
          "snapshot-exclude-added-touches"}}};
    struct vsd_lone_set *all = excludes->items;
    for (size_t i = 0; i < excludes->n; i++) {
        const struct vsd_lone_set *lone = &all[i];
        bool snapshot = lone->set->kind == VSSDOC_EXCLUDE_FROM_SNAPSHOT;
        size_t hits = lone->covers + lone->touches;
        if (lone->used && hits == 0)
            continue; /* told with what it excluded */
        unsigned how = lone->covers > 0 ? 2 : lone->touches > 0 ? 1 : 0;
        const char *words =
            hits == 0 ? vsd_diff_text(diff, "%s, no file set of a component matches",
                                      side == VSD_OLD ? "no longer excluded" : "excluded now")
                      : vsd_diff_text(diff, "%s, %s %zu file set%s, first %s",
                                      side == VSD_OLD ? "no longer excluded" : "excluded now",
                                      how == 2 ? "all of" : "perhaps files of",
                                      how == 2 ? lone->covers : lone->touches,
                                      (how == 2 ? lone->covers : lone->touches) == 1 ? "" : "s",
                                      lone->hit);
        vsd_diff_tell_set(diff, &(struct vsd_telling){.cause = causes[snapshot][side][how],
                                                      .words = words,
                                                      .old_set = side == VSD_OLD ? lone : NULL,
                                                      .new_set = side == VSD_OLD ? NULL : lone});
    }
}

void vsd_diff_excludes(struct vsd_diff *diff, enum vsd_side side, struct vsd_list *excludes,
                       const struct vssdoc_writer *writer)
{
    if (excludes->n > 0 &&
        !(find_below(diff, excludes, writer) && find_above(diff, excludes, writer)))
        diff->no_memory = true;
    tell_excludes(diff, excludes, side);
}
