/* The files of one component set: what the backup holds of its file sets, and what changed. */
#include <string.h>

#include "model/backup.h"
#include "model/need.h"
#include "model/overlap.h"
#include "model/ranges.h"
#include "model/triple.h"
#include "restore/places.h"

#define PARTIAL "working-with-partial-files.md"

/* ---- file sets ---- */

static bool is_among(const struct vsd_triple *table, struct vsd_key key)
{
    const struct vsd_triple *triple = NULL;
    HASH_FIND(hh, table, &key, sizeof key, triple);
    return triple != NULL;
}

static void remember(struct vsd_case *c, struct vsd_triple **table, struct vsd_key key)
{
    struct vsd_triple *triple =
        is_among(*table, key) ? NULL : vsd_arena_alloc(&c->work->scratch, sizeof *triple);
    if (triple == NULL) {
        c->work->no_memory = c->work->no_memory || !is_among(*table, key);
        return;
    }
    triple->key = key;
    HASH_ADD(hh, *table, key, sizeof triple->key, triple);
    c->work->no_memory = c->work->no_memory || triple->hh.tbl == NULL;
}

static struct vsd_key differenced_key(const struct vssdoc_differenced_file *d)
{
    const struct vssdoc_file_set triple = {
        .path = d->path, .filespec = d->filespec, .recursive = d->recursive};
    return vsd_triple_key(&triple);
}

static void remember_changes(struct vsd_case *c)
{
    for (const struct vssdoc_differenced_file *d = c->record->differenced_files;
         d != NULL && vsd_builds_on_others(c->type); d = d->next)
        remember(c, &c->differenced, differenced_key(d));
    for (const struct vssdoc_partial_file *p = c->record->partial_files; p != NULL; p = p->next)
        remember(c, &c->partial, vsd_place_file_key(p->path, p->filename));
}

static void note_cover(void *context, const struct vsd_listed *other,
                       const struct vssdoc_file_set *set, enum vsd_overlap_how how)
{
    bool *covered = context;
    (void)how;
    *covered = *covered || vsd_overlap_covers(other->set, set);
}

/* Whether the writer excludes every file of a file set, which no backup holds then. */
static bool is_excluded(struct vsd_case *c, const struct vssdoc_file_set *set)
{
    bool covered = false;
    if (c->side->excludes == NULL || set->path == NULL || set->filespec == NULL)
        return false;
    vsd_overlap_find(c->side->excludes, set, note_cover, &covered);
    if (covered && c->n_excluded++ == 0)
        c->excluded = set;
    return covered;
}

static size_t add_sets(struct vsd_case *c, const struct vssdoc_component *component)
{
    uint32_t bit = c->schema != VSSDOC_UNKNOWN ? vsd_bit_of_type(c->type) : 0;
    size_t left_out = 0;
    for (const struct vssdoc_file_set *s = component->file_sets; s != NULL; s = s->next) {
        if (bit != 0 && !vsd_set_needed(s, bit) && !is_among(c->differenced, vsd_triple_key(s)) &&
            !is_among(c->partial, vsd_place_file_key(s->path, s->filespec))) {
            left_out++;
            continue;
        }
        if (is_excluded(c, s))
            continue;
        struct vsd_place *place = vsd_place_add(c, s->path, s->filespec, s->recursive == 1);
        if (place == NULL)
            return left_out;
        const struct vssdoc_file_set *mapping = vsd_mapping_of(c->side, place->key);
        place->owner = component;
        place->set = s;
        place->mapped = mapping != NULL ? mapping->alternate_path : NULL;
        vsd_place_hold(c, place);
    }
    return left_out;
}

/* ---- what changed, of an incremental or differential backup ---- */

static void add_differenced(struct vsd_case *c, const struct vssdoc_differenced_file *d)
{
    struct vsd_place *place = vsd_place_of_triple(c, differenced_key(d));
    if (place == NULL) {
        const struct vsd_place *holder = vsd_place_holder(c, d->path, NULL);
        place = vsd_place_add(c, d->path, d->filespec, d->recursive == 1);
        if (place == NULL)
            return;
        vsd_place_follow(c, place, holder);
    }
    place->note = "whole files that changed since the base; files that were gone by then are to be "
                  "deleted";
}

static void add_partial(struct vsd_case *c, const struct vssdoc_partial_file *p)
{
    struct vsd_work *work = c->work;
    struct vsd_ranges ranges;
    struct vsd_place *place = vsd_place_of_file(c, p->path, p->filename);
    if (place == NULL) {
        const struct vsd_place *holder = vsd_place_holder(c, p->path, p->filename);
        place = vsd_place_add(c, p->path, p->filename, false);
        if (place == NULL)
            return;
        vsd_place_follow(c, place, holder);
    } else if (place->note !=
               NULL) { /* requestor-role-in-vss-incremental-and-differential-backups.md */
        vsd_case_ask(c, "Is a file both differenced and partial?",
                     vsd_work_printf(work,
                                     "yes, a mistake of the writer's: %s is taken as differenced",
                                     vsd_work_join(work, p->path, p->filename)),
                     "requestor-role-in-vss-incremental-and-differential-backups.md", &p->at);
        return;
    }
    if (!vsd_ranges_parse(&work->scratch, p->ranges, &ranges) ||
        !vsd_ranges_unite(&work->scratch, &ranges, &place->held)) {
        work->no_memory = true;
        return;
    }
    if (p->filename != NULL && strpbrk(p->filename, "*?") != NULL)
        vsd_case_fail(c, vsd_work_printf(work, "the partial file %s: it is one file, and a wildcard is none",
                                         vsd_work_join(work, p->path, p->filename)));
    place->ranges = vsd_work_text(work, p->ranges);
    place->note = "bytes laid over the file of the base, which comes first";
    if (ranges.kind == VSD_RANGES_WRONG)
        vsd_case_fail(c,
                      vsd_work_printf(work, "the ranges of %s cannot be read: %s",
                                      vsd_work_join(work, p->path, p->filename),
                                      ranges.problem != NULL ? ranges.problem : "they are empty"));
    else if (ranges.kind == VSD_RANGES_FILE)
        vsd_case_ask(
            c, "Where are the ranges of a partial file?",
            vsd_work_printf(work,
                            "in %s, which the backup has to hold; restored elsewhere, it is "
                            "told to SetRangesFilePath",
                            p->ranges_file != NULL ? p->ranges_file : ranges.file),
            PARTIAL "; api:bc-setrangesfilepath", &p->at);
}

