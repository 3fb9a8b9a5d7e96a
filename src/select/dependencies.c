/* What included components depend on and the backup does not hold
 * (dependencies-between-components-managed-by-different-writers.md). Remote ones nobody can tell from
 * here: they are listed as they are. */
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "select/gather.h"

struct held {
    UT_hash_handle hh;
    struct vsd_key key;
};

static struct vsd_key key_of(const char *writer_id, const char *full_path)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, writer_id, strlen(writer_id));
    vsd_key_folded(&maker, full_path, strlen(full_path));
    return vsd_key_end(&maker);
}

static bool is_held(struct held *all, const char *writer_id, const char *full_path)
{
    struct held *held = NULL;
    struct vsd_key key = key_of(writer_id, full_path);
    HASH_FIND(hh, all, &key, sizeof key, held);
    return held != NULL;
}

static bool hold(struct vsd_gathering *gathering, struct held **all,
                 const struct vssdoc_selected_component *c)
{
    if (c->inclusion == VSSDOC_NOT_INCLUDED || c->writer_id == NULL || c->full_path == NULL ||
        is_held(*all, c->writer_id, c->full_path))
        return true;
    struct held *held = vsd_arena_alloc(&gathering->scratch, sizeof *held);
    if (held == NULL)
        return false;
    held->key = key_of(c->writer_id, c->full_path);
    HASH_ADD(hh, *all, key, sizeof held->key, held);
    return held->hh.tbl != NULL;
}

/* "WRITER:\PATH", with the writer's name where the capture or the table of known writers has it. */
static const char *target_of(struct vsd_gathering *gathering, const struct vssdoc_dependency *d,
                             const char *writer_id)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&d->writer_id);
    const char *name = known != NULL ? known->name : writer_id;
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vssdoc_guid_equal(&capture->writers[i]->writer_id, &d->writer_id) &&
            capture->writers[i]->name != NULL)
            name = capture->writers[i]->name;
    const char *target = vsd_arena_printf(&gathering->selection->arena, "%s:%s", name,
                                          d->full_path != NULL ? d->full_path : "");
    gathering->no_memory = gathering->no_memory || target == NULL;
    return target;
}

static void look_at(struct vsd_gathering *gathering, struct held *all,
                    const struct vssdoc_writer *writer, const struct vssdoc_component *component,
                    const struct vssdoc_dependency *d)
{
    const char *writer_id = vsd_gather_guid(gathering, &d->writer_id);
    if (d->remote_computer == NULL && writer_id != NULL && d->full_path != NULL &&
        is_held(all, writer_id, d->full_path))
        return;
    struct vssdoc_selected_dependency *out = vsd_list_add(&gathering->unmet);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    out->writer_id = vsd_gather_guid(gathering, &writer->writer_id);
    out->writer = vsd_gather_text(gathering, writer->name);
    out->component = vsd_gather_text(gathering, component->full_path);
    out->target = target_of(gathering, d, writer_id != NULL ? writer_id : "?");
    out->computer = vsd_gather_text(gathering, d->remote_computer);
}

void vsd_gather_unmet(struct vsd_gathering *gathering)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_selected_component *components = gathering->components.items;
    struct held *all = NULL;
    bool enough = true;
    for (size_t i = 0; i < gathering->components.n && enough; i++)
        enough = hold(gathering, &all, &components[i]);
    for (size_t i = 0; i < capture->n_writers && enough; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        const char *id = vsd_gather_guid(gathering, &w->writer_id);
        for (const struct vssdoc_component *c = w->components; c != NULL && id != NULL; c = c->next)
            for (const struct vssdoc_dependency *d = c->dependencies;
                 d != NULL && is_held(all, id, c->full_path); d = d->next)
                look_at(gathering, all, w, c, d);
    }
    HASH_CLEAR(hh, all);
    gathering->no_memory = gathering->no_memory || !enough;
}
