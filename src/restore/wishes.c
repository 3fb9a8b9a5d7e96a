/* What the target state asks for: components to restore and new targets, and what is said of those
 * that cannot be passed to the API as they are. */
#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/keymap.h"
#include "base/text.h"
#include "model/scope.h"
#include "model/triple.h"
#include "restore/work.h"

#define SELECTING "working-with-selectability-for-restore-and-subcomponents.md"

struct vsd_wish *vsd_wish_of(const struct vsd_work *work,
                             const struct vssdoc_backup_component *record)
{
    struct vsd_wish *wish = NULL;
    HASH_FIND(hh, work->wishes, &record, sizeof record, wish);
    return wish;
}

static struct vsd_wish *wish_for(struct vsd_work *work,
                                 const struct vssdoc_backup_component *record)
{
    struct vsd_wish *wish = vsd_wish_of(work, record);
    if (wish != NULL || (wish = vsd_arena_alloc(&work->scratch, sizeof *wish)) == NULL) {
        work->no_memory = work->no_memory || wish == NULL;
        return wish;
    }
    wish->record = record;
    HASH_ADD(hh, work->wishes, record, sizeof wish->record, wish);
    if (wish->hh.tbl == NULL) {
        work->no_memory = true;
        return NULL;
    }
    return wish;
}

static void add_part(struct vsd_work *work, struct vsd_wish_part **list,
                     const struct vsd_wish_part *part)
{
    struct vsd_wish_part *added = vsd_arena_alloc(&work->scratch, sizeof *added);
    if (added == NULL) {
        work->no_memory = true;
        return;
    }
    *added = *part;
    added->next = *list;
    *list = added;
}

/* ---- looked up ---- */

static struct vsd_key path_key(const char *full_path, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, full_path, length);
    return vsd_key_end(&maker);
}

static struct vsd_key component_key(const struct vssdoc_component *component)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &component, sizeof component);
    return vsd_key_end(&maker);
}

void vsd_wish_ask(struct vsd_work *work, const struct vsd_wish *wish, struct vsd_keymap *asked)
{
    for (const struct vsd_wish_part *p = wish != NULL ? wish->parts : NULL; p != NULL;
         p = p->next) {
        const char *path = p->component->full_path;
        if (vsd_keymap_add(asked, component_key(p->component), NULL) == NULL ||
            vsd_keymap_add(asked, path_key(path, strlen(path)), NULL) == NULL)
            work->no_memory = true;
    }
}

bool vsd_wish_wants(const struct vsd_wish *wish, const struct vsd_keymap *asked,
                    const struct vssdoc_component *component)
{
    if (wish == NULL || wish->whole || !wish->some ||
        vsd_keymap_find(asked, component_key(component)) != NULL)
        return true;
    const char *path = component->full_path;
    for (const char *end = strchr(path, '\\'); end != NULL; end = strchr(end + 1, '\\'))
        if (vsd_keymap_find(asked, path_key(path, (size_t)(end - path))) != NULL)
            return true;
    return false;
}

/* ---- an address, found ---- */

struct match {
    const struct vssdoc_capture *capture;
    size_t step;
    const struct vsd_side *side;                  /* NULL: the BCD has nothing of the writer */
    const struct vssdoc_writer *writer;           /* NULL: no WMD */
    const struct vssdoc_component *component;     /* NULL: in the BCD alone */
    const struct vssdoc_backup_component *record; /* NULL: not added explicitly */
};

typedef void match_fn(struct vsd_work *work, const struct match *match, void *context);

static const struct vsd_side *side_of(const struct vsd_work *work, size_t step,
                                      const struct vssdoc_writer *writer)
{
    const struct vsd_side *sides = work->sides.items;
    for (size_t i = 0; i < work->sides.n; i++)
        if (sides[i].step == step && sides[i].writer == writer)
            return &sides[i];
    return NULL;
}

static const struct vssdoc_component *
component_of(const struct vsd_side *side, const struct vssdoc_writer *writer, const char *path)
{
    if (side != NULL)
        return vsd_component_at(&side->hierarchy, path);
    const struct vssdoc_component *c = writer->components;
    while (c != NULL && !vsd_equal_folded(c->full_path, path))
        c = c->next;
    return c;
}

