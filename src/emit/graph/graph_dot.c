/* Graphs in Graphviz's language. Names of nodes are our own; what documents say stands in labels
 * alone. Many leaves side by side are laid out in a block of columns, so that a thousand of them
 * make no strip. */
#include <stdio.h>
#include <stdlib.h>

#include "emit/graph/graphs.h"
#include "emit/write/dot.h"

enum { LONGEST_LABEL = 60, LONGEST_DETAIL = 48, LONGEST_TITLE = 110 };
enum { ENOUGH_FOR_A_BLOCK = 8 };

static const char head[] =
    "digraph vssdoc {\n"
    "  graph [rankdir=LR, compound=true, nodesep=0.12, ranksep=0.4, fontsize=13,\n"
    "    fontname=\"Helvetica,Arial,sans-serif\", labelloc=t, labeljust=l, bgcolor=white];\n"
    "  node [shape=box, style=\"filled,rounded\", fillcolor=white, color=\"#3c3c3c\",\n"
    "    fontname=\"Helvetica,Arial,sans-serif\", fontsize=10, height=0.28, "
    "margin=\"0.1,0.045\"];\n"
    "  edge [color=\"#5a5a5a\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, "
    "arrowsize=0.6];\n";

/* ---- nodes ---- */

/* Fill and line differ in brightness and dash as well as in colour: prints tell them apart. */
static const char *style_of(const struct vssdoc_graph_node *n)
{
    static const char *const by_inclusion[] = {
        [VSSDOC_NOT_INCLUDED] =
            "style=\"filled,rounded,dashed\", color=\"#8a8a8a\", fontcolor=\"#4a4a4a\"",
        [VSSDOC_EXPLICIT] = "fillcolor=\"#cfe8cf\", color=\"#2e6b2e\", penwidth=1.8",
        [VSSDOC_IMPLICIT] = "fillcolor=\"#eef7ee\", color=\"#2e6b2e\"",
    };
    static const char *const by_kind[] = {
        [VSSDOC_NODE_COMPONENT] = "fillcolor=\"#f3f3f3\"",
        [VSSDOC_NODE_VOLUME] = ("shape=cylinder, style=filled, fillcolor=\"#d7e5f5\", "
                                "color=\"#274b73\", height=0.5"),
        [VSSDOC_NODE_REMOTE] =
            "style=\"filled,rounded,dashed\", fillcolor=\"#fff3d6\", color=\"#8a6100\"",
        [VSSDOC_NODE_UNKNOWN] =
            "style=\"filled,rounded,dashed\", fillcolor=\"#f6d5d5\", color=\"#9b1c1c\"",
        [VSSDOC_NODE_STEP] = "fillcolor=\"#eaf1fa\", color=\"#274b73\"",
        [VSSDOC_NODE_QUESTION] =
            "style=filled, fillcolor=\"#fff3d6\", color=\"#8a6100\", shape=hexagon",
        [VSSDOC_NODE_FAILURE] =
            "style=filled, fillcolor=\"#f6d5d5\", color=\"#9b1c1c\", penwidth=1.8",
        [VSSDOC_NODE_MORE] = "shape=note, style=filled, fillcolor=white, color=\"#8a8a8a\"",
    };
    static const char not_in_set[] = "shape=cylinder, style=filled, fillcolor=white, "
                                     "color=\"#8a8a8a\", height=0.5";
    if (n->kind == VSSDOC_NODE_COMPONENT && n->inclusion >= 0)
        return by_inclusion[n->inclusion];
    return n->kind == VSSDOC_NODE_VOLUME && n->in_set == 0 ? not_in_set : by_kind[n->kind];
}

static void node(struct vsd_out *out, const char *indent, size_t graph, size_t number,
                 const struct vssdoc_graph_node *n)
{
    vsd_out_printf(out, "%sc%zu_n%zu [label=\"", indent, graph, number);
    vsd_dot_text(out, n->label, LONGEST_LABEL);
    if (n->detail != NULL && *n->detail != '\0') {
        vsd_out_text(out, "\\n");
        vsd_dot_text(out, n->detail, LONGEST_DETAIL);
    }
    vsd_out_printf(out, "\", %s", style_of(n));
    if (n->is_set)
        vsd_out_text(out, ", peripheries=2");
    if (n->full_path != NULL) {
        vsd_out_text(out, ", tooltip=\"");
        vsd_dot_text(out, n->writer, 0);
        vsd_out_text(out, n->writer != NULL ? ":" : "");
        vsd_dot_text(out, n->full_path, 0);
        vsd_out_char(out, '"');
    }
    vsd_out_text(out, "];\n");
}

/* ---- blocks of leaves ---- */

/* Which nodes are leaves of trees, and chains of them: the next one of the same row of siblings. */
struct layout {
    const struct vssdoc_graph *graph;
    size_t n;       /* of the graph, from 1 */
    size_t *next;   /* by node: the next leaf beside it, 0: none */
    size_t *first;  /* by node and, behind them, by group: the first leaf below it */
    size_t *leaves; /* likewise: how many there are */
    bool *inner;    /* by node: something hangs on it or it hangs on something sideways */
    size_t *chain;  /* likewise: the last leaf found */
};