static void add_changes(struct vsd_case *c)
{
    const struct vssdoc_backup_component *r = c->record;
    for (const struct vssdoc_differenced_file *d = r->differenced_files;
         d != NULL && !c->work->no_memory; d = d->next)
        if (vsd_builds_on_others(c->type))
            add_differenced(c, d);
    if (r->partial_files == NULL || c->work->no_memory)
        return;
    bool able = c->work->state->partial_files;
    vsd_case_ask(c, "Are there partial files, and can the requester restore them?",
                 able ? "yes: their bytes are laid over the files of the base, in the order of the "
                        "documents"
                      : "there are, but it cannot",
                 PARTIAL, &r->partial_files->at);
    if (!able)
        vsd_case_fail(c, "it holds partial files, which the requester cannot restore");
    const struct vssdoc_backup_components *bcd = c->side->capture->backup_components;
    if (bcd->partial_file_support == 0) {
        vsd_case_ask(c, "Had the requester asked for partial files?",
                     "no (partialFileSupport): a writer that names them all the same makes a mistake",
                     PARTIAL, &bcd->at);
        vsd_case_untold(c, "whether the backup holds its partial files in part or whole: the requester "
                           "had not asked for such");
    }
    for (const struct vssdoc_partial_file *p = r->partial_files; p != NULL && !c->work->no_memory;
         p = p->next)
        add_partial(c, p);
}

static void depend(struct vsd_case *c, const struct vssdoc_component *component)
{
    const struct vssdoc_component **added =
        component->dependencies != NULL ? vsd_list_add(&c->dependents) : NULL;
    if (added != NULL)
        *added = component;
    c->work->no_memory = c->work->no_memory || (added == NULL && component->dependencies != NULL);
}

void vsd_case_files(struct vsd_case *c)
{
    struct vsd_members *members = NULL;
    struct vsd_keymap asked = {.is_set = true};
    size_t left_out = 0;
    remember_changes(c);
    vsd_wish_ask(c->work, c->wish, &asked);
    if (c->component != NULL)
        HASH_FIND(hh, c->side->members, &c->component, sizeof c->component, members);
    for (const struct vsd_member_link *m = members != NULL ? members->first : NULL;
         m != NULL && !c->work->no_memory; m = m->next)
        if (vsd_wish_wants(c->wish, &asked, m->component)) {
            left_out += add_sets(c, m->component);
            depend(c, m->component);
        }
    vsd_keymap_free(&asked);
    if (left_out > 0)
        vsd_case_ask(
            c, "Does this backup hold all file sets?",
            vsd_work_printf(c->work, "no: %zu %s of a backup of type %s", left_out,
                            left_out == 1 ? "file set is no part" : "file sets are no part",
                            vsd_backup_type_name(c->type)),
            "api:ne-file_spec_backup_type", &c->component->at);
    if (c->n_excluded > 0)
        vsd_case_ask(c, "Does the writer exclude file sets of its own?",
                     vsd_work_printf(c->work, "yes, %zu of them, %s%s: no backup holds what %s",
                                     c->n_excluded,
                                     vsd_work_join(c->work, c->excluded->path,
                                                   c->excluded->filespec),
                                     c->n_excluded > 1 ? " first" : "",
                                     c->n_excluded > 1 ? "they mean" : "it means"),
                     "generating-a-backup-set.md; api:cw-addexcludefiles", &c->excluded->at);
    add_changes(c);
    struct vsd_place **places = c->places.items;
    for (size_t i = 0; i < c->places.n && !c->work->no_memory; i++) {
        struct vsd_place *p = places[i];
        if (!vsd_target_look(&c->work->target, &c->work->scratch, p->path, p->filespec,
                             p->recursive, &p->states) ||
            (p->mapped != NULL && !vsd_target_look(&c->work->target, &c->work->scratch, p->mapped,
                                                   p->filespec, p->recursive, &p->mapped_states)))
            c->work->no_memory = true;
    }
}

unsigned vsd_case_states(const struct vsd_case *c)
{
    struct vsd_place **places = c->places.items;
    unsigned states = 0;
    for (size_t i = 0; i < c->places.n; i++)
        states |= places[i]->settled ? 0 : places[i]->states;
    return states;
}

unsigned vsd_case_mapped_states(const struct vsd_case *c)
{
    struct vsd_place **places = c->places.items;
    unsigned states = 0;
    for (size_t i = 0; i < c->places.n; i++)
        states |= places[i]->settled ? 0 : places[i]->mapped_states;
    return states;
}
