/* Graphs as Mermaid, which wikis and code forges draw by themselves. */
#include "base/text.h"
#include "emit/graph/graphs.h"

/* Inside quotation marks everything but plain letters is written by its number. */
static void quoted(struct vsd_out *out, const char *text)
{
    char shown[600];
    (void)vssdoc_printable(text != NULL ? text : "", shown, sizeof shown);
    for (const char *at = shown; *at != '\0';) {
        uint32_t c;
        at = vsd_utf8_next(at, &c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == ' ' || c == '.' || c == '-' || c == '_')
            vsd_out_char(out, (char)c);
        else
            vsd_out_printf(out, "#%u;", (unsigned)c);
    }
}

static void node(struct vsd_out *out, size_t graph, size_t number,
                 const struct vssdoc_graph_node *n)
{
    static const char *const shapes[][2] = {
        [VSSDOC_NODE_COMPONENT] = {"[\"", "\"]"}, [VSSDOC_NODE_VOLUME] = {"[(\"", "\")]"},
        [VSSDOC_NODE_REMOTE] = {"([\"", "\"])"},  [VSSDOC_NODE_UNKNOWN] = {"([\"", "\"])"},
        [VSSDOC_NODE_STEP] = {"[\"", "\"]"},      [VSSDOC_NODE_QUESTION] = {"{\"", "\"}"},
        [VSSDOC_NODE_FAILURE] = {"[[\"", "\"]]"}, [VSSDOC_NODE_MORE] = {"(\"", "\")"},
    };
    static const char *const classes[] = {"out", "added", "with"};
    vsd_out_printf(out, "    c%zun%zu%s", graph, number, shapes[n->kind][0]);
    quoted(out, n->label);
    if (n->detail != NULL && *n->detail != '\0') {
        vsd_out_text(out, "<br/>");
        quoted(out, n->detail);
    }
    vsd_out_text(out, shapes[n->kind][1]);
    if (n->kind == VSSDOC_NODE_COMPONENT && n->inclusion >= 0)
        vsd_out_printf(out, ":::%s", classes[n->inclusion]);
    else if (n->kind == VSSDOC_NODE_FAILURE)
        vsd_out_text(out, ":::bad");
    vsd_out_char(out, '\n');
}

static void one(struct vsd_out *out, size_t graph, const struct vssdoc_graph *g)
{
    for (size_t group = 0; group <= g->n_groups; group++) {
        bool any = false;
        for (size_t i = 0; i < g->n_nodes; i++) {
            if (g->nodes[i].group != group)
                continue;
            if (!any && group > 0) {
                vsd_out_printf(out, "  subgraph c%zug%zu [\"", graph, group);
                quoted(out, g->groups[group - 1].label);
                vsd_out_text(out, "\"]\n");
            }
            any = true;
            node(out, graph, i + 1, &g->nodes[i]);
        }
        if (any && group > 0)
            vsd_out_text(out, "  end\n");
    }
    for (size_t i = 0; i < g->n_edges; i++) {
        const struct vssdoc_graph_edge *e = &g->edges[i];
        vsd_out_printf(out, "  c%zun%zu %s", graph, e->from,
                       e->kind == VSSDOC_EDGE_DEPENDS ? "-.->" : "-->");
        if (e->label != NULL) {
            vsd_out_text(out, "|\"");
            quoted(out, e->label);
            vsd_out_text(out, "\"|");
        }
        vsd_out_printf(out, " c%zun%zu\n", graph, e->to);
    }
}

static bool write_mermaid(struct vsd_out *out, const struct vssdoc_graph *const *graphs, size_t n)
{
    vsd_out_text(out, "flowchart LR\n"
                      "  classDef added fill:#cfe8cf,stroke:#2e6b2e,color:#000\n"
                      "  classDef with fill:#eef7ee,stroke:#2e6b2e,color:#000\n"
                      "  classDef out fill:#ffffff,stroke:#8a8a8a,color:#444,stroke-dasharray:4 3\n"
                      "  classDef bad fill:#f6d5d5,stroke:#9b1c1c,color:#000\n");
    for (size_t i = 0; i < n; i++)
        one(out, i + 1, graphs[i]);
    return true;
}

const struct vsd_graph_format vsd_graph_mermaid = {{"mermaid"}, write_mermaid};