/* The matches in the WMDs of one step, then those that only its BCD knows. */
static size_t look_in_step(struct vsd_work *work, const struct vssdoc_capture *capture, size_t step,
                           const struct vsd_scope *scope, match_fn *each, void *context)
{
    size_t n = 0;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (!vsd_scope_has_writer(scope, w))
            continue;
        const struct vsd_side *side = side_of(work, step, w);
        const struct vssdoc_component *c = component_of(side, w, scope->component);
        if (c == NULL)
            continue;
        const struct match match = {capture, step, side, w, c, vssdoc_record_of(capture, w, c)};
        each(work, &match, context);
        n++;
    }
    const struct vsd_side *sides = work->sides.items;
    for (size_t i = 0; i < work->sides.n; i++) {
        const struct vsd_side *side = &sides[i];
        if (side->step != step || !vsd_scope_has_entry(scope, capture, side->entry) ||
            (side->writer != NULL && vsd_component_at(&side->hierarchy, scope->component) != NULL))
            continue;
        for (const struct vssdoc_backup_component *r = side->entry->components; r != NULL;
             r = r->next) {
            if (!vsd_equal_folded(r->full_path, scope->component) ||
                vssdoc_record_first(capture, side->entry, r) != r)
                continue;
            const struct match match = {capture, step, side, side->writer, NULL, r};
            each(work, &match, context);
            n++;
            break;
        }
    }
    return n;
}

static enum vssdoc_status fail_at(struct vsd_work *work, const struct vssdoc_place *place,
                                  const char *address, const char *problem)
{
    (void)vsd_fail(work->error, VSSDOC_BAD_ARGUMENT, work->state->path, "\"%.200s\": %s", address,
                   problem);
    if (work->error != NULL) {
        work->error->line = place->line;
        work->error->column = place->column;
        work->error->offset = place->offset;
    }
    return VSSDOC_BAD_ARGUMENT;
}

/* No document of these captures knows it, which those of others may. */
static void unknown(struct vsd_work *work, const struct vsd_scope *scope, const char *problem,
                    struct vssdoc_target_name *name)
{
    const struct vsd_side *sides = work->sides.items;
    const char *near = NULL;
    bool looking = vsd_names_near(work);
    for (size_t i = 0; i < work->sides.n && near == NULL && looking; i++)
        near = vsd_scope_nearest(scope, sides[i].capture);
    name->problem = problem;
    name->near = vsd_work_text(work, near);
}

/* Calls each with what an address means, once for each step that knows it. */
static enum vssdoc_status look(struct vsd_work *work, const char *address,
                               const struct vssdoc_place *place, match_fn *each, void *context,
                               struct vssdoc_target_name *name)
{
    struct vsd_scope scope;
    size_t known = 0;
    enum vssdoc_status status = vsd_scope_set(&scope, &work->scratch, NULL, address, work->error);
    if (status == VSSDOC_BAD_ARGUMENT) {
        name->problem = "no component's address: expected WRITER:\\PATH";
        return VSSDOC_OK;
    }
    for (size_t step = 1; step <= work->n_captures && status == VSSDOC_OK; step++) {
        size_t n = look_in_step(work, work->captures[step - 1], step, &scope, each, context);
        if (n > 1)
            return fail_at(work, place, address,
                           "components of several writers: name one by its instance name or id");
        known += n;
    }
    if (status == VSSDOC_OK && known == 0)
        unknown(work, &scope, "no document knows it", name);
    return status;
}

/* ---- rules of selection ---- */

static const struct vssdoc_component *root_above(const struct match *m)
{
    const struct vssdoc_component *c = m->component;
    while (c != NULL && vssdoc_record_of(m->capture, m->writer, c) == NULL)
        c = vsd_ancestor(&m->side->hierarchy, c);
    return c;
}

/* The component between root and this one that can be selected for restore instead, NULL: none. */
static const struct vssdoc_component *restorable_above(const struct match *m,
                                                       const struct vssdoc_component *root)
{
    const struct vssdoc_component *c = vsd_restorable_ancestor(&m->side->hierarchy, m->component);
    return c != NULL && c != root && vsd_path_below(c->full_path, root->full_path) ? c : NULL;
}