static size_t row_of(const struct layout *layout, size_t i)
{
    const struct vssdoc_graph_node *n = &layout->graph->nodes[i];
    return n->above > 0 ? n->above - 1 : layout->graph->n_nodes + n->group;
}

static bool lay_out(struct layout *layout)
{
    const struct vssdoc_graph *g = layout->graph;
    size_t rows = g->n_nodes + g->n_groups + 1;
    layout->next = calloc(g->n_nodes + 1, sizeof *layout->next);
    layout->inner = calloc(g->n_nodes + 1, sizeof *layout->inner);
    layout->first = calloc(rows, sizeof *layout->first);
    layout->leaves = calloc(rows, sizeof *layout->leaves);
    layout->chain = calloc(rows, sizeof *layout->chain);
    if (layout->next == NULL || layout->inner == NULL || layout->first == NULL ||
        layout->leaves == NULL || layout->chain == NULL)
        return false;
    for (size_t i = 0; i < g->n_edges; i++) {
        layout->inner[g->edges[i].from - 1] = true;
        if (g->edges[i].kind != VSSDOC_EDGE_BELOW)
            layout->inner[g->edges[i].to - 1] = true;
    }
    for (size_t i = 0; i < g->n_nodes; i++) {
        size_t row = row_of(layout, i);
        if (layout->inner[i])
            continue;
        if (layout->chain[row] > 0)
            layout->next[layout->chain[row] - 1] = i + 1;
        else
            layout->first[row] = i + 1;
        layout->chain[row] = i + 1;
        layout->leaves[row]++;
    }
    return true;
}

static void layout_free(struct layout *layout)
{
    free(layout->next);
    free(layout->inner);
    free(layout->first);
    free(layout->leaves);
    free(layout->chain);
}

static bool in_block(const struct layout *layout, size_t i)
{
    return !layout->inner[i] && layout->leaves[row_of(layout, i)] > ENOUGH_FOR_A_BLOCK;
}

/* Rows of a block. A node is some six times as wide as it is high, so that it looks about square; blocks
 * below components, of which many may stand on each other, are flatter. */
static size_t block_rows(size_t n, bool framed)
{
    size_t rows = 4, share = framed ? 1 : 5;
    while (rows * rows < share * n)
        rows++;
    return rows;
}

static void block(struct vsd_out *out, const struct layout *layout, size_t row, bool framed)
{
    size_t rows = block_rows(layout->leaves[row], framed), n = 0;
    const char *indent = framed ? "      " : "    ";
    if (framed)
        vsd_out_printf(out,
                       "    subgraph cluster_c%zu_b%zu {\n      label=\"\"; style=rounded; "
                       "color=\"#b0b0b0\"; bgcolor=white;\n",
                       layout->n, row + 1);
    for (size_t i = layout->first[row]; i > 0; i = layout->next[i - 1])
        node(out, indent, layout->n, i, &layout->graph->nodes[i - 1]);
    size_t behind = layout->first[row];
    for (size_t i = layout->first[row]; i > 0; i = layout->next[i - 1])
        if (n++ >= rows) {
            vsd_out_printf(out, "%sc%zu_n%zu -> c%zu_n%zu [style=invis, weight=50];\n", indent,
                           layout->n, behind, layout->n, i);
            behind = layout->next[behind - 1];
        }
    if (framed)
        vsd_out_text(out, "    }\n");
}

/* ---- groups, edges ---- */

static void group(struct vsd_out *out, const struct layout *layout, const size_t *members,
                  size_t n_members, size_t number)
{
    const struct vssdoc_graph *g = layout->graph;
    if (n_members == 0)
        return;
    if (number > 0) {
        vsd_out_printf(out, "  subgraph cluster_c%zu_g%zu {\n    label=\"", layout->n, number);
        vsd_dot_text(out, g->groups[number - 1].label, LONGEST_TITLE);
        vsd_out_text(out, "\"; style=rounded; color=\"#8a8a8a\"; bgcolor=\"#fafafa\"; "
                          "margin=10;\n");
    }
    for (size_t i = 0; i < n_members; i++) {
        size_t row = row_of(layout, members[i]);
        if (!in_block(layout, members[i]))
            node(out, "    ", layout->n, members[i] + 1, &g->nodes[members[i]]);
        else if (layout->first[row] == members[i] + 1)
            block(out, layout, row, g->nodes[members[i]].above > 0);
    }
    if (number > 0)
        vsd_out_text(out, "  }\n");
}

