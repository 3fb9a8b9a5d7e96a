#include "graph/building.h"

#include <stdarg.h>

#include "base/keep.h"
#include "base/text.h"

const char *vsd_build_text(struct vsd_building *building, const char *text)
{
    return vsd_keep_text(&building->graph->arena, text, &building->no_memory);
}

const char *vsd_build_format(struct vsd_building *building, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *kept =
        vsd_keep_line(&building->graph->arena, &building->no_memory, format, arguments);
    va_end(arguments);
    return kept;
}

void vsd_build_note(struct vsd_building *building, const char *note)
{
    const char **line = vsd_list_add(&building->notes);
    if (line != NULL)
        *line = vsd_build_text(building, note);
    else
        building->no_memory = true;
}

size_t vsd_build_group(struct vsd_building *building, const char *label,
                       const struct vssdoc_guid *writer_id)
{
    struct vssdoc_graph_group *group = vsd_list_add(&building->groups);
    if (group == NULL) {
        building->no_memory = true;
        return 0;
    }
    group->label = vsd_build_text(building, label);
    group->of_writer = writer_id != NULL;
    if (writer_id != NULL)
        group->writer_id = vsd_keep_guid(&building->graph->arena, writer_id, &building->no_memory);
    return building->groups.n;
}

size_t vsd_build_node(struct vsd_building *building, const struct vssdoc_graph_node *node)
{
    struct vssdoc_graph_node *added = vsd_list_add(&building->nodes);
    if (added == NULL) {
        building->no_memory = true;
        return 0;
    }
    *added = *node;
    return building->nodes.n;
}

struct vssdoc_graph_node *vsd_node_at(const struct vsd_building *building, size_t number)
{
    return &((struct vssdoc_graph_node *)building->nodes.items)[number - 1];
}

void vsd_build_edge(struct vsd_building *building, size_t from, size_t to,
                    enum vssdoc_graph_edge_kind kind, const char *label, bool unmet)
{
    if (from == 0 || to == 0)
        return;
    struct vssdoc_graph_edge *edge = vsd_list_add(&building->edges);
    if (edge != NULL)
        *edge = (struct vssdoc_graph_edge){from, to, kind, label, unmet};
    else
        building->no_memory = true;
}

size_t vsd_place_of(const struct vsd_building *building, const void *what)
{
    struct vsd_placed *placed = NULL;
    HASH_FIND_PTR(building->placed, &what, placed);
    return placed != NULL ? placed->node : 0;
}

void vsd_place(struct vsd_building *building, const void *what, size_t node)
{
    struct vsd_placed *placed = vsd_arena_alloc(&building->scratch, sizeof *placed);
    if (placed != NULL) {
        placed->what = what;
        placed->node = node;
        HASH_ADD_PTR(building->placed, what, placed);
    }
    building->no_memory = building->no_memory || placed == NULL || placed->hh.tbl == NULL;
}

/* ---- components ---- */

const char *vsd_writer_label(const struct vssdoc_writer *writer)
{
    return writer->name != NULL ? writer->name : "a writer without a name";
}

int vsd_build_inclusion(const struct vsd_building *building, const struct vssdoc_writer *writer,
                        const struct vsd_hierarchy *hierarchy,
                        const struct vssdoc_component *component)
{
    const struct vssdoc_capture *capture = building->capture;
    const struct vssdoc_component *c = component;
    if (capture->backup_components == NULL)
        return VSSDOC_ABSENT;
    while (c != NULL && vssdoc_record_of(capture, writer, c) == NULL)
        c = vsd_ancestor(hierarchy, c);
    return c == NULL ? VSSDOC_NOT_INCLUDED : c == component ? VSSDOC_EXPLICIT : VSSDOC_IMPLICIT;
}

/* What a component is called below another one; by itself its whole path. */
static const char *path_below(const struct vssdoc_component *component,
                              const struct vssdoc_component *above)
{
    const char *rest = above != NULL && vsd_path_below(component->full_path, above->full_path)
                           ? vsd_rest_folded(component->full_path, above->full_path)
                           : component->full_path;
    return rest != NULL && rest[0] == '\\' && rest[1] != '\0' ? rest + 1 : component->full_path;
}

size_t vsd_build_component(struct vsd_building *building, const struct vssdoc_writer *writer,
                           const struct vsd_hierarchy *hierarchy,
                           const struct vssdoc_component *component, size_t group)
{
    bool tree = building->options->kind == VSSDOC_GRAPH_COMPONENTS;
    const struct vssdoc_component *above = tree ? vsd_ancestor(hierarchy, component) : NULL;
    const struct vssdoc_graph_group *groups = building->groups.items;
    size_t node = vsd_place_of(building, component);
    if (node > 0 || group == 0)
        return node;
    bool captioned = component->caption != NULL && *component->caption != '\0' &&
                     !vsd_same_text(component->caption, component->name);
    const struct vssdoc_graph_node made = {
        .kind = VSSDOC_NODE_COMPONENT,
        .group = group,
        .label = vsd_build_text(building, path_below(component, above)),
        .detail = captioned ? vsd_build_text(building, component->caption) : NULL,
        .writer_id = groups[group - 1].writer_id,
        .writer = vsd_build_text(building, writer->name),
        .full_path = vsd_build_text(building, component->full_path),
        .inclusion = vsd_build_inclusion(building, writer, hierarchy, component),
        .selectable = component->selectable,
        .in_set = VSSDOC_ABSENT};
    node = vsd_build_node(building, &made);
    if (node > 0)
        vsd_place(building, component, node);
    return node;
}

