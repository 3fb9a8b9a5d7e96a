/* Which components have files on which volumes. Of a writer's components that lie on the same
 * volumes the first few appear, and one node for the rest. */
#include <string.h>

#include "base/key.h"
#include "graph/building.h"

enum {
    FEW = 6,
    ENOUGH_FOR_A_REST = 8,
    MOST_VOLUMES = 16 /* of one component that are told apart */
};

/* The volumes of a component, in the order in which they were met. */
struct span {
    struct vsd_drive *drives[MOST_VOLUMES];
    size_t n;
};

/* Components of one writer that lie on the same volumes. */
struct pile {
    UT_hash_handle hh;
    struct vsd_key key;
    struct span span;
    size_t n, shown; /* of these components; as nodes of their own so far */
    size_t rest;     /* the node of those beyond the first few */
};

static void span_path(struct vsd_building *building, struct span *span, const char *path)
{
    struct vsd_expanded expanded;
    if (path == NULL)
        return;
    if (!vsd_expand(&building->environment, &building->scratch, path, &expanded)) {
        building->no_memory = true;
        return;
    }
    struct vsd_drive *drive = vsd_drive_of(building->drives, expanded.path, NULL);
    for (size_t i = 0; i < span->n && drive != NULL; i++)
        if (span->drives[i] == drive)
            return;
    if (drive != NULL && span->n < MOST_VOLUMES)
        span->drives[span->n++] = drive;
}

static size_t volume_node(struct vsd_building *building, const struct vsd_drive *drive)
{
    size_t node = vsd_place_of(building, drive);
    if (node > 0)
        return node;
    const struct vssdoc_graph_node made = {
        .kind = VSSDOC_NODE_VOLUME,
        .label = vsd_build_text(building, drive->name),
        .detail = vsd_build_text(building, !building->drives->known ? NULL
                                           : drive->in_set          ? "in the snapshot set"
                                                                    : "not in the snapshot set"),
        .inclusion = VSSDOC_ABSENT,
        .selectable = VSSDOC_ABSENT,
        .in_set = building->drives->known ? drive->in_set : VSSDOC_ABSENT};
    node = vsd_build_node(building, &made);
    if (node > 0)
        vsd_place(building, drive, node);
    return node;
}

static void lie(struct vsd_building *building, size_t node, const struct span *span)
{
    for (size_t i = 0; i < span->n; i++)
        vsd_build_edge(building, node, volume_node(building, span->drives[i]), VSSDOC_EDGE_LIES_ON,
                       NULL, false);
}

static struct pile *pile_of(struct vsd_building *building, struct pile **piles,
                            const struct span *span)
{
    struct vsd_key_maker maker;
    struct pile *pile = NULL;
    vsd_key_begin(&maker);
    for (size_t i = 0; i < span->n; i++)
        vsd_key_bytes(&maker, &span->drives[i], sizeof span->drives[i]);
    struct vsd_key key = vsd_key_end(&maker);
    HASH_FIND(hh, *piles, &key, sizeof key, pile);
    if (pile != NULL)
        return pile;
    pile = vsd_arena_alloc(&building->scratch, sizeof *pile);
    if (pile != NULL) {
        pile->key = key;
        pile->span = *span;
        HASH_ADD(hh, *piles, key, sizeof pile->key, pile);
    }
    building->no_memory = building->no_memory || pile == NULL || pile->hh.tbl == NULL;
    return building->no_memory ? NULL : pile;
}

static struct span span_of(struct vsd_building *building, const struct vssdoc_component *component)
{
    struct span span = {.n = 0};
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL && !building->no_memory;
         s = s->next) {
        span_path(building, &span, s->path);
        span_path(building, &span, s->alternate_path);
    }
    return span;
}

/* How many there are of each pile decides whether it has a rest. */
static void count_piles(struct vsd_building *building, struct pile **piles,
                        const struct vssdoc_writer *writer)
{
    for (const struct vssdoc_component *c = writer->components; c != NULL && !building->no_memory;
         c = c->next) {
        const struct span span = span_of(building, c);
        struct pile *pile = span.n > 0 ? pile_of(building, piles, &span) : NULL;
        if (pile != NULL)
            pile->n++;
    }
}

static void into_rest(struct vsd_building *building, struct pile *pile, size_t group)
{
    const struct vssdoc_graph_node made = {
        .kind = VSSDOC_NODE_MORE,
        .group = group,
        .label = vsd_build_format(building, "%zu more likewise", pile->n - FEW),
        .inclusion = VSSDOC_ABSENT,
        .selectable = VSSDOC_ABSENT,
        .in_set = VSSDOC_ABSENT,
        .n_more = pile->n - FEW};
    if (pile->rest > 0)
        return;
    pile->rest = vsd_build_node(building, &made);
    lie(building, pile->rest, &pile->span);
}

static void of_writer(struct vsd_building *building, const struct vssdoc_writer *writer)
{
    struct vsd_hierarchy hierarchy;
    struct pile *piles = NULL;
    size_t group = 0;
    bool enough = vsd_hierarchy_make(&hierarchy, writer);
    if (enough)
        count_piles(building, &piles, writer);
    for (const struct vssdoc_component *c = enough ? writer->components : NULL;
         c != NULL && !building->no_memory; c = c->next) {
        const struct span span = span_of(building, c);
        struct pile *pile = span.n > 0 ? pile_of(building, &piles, &span) : NULL;
        if (pile == NULL)
            continue;
        if (group == 0)
            group = vsd_build_group(building, vsd_writer_label(writer), &writer->writer_id);
        if (pile->n > ENOUGH_FOR_A_REST && pile->shown++ >= FEW)
            into_rest(building, pile, group);
        else
            lie(building, vsd_build_component(building, writer, &hierarchy, c, group), &span);
    }
    building->no_memory = building->no_memory || !enough;
    HASH_CLEAR(hh, piles);
    vsd_hierarchy_free(&hierarchy);
}

void vsd_build_volumes(struct vsd_building *building)
{
    const struct vssdoc_capture *capture = building->capture;
    for (const struct vsd_drive *d = vsd_drives_first(building->drives);
         d != NULL && !building->no_memory; d = d->next)
        if (d->in_set)
            (void)volume_node(building, d);
    for (size_t i = 0; i < capture->n_writers && !building->no_memory; i++)
        of_writer(building, capture->writers[i]);
    if (!building->drives->known)
        vsd_build_note(building, "the documents do not tell which volumes were snapshotted");
    vsd_build_note(building,
                   "what is mounted in folders below a recursive file set is not visible");
}
