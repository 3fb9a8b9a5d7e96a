/* Components, volumes and restores of a capture as nodes and edges. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "graph/building.h"
#include "model/backup.h"

static void (*const kinds[])(struct vsd_building *) = {
    [VSSDOC_GRAPH_COMPONENTS] = vsd_build_components,
    [VSSDOC_GRAPH_DEPENDENCIES] = vsd_build_dependencies,
    [VSSDOC_GRAPH_VOLUMES] = vsd_build_volumes,
    [VSSDOC_GRAPH_RESTORE] = vsd_build_restore,
};

static enum vssdoc_status find_scope(struct vsd_building *building, struct vsd_scope *scope,
                                     struct vssdoc_error *error)
{
    const char *around = building->options->around;
    const struct vssdoc_capture *capture = building->capture;
    struct vsd_scope_hits hits;
    bool address = strstr(around, ":\\") != NULL;
    enum vssdoc_status status =
        vsd_scope_set(scope, &building->scratch, around, address ? around : NULL, error);
    if (status != VSSDOC_OK)
        return status;
    vsd_scope_count(scope, capture, &hits);
    if (address ? hits.components > 0 : hits.writers > 0)
        return VSSDOC_OK;
    const char *near = vsd_scope_nearest(scope, capture);
    bool path = near != NULL && *near == '\\' && address;
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, capture->source,
                    "--around: no document knows \"%s\"%s%s%s%s%s", around,
                    near != NULL ? "; did you mean \"" : "", path ? scope->writer : "",
                    path ? ":" : "", near != NULL ? near : "", near != NULL ? "\"?" : "");
}

static void keep(struct vsd_building *building, bool *enough)
{
    struct vssdoc_graph *public = &building->graph->public;
    struct vsd_arena *arena = &building->graph->arena;
    public->n_groups = building->groups.n;
    public->groups = vsd_list_keep(&building->groups, arena, enough);
    public->n_nodes = building->nodes.n;
    public->nodes = vsd_list_keep(&building->nodes, arena, enough);
    public->n_edges = building->edges.n;
    public->edges = vsd_list_keep(&building->edges, arena, enough);
    public->n_notes = building->notes.n;
    public->notes = vsd_list_keep(&building->notes, arena, enough);
}

static void build(struct vsd_building *building, const struct vsd_scope *scope)
{
    kinds[building->options->kind](building);
    if (building->options->around != NULL && !building->no_memory)
        vsd_build_around(building, scope);
    building->graph->public.n_all = building->nodes.n;
    if (building->options->max_nodes > 0 && building->nodes.n > building->options->max_nodes &&
        !building->no_memory)
        vsd_build_reduce(building);
}

enum vssdoc_status vssdoc_graph(const struct vssdoc_capture *capture,
                                const struct vssdoc_graph_options *options,
                                struct vssdoc_graph **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_graph *graph = calloc(1, sizeof *graph);
    if (graph == NULL)
        return vsd_no_memory(error, capture->source);
    const struct vsd_drives_told told = {options->volumes, options->mounts};
    struct vsd_drives drives;
    struct vsd_scope scope = {.writer = NULL};
    struct vsd_building building = {.graph = graph,
                                    .capture = capture,
                                    .options = options,
                                    .drives = &drives,
                                    .environment = {options->defines},
                                    .nodes = {.size = sizeof(struct vssdoc_graph_node)},
                                    .edges = {.size = sizeof(struct vssdoc_graph_edge)},
                                    .groups = {.size = sizeof(struct vssdoc_graph_group)},
                                    .notes = {.size = sizeof(char *)}};
    bool enough = vsd_drives_make(&drives, capture, &told);
    enum vssdoc_status status =
        options->around != NULL ? find_scope(&building, &scope, error) : VSSDOC_OK;
    graph->public.source = vsd_build_text(&building, capture->source);
    graph->public.kind = options->kind;
    graph->public.has_bcd = capture->backup_components != NULL;
    graph->public.bcd_unread = vsd_bcd_unread(capture);
    if (status == VSSDOC_OK && enough)
        build(&building, &scope);
    keep(&building, &enough);
    HASH_CLEAR(hh, building.placed);
    vsd_arena_free(&building.scratch);
    vsd_drives_free(&drives);
    if (status == VSSDOC_OK && (!enough || building.no_memory || drives.no_memory))
        status = vsd_no_memory(error, capture->source);
    if (status == VSSDOC_OK)
        *out = &graph->public;
    else
        vssdoc_graph_free(&graph->public);
    return status;
}