static void of_writer(struct vsd_building *building, const struct vssdoc_writer *writer)
{
    struct vsd_hierarchy hierarchy;
    size_t group = writer->components != NULL
                       ? vsd_build_group(building, vsd_writer_label(writer), &writer->writer_id)
                       : 0;
    bool enough = vsd_hierarchy_make(&hierarchy, writer);
    const struct vssdoc_component *c = enough ? writer->components : NULL;
    for (; c != NULL && !building->no_memory; c = c->next) {
        const struct vssdoc_backup_component *r = vssdoc_record_of(building->capture, writer, c);
        size_t node = vsd_build_component(building, writer, &hierarchy, c, group);
        if (r != NULL && vsd_place_of(building, r) == 0)
            vsd_place(building, r, node);
    }
    for (c = enough ? writer->components : NULL; c != NULL && !building->no_memory; c = c->next) {
        const struct vssdoc_component *above = vsd_ancestor(&hierarchy, c);
        const struct vssdoc_component *set = vsd_selectable_ancestor(&hierarchy, c);
        size_t node = vsd_place_of(building, c);
        if (above == NULL)
            continue;
        vsd_node_at(building, node)->above = vsd_place_of(building, above);
        vsd_build_edge(building, vsd_place_of(building, above), node, VSSDOC_EDGE_BELOW, NULL,
                       false);
        if (set != NULL)
            vsd_node_at(building, vsd_place_of(building, set))->is_set = true;
    }
    building->no_memory = building->no_memory || !enough;
    vsd_hierarchy_free(&hierarchy);
}

size_t vsd_build_record(struct vsd_building *building, const struct vssdoc_writer_components *entry,
                        const struct vssdoc_backup_component *record, size_t group)
{
    const struct vssdoc_graph_group *groups = building->groups.items;
    const char *path = record->full_path;
    size_t node = vsd_place_of(building, record);
    if (node > 0 || group == 0)
        return node;
    bool wmd = vssdoc_writer_of(building->capture, entry, NULL) != NULL;
    const struct vssdoc_graph_node made = {
        .kind = VSSDOC_NODE_COMPONENT,
        .group = group,
        .label = vsd_build_text(building, path[0] == '\\' && path[1] != '\0' ? path + 1 : path),
        .detail = wmd ? "in the BCD alone" : NULL,
        .writer_id = groups[group - 1].writer_id,
        .writer = vsd_build_text(building, vssdoc_entry_name(building->capture, entry)),
        .full_path = vsd_build_text(building, path),
        .inclusion = VSSDOC_EXPLICIT,
        .selectable = VSSDOC_ABSENT,
        .in_set = VSSDOC_ABSENT};
    node = vsd_build_node(building, &made);
    if (node > 0)
        vsd_place(building, record, node);
    return node;
}

size_t vsd_build_entry_group(struct vsd_building *building,
                             const struct vssdoc_writer_components *entry)
{
    const char *name = vssdoc_entry_name(building->capture, entry);
    return vsd_build_group(building, name != NULL ? name : "a writer without a name",
                           &entry->writer_id);
}

/* What the BCD alone has of a writer: everything where it has no WMD. */
static void of_entry(struct vsd_building *building, const struct vssdoc_writer_components *entry)
{
    const struct vssdoc_writer *writer = vssdoc_writer_of(building->capture, entry, NULL);
    size_t first = writer != NULL && writer->components != NULL
                       ? vsd_place_of(building, writer->components)
                       : 0;
    size_t group = first > 0 ? vsd_node_at(building, first)->group : 0;
    for (const struct vssdoc_backup_component *r = entry->components;
         r != NULL && !building->no_memory; r = r->next) {
        if (vsd_place_of(building, r) > 0 || vssdoc_record_first(building->capture, entry, r) != r)
            continue;
        if (group == 0)
            group = vsd_build_entry_group(building, entry);
        (void)vsd_build_record(building, entry, r, group);
    }
}

void vsd_build_components(struct vsd_building *building)
{
    const struct vssdoc_capture *capture = building->capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    size_t without = 0;
    for (size_t i = 0; i < capture->n_writers && !building->no_memory; i++) {
        without += capture->writers[i]->components == NULL;
        of_writer(building, capture->writers[i]);
    }
    const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
    for (; e != NULL && !building->no_memory; e = e->next)
        of_entry(building, e);
    if (without > 0)
        vsd_build_note(building, vsd_build_format(building, "%zu writer%s without components",
                                                  without, without == 1 ? "" : "s"));
}
