#include "emit/graph/graphs.h"

#include "base/error.h"

static const struct vsd_format *const formats[] = {&vsd_graph_dot.format, &vsd_graph_json.format,
                                                   &vsd_graph_mermaid.format, NULL};

enum vssdoc_status vssdoc_graph_write(const struct vssdoc_graph *const *graphs, size_t n,
                                      const char *format, vssdoc_write_fn *write, void *context,
                                      struct vssdoc_error *error)
{
    enum vssdoc_status status;
    const struct vsd_graph_format *chosen =
        (const struct vsd_graph_format *)vsd_format_named(format, formats, NULL, &status, error);
    if (chosen == NULL)
        return status;
    struct vsd_out *out = vsd_out_new(write, context);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    bool enough = chosen->write(out, graphs, n);
    status = vsd_out_end(out, error);
    return enough ? status : vsd_no_memory(error, NULL);
}
