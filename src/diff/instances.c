#include "diff/instances.h"

#include <string.h>

#include "base/guid.h"
#include "diff/option.h"
#include "diff/pair.h"
#include "diff/report.h"
#include "diff/specs.h"

/* ---- gathering ---- */

static void add_component(struct vsd_instance *instance, struct vsd_key key)
{
    instance->components.low += key.low; /* in any order */
    instance->components.high += key.high;
}

static struct vsd_instance *room(struct vsd_diff *diff, size_t n)
{
    struct vsd_instance *all = vsd_arena_alloc(&diff->scratch, (n + 1) * sizeof *all);
    diff->no_memory = diff->no_memory || all == NULL;
    return all;
}

struct vsd_instances vsd_writers_of(struct vsd_diff *diff, enum vsd_side side)
{
    const struct vssdoc_capture *capture = diff->captures[side];
    struct vsd_instances out = {.all = room(diff, capture->n_writers)};
    for (size_t i = 0; out.all != NULL && i < capture->n_writers; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        struct vsd_instance *instance = &out.all[out.n++];
        *instance = (struct vsd_instance){.item = writer,
                                          .at = &writer->at,
                                          .writer_id = &writer->writer_id,
                                          .instance_id = &writer->instance_id,
                                          .instance_name = writer->instance_name,
                                          .name = writer->name};
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            add_component(instance, vsd_component_of(diff, side, c->full_path));
    }
    return out;
}

struct vsd_instances vsd_entries_of(struct vsd_diff *diff, enum vsd_side side)
{
    const struct vssdoc_capture *capture = diff->captures[side];
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    struct vsd_instances out = {.all = room(diff, bcd->n_writers)};
    for (const struct vssdoc_writer_components *e = bcd->writers; out.all != NULL && e != NULL;
         e = e->next) {
        struct vsd_instance *instance = &out.all[out.n++];
        *instance = (struct vsd_instance){.item = e,
                                          .at = &e->at,
                                          .writer_id = &e->writer_id,
                                          .instance_id = &e->instance_id,
                                          .instance_name = e->instance_name,
                                          .name = vssdoc_entry_name(capture, e)};
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next)
            add_component(instance, vsd_component_of(diff, side, c->full_path));
    }
    return out;
}

/* ---- pairing, from what counts most to what counts least ---- */

enum identity { CLASS, NAMED, NAMED_WITH_COMPONENTS, EVERYTHING, STARTED };

static struct vsd_key key_of(struct vsd_diff *diff, enum vsd_side side,
                             const struct vsd_instance *instance, enum identity identity)
{
    struct vsd_key_maker maker;
    const char *id = instance->writer_id->spelling;
    char text[VSD_GUID_TEXT];
    if (instance->writer_id->valid) {
        vssdoc_guid_format(instance->writer_id, text);
        id = text;
    } else if (id == NULL) {
        id = instance->name;
    }
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, id != NULL ? id : "", id != NULL ? strlen(id) : 0);
    if (identity == NAMED || identity == NAMED_WITH_COMPONENTS || identity == EVERYTHING) {
        const char *name = vsd_diff_mapped(diff, side, instance->instance_name);
        vsd_key_folded(&maker, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    }
    if (identity == NAMED_WITH_COMPONENTS || identity == EVERYTHING)
        vsd_key_bytes(&maker, &instance->components, sizeof instance->components);
    if (identity == EVERYTHING || identity == STARTED)
        vsd_key_bytes(&maker, instance->instance_id->bytes, sizeof instance->instance_id->bytes);
    return vsd_key_end(&maker);
}

struct rest {
    struct vsd_instance **instances;
    struct vsd_key *keys;
    size_t n;
};

static bool gather(struct vsd_diff *diff, struct vsd_arena *arena, enum vsd_side side,
                   struct vsd_instances *all, enum identity identity, struct rest *out)
{
    out->instances = vsd_arena_alloc(arena, (all->n + 1) * sizeof(void *));
    out->keys = vsd_arena_alloc(arena, (all->n + 1) * sizeof *out->keys);
    out->n = 0;
    if (out->instances == NULL || out->keys == NULL)
        return false;
    for (size_t i = 0; i < all->n; i++) {
        if (all->all[i].partner != NULL || (identity == STARTED && !all->all[i].instance_id->valid))
            continue;
        out->instances[out->n] = &all->all[i];
        out->keys[out->n++] = key_of(diff, side, &all->all[i], identity);
    }
    return true;
}

static void tell_shared(struct vsd_diff *diff, enum vsd_side side, const char *what,
                        const struct rest *rest, const struct vsd_pairing_side *paired)
{
    for (uint32_t i = 0; i < paired->n; i++) {
        const struct vsd_instance *instance = rest->instances[i];
        if (paired->times[i] < 2 || instance->told)
            continue;
        vsd_enter_instance(diff, side == VSD_OLD ? instance : NULL,
                           side == VSD_NEW ? instance : NULL);
        vsd_diff_duplicate(diff, side, what,
                           instance->instance_name != NULL ? instance->instance_name
                           : instance->name != NULL        ? instance->name
                                                           : "(no name)",
                           paired->times[i]);
    }
}

