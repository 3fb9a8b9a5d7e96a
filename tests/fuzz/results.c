#include "results.h"

#include "gather.h"
#include "sink.h"

void fuzz_restore(const struct vssdoc_capture *capture, uint64_t choice)
{
    static const char *const formats[] = {"text", "json", "ndjson", "markdown"};
    static const char *const defines[] = {"SystemRoot=C:\\W", "a=", NULL};
    const struct vssdoc_restore_options options = {.strict = choice % 2 == 0,
                                                   .defines = choice % 3 == 0 ? defines : NULL};
    const char *format = formats[choice % 4];
    const struct vssdoc_restorations_options how = {.format = format, .verbose = choice % 5 == 0};
    struct vssdoc_restoration *restoration;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    enum vssdoc_status status = vssdoc_restore(&capture, 1, &options, &restoration, &error);
    fuzz_check(status == VSSDOC_OK || error.message[0] != '\0', "a refusal has a message");
    fuzz_check((status == VSSDOC_OK) == (capture->backup_components != NULL),
               "what has a BCD can be restored");
    if (status != VSSDOC_OK)
        return;
    const struct vssdoc_restoration *one = restoration;
    fuzz_sink_begin(&sink, format, false);
    fuzz_check(vssdoc_restorations_write(&one, 1, &how, fuzz_sink_write, &sink, &error) == VSSDOC_OK,
               "a restoration can be written");
    fuzz_sink_end(&sink);
    fuzz_check(vssdoc_restoration_write_bcd(one, 1, capture, fuzz_discard, NULL, &error) ==
                   VSSDOC_OK,
               "its BCD can be written");
    vssdoc_restoration_free(restoration);
}

void fuzz_graph(const struct vssdoc_capture *capture, uint64_t choice, const char *around)
{
    static const char *const formats[] = {"dot", "json", "mermaid"};
    const char *format = formats[choice % 3];
    const struct vssdoc_graph_options options = {
        .kind = (enum vssdoc_graph_kind)(choice % 4),
        .around = choice % 8 == 3 ? around : NULL,
        .hops = (unsigned)(choice % 3),
        .max_nodes = choice % 5 == 0 ? 3 : 0,
    };
    struct vssdoc_graph *graph;
    struct vssdoc_error error;
    struct fuzz_sink sink;
    enum vssdoc_status status = vssdoc_graph(capture, &options, &graph, &error);
    fuzz_check(status == VSSDOC_OK || (options.around != NULL && error.message[0] != '\0'),
               "a graph can be made");
    if (status != VSSDOC_OK)
        return;
    for (size_t i = 0; i < graph->n_edges; i++)
        fuzz_check(graph->edges[i].from - 1 < graph->n_nodes &&
                       graph->edges[i].to - 1 < graph->n_nodes,
                   "an edge joins nodes");
    for (size_t i = 0; i < graph->n_nodes; i++)
        fuzz_check(graph->nodes[i].group <= graph->n_groups &&
                       graph->nodes[i].above <= graph->n_nodes,
                   "a node belongs to what is there");
    const struct vssdoc_graph *one = graph;
    fuzz_sink_begin(&sink, format, false);
    fuzz_check(vssdoc_graph_write(&one, 1, format, fuzz_sink_write, &sink, &error) == VSSDOC_OK,
               "a graph can be written");
    fuzz_sink_end(&sink);
    vssdoc_graph_free(graph);
}

/* A page takes long: mostly the XML that it is made of. */
void fuzz_report(const struct vssdoc_capture *capture, uint64_t choice)
{
    static const char *const formats[] = {"xml", "vshadow", "xml", "markdown",
                                          "xml", "vshadow", "xml", "html"};
    const struct vssdoc_report_options how = {.format = formats[choice % 8],
                                              .max_file_sets = (unsigned)(choice % 3)};
    struct vssdoc_report *report;
    struct vssdoc_error error;
    struct fuzz_text text = {NULL, 0, 0};
    fuzz_check(vssdoc_report_begin(&how, fuzz_gather, &text, &report, &error) == VSSDOC_OK &&
                   vssdoc_report_capture(report, capture, &error) == VSSDOC_OK &&
                   vssdoc_report_end(report, &error) == VSSDOC_OK,
               "a capture can be reported");
    fuzz_check(text.size > 0, "a report says something");
    fuzz_text_free(&text);
}
