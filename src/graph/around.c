/* What is near to a writer or a component: so many edges away, in either direction. */
#include <stdlib.h>

#include "base/text.h"
#include "graph/building.h"

/* Nodes that stand for no component of a WMD: what the BCD alone has, what is somewhere else. */
static bool is_meant(const struct vsd_scope *scope, const struct vssdoc_graph_node *node)
{
    struct vssdoc_guid asked, id;
    bool of_writer = node->writer != NULL && vsd_equal_folded(scope->writer, node->writer);
    if (!of_writer && node->writer_id != NULL && vssdoc_guid_parse(scope->writer, &asked) &&
        vssdoc_guid_parse(node->writer_id, &id))
        of_writer = vssdoc_guid_equal(&asked, &id);
    return of_writer && (scope->component == NULL ||
                         (node->full_path != NULL && vsd_scope_has_path(scope, node->full_path)));
}

/* Marks the flow of a writer. */
static size_t mark_flow(const struct vsd_building *building, const struct vssdoc_writer *writer,
                        size_t *keep)
{
    size_t found = 0, group = vsd_place_of(building, writer);
    for (size_t i = 0; i < building->nodes.n && group > 0; i++)
        if (vsd_node_at(building, i + 1)->group == group)
            found += keep[i] = 1;
    return found;
}

static size_t mark(const struct vsd_building *building, const struct vsd_scope *scope, size_t *keep)
{
    const struct vssdoc_capture *capture = building->capture;
    size_t found = 0;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!vsd_scope_has_writer(scope, w))
            continue;
        for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next) {
            size_t node = vsd_scope_has_path(scope, c->full_path) ? vsd_place_of(building, c) : 0;
            if (node > 0)
                found += keep[node - 1] = 1;
        }
        found += mark_flow(building, w, keep);
    }
    for (size_t i = 0; i < building->nodes.n && found == 0; i++)
        if (is_meant(scope, vsd_node_at(building, i + 1)))
            keep[i] = 1;
    return found;
}

/* Marks with 1 what is one edge away from what is marked. */
static bool widen(const struct vsd_building *building, size_t *keep, size_t *next)
{
    const struct vssdoc_graph_edge *edges = building->edges.items;
    bool any = false;
    for (size_t i = 0; i < building->nodes.n; i++)
        next[i] = keep[i];
    for (size_t i = 0; i < building->edges.n; i++) {
        size_t from = edges[i].from - 1, to = edges[i].to - 1;
        any = any || keep[from] != keep[to];
        next[to] = next[to] || keep[from];
        next[from] = next[from] || keep[to];
    }
    for (size_t i = 0; i < building->nodes.n; i++)
        keep[i] = next[i];
    return any;
}

void vsd_build_around(struct vsd_building *building, const struct vsd_scope *scope)
{
    size_t n = building->nodes.n, found = 0;
    size_t *keep = calloc(2 * n + 1, sizeof *keep);
    if (keep == NULL) {
        building->no_memory = true;
        return;
    }
    found = mark(building, scope, keep);
    for (size_t i = 0; i < n && found == 0; i++)
        found += keep[i];
    if (found == 0)
        vsd_build_note(building, vsd_build_format(building, "%s has no place in this graph",
                                                  building->options->around));
    bool any = true;
    for (unsigned hop = 0; hop < building->options->hops && any; hop++)
        any = widen(building, keep, keep + n);
    vsd_build_keep(building, keep);
    free(keep);
}