static void pair_by(struct vsd_diff *diff, struct vsd_instances *olds, struct vsd_instances *news,
                    enum identity identity, enum vsd_side old_side, bool unique, const char *what)
{
    struct vsd_arena arena = {0};
    struct rest a, b;
    struct vsd_pairing_side x, y;
    bool enough = gather(diff, &arena, old_side, olds, identity, &a) &&
                  gather(diff, &arena, VSD_NEW, news, identity, &b);
    if (enough) {
        x = (struct vsd_pairing_side){.keys = a.keys, .n = a.n};
        y = (struct vsd_pairing_side){.keys = b.keys, .n = b.n};
        enough = vsd_pair_up(&arena, &x, &y);
    }
    for (uint32_t i = 0; enough && i < x.n; i++) {
        uint32_t j = x.partner[i];
        if (j == VSD_ALONE || (unique && (x.times[x.first[i]] > 1 || y.times[y.first[j]] > 1)))
            continue;
        a.instances[i]->partner = b.instances[j];
        b.instances[j]->partner = a.instances[i];
    }
    if (enough && what != NULL) {
        tell_shared(diff, VSD_OLD, what, &a, &x);
        tell_shared(diff, VSD_NEW, what, &b, &y);
    }
    diff->no_memory = diff->no_memory || !enough;
    vsd_arena_free(&arena);
}

/* One start of one writer has one document: several with the same two ids are told, paired or not.
 */
static void tell_same_ids(struct vsd_diff *diff, enum vsd_side side, struct vsd_instances *all,
                          const char *what)
{
    struct vsd_arena arena = {0};
    struct rest rest;
    struct vsd_pairing_side counted, none = {.n = 0};
    bool enough = gather(diff, &arena, side, all, STARTED, &rest);
    if (enough) {
        counted = (struct vsd_pairing_side){.keys = rest.keys, .n = rest.n};
        enough = vsd_pair_up(&arena, &counted, &none);
    }
    if (enough) {
        tell_shared(diff, side, what, &rest, &counted);
        for (uint32_t i = 0; i < counted.n; i++)
            rest.instances[i]->told = counted.times[counted.first[i]] > 1;
    }
    diff->no_memory = diff->no_memory || !enough;
    vsd_arena_free(&arena);
}

void vsd_pair_instances(struct vsd_diff *diff, struct vsd_instances *olds,
                        struct vsd_instances *news, const char *what)
{
    if (olds->all == NULL || news->all == NULL)
        return;
    tell_same_ids(diff, VSD_OLD, olds, what);
    tell_same_ids(diff, VSD_NEW, news, what);
    pair_by(diff, olds, news, CLASS, VSD_OLD, true, NULL);
    pair_by(diff, olds, news, NAMED, VSD_OLD, true, NULL);
    pair_by(diff, olds, news, NAMED_WITH_COMPONENTS, VSD_OLD, true, NULL);
    pair_by(diff, olds, news, STARTED, VSD_OLD, true, NULL);
    if (diff->n_maps > 0) /* as written: the maps are not about it */
        pair_by(diff, olds, news, NAMED, VSD_NEW, true, NULL);
    pair_by(diff, olds, news, EVERYTHING, VSD_OLD, false, NULL);
    pair_by(diff, olds, news, NAMED, VSD_OLD, false, what);
}

/* ---- scope ---- */

/* A writer's document and its entry in the BCD stand together; instances that name none are told apart by
 * the writer's name. */
static size_t order_of(struct vsd_diff *diff, enum vsd_side side,
                       const struct vsd_instance *instance)
{
    struct vsd_diff_order *known = NULL;
    struct vsd_key key = key_of(diff, side, instance, NAMED), name;
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, instance->name != NULL ? instance->name : "",
                   instance->name != NULL ? strlen(instance->name) : 0);
    name = vsd_key_end(&maker);
    key.low += name.low + diff->pair;
    HASH_FIND(hh, diff->orders, &key, sizeof key, known);
    if (known != NULL)
        return known->order;
    known = vsd_arena_alloc(&diff->scratch, sizeof *known);
    diff->no_memory = diff->no_memory || known == NULL;
    if (known == NULL)
        return 0;
    known->key = key;
    known->order = ++diff->n_scopes;
    HASH_ADD(hh, diff->orders, key, sizeof key, known);
    diff->no_memory = diff->no_memory || known->hh.tbl == NULL;
    return known->order;
}

void vsd_enter_instance(struct vsd_diff *diff, const struct vsd_instance *a,
                        const struct vsd_instance *b)
{
    const struct vsd_instance *main = b != NULL ? b : a;
    struct vsd_diff_scope *scope = &diff->scope;
    char id[VSD_GUID_TEXT];
    if (main == NULL) /* one of the two is always there */
        return;
    scope->writer = vsd_diff_keep(diff, main->name);
    scope->writer_id = NULL;
    if (main->writer_id->valid) {
        vssdoc_guid_format(main->writer_id, id);
        scope->writer_id = vsd_diff_keep(diff, id);
    }
    scope->instance_name = vsd_diff_keep(diff, main->instance_name);
    scope->writer_order = order_of(diff, b != NULL ? VSD_NEW : VSD_OLD, main);
    scope->component = NULL;
    scope->component_order = 0;
}
