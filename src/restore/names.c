/* Which names of a target state mean nothing to the documents: slips, more often than not. */
#include <string.h>

#include "base/guid.h"
#include "base/keymap.h"
#include "base/nearest.h"
#include "base/text.h"
#include "restore/work.h"

bool vsd_names_make(struct vsd_work *work)
{
    const struct vssdoc_target_state *state = work->state;
    struct vssdoc_restoration *public = &work->out->public;
    const size_t n[] = {[VSSDOC_TARGET_SELECT] = state->n_select,
                        [VSSDOC_TARGET_NEW_TARGETS] = state->n_new_targets,
                        [VSSDOC_TARGET_SERVICES] = state->n_services,
                        [VSSDOC_TARGET_WRITERS_ABSENT] = state->n_writers_absent,
                        [VSSDOC_TARGET_CUSTOM] = state->n_custom};
    for (size_t list = 0; list < VSSDOC_TARGET_LISTS; list++) {
        work->names[list] =
            n[list] > 0 ? vsd_arena_alloc(&work->out->arena, n[list] * sizeof **work->names) : NULL;
        if (n[list] > 0 && work->names[list] == NULL)
            return false;
        public->names[list] = work->names[list];
        public->n_names[list] = n[list];
    }
    return true;
}

bool vsd_names_near(struct vsd_work *work)
{
    enum { ENOUGH = 16 };
    return work->n_near++ < ENOUGH;
}

/* ---- writers ---- */

struct writers {
    struct vsd_work *work;
    struct vsd_keymap known;
};

/* fn is called with each writer's id and name, which may be NULL. */
typedef void writer_fn(void *context, const struct vssdoc_guid *id, const char *name);

static void each_writer(const struct vsd_work *work, writer_fn *fn, void *context)
{
    for (size_t i = 0; i < work->n_captures; i++) {
        const struct vssdoc_capture *capture = work->captures[i];
        for (size_t k = 0; k < capture->n_writers; k++)
            fn(context, &capture->writers[k]->writer_id, capture->writers[k]->name);
    }
    const struct vsd_side *sides = work->sides.items;
    for (size_t i = 0; i < work->sides.n; i++)
        fn(context, &sides[i].entry->writer_id,
           vssdoc_entry_name(sides[i].capture, sides[i].entry));
}

static void know(void *context, const struct vssdoc_guid *id, const char *name)
{
    struct writers *writers = context;
    (void)name;
    if (id->valid && vsd_keymap_add(&writers->known, vsd_guid_key(id), NULL) == NULL)
        writers->work->no_memory = true;
}

struct near {
    struct vsd_work *work;
    struct vsd_nearest nearest;
    const char *name; /* of the nearest writer */
};

static void compare(void *context, const struct vssdoc_guid *id, const char *name)
{
    struct near *near = context;
    const char *best = near->nearest.best;
    char text[37];
    vssdoc_guid_format(id, text);
    if (id->valid)
        vsd_nearest_offer(&near->nearest, vsd_arena_copy(&near->work->scratch, text, strlen(text)));
    if (near->nearest.best != best)
        near->name = name;
}

static void look_at_writers(struct writers *writers, const struct vssdoc_guid *ids,
                            enum vssdoc_target_list list)
{
    struct vsd_work *work = writers->work;
    for (size_t i = 0; i < work->out->public.n_names[list] && !work->no_memory; i++) {
        struct vssdoc_target_name *name = &work->names[list][i];
        char asked[37];
        if (vsd_keymap_find(&writers->known, vsd_guid_key(&ids[i])) != NULL)
            continue;
        name->problem = "no document has such a writer";
        if (!vsd_names_near(work))
            continue;
        vssdoc_guid_format(&ids[i], asked);
        struct near near = {.work = work, .nearest = {.asked = asked}};
        each_writer(work, compare, &near);
        if (near.nearest.best != NULL)
            name->near =
                vsd_work_printf(work, "%s%s%s%s", near.nearest.best, near.name != NULL ? " (" : "",
                                near.name != NULL ? near.name : "", near.name != NULL ? ")" : "");
    }
}

/* ---- services ---- */

static void look_at_service(struct vsd_work *work, const char *service,
                            struct vssdoc_target_name *name)
{
    const struct vsd_side *sides = work->sides.items;
    struct vsd_nearest nearest = {.asked = service};
    for (size_t i = 0; i < work->sides.n; i++) {
        const struct vssdoc_restore_method *m =
            sides[i].writer != NULL ? sides[i].writer->restore_method : NULL;
        if (m == NULL || m->service == NULL || *m->service == '\0')
            continue;
        if (vsd_equal_folded(m->service, service))
            return;
        vsd_nearest_offer(&nearest, m->service);
    }
    name->problem = "no restore method names this service";
    name->near = vsd_work_text(work, nearest.best);
}

void vsd_names_look(struct vsd_work *work)
{
    enum { MOST_SERVICES = 1024 }; /* of more nobody wants to know */
    const struct vssdoc_target_state *state = work->state;
    struct writers writers = {work, {.is_set = true}};
    for (size_t i = 0; i < state->n_services && i < MOST_SERVICES && !work->no_memory; i++)
        look_at_service(work, state->services[i].name, &work->names[VSSDOC_TARGET_SERVICES][i]);
    if (state->n_writers_absent + state->n_custom > 0)
        each_writer(work, know, &writers);
    look_at_writers(&writers, state->writers_absent, VSSDOC_TARGET_WRITERS_ABSENT);
    look_at_writers(&writers, state->custom, VSSDOC_TARGET_CUSTOM);
    vsd_keymap_free(&writers.known);
}
