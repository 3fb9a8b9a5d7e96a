/* What restored components depend on has to be restored with them
 * (dependencies-between-components-managed-by-different-writers.md). */
#include <string.h>

#include "restore/work.h"

/* ---- what is restored, and what writers are called ---- */

static struct vsd_key key_of(const struct vssdoc_capture *capture,
                             const struct vssdoc_guid *writer_id, const char *full_path)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &capture, sizeof capture);
    vsd_key_bytes(&maker, writer_id->bytes, sizeof writer_id->bytes);
    vsd_key_folded(&maker, full_path, strlen(full_path));
    return vsd_key_end(&maker);
}

static void add_path(struct vsd_work *work, const struct vsd_side *side, const char *full_path)
{
    struct vsd_key key = key_of(side->capture, &side->entry->writer_id, full_path);
    work->no_memory = work->no_memory || vsd_keymap_add(&work->restored, key, NULL) == NULL;
}

/* What is asked for of what comes back with a record. */
static void add_record(struct vsd_work *work, const struct vsd_side *side,
                       const struct vssdoc_backup_component *record)
{
    const struct vsd_wish *wish = work->wishes_decide ? vsd_wish_of(work, record) : NULL;
    if (work->wishes_decide && (wish == NULL || !(wish->whole || wish->some)))
        return;
    const struct vssdoc_component *root =
        side->writer != NULL ? vsd_component_at(&side->hierarchy, record->full_path) : NULL;
    struct vsd_members *members = NULL;
    struct vsd_keymap asked = {.is_set = true};
    if (root == NULL) {
        add_path(work, side, record->full_path);
        return;
    }
    HASH_FIND(hh, side->members, &root, sizeof root, members);
    vsd_wish_ask(work, wish, &asked);
    for (const struct vsd_member_link *m = members != NULL ? members->first : NULL;
         m != NULL && !work->no_memory; m = m->next)
        if (vsd_wish_wants(wish, &asked, m->component))
            add_path(work, side, m->component->full_path);
    vsd_keymap_free(&asked);
}

static void look_up(struct vsd_work *work)
{
    const struct vsd_side *sides = work->sides.items;
    work->looked_up = work->restored.is_set = true;
    for (size_t i = 0; i < work->sides.n; i++)
        for (const struct vssdoc_backup_component *r = sides[i].entry->components;
             r != NULL && !work->no_memory; r = r->next)
            add_record(work, &sides[i], r);
    for (size_t k = 0; k < work->n_captures; k++)
        for (size_t i = 0; i < work->captures[k]->n_writers && !work->no_memory; i++) {
            const struct vssdoc_writer *writer = work->captures[k]->writers[i];
            bool added = false;
            uint32_t *index =
                writer->name == NULL
                    ? NULL
                    : vsd_keymap_add(&work->named,
                                     key_of(work->captures[k], &writer->writer_id, ""), &added);
            if (added)
                *index = (uint32_t)i;
            work->no_memory = writer->name != NULL && index == NULL;
        }
}

static bool is_restored(const struct vsd_case *c, const struct vssdoc_dependency *d)
{
    return d->full_path != NULL && d->writer_id.valid &&
           vsd_keymap_find(&c->work->restored,
                           key_of(c->side->capture, &d->writer_id, d->full_path)) != NULL;
}

static const char *name_of(const struct vsd_case *c, const struct vssdoc_guid *writer_id)
{
    const struct vssdoc_capture *capture = c->side->capture;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(writer_id);
    const uint32_t *index = vsd_keymap_find(&c->work->named, key_of(capture, writer_id, ""));
    if (index != NULL)
        return capture->writers[*index]->name;
    return known != NULL ? known->name : writer_id->spelling != NULL ? writer_id->spelling : "?";
}

/* ---- told ---- */

static void tell(struct vsd_case *c, const struct vssdoc_component *component,
                 const struct vssdoc_dependency *d)
{
    struct vsd_work *work = c->work;
    bool remote = d->remote_computer != NULL, restored = !remote && is_restored(c, d);
    work->n_unmet += !remote && !restored;
    vsd_case_ask(c, "What has to be restored with it?",
                 vsd_work_printf(
                     work, "%s%s%s:%s%s%s%s", component != c->component ? component->full_path : "",
                     component != c->component ? " depends on " : "", name_of(c, &d->writer_id),
                     d->full_path != NULL ? d->full_path : "", remote ? " on " : "",
                     remote ? d->remote_computer : "",
                     remote     ? ", which nobody here can tell"
                     : restored ? ", which is restored as well"
                                : ", which is not restored here"),
                 "dependencies-between-components-managed-by-different-writers.md", &d->at);
}

void vsd_case_dependencies(struct vsd_case *c)
{
    const struct vssdoc_component *const *dependents = c->dependents.items;
    if (c->dependents.n > 0 && !c->work->looked_up)
        look_up(c->work);
    for (size_t i = 0; i < c->dependents.n; i++)
        for (const struct vssdoc_dependency *d = dependents[i]->dependencies;
             d != NULL && !c->work->no_memory; d = d->next)
            tell(c, dependents[i], d);
}
