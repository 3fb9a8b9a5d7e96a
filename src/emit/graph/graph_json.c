/* Graphs as JSON (vssdoc/graph/1). */
#include <stdio.h>

#include "emit/graph/graphs.h"
#include "emit/write/json_output.h"

static void node_id(struct vsd_json *json, const char *key, size_t number, char letter)
{
    char id[24];
    (void)snprintf(id, sizeof id, "%c%zu", letter, number);
    vsd_json_text(json, key, number > 0 ? id : NULL);
}

static void node(struct vsd_json *json, const struct vssdoc_graph_node *n, size_t number)
{
    bool component = n->kind == VSSDOC_NODE_COMPONENT;
    vsd_json_line(json);
    node_id(json, "id", number, 'n');
    vsd_json_text(json, "kind", vssdoc_graph_node_kind_name(n->kind));
    node_id(json, "group", n->group, 'g');
    node_id(json, "above", n->above, 'n');
    vsd_json_text(json, "label", n->label);
    vsd_json_text(json, "detail", n->detail);
    vsd_json_text(json, "writer_id", n->writer_id);
    vsd_json_text(json, "writer", n->writer);
    vsd_json_text(json, "full_path", n->full_path);
    vsd_json_text(json, "inclusion",
                  component && n->inclusion >= 0
                      ? vssdoc_inclusion_name((enum vssdoc_inclusion)n->inclusion)
                      : NULL);
    vsd_json_flag(json, "selectable", component ? n->selectable : VSSDOC_ABSENT);
    vsd_json_flag(json, "is_set", component ? n->is_set : VSSDOC_ABSENT);
    vsd_json_flag(json, "in_set", n->kind == VSSDOC_NODE_VOLUME ? n->in_set : VSSDOC_ABSENT);
    vsd_json_key(json, "more");
    if (n->kind == VSSDOC_NODE_MORE)
        vsd_json_count(json, n->n_more);
    else
        vsd_json_null(json);
    vsd_json_object_end(json);
}

static void edge(struct vsd_json *json, const struct vssdoc_graph_edge *e)
{
    vsd_json_line(json);
    node_id(json, "from", e->from, 'n');
    node_id(json, "to", e->to, 'n');
    vsd_json_text(json, "kind", vssdoc_graph_edge_kind_name(e->kind));
    vsd_json_text(json, "label", e->label);
    vsd_json_flag(json, "unmet", e->unmet);
    vsd_json_object_end(json);
}

static void one(struct vsd_json *json, const struct vssdoc_graph *g)
{
    vsd_json_object(json);
    vsd_json_text(json, "source", g->source);
    vsd_json_text(json, "of", vssdoc_graph_kind_name(g->kind));
    vsd_json_flag(json, "has_bcd", g->has_bcd);
    vsd_json_flag(json, "bcd_unread", g->bcd_unread);
    vsd_json_array_at(json, "groups");
    for (size_t i = 0; i < g->n_groups; i++) {
        vsd_json_line(json);
        node_id(json, "id", i + 1, 'g');
        vsd_json_text(json, "label", g->groups[i].label);
        vsd_json_text(json, "writer_id", g->groups[i].writer_id);
        vsd_json_flag(json, "of_writer", g->groups[i].of_writer);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_array_at(json, "nodes");
    for (size_t i = 0; i < g->n_nodes; i++)
        node(json, &g->nodes[i], i + 1);
    vsd_json_array_end(json);
    vsd_json_array_at(json, "edges");
    for (size_t i = 0; i < g->n_edges; i++)
        edge(json, &g->edges[i]);
    vsd_json_array_end(json);
    vsd_json_size(json, "nodes_in_all", g->n_all);
    vsd_json_size(json, "left_out", g->n_left_out);
    vsd_json_texts(json, "notes", g->notes, g->n_notes);
    vsd_json_object_end(json);
}

static bool write_json(struct vsd_out *out, const struct vssdoc_graph *const *graphs, size_t n)
{
    struct vsd_json json;
    vsd_json_output(&json, out, "vssdoc/graph/1");
    vsd_json_tool(&json);
    vsd_json_array_at(&json, "graphs");
    for (size_t i = 0; i < n; i++)
        one(&json, graphs[i]);
    vsd_json_array_end(&json);
    vsd_json_finish(&json);
    return true;
}

const struct vsd_graph_format vsd_graph_json = {{"json"}, write_json};
