/* Graphs: what becomes a node and an edge, what is near to something, and what is left out. */
#include <string.h>

#include "cmocka_all.h"

#include "fixture.h"

#define A           "aaaaaaaa-0000-0000-0000-000000000000"
#define B           "bbbbbbbb-0000-0000-0000-000000000000"
#define INSTANCE(n) "0000000" n "-0000-0000-0000-000000000000"

static struct vssdoc_graph *graph_of(const struct vssdoc_capture *capture,
                                     struct vssdoc_graph_options options)
{
    struct vssdoc_graph *graph;
    struct vssdoc_error error;
    assert_int_equal(vssdoc_graph(capture, &options, &graph, &error), VSSDOC_OK);
    return graph;
}

static const struct vssdoc_graph_node *node_named(const struct vssdoc_graph *graph,
                                                  const char *label)
{
    for (size_t i = 0; i < graph->n_nodes; i++)
        if (strcmp(graph->nodes[i].label, label) == 0)
            return &graph->nodes[i];
    return NULL;
}

/* The same where it must be there. */
static const struct vssdoc_graph_node *the_node(const struct vssdoc_graph *graph, const char *label)
{
    static const struct vssdoc_graph_node none;
    const struct vssdoc_graph_node *node = node_named(graph, label);
    assert_non_null(node);
    return node != NULL ? node : &none;
}

static bool has_edge(const struct vssdoc_graph *graph, const char *from, const char *to)
{
    for (size_t i = 0; i < graph->n_edges; i++)
        if (strcmp(graph->nodes[graph->edges[i].from - 1].label, from) == 0 &&
            strcmp(graph->nodes[graph->edges[i].to - 1].label, to) == 0)
            return true;
    return false;
}

/* A writer with a tree: set > a > leaves; "set" is in the BCD. */
static void read_tree(struct result *result)
{
    const char *leaves = "";
    for (int i = 0; i < 6; i++)
        leaves = text(
            "%s<FILE_GROUP logicalPath=\"set\\a\" componentName=\"leaf%d\" selectable=\"no\"/>",
            leaves, i);
    write_text("capture/w.xml",
               wmd(A, INSTANCE("1"), "W",
                   text("<FILE_GROUP componentName=\"set\" selectable=\"yes\"/>"
                        "<FILE_GROUP logicalPath=\"set\" componentName=\"a\" selectable=\"no\"/>%s"
                        "<FILE_GROUP componentName=\"other\" selectable=\"yes\"/>",
                        leaves)));
    write_text("capture/bcd.xml", bcd(entry(A, INSTANCE("1"), record(NULL, "set"))));
    read_one(result, "capture");
    assert_int_equal(result->n_captures, 1);
}

/* A component hangs below the nearest one above; the BCD colours what it holds. */
static void trees(void **state)
{
    struct result result = {.n_captures = 0};
    (void)state;
    read_tree(&result);
    struct vssdoc_graph *graph = graph_of(
        result.captures[0], (struct vssdoc_graph_options){.kind = VSSDOC_GRAPH_COMPONENTS});
    assert_int_equal(graph->n_nodes, 9);
    assert_int_equal(graph->n_edges, 7);
    assert_true(has_edge(graph, "set", "a"));
    assert_true(has_edge(graph, "a", "leaf5"));
    assert_true(the_node(graph, "set")->is_set);
    assert_false(the_node(graph, "a")->is_set);
    assert_int_equal(the_node(graph, "set")->inclusion, VSSDOC_EXPLICIT);
    assert_int_equal(the_node(graph, "leaf0")->inclusion, VSSDOC_IMPLICIT);
    assert_int_equal(the_node(graph, "other")->inclusion, VSSDOC_NOT_INCLUDED);
    vssdoc_graph_free(graph);
    result_free(&result);
}

/* So many edges away, and no farther. */
static void around(void **state)
{
    struct result result = {.n_captures = 0};
    struct vssdoc_graph_options options = {
        .kind = VSSDOC_GRAPH_COMPONENTS, .around = "W:\\set", .hops = 1};
    struct vssdoc_error error;
    struct vssdoc_graph *graph;
    (void)state;
    read_tree(&result);
    graph = graph_of(result.captures[0], options);
    assert_int_equal(graph->n_nodes, 2);
    vssdoc_graph_free(graph);
    options.hops = 2;
    graph = graph_of(result.captures[0], options);
    assert_int_equal(graph->n_nodes, 8);
    vssdoc_graph_free(graph);
    options.around = "W:\\sat";
    assert_int_equal(vssdoc_graph(result.captures[0], &options, &graph, &error),
                     VSSDOC_BAD_ARGUMENT);
    assert_non_null(strstr(error.message, "did you mean \"W:\\set\""));
    result_free(&result);
}

/* Of leaves side by side the last ones become one node, which counts them. */
static void fewer(void **state)
{
    struct result result = {.n_captures = 0};
    (void)state;
    read_tree(&result);
    struct vssdoc_graph *graph =
        graph_of(result.captures[0],
                 (struct vssdoc_graph_options){.kind = VSSDOC_GRAPH_COMPONENTS, .max_nodes = 6});
    size_t more = 0;
    for (size_t i = 0; i < graph->n_nodes; i++)
        more += graph->nodes[i].n_more;
    assert_true(graph->n_nodes <= 6);
    assert_int_equal(graph->n_all, 9);
    assert_int_equal(graph->n_left_out, more);
    assert_non_null(node_named(graph, "a"));
    vssdoc_graph_free(graph);
    result_free(&result);
}

