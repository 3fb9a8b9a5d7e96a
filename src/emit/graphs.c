#include "emit/graphs.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static const struct vsd_graph_format *const formats[] = {&vsd_graph_dot, &vsd_graph_json,
                                                         &vsd_graph_mermaid};

enum vssdoc_status vssdoc_graph_write(const struct vssdoc_graph *const *graphs, size_t n,
                                      const char *format, vssdoc_write_fn *write, void *context,
                                      struct vssdoc_error *error)
{
    const char *name = format != NULL ? format : formats[0]->name;
    size_t i = 0, n_formats = sizeof formats / sizeof formats[0];
    while (i < n_formats && strcmp(formats[i]->name, name) != 0)
        i++;
    if (i == n_formats)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "no format \"%s\": there are dot, json, mermaid", name);
    struct vsd_out *out = calloc(1, sizeof *out);
    if (out == NULL)
        return vsd_no_memory(error, NULL);
    out->write = write;
    out->context = context;
    formats[i]->write(out, graphs, n);
    bool written = vsd_out_flush(out);
    free(out);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}