static void edge(struct vsd_out *out, const struct layout *layout,
                 const struct vssdoc_graph_edge *e)
{
    bool framed = e->kind == VSSDOC_EDGE_BELOW && in_block(layout, e->to - 1);
    size_t row = row_of(layout, e->to - 1);
    if (framed && layout->first[row] != e->to)
        return; /* one line to the frame stands for all */
    vsd_out_printf(out, "  c%zu_n%zu -> c%zu_n%zu [", layout->n, e->from, layout->n, e->to);
    if (framed)
        vsd_out_printf(out, "lhead=cluster_c%zu_b%zu, ", layout->n, row + 1);
    if (e->kind == VSSDOC_EDGE_BELOW)
        vsd_out_text(out, "arrowhead=none, ");
    if (e->label != NULL) {
        vsd_out_text(out, "label=\" ");
        vsd_dot_text(out, e->label, LONGEST_LABEL);
        vsd_out_text(out, " \", ");
    }
    vsd_out_text(out, e->unmet ? "color=\"#b3261e\", fontcolor=\"#b3261e\", "
                                 "penwidth=1.8, style=bold];\n"
                      : e->kind == VSSDOC_EDGE_DEPENDS ? "style=dashed];\n"
                                                       : "style=solid];\n");
}

static void title(struct vsd_out *out, const struct vssdoc_graph *g)
{
    static const char *const words[] = {
        [VSSDOC_GRAPH_COMPONENTS] = "components and sets",
        [VSSDOC_GRAPH_DEPENDENCIES] = "dependencies",
        [VSSDOC_GRAPH_VOLUMES] = "volumes",
        [VSSDOC_GRAPH_RESTORE] = "what a restore does",
    };
    vsd_dot_text(out, g->source, LONGEST_TITLE);
    vsd_out_printf(out, ": %s", words[g->kind]);
    if (g->kind == VSSDOC_GRAPH_COMPONENTS)
        vsd_out_text(out, g->has_bcd
                              ? "\\lgreen, thick: named in the BCD; light green: comes with what "
                                "is above it; dashed: not in the backup; double: a set"
                     : g->bcd_unread ? "\\lno BCD could be read; double: a set"
                                     : "\\lthere is no BCD; double: a set");
    else if (g->kind == VSSDOC_GRAPH_DEPENDENCIES)
        vsd_out_text(out, "\\lred: what is in the backup depends on what is not");
    if (g->n_left_out > 0)
        vsd_out_printf(out, "\\l%zu of %zu nodes are left out (--max-nodes, --around)",
                       g->n_left_out, g->n_all);
    for (size_t i = 0; i < g->n_notes; i++) {
        vsd_out_text(out, "\\l");
        vsd_dot_text(out, g->notes[i], LONGEST_TITLE);
    }
    vsd_out_text(out, "\\l");
}

/* Nodes sorted by group; where those of each begin. */
static bool sort_members(const struct vssdoc_graph *g, size_t **members, size_t **begins)
{
    *members = calloc(g->n_nodes + 1, sizeof **members);
    *begins = calloc(g->n_groups + 3, sizeof **begins);
    if (*members == NULL || *begins == NULL)
        return false;
    for (size_t i = 0; i < g->n_nodes; i++)
        (*begins)[g->nodes[i].group + 2]++;
    for (size_t i = 2; i < g->n_groups + 3; i++)
        (*begins)[i] += (*begins)[i - 1];
    for (size_t i = 0; i < g->n_nodes; i++)
        (*members)[(*begins)[g->nodes[i].group + 1]++] = i;
    return true;
}

static bool one(struct vsd_out *out, size_t n, const struct vssdoc_graph *g, bool alone)
{
    struct layout layout = {.graph = g, .n = n};
    size_t *members = NULL, *begins = NULL;
    bool enough = lay_out(&layout) && sort_members(g, &members, &begins);
    if (enough && !alone)
        vsd_out_printf(out, "  subgraph cluster_c%zu {\n  style=solid; color=\"#3c3c3c\";\n", n);
    if (enough) {
        vsd_out_text(out, "  label=\"");
        title(out, g);
        vsd_out_text(out, "\";\n");
    }
    /* Graphviz puts the first at the bottom */
    for (size_t i = g->n_groups + 1; i-- > 0 && enough;)
        group(out, &layout, members + begins[i], begins[i + 1] - begins[i], i);
    for (size_t i = 0; i < g->n_edges && enough; i++)
        edge(out, &layout, &g->edges[i]);
    if (enough && g->n_nodes == 0)
        vsd_out_printf(
            out, "  c%zu_empty [label=\"nothing to show\", shape=plaintext, style=\"\"];\n", n);
    if (enough && !alone)
        vsd_out_text(out, "  }\n");
    layout_free(&layout);
    free(members);
    free(begins);
    return enough;
}

static bool write_dot(struct vsd_out *out, const struct vssdoc_graph *const *graphs, size_t n)
{
    bool enough = true;
    vsd_out_text(out, head);
    for (size_t i = 0; i < n && enough; i++)
        enough = one(out, i + 1, graphs[i], n == 1);
    vsd_out_text(out, "}\n");
    return enough;
}

const struct vsd_graph_format vsd_graph_dot = {{"dot"}, write_dot};
