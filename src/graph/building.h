/* A graph while it grows, and what it is made of. */
#ifndef VSD_GRAPH_BUILDING_H
#define VSD_GRAPH_BUILDING_H

#include "base/hash.h"
#include "base/list.h"
#include "model/drives.h"
#include "model/environment.h"
#include "model/hierarchy.h"
#include "model/scope.h"
#include "result/graph.h"

/* The node of a component or a volume. */
struct vsd_placed {
    UT_hash_handle hh;
    const void *what;
    size_t node; /* from 1 */
};

struct vsd_building {
    struct vsd_graph *graph;
    const struct vssdoc_capture *capture;
    const struct vssdoc_graph_options *options;
    struct vsd_drives *drives;
    struct vsd_environment environment;
    struct vsd_arena scratch;
    struct vsd_list nodes, edges, groups, notes;
    struct vsd_placed *placed;
    bool no_memory;
};

/* A text in the graph's arena; NULL for NULL. */
const char *vsd_build_text(struct vsd_building *building, const char *text);
/* Likewise, cut after so many characters of a long one. */
const char *vsd_build_format(struct vsd_building *building, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void vsd_build_note(struct vsd_building *building, const char *note);

/* Adds a group, and gives its number; 0 when memory runs out. label may be NULL. */
size_t vsd_build_group(struct vsd_building *building, const char *label,
                       const struct vssdoc_guid *writer_id);
/* Adds a node, and gives its number; 0 when memory runs out. Its texts must last. */
size_t vsd_build_node(struct vsd_building *building, const struct vssdoc_graph_node *node);
struct vssdoc_graph_node *vsd_node_at(const struct vsd_building *building, size_t number);
/* Nothing when an end is 0. */
void vsd_build_edge(struct vsd_building *building, size_t from, size_t to,
                    enum vssdoc_graph_edge_kind kind, const char *label, bool unmet);

/* Which node stands for something, 0 when none does. */
size_t vsd_place_of(const struct vsd_building *building, const void *what);
void vsd_place(struct vsd_building *building, const void *what, size_t node);

/* What the BCD says of a component: enum vssdoc_inclusion, VSSDOC_ABSENT without one. */
int vsd_build_inclusion(const struct vsd_building *building, const struct vssdoc_writer *writer,
                        const struct vsd_hierarchy *hierarchy,
                        const struct vssdoc_component *component);
/* The node of a component, which is added when it is not there. */
size_t vsd_build_component(struct vsd_building *building, const struct vssdoc_writer *writer,
                           const struct vsd_hierarchy *hierarchy,
                           const struct vssdoc_component *component, size_t group);
/* Likewise of a component that the BCD has and no WMD, in the group of its writer's entry. */
size_t vsd_build_record(struct vsd_building *building, const struct vssdoc_writer_components *entry,
                        const struct vssdoc_backup_component *record, size_t group);
size_t vsd_build_entry_group(struct vsd_building *building,
                             const struct vssdoc_writer_components *entry);
/* A writer's name for people, never NULL. */
const char *vsd_writer_label(const struct vssdoc_writer *writer);

/* The four kinds of graphs. */
void vsd_build_components(struct vsd_building *building);
void vsd_build_dependencies(struct vsd_building *building);
void vsd_build_volumes(struct vsd_building *building);
void vsd_build_restore(struct vsd_building *building);

/* Keeps what is near to options->around (around.c), and no more than options->max_nodes (reduce.c).
 */
void vsd_build_around(struct vsd_building *building, const struct vsd_scope *scope);
void vsd_build_reduce(struct vsd_building *building);
/* Drops nodes: keep[i] tells of node i + 1, and takes its new number. */
void vsd_build_keep(struct vsd_building *building, size_t *keep);

#endif