/* A dependency is met by what is in the backup; another computer's is never known. */
static void dependencies(void **state)
{
    static const char one[] = "<FILE_GROUP componentName=\"x\" selectable=\"yes\">"
                              "<DEPENDENCY writerId=\"" B "\" componentName=\"in\"/>"
                              "<DEPENDENCY writerId=\"" B "\" componentName=\"out\"/>"
                              "<DEPENDENCY writerId=\"" B "\" componentName=\"nowhere\"/>"
                              "<DEPENDENCY writerId=\"" B
                              "\" logicalPath=\"\\\\FAR\" componentName=\"in\"/></FILE_GROUP>";
    struct result result = {.n_captures = 0};
    (void)state;
    write_text("capture/a.xml", wmd(A, INSTANCE("1"), "A", one));
    write_text("capture/b.xml",
               wmd(B, INSTANCE("2"), "B",
                   text("%s%s%s", group(NULL, "in"), group(NULL, "out"), group(NULL, "apart"))));
    write_text("capture/bcd.xml", bcd(text("%s%s", entry(A, INSTANCE("1"), record(NULL, "x")),
                                           entry(B, INSTANCE("2"), record(NULL, "in")))));
    read_one(&result, "capture");
    struct vssdoc_graph *graph = graph_of(
        result.captures[0], (struct vssdoc_graph_options){.kind = VSSDOC_GRAPH_DEPENDENCIES});
    assert_int_equal(graph->n_nodes, 5);
    assert_int_equal(graph->n_edges, 4);
    assert_false(graph->edges[0].unmet);
    assert_true(graph->edges[1].unmet);
    assert_true(graph->edges[2].unmet);
    assert_false(graph->edges[3].unmet);
    assert_int_equal(graph->nodes[graph->edges[2].to - 1].kind, VSSDOC_NODE_UNKNOWN);
    assert_int_equal(graph->nodes[graph->edges[3].to - 1].kind, VSSDOC_NODE_REMOTE);
    assert_null(node_named(graph, "apart"));
    vssdoc_graph_free(graph);
    result_free(&result);
}

/* What the BCD holds is in the graph, though no WMD has it, and meets a dependency. */
static void records_without_a_wmd(void **state)
{
    static const struct {
        const char *b, *detail;
    } rows[] = {{NULL, NULL}, {"<FILE_GROUP componentName=\"other\"/>", "in the BCD alone"}};
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct result result = {.n_captures = 0};
        const char *folder = i == 0 ? "without" : "with";
        write_text(text("%s/a.xml", folder),
                   wmd(A, INSTANCE("1"), "A",
                       "<FILE_GROUP componentName=\"x\" selectable=\"yes\">"
                       "<DEPENDENCY writerId=\"" B "\" componentName=\"in\"/></FILE_GROUP>"));
        if (rows[i].b != NULL)
            write_text(text("%s/b.xml", folder), wmd(B, INSTANCE("2"), "B", rows[i].b));
        write_text(text("%s/bcd.xml", folder),
                   bcd(text("%s%s", entry(A, INSTANCE("1"), record(NULL, "x")),
                            entry(B, INSTANCE("2"), record(NULL, "in")))));
        read_one(&result, folder);
        for (int kind = VSSDOC_GRAPH_COMPONENTS; kind <= VSSDOC_GRAPH_DEPENDENCIES; kind++) {
            struct vssdoc_graph *graph =
                graph_of(result.captures[0],
                         (struct vssdoc_graph_options){.kind = (enum vssdoc_graph_kind)kind});
            const struct vssdoc_graph_node *in = the_node(graph, "in");
            assert_int_equal(in->inclusion, VSSDOC_EXPLICIT);
            assert_int_equal(graph->n_groups, 2);
            CHECK(rows[i].detail == NULL
                      ? in->detail == NULL
                      : in->detail != NULL && strcmp(in->detail, rows[i].detail) == 0,
                  "row %zu: detail %s", i, in->detail != NULL ? in->detail : "none");
            if (kind == VSSDOC_GRAPH_DEPENDENCIES) {
                assert_int_equal(graph->n_edges, 1);
                assert_false(graph->edges[0].unmet);
            }
            vssdoc_graph_free(graph);
        }
        result_free(&result);
    }
}

/* Twelve components of one writer on one volume are six and a rest. */
static void volumes(void **state)
{
    struct result result = {.n_captures = 0};
    const char *inside = "", *const set[] = {"C:", NULL};
    (void)state;
    for (int i = 0; i < 12; i++)
        inside = text("%s<FILE_GROUP componentName=\"c%d\" selectable=\"yes\">"
                      "<FILE_LIST path=\"%s\" filespec=\"*\"/></FILE_GROUP>",
                      inside, i, i < 11 ? "C:\\x" : "E:\\x");
    write_text("capture/a.xml", wmd(A, INSTANCE("1"), "A", inside));
    read_one(&result, "capture");
    struct vssdoc_graph *graph =
        graph_of(result.captures[0],
                 (struct vssdoc_graph_options){.kind = VSSDOC_GRAPH_VOLUMES, .volumes = set});
    assert_int_equal(the_node(graph, "C:")->in_set, 1);
    assert_int_equal(the_node(graph, "E:")->in_set, 0);
    assert_int_equal(the_node(graph, "5 more likewise")->n_more, 5);
    assert_true(has_edge(graph, "5 more likewise", "C:"));
    assert_true(has_edge(graph, "c11", "E:"));
    assert_int_equal(graph->n_nodes, 2 + 6 + 1 + 1);
    vssdoc_graph_free(graph);
    result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trees, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(around, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(fewer, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(dependencies, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(records_without_a_wmd, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(volumes, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
