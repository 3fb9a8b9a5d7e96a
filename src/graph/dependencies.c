/* Who depends on whom (dependencies-between-components-managed-by-different-writers.md). Only
 * components that depend or are depended on appear. */
#include <string.h>

#include "base/key.h"
#include "graph/building.h"

/* Components by writer and path, computers by name, and nodes for what nobody knows. */
struct target {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_writer *writer;
    const struct vssdoc_component *component;
    const struct vssdoc_writer_components *entry; /* where the BCD alone has it */
    const struct vssdoc_backup_component *record;
    size_t node; /* a group's number for computers */
};

enum what { A_COMPONENT, A_COMPUTER, A_STRANGER };

static struct vsd_key key_of(enum what what, const struct vssdoc_guid *writer_id, const char *a,
                             const char *b)
{
    struct vsd_key_maker maker;
    const unsigned char kind = (unsigned char)what;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &kind, 1);
    if (writer_id != NULL)
        vsd_key_bytes(&maker, writer_id->bytes, sizeof writer_id->bytes);
    vsd_key_folded(&maker, a != NULL ? a : "", a != NULL ? strlen(a) : 0);
    vsd_key_folded(&maker, b != NULL ? b : "", b != NULL ? strlen(b) : 0);
    return vsd_key_end(&maker);
}

static struct target *find(struct target *targets, struct vsd_key key)
{
    struct target *target = NULL;
    HASH_FIND(hh, targets, &key, sizeof key, target);
    return target;
}

static struct target *add(struct vsd_building *building, struct target **targets,
                          struct vsd_key key)
{
    struct target *target = find(*targets, key);
    if (target != NULL)
        return target;
    target = vsd_arena_alloc(&building->scratch, sizeof *target);
    if (target != NULL) {
        target->key = key;
        HASH_ADD(hh, *targets, key, sizeof target->key, target);
    }
    building->no_memory = building->no_memory || target == NULL || target->hh.tbl == NULL;
    return building->no_memory ? NULL : target;
}

static void add_components(struct vsd_building *building, struct target **targets)
{
    const struct vssdoc_capture *capture = building->capture;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        for (const struct vssdoc_component *c = w->components; c != NULL && !building->no_memory;
             c = c->next) {
            struct target *target =
                add(building, targets, key_of(A_COMPONENT, &w->writer_id, c->full_path, NULL));
            if (target != NULL && target->component == NULL) {
                target->writer = w;
                target->component = c;
            }
        }
    }
}

static void add_records(struct vsd_building *building, struct target **targets)
{
    const struct vssdoc_backup_components *bcd = building->capture->backup_components;
    const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
    for (; e != NULL; e = e->next)
        for (const struct vssdoc_backup_component *r = e->components;
             r != NULL && !building->no_memory; r = r->next) {
            struct target *target =
                add(building, targets, key_of(A_COMPONENT, &e->writer_id, r->full_path, NULL));
            if (target != NULL && target->component == NULL && target->record == NULL) {
                target->entry = e;
                target->record = r;
            }
        }
}

static const char *known_name(const struct vsd_building *building, const struct vssdoc_guid *id)
{
    const struct vssdoc_capture *capture = building->capture;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(id);
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, id))
            return vsd_writer_label(capture->writers[i]);
    return known != NULL ? known->name : id->spelling != NULL ? id->spelling : "an unknown writer";
}

/* The group of a computer, or of what no document knows. */
static size_t group_of(struct vsd_building *building, struct target **targets, struct vsd_key key,
                       const char *label, const struct vssdoc_guid *writer_id)
{
    struct target *group = add(building, targets, key);
    if (group != NULL && group->node == 0)
        group->node = vsd_build_group(building, label, writer_id);
    return group != NULL ? group->node : 0;
}

/* A writer that was met: its group and the order of its components, made once. */
struct met {
    UT_hash_handle hh;
    const struct vssdoc_writer *writer;
    struct vsd_hierarchy hierarchy;
    size_t group;
};

static struct met *meet(struct vsd_building *building, struct met **all,
                        const struct vssdoc_writer *writer)
{
    struct met *met = NULL;
    HASH_FIND_PTR(*all, &writer, met);
    if (met != NULL)
        return met;
    met = vsd_arena_alloc(&building->scratch, sizeof *met);
    if (met != NULL) {
        met->writer = writer;
        met->group = vsd_build_group(building, vsd_writer_label(writer), &writer->writer_id);
        HASH_ADD_PTR(*all, writer, met);
    }
    building->no_memory = building->no_memory || met == NULL || met->hh.tbl == NULL ||
                          !vsd_hierarchy_make(&met->hierarchy, writer);
    return building->no_memory ? NULL : met;
}

