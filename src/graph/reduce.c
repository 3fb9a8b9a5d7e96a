/* No more nodes than somebody wants to see: of many components side by side the first few and a
 * node for the rest, then only as many as there is room for. */
#include <stdlib.h>
#include <string.h>

#include "graph/building.h"

void vsd_build_keep(struct vsd_building *building, size_t *keep)
{
    struct vssdoc_graph_node *nodes = building->nodes.items;
    struct vssdoc_graph_edge *edges = building->edges.items;
    size_t n = 0, m = 0;
    for (size_t i = 0; i < building->nodes.n; i++)
        if (keep[i] != 0) {
            nodes[n++] = nodes[i];
            keep[i] = n;
        }
    for (size_t i = 0; i < n; i++)
        nodes[i].above = nodes[i].above > 0 ? keep[nodes[i].above - 1] : 0;
    for (size_t i = 0; i < building->edges.n; i++) {
        struct vssdoc_graph_edge e = edges[i];
        e.from = keep[e.from - 1];
        e.to = keep[e.to - 1];
        if (e.from > 0 && e.to > 0)
            edges[m++] = e;
    }
    building->nodes.n = n;
    building->edges.n = m;
}

/* Leaves side by side: below the same component, or of the same group without one. */
struct siblings {
    UT_hash_handle hh;
    size_t key[2]; /* group, above */
    size_t n, shown;
    size_t last; /* the last one shown, which becomes the node for the rest */
};

struct reducing {
    struct siblings *all;
    bool *inner; /* by node: something hangs on it */
};

static struct siblings *siblings_of(struct vsd_building *building, struct reducing *reducing,
                                    size_t i)
{
    const struct vssdoc_graph_node *node = vsd_node_at(building, i + 1);
    const size_t key[2] = {node->group, node->above};
    struct siblings *siblings = NULL;
    if (reducing->inner[i])
        return NULL;
    HASH_FIND(hh, reducing->all, key, sizeof key, siblings);
    if (siblings != NULL)
        return siblings;
    siblings = vsd_arena_alloc(&building->scratch, sizeof *siblings);
    if (siblings != NULL) {
        memcpy(siblings->key, key, sizeof key);
        HASH_ADD(hh, reducing->all, key, sizeof siblings->key, siblings);
    }
    building->no_memory = building->no_memory || siblings == NULL || siblings->hh.tbl == NULL;
    return building->no_memory ? NULL : siblings;
}

/* How many nodes there are when of each row of leaves this many are shown, the rest's node
 * included. */
static size_t count(const struct vsd_building *building, const struct reducing *reducing,
                    size_t few)
{
    size_t n = building->nodes.n;
    for (const struct siblings *s = reducing->all; s != NULL; s = s->hh.next)
        n -= s->n > few ? s->n - few : 0;
    return n;
}

static void hide(struct vsd_building *building, struct reducing *reducing, size_t few, size_t *keep)
{
    for (size_t i = 0; i < building->nodes.n; i++) {
        struct siblings *s = siblings_of(building, reducing, i);
        keep[i] = 1;
        if (s == NULL || s->n <= few)
            continue;
        if (++s->shown < few) {
            continue;
        } else if (s->shown == few) {
            struct vssdoc_graph_node *node = vsd_node_at(building, i + 1);
            *node = (struct vssdoc_graph_node){
                .kind = VSSDOC_NODE_MORE,
                .group = node->group,
                .above = node->above,
                .label = vsd_build_format(building, "%zu more", s->n - few + 1),
                .inclusion = VSSDOC_ABSENT,
                .selectable = VSSDOC_ABSENT,
                .in_set = VSSDOC_ABSENT,
                .n_more = s->n - few + 1};
        } else {
            keep[i] = 0;
        }
    }
}

static void reduce(struct vsd_building *building, struct reducing *reducing, size_t *keep)
{
    const struct vssdoc_graph_edge *edges = building->edges.items;
    size_t max = building->options->max_nodes, few = building->nodes.n;
    bool trees = building->options->kind == VSSDOC_GRAPH_COMPONENTS;
    for (size_t i = 0; i < building->edges.n && trees; i++)
        reducing->inner[edges[i].from - 1] = true;
    for (size_t i = 0; i < building->nodes.n && trees && !building->no_memory; i++) {
        struct siblings *s = siblings_of(building, reducing, i);
        if (s != NULL)
            s->n++;
    }
    while (few > 1 && trees && count(building, reducing, few) > max)
        few -= few / 8 + 1;
    if (trees)
        hide(building, reducing, few, keep);
    size_t n = 0;
    for (size_t i = 0; i < building->nodes.n; i++) {
        keep[i] = (keep[i] || !trees) && n < max;
        n += keep[i];
    }
}

void vsd_build_reduce(struct vsd_building *building)
{
    size_t before = building->nodes.n;
    size_t *keep = calloc(before + 1, sizeof *keep);
    struct reducing reducing = {.inner = calloc(before + 1, sizeof *reducing.inner)};
    building->no_memory = building->no_memory || keep == NULL || reducing.inner == NULL;
    if (!building->no_memory) {
        reduce(building, &reducing, keep);
        vsd_build_keep(building, keep);
        size_t rests = 0;
        for (size_t i = 1; i <= building->nodes.n; i++)
            rests += vsd_node_at(building, i)->kind == VSSDOC_NODE_MORE &&
                     building->options->kind == VSSDOC_GRAPH_COMPONENTS;
        building->graph->public.n_left_out = before - building->nodes.n + rests;
    }
    HASH_CLEAR(hh, reducing.all);
    free(reducing.inner);
    free(keep);
}
