/* What the formats of graphs share. A format is a row. */
#ifndef VSD_EMIT_GRAPH_GRAPHS_H
#define VSD_EMIT_GRAPH_GRAPHS_H

#include "emit/write/formats.h"
#include "emit/write/out.h"

struct vsd_graph_format {
    struct vsd_format format;
    /* False when memory runs out. */
    bool (*write)(struct vsd_out *out, const struct vssdoc_graph *const *graphs, size_t n);
};

extern const struct vsd_graph_format vsd_graph_dot;
extern const struct vsd_graph_format vsd_graph_json;
extern const struct vsd_graph_format vsd_graph_mermaid;

#endif