static const char *sub_call(struct vsd_work *work, const struct vssdoc_component *root,
                            const struct vssdoc_component *sub)
{
    const char *quote = root->logical_path != NULL ? "\"" : "";
    return vsd_work_printf(work, "AddRestoreSubcomponent(%s%s%s, \"%s\", \"%s\", \"%s\", false)",
                           quote, root->logical_path != NULL ? root->logical_path : "NULL", quote,
                           root->name != NULL ? root->name : "",
                           sub->logical_path != NULL ? sub->logical_path : "",
                           sub->name != NULL ? sub->name : "");
}

static const char *triple(struct vsd_work *work, const struct vssdoc_component *c)
{
    const struct vssdoc_constant *type = vssdoc_constant(VSSDOC_COMPONENT_TYPE, c->type);
    return vsd_work_printf(work, "(%s, %s%s%s, \"%s\")", type != NULL ? type->name : "?",
                           c->logical_path != NULL ? "\"" : "",
                           c->logical_path != NULL ? c->logical_path : "NULL",
                           c->logical_path != NULL ? "\"" : "", c->name != NULL ? c->name : "");
}

struct choosing {
    size_t accepted;
    struct match refused;
    const char *error, *rule;
};

static void refuse(struct choosing *choosing, const struct match *m, const char *error,
                   const char *rule)
{
    choosing->refused = *m;
    choosing->error = error;
    choosing->rule = rule;
}

static void choose(struct vsd_work *work, const struct match *m, void *context)
{
    struct choosing *choosing = context;
    if (m->record != NULL) {
        struct vsd_wish *wish = wish_for(work, m->record);
        if (wish != NULL)
            wish->whole = true;
        choosing->accepted++;
        return;
    }
    const struct vssdoc_component *root = m->side != NULL ? root_above(m) : NULL;
    if (root == NULL) {
        refuse(choosing, m,
               "it is not in the backup: the BCD names neither it nor a component above it",
               "use-of-components-by-the-requestor.md");
        return;
    }
    if (m->component->selectable_for_restore == 1) {
        struct vsd_wish *wish = wish_for(work, vssdoc_record_of(m->capture, m->writer, root));
        const struct vsd_wish_part part = {.component = m->component};
        if (wish != NULL) {
            wish->some = true;
            add_part(work, &wish->parts, &part);
        }
        choosing->accepted++;
        return;
    }
    const struct vssdoc_component *instead = restorable_above(m, root);
    if (instead != NULL)
        refuse(choosing, m,
               vsd_work_printf(work,
                               "it came with %s and is not selectable for restore: select %s "
                               "instead, SetSelectedForRestore%s and then %s",
                               root->full_path, instead->full_path, triple(work, root),
                               sub_call(work, root, instead)),
               SELECTING);
    else
        refuse(choosing, m,
               vsd_work_printf(work,
                               "it came with %s and is not selectable for restore: it comes back "
                               "with the whole set alone, SetSelectedForRestore%s",
                               root->full_path, triple(work, root)),
               SELECTING);
}

static void report(struct vsd_work *work, const struct choosing *choosing)
{
    const struct match *m = &choosing->refused;
    if (choosing->accepted == 0 && choosing->error != NULL && m->writer != NULL)
        vsd_refuse(work, m->capture->source, m->step, m->writer, m->component, choosing->error,
                   choosing->rule);
}

/* ---- new targets ---- */

struct moving {
    const struct vssdoc_target_move *move;
    uint32_t number;          /* of the move, from 1 */
    struct vsd_keymap *moved; /* which one each file set of a component has */
    uint32_t other;           /* that these files have already; 0: none */
    struct choosing choosing;
};

/* Whether the same files of a component have a new target by another of its names. */
static bool is_moved(struct vsd_work *work, struct moving *moving,
                     const struct vssdoc_backup_component *record)
{
    const struct vssdoc_target_move *m = moving->move;
    const struct vssdoc_file_set files = {
        .path = m->path, .filespec = m->filespec, .recursive = m->recursive};
    const struct vsd_key triple = vsd_triple_key(&files);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &record, sizeof record);
    vsd_key_bytes(&maker, &triple, sizeof triple);
    uint32_t *first = vsd_keymap_add(moving->moved, vsd_key_end(&maker), NULL);
    if (first == NULL) {
        work->no_memory = true;
        return false;
    }
    if (*first == 0)
        *first = moving->number;
    if (*first != moving->number)
        moving->other = *first;
    return *first != moving->number;
}

