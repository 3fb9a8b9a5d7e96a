/* vssdoc graph: components, dependencies, volumes and restores as pictures. */
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "input.h"
#include "output.h"
#include "selecting.h"

static const char *const kinds[] = {"components", "dependencies", "volumes", "restore", NULL};

struct graph_args {
    struct common_args common;
    int of;
    const char *around;
    uint64_t hops, max_nodes;
    struct selecting selecting; /* of it, what is told of the machine */
};

struct graph_run {
    struct vssdoc_graph_options options;
    struct vssdoc_graph **graphs;
    size_t n;
    bool failed;
    struct vssdoc_error error;
};

enum { MAX_NODES = 1000 };

/* ---- captures ---- */

static bool keep(struct graph_run *run, struct vssdoc_graph *graph)
{
    void *larger = one_more(run->graphs, run->n, sizeof(void *));
    if (larger == NULL)
        return false;
    run->graphs = larger;
    run->graphs[run->n++] = graph;
    if (graph->n_left_out > 0)
        complain("%s: %zu of %zu nodes are left out: --max-nodes shows more, --around a part",
                 graph->source, graph->n_left_out, graph->n_all);
    return true;
}

static bool each(void *context, struct vssdoc_capture *capture)
{
    if (nothing_read(capture)) {
        vssdoc_capture_free(capture);
        return true;
    }
    struct graph_run *run = context;
    struct vssdoc_graph *graph;
    if (vssdoc_graph(capture, &run->options, &graph, &run->error) != VSSDOC_OK) {
        complain_error(&run->error);
        run->failed = true;
    } else if (!keep(run, graph)) {
        vssdoc_graph_free(graph);
        run->failed = true;
    }
    vssdoc_capture_free(capture);
    return true;
}

/* ---- writing ---- */

static bool to_file(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) == size;
}

/* Through Graphviz: what it reads is a file without a name. */
static bool write_drawn(struct graph_run *run, const char *format, struct output *output)
{
    char option[8];
    const char *const words[] = {"dot", option, NULL};
    (void)snprintf(option, sizeof option, "-T%s", format);
    FILE *dot = tmpfile();
    if (dot == NULL) {
        complain("a temporary file cannot be made");
        return false;
    }
    bool written = vssdoc_graph_write((const struct vssdoc_graph *const *)run->graphs, run->n,
                                      "dot", to_file, dot, &run->error) == VSSDOC_OK;
    if (!written)
        complain_error(&run->error);
    enum child_result result = written ? run_child(words, dot, output_write, output) : CHILD_FAILED;
    if (result == CHILD_MISSING)
        complain(
            "--format %s needs Graphviz's program dot, which is not installed (on Debian: apt-get "
            "install graphviz); --format dot writes what it would read",
            format);
    (void)fclose(dot);
    return result == CHILD_FINE;
}

static bool write_graphs(const struct graph_args *args, struct graph_run *run)
{
    struct output output;
    const char *format = args->common.format;
    if (!output_open(&output, &args->common))
        return false;
    if (format != NULL && strcmp(format, "svg") == 0) {
        bool drawn = write_drawn(run, format, &output);
        return output_close(&output, drawn) && drawn;
    }
    enum vssdoc_status status =
        vssdoc_graph_write((const struct vssdoc_graph *const *)run->graphs, run->n, format,
                           output_write, &output, &run->error);
    return output_end(&output, status, &run->error);
}

static enum exit_code run_graph(const void *arguments)
{
    const struct graph_args *args = arguments;
    struct vssdoc_select_options machine;
    bool fine = selecting_options(&args->selecting, &machine);
    struct graph_run run = {
        .options = {.kind = (enum vssdoc_graph_kind)args->of,
                    .around = args->around,
                    .hops = args->hops > 0 ? (unsigned)(args->hops < 1000 ? args->hops : 1000)
                            : args->of == VSSDOC_GRAPH_VOLUMES ? 1
                                                               : 2,
                    .max_nodes = args->max_nodes > 0 ? (size_t)args->max_nodes : MAX_NODES,
                    .volumes = machine.volumes,
                    .mounts = machine.mounts,
                    .defines = machine.defines}};
    if (!fine || format_of(&command_graph, args->common.format) < 0)
        return EXIT_TROUBLE;
    enum exit_code code = read_captures(&args->common, each, NULL, &run);
    if ((run.n > 0 && !write_graphs(args, &run)) || run.failed)
        code = EXIT_TROUBLE;
    for (size_t i = 0; i < run.n; i++)
        vssdoc_graph_free(run.graphs[i]);
    free(run.graphs);
    return code;
}

static const struct option_spec graph_options[] = {
    {"of", 0, OPTION_CHOICE, offsetof(struct graph_args, of), "WHAT",
     "components (default), dependencies, volumes, restore", kinds},
    {"around", 0, OPTION_TEXT, offsetof(struct graph_args, around), "W[:PATH]",
     "only what is near to a writer or component", NULL},
    {"hops", 0, OPTION_NUMBER, offsetof(struct graph_args, hops), "N",
     "how near: so many edges (2, of volumes 1)", NULL},
    {"max-nodes", 0, OPTION_NUMBER, offsetof(struct graph_args, max_nodes), "N",
     "the most nodes of a graph (1000)", NULL},
    SELECTING_MACHINE(graph_args),
    {NULL, 0, OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct format graph_formats[] = {
    {"dot", "for Graphviz"},
    {"svg", "through Graphviz's program dot"},
    {"json", "vssdoc/graph/1"},
    {"mermaid", NULL},
    {NULL, NULL},
};

const struct command command_graph = {
    .name = "graph",
    .summary = "components, dependencies, volumes and restores as pictures",
    .operands = "<input>...",
    .description =
        "Draws the component trees and sets of each writer with what of them is in the backup, who "
        "depends\n"
        "on whom, which components lie on which volumes, or what a restore does by each writer's "
        "restore\n"
        "method. More than --max-nodes are left out, which is said; --around shows a part.\n",
    .formats = graph_formats,
    .examples = "  vssdoc graph capture/ --format svg -o capture.svg\n"
                "  vssdoc graph capture/ --of dependencies | dot -Tpng >dependencies.png\n"
                "  vssdoc graph capture/ --around 'SqlServerWriter:\\SRV\\master' --of volumes\n",
    .exits = "never",
    .options = graph_options,
    .args_size = sizeof(struct graph_args),
    .run = run_graph,
};