static void forget(struct met *all)
{
    for (struct met *met = all; met != NULL; met = met->hh.next)
        vsd_hierarchy_free(&met->hierarchy);
    HASH_CLEAR(hh, all);
}

static size_t component_node(struct vsd_building *building, struct met **all,
                             const struct vssdoc_writer *writer,
                             const struct vssdoc_component *component)
{
    const struct met *met = meet(building, all, writer);
    return met != NULL
               ? vsd_build_component(building, writer, &met->hierarchy, component, met->group)
               : 0;
}

static size_t record_node(struct vsd_building *building, struct met **all,
                          const struct target *target)
{
    const struct vssdoc_writer *writer = vssdoc_writer_of(building->capture, target->entry, NULL);
    const struct met *met = writer != NULL ? meet(building, all, writer) : NULL;
    size_t group = met != NULL ? met->group : vsd_place_of(building, target->entry);
    if (group == 0 && writer == NULL) {
        group = vsd_build_entry_group(building, target->entry);
        vsd_place(building, target->entry, group);
    }
    return vsd_build_record(building, target->entry, target->record, group);
}

/* What another computer has, or nobody. */
static size_t stranger_node(struct vsd_building *building, struct target **targets,
                            const struct vssdoc_dependency *d)
{
    struct target *target =
        add(building, targets, key_of(A_STRANGER, &d->writer_id, d->full_path, d->remote_computer));
    if (target == NULL || target->node > 0)
        return target != NULL ? target->node : 0;
    bool remote = d->remote_computer != NULL;
    size_t group = group_of(
        building, targets, key_of(A_COMPUTER, NULL, d->remote_computer, remote ? "" : "none"),
        remote ? vsd_build_format(building, "on %s, which nobody here knows", d->remote_computer)
               : "in none of these documents",
        NULL);
    const char *writer = known_name(building, &d->writer_id);
    const struct vssdoc_graph_node made = {
        .kind = remote ? VSSDOC_NODE_REMOTE : VSSDOC_NODE_UNKNOWN,
        .group = group,
        .label = vsd_build_text(building, d->full_path != NULL ? d->full_path : "a component"),
        .detail = vsd_build_text(building, writer),
        .writer = vsd_build_text(building, writer),
        .full_path = vsd_build_text(building, d->full_path),
        .inclusion = VSSDOC_ABSENT,
        .selectable = VSSDOC_ABSENT,
        .in_set = VSSDOC_ABSENT};
    target->node = vsd_build_node(building, &made);
    return target->node;
}

static void depend(struct vsd_building *building, struct target **targets, struct met **all,
                   const struct vssdoc_writer *writer, const struct vssdoc_component *component,
                   const struct vssdoc_dependency *d)
{
    struct target *target =
        d->remote_computer == NULL
            ? find(*targets, key_of(A_COMPONENT, &d->writer_id, d->full_path, NULL))
            : NULL;
    size_t from = component_node(building, all, writer, component);
    size_t to = target != NULL && target->component != NULL
                    ? component_node(building, all, target->writer, target->component)
                : target != NULL ? record_node(building, all, target)
                                 : stranger_node(building, targets, d);
    if (from == 0 || to == 0)
        return;
    bool held = vsd_node_at(building, from)->inclusion > VSSDOC_NOT_INCLUDED;
    bool met = vsd_node_at(building, to)->inclusion > VSSDOC_NOT_INCLUDED;
    bool remote = d->remote_computer != NULL;
    vsd_build_edge(building, from, to, VSSDOC_EDGE_DEPENDS,
                   remote         ? "remote"
                   : held && !met ? "unmet"
                                  : NULL,
                   held && !met && !remote);
}

void vsd_build_dependencies(struct vsd_building *building)
{
    const struct vssdoc_capture *capture = building->capture;
    struct target *targets = NULL;
    struct met *all = NULL;
    add_components(building, &targets);
    add_records(building, &targets);
    for (size_t i = 0; i < capture->n_writers && !building->no_memory; i++)
        for (const struct vssdoc_component *c = capture->writers[i]->components;
             c != NULL && !building->no_memory; c = c->next)
            for (const struct vssdoc_dependency *d = c->dependencies;
                 d != NULL && !building->no_memory; d = d->next)
                depend(building, &targets, &all, capture->writers[i], c, d);
    HASH_CLEAR(hh, targets);
    forget(all);
    if (building->nodes.n == 0)
        vsd_build_note(building, capture->n_writers > 0
                                     ? "no component depends on another"
                                     : "dependencies stand in WMDs, and there is none");
}