static void move(struct vsd_work *work, const struct match *m, void *context)
{
    struct moving *moving = context;
    struct vsd_wish_part part = {.move = moving->move};
    const struct vssdoc_backup_component *record = m->record;
    if (record == NULL) {
        const struct vssdoc_component *root = m->side != NULL ? root_above(m) : NULL;
        if (root == NULL) {
            refuse(&moving->choosing, m,
                   "it has a new target, but is not in the backup: the BCD names neither it nor a "
                   "component above it",
                   "api:bc-addnewtarget");
            return;
        }
        record = vssdoc_record_of(m->capture, m->writer, root);
        part.problem =
            vsd_work_printf(work,
                            "AddNewTarget takes the component that the BCD names: %s, "
                            "%s, with the file set of %s",
                            root->full_path, triple(work, root), m->component->full_path);
    }
    moving->choosing.accepted++;
    struct vsd_wish *wish = !is_moved(work, moving, record) ? wish_for(work, record) : NULL;
    if (wish != NULL)
        add_part(work, &wish->moves, &part);
}

static enum vssdoc_status move_all(struct vsd_work *work)
{
    const struct vssdoc_target_state *state = work->state;
    struct vsd_keymap moved = {.is_set = false};
    enum vssdoc_status status = VSSDOC_OK;
    for (size_t i = 0; i < state->n_new_targets && status == VSSDOC_OK && !work->no_memory; i++) {
        struct moving moving = {
            .move = &state->new_targets[i], .number = (uint32_t)i + 1, .moved = &moved};
        const struct vssdoc_place *place = &moving.move->place;
        status = look(work, moving.move->component, place, move, &moving,
                      &work->names[VSSDOC_TARGET_NEW_TARGETS][i]);
        if (status == VSSDOC_OK && moving.other > 0)
            status = fail_at(work, place, moving.move->component,
                             vsd_work_printf(work,
                                             "these files have a new target on line %" PRIu32
                                             ", by another name of the component",
                                             state->new_targets[moving.other - 1].place.line));
        if (status == VSSDOC_OK)
            report(work, &moving.choosing);
    }
    vsd_keymap_free(&moved);
    return status;
}

/* ---- a writer as a whole ---- */

static void choose_writer(struct vsd_work *work, const char *name, struct vssdoc_target_name *out)
{
    const struct vsd_scope scope = {.writer = name};
    const struct vsd_side *sides = work->sides.items;
    size_t n = 0;
    for (size_t i = 0; i < work->sides.n; i++) {
        if (!vsd_scope_has_entry(&scope, sides[i].capture, sides[i].entry))
            continue;
        n++;
        for (const struct vssdoc_backup_component *r = sides[i].entry->components; r != NULL;
             r = r->next) {
            struct vsd_wish *wish = wish_for(work, r);
            if (wish != NULL)
                wish->whole = true;
        }
    }
    if (n == 0)
        unknown(work, &scope, "the BCD has nothing of such a writer", out);
}

enum vssdoc_status vsd_wishes_read(struct vsd_work *work)
{
    const struct vssdoc_target_state *state = work->state;
    enum vssdoc_status status = VSSDOC_OK;
    work->wishes_decide = state->n_select > 0;
    for (size_t i = 0; i < state->n_select && status == VSSDOC_OK && !work->no_memory; i++) {
        const struct vssdoc_target_choice *s = &state->select[i];
        struct vssdoc_target_name *name = &work->names[VSSDOC_TARGET_SELECT][i];
        struct choosing choosing = {.accepted = 0};
        if (strstr(s->component, ":\\") == NULL) {
            choose_writer(work, s->component, name);
            continue;
        }
        status = look(work, s->component, &s->place, choose, &choosing, name);
        if (status == VSSDOC_OK)
            report(work, &choosing);
    }
    return status == VSSDOC_OK ? move_all(work) : status;
}
