#include "result/graph.h"

#include <stdlib.h>

void vssdoc_graph_free(struct vssdoc_graph *public)
{
    struct vsd_graph *graph = (struct vsd_graph *)public;
    if (graph == NULL)
        return;
    vsd_arena_free(&graph->arena);
    free(graph);
}

const char *vssdoc_graph_kind_name(enum vssdoc_graph_kind kind)
{
    static const char *const names[] = {
        [VSSDOC_GRAPH_COMPONENTS] = "components",
        [VSSDOC_GRAPH_DEPENDENCIES] = "dependencies",
        [VSSDOC_GRAPH_VOLUMES] = "volumes",
        [VSSDOC_GRAPH_RESTORE] = "restore",
    };
    return names[kind];
}

const char *vssdoc_graph_node_kind_name(enum vssdoc_graph_node_kind kind)
{
    static const char *const names[] = {
        [VSSDOC_NODE_COMPONENT] = "component", [VSSDOC_NODE_VOLUME] = "volume",
        [VSSDOC_NODE_REMOTE] = "remote",       [VSSDOC_NODE_UNKNOWN] = "unknown",
        [VSSDOC_NODE_STEP] = "step",           [VSSDOC_NODE_QUESTION] = "question",
        [VSSDOC_NODE_FAILURE] = "failure",     [VSSDOC_NODE_MORE] = "more",
    };
    return names[kind];
}

const char *vssdoc_graph_edge_kind_name(enum vssdoc_graph_edge_kind kind)
{
    static const char *const names[] = {
        [VSSDOC_EDGE_BELOW] = "below",
        [VSSDOC_EDGE_DEPENDS] = "depends",
        [VSSDOC_EDGE_LIES_ON] = "lies_on",
        [VSSDOC_EDGE_THEN] = "then",
    };
    return names[kind];
}
