/* The files of one component set, and where new and directed targets send them. */
#include <string.h>

#include "base/keymap.h"
#include "base/text.h"
#include "base/winpath.h"
#include "model/backup.h"
#include "model/need.h"
#include "model/overlap.h"
#include "model/ranges.h"
#include "model/triple.h"
#include "restore/work.h"

#define PARTIAL  "working-with-partial-files.md"
#define NEW      "working-with-new-targets-during-restore.md"
#define DIRECTED "working-with-directed-targets.md"

/* ---- places ---- */

static struct vsd_key file_key(const char *folder, const char *name)
{
    struct vsd_key path = vsd_winpath_key(folder != NULL ? folder : "");
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &path, sizeof path);
    vsd_key_folded(&maker, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    return vsd_key_end(&maker);
}

static struct vsd_place *place_of_file(const struct vsd_case *c, const char *folder,
                                       const char *name)
{
    struct vsd_key key = file_key(folder, name);
    struct vsd_place *place = NULL;
    HASH_FIND(hh_file, c->by_file, &key, sizeof key, place);
    return place;
}

static struct vsd_place *place_of_triple(const struct vsd_case *c, struct vsd_key key)
{
    struct vsd_place *place = NULL;
    HASH_FIND(hh, c->by_triple, &key, sizeof key, place);
    return place;
}

/* NULL when memory runs out, which is remembered. */
static struct vsd_place *add_place(struct vsd_case *c, const char *path, const char *filespec,
                                   bool recursive)
{
    struct vsd_work *work = c->work;
    const struct vssdoc_file_set triple = {
        .path = path, .filespec = filespec, .recursive = recursive};
    struct vsd_place *place = vsd_arena_alloc(&work->scratch, sizeof *place);
    struct vsd_place **added = place != NULL ? vsd_list_add(&c->places) : NULL;
    if (added == NULL) {
        work->no_memory = true;
        return NULL;
    }
    *added = place;
    place->path = path;
    place->filespec = filespec;
    place->recursive = recursive;
    place->key = vsd_triple_key(&triple);
    if (place_of_triple(c, place->key) == NULL) {
        HASH_ADD(hh, c->by_triple, key, sizeof place->key, place);
        work->no_memory = work->no_memory || place->hh.tbl == NULL;
    }
    if (!recursive && filespec != NULL && strpbrk(filespec, "*?") == NULL &&
        place_of_file(c, path, filespec) == NULL) {
        place->file = file_key(path, filespec);
        HASH_ADD(hh_file, c->by_file, file, sizeof place->file, place);
        work->no_memory = work->no_memory || place->hh_file.tbl == NULL;
    }
    return work->no_memory ? NULL : place;
}

/* ---- file sets by their folders, to find the one that a file lies in ---- */

static void hold(struct vsd_case *c, struct vsd_place *place)
{
    struct vsd_key key = vsd_winpath_key(place->path != NULL ? place->path : "");
    struct vsd_folder *folder = NULL;
    HASH_FIND(hh, c->by_folder, &key, sizeof key, folder);
    if (folder == NULL) {
        folder = vsd_arena_alloc(&c->work->scratch, sizeof *folder);
        if (folder != NULL) {
            folder->key = key;
            HASH_ADD(hh, c->by_folder, key, sizeof folder->key, folder);
        }
        if (folder == NULL || folder->hh.tbl == NULL) {
            c->work->no_memory = true;
            return;
        }
    }
    place->next_in_folder = folder->first;
    folder->first = place;
}

#define ENOUGH UINT64_C(2000000000) /* characters of names times characters of patterns */

/* Whether a place's file set holds a name; false, which is remembered, once names were held against
 * so many patterns that it would not end. */
static bool holds(struct vsd_case *c, const struct vsd_place *place, const char *name)
{
    if (name == NULL || place->filespec == NULL)
        return true;
    if (c->work->looked > ENOUGH) {
        c->crowded = true;
        return false;
    }
    c->work->looked += (uint64_t)(strlen(place->filespec) + 1) * (strlen(name) + 1);
    return vsd_filespec_matches(place->filespec, name);
}

/* The place whose file set a file lies in, NULL when there is none. Without a name: whatever is
 * there. */
static struct vsd_place *holder_of(struct vsd_case *c, const char *path, const char *name)
{
    size_t length = path != NULL ? strlen(path) : 0;
    for (bool here = true; length > 0; length = vsd_winpath_parent(path, length), here = false) {
        struct vsd_key key = vsd_winpath_key_of(path, length);
        struct vsd_folder *folder = NULL;
        HASH_FIND(hh, c->by_folder, &key, sizeof key, folder);
        for (struct vsd_place *p = folder != NULL ? folder->first : NULL; p != NULL;
             p = p->next_in_folder) {
            if ((here || p->recursive) && holds(c, p, name))
                return p;
            if (c->crowded)
                return NULL;
        }
    }
    return NULL;
}

/* Where a place goes if the one that holds it goes to another folder. */
static const char *below(struct vsd_work *work, const struct vsd_place *place, const char *folder)
{
    size_t length = strlen(place->holder->path);
    while (length > 0 && place->holder->path[length - 1] == '\\')
        length--;
    const char *rest = strlen(place->path) > length ? place->path + length : "";
    rest += strspn(rest, "\\");
    return *rest != '\0' ? vsd_work_join(work, folder, rest) : folder;
}

static void follow(struct vsd_case *c, struct vsd_place *place, const struct vsd_place *holder)
{
    place->holder = holder;
    place->owner = holder != NULL ? holder->owner : NULL;
    if (holder != NULL && holder->mapped != NULL)
        place->mapped = below(c->work, place, holder->mapped);
}

/* ---- file sets ---- */

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

/* The components that are asked for, themselves and by their paths. */
static void ask_for(struct vsd_case *c, struct vsd_keymap *asked)
{
    for (const struct vsd_wish_part *p = c->wish != NULL ? c->wish->parts : NULL; p != NULL;
         p = p->next) {
        const char *path = p->component->full_path;
        if (vsd_keymap_add(asked, component_key(p->component), NULL) == NULL ||
            vsd_keymap_add(asked, path_key(path, strlen(path)), NULL) == NULL)
            c->work->no_memory = true;
    }
}

static bool wanted(const struct vsd_case *c, const struct vsd_keymap *asked,
                   const struct vssdoc_component *component)
{
    if (c->wish == NULL || c->wish->whole || !c->wish->some ||
        vsd_keymap_find(asked, component_key(component)) != NULL)
        return true;
    const char *path = component->full_path;
    for (const char *end = strchr(path, '\\'); end != NULL; end = strchr(end + 1, '\\'))
        if (vsd_keymap_find(asked, path_key(path, (size_t)(end - path))) != NULL)
            return true;
    return false;
}

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
        remember(c, &c->partial, file_key(p->path, p->filename));
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
            !is_among(c->partial, file_key(s->path, s->filespec))) {
            left_out++;
            continue;
        }
        if (is_excluded(c, s))
            continue;
        struct vsd_place *place = add_place(c, s->path, s->filespec, s->recursive == 1);
        if (place == NULL)
            return left_out;
        const struct vssdoc_file_set *mapping = vsd_mapping_of(c->side, place->key);
        place->owner = component;
        place->set = s;
        place->mapped = mapping != NULL ? mapping->alternate_path : NULL;
        hold(c, place);
    }
    return left_out;
}

/* ---- what changed, of an incremental or differential backup ---- */

static void add_differenced(struct vsd_case *c, const struct vssdoc_differenced_file *d)
{
    struct vsd_place *place = place_of_triple(c, differenced_key(d));
    if (place == NULL) {
        const struct vsd_place *holder = holder_of(c, d->path, NULL);
        place = add_place(c, d->path, d->filespec, d->recursive == 1);
        if (place == NULL)
            return;
        follow(c, place, holder);
    }
    place->note = "whole files that changed since the base; files that were gone by then are to be "
                  "deleted";
}

static void add_partial(struct vsd_case *c, const struct vssdoc_partial_file *p)
{
    struct vsd_work *work = c->work;
    struct vsd_ranges ranges;
    struct vsd_place *place = place_of_file(c, p->path, p->filename);
    if (place == NULL) {
        const struct vsd_place *holder = holder_of(c, p->path, p->filename);
        place = add_place(c, p->path, p->filename, false);
        if (place == NULL)
            return;
        follow(c, place, holder);
    } else if (place->note !=
               NULL) { /* requestor-role-in-vss-incremental-and-differential-backups.md */
        vsd_case_ask(c, "Is a file both differenced and partial?",
                     vsd_work_printf(work,
                                     "yes, a mistake of the writer's: %s is taken as differenced",
                                     vsd_work_join(work, p->path, p->filename)),
                     "requestor-role-in-vss-incremental-and-differential-backups.md", &p->at);
        return;
    }
    if (!vsd_ranges_parse(&work->scratch, p->ranges, &ranges)) {
        work->no_memory = true;
        return;
    }
    if (p->filename != NULL && strpbrk(p->filename, "*?") != NULL)
        vsd_case_fail(c, vsd_work_printf(work, "the partial file %s: it is one file, and a wildcard is none",
                                         vsd_work_join(work, p->path, p->filename)));
    place->held = ranges.kind == VSD_RANGES_LIST ? ranges.list : NULL;
    place->n_held = ranges.kind == VSD_RANGES_LIST ? ranges.n : 0;
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
    ask_for(c, &asked);
    if (c->component != NULL)
        HASH_FIND(hh, c->side->members, &c->component, sizeof c->component, members);
    for (const struct vsd_member_link *m = members != NULL ? members->first : NULL;
         m != NULL && !c->work->no_memory; m = m->next)
        if (wanted(c, &asked, m->component)) {
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

/* ---- targets that go before the method ---- */

static bool can_be_written(unsigned states)
{
    return (states & (1u << VSSDOC_FILE_LOCKED | 1u << VSSDOC_FILE_UNCREATABLE)) == 0;
}

/* No chart asks about new and directed targets before files are copied. */
static void not_written(struct vsd_case *c, const struct vsd_place *place)
{
    c->while_copying = c->while_copying || c->error == NULL;
    vsd_case_fail(c, vsd_work_printf(c->work, "%s cannot be written", place->to));
}

/* Sends a place to a folder, under the same names. */
static void settle(struct vsd_case *c, struct vsd_place *place, const char *to,
                   enum vssdoc_restore_action action)
{
    unsigned states = 0;
    if (!vsd_target_look(&c->work->target, &c->work->scratch, to, place->filespec, place->recursive,
                         &states)) {
        c->work->no_memory = true;
        return;
    }
    place->settled = true;
    place->action = action;
    place->states = states;
    place->new_folder = to;
    place->to = vsd_work_join(c->work, to, place->filespec);
    if (!can_be_written(states))
        not_written(c, place);
}

static void new_target(struct vsd_case *c, const struct vssdoc_file_set *triple, const char *to,
                       const struct vssdoc_element *at)
{
    struct vsd_work *work = c->work;
    struct vsd_place *place = place_of_triple(c, vsd_triple_key(triple));
    const char *what = vsd_work_join(work, triple->path, triple->filespec);
    if (vsd_schema_lacks(c->schema, VSD_BS_NEW_TARGET)) {
        vsd_case_ask(c, "Does the writer support new targets?",
                     "no: its backup schema lacks VSS_BS_WRITER_SUPPORTS_NEW_TARGET",
                     "api:bc-addnewtarget; api:ne-backup_schema", at);
        vsd_case_fail(c, vsd_work_printf(work,
                                         "a new target is wanted for %s, but the writer does not "
                                         "support new targets (VSS_BS_WRITER_SUPPORTS_NEW_TARGET)",
                                         what));
    } else if (place == NULL) {
        vsd_case_ask(c, "Is the new target for a file set of the component set?",
                     vsd_work_printf(work, "no: none is %s%s to the letter", what,
                                     triple->recursive == 1 ? ", recursive," : ""),
                     "api:bc-addnewtarget", at);
        vsd_case_fail(c, vsd_work_printf(work,
                                         "the new target for %s matches no file set: path, "
                                         "filespec and recursion have to be those of the WMD",
                                         what));
    } else if (to == NULL || *to == '\0') {
        vsd_case_fail(c, vsd_work_printf(work, "the new target for %s leads nowhere", what));
    } else {
        settle(c, place, to, VSSDOC_RESTORE_NEW_TARGET);
        vsd_case_ask(c, "Is there a new target?",
                     vsd_work_printf(work, "yes: %s goes to %s, whatever else is said", what, to),
                     NEW "; overview-of-actual-file-restoration.md", at);
    }
}

void vsd_case_new_targets(struct vsd_case *c)
{
    for (const struct vssdoc_file_set *t = c->record->new_targets; t != NULL && !c->work->no_memory;
         t = t->next)
        new_target(c, t, t->alternate_path, &t->at);
    for (const struct vsd_wish_part *p = c->wish != NULL ? c->wish->moves : NULL;
         p != NULL && !c->work->no_memory; p = p->next) {
        const struct vssdoc_file_set triple = {
            .path = p->move->path, .filespec = p->move->filespec, .recursive = p->move->recursive};
        if (p->problem != NULL)
            vsd_case_fail(c, p->problem);
        else
            new_target(c, &triple, p->move->to, NULL);
    }
    struct vsd_place **places = c->places.items;
    for (size_t i = 0; i < c->places.n && !c->work->no_memory; i++) {
        const struct vsd_place *holder = places[i]->holder;
        if (holder != NULL && holder->new_folder != NULL && !places[i]->settled)
            settle(c, places[i], below(c->work, places[i], holder->new_folder),
                   VSSDOC_RESTORE_NEW_TARGET);
    }
}

/* Whether the backup holds all bytes of a range of a partial file. */
static bool is_held(const struct vsd_place *partial, const struct vsd_range *range)
{
    for (size_t i = 0; i < partial->n_held; i++) {
        const struct vsd_range *held = &partial->held[i];
        if (range->offset >= held->offset &&
            range->offset - held->offset <= held->length &&
            range->length <= held->length - (range->offset - held->offset))
            return true;
    }
    return false;
}

/* What is wrong with a pair of range lists; NULL when nothing is. */
static const char *unequal(struct vsd_work *work, const struct vssdoc_directed_target *t,
                           const struct vsd_place *place)
{
    struct vsd_ranges from, to;
    if (!vsd_ranges_parse(&work->scratch, t->source_ranges, &from) ||
        !vsd_ranges_parse(&work->scratch, t->destination_ranges, &to)) {
        work->no_memory = true;
        return NULL;
    }
    if (from.kind == VSD_RANGES_WRONG || to.kind == VSD_RANGES_WRONG)
        return "its ranges cannot be read";
    if (from.kind == VSD_RANGES_FILE || to.kind == VSD_RANGES_FILE)
        return NULL;
    if (from.n != to.n)
        return "source and destination have different numbers of ranges";
    for (size_t i = 0; i < from.n; i++)
        if (from.list[i].length != to.list[i].length)
            return "a source range is not as long as its destination";
        else if (place != NULL && place->n_held > 0 && !is_held(place, &from.list[i]))
            return "the backup holds the file in part, and not these bytes of it";
    return NULL;
}

static void direct(struct vsd_case *c, const struct vssdoc_directed_target *t)
{
    struct vsd_work *work = c->work;
    const char *what = vsd_work_join(work, t->source_path, t->source_filename);
    struct vsd_place *place = place_of_file(c, t->source_path, t->source_filename);
    const struct vsd_place *holder =
        place != NULL ? place : holder_of(c, t->source_path, t->source_filename);
    const struct vsd_place *partial = place;
    if (place != NULL && place->settled && place->action == VSSDOC_RESTORE_NEW_TARGET) {
        vsd_case_ask(c, "Does the writer direct a file that has a new target?",
                     vsd_work_printf(work, "yes, %s, but the requester's own target goes first", what),
                     NEW "; inferred: no page has both", &t->at);
        return;
    }
    if (holder == NULL && !c->crowded)
        vsd_case_ask(c, "Does the directed file belong to the component set?",
                     vsd_work_printf(work, "no file set holds %s: a mistake of the writer's", what),
                     "api:c-adddirectedtarget", &t->at);
    if (place == NULL || place->settled) { /* one more of its parts, or a file among others */
        place = add_place(c, t->source_path, t->source_filename, false);
        if (place == NULL)
            return;
        follow(c, place, holder);
    }
    place->settled = true;
    place->action = VSSDOC_RESTORE_DIRECTED;
    place->to = vsd_work_join(work, t->destination_path, t->destination_filename);
    place->ranges =
        vsd_work_printf(work, "%s -> %s", t->source_ranges != NULL ? t->source_ranges : "",
                        t->destination_ranges != NULL ? t->destination_ranges : "");
    place->note = "these bytes of the file go to those of the other";
    if (!vsd_target_look(&work->target, &work->scratch, t->destination_path,
                         t->destination_filename, false, &place->states)) {
        work->no_memory = true;
        return;
    }
    const char *problem = unequal(work, t, partial);
    if (t->destination_path == NULL || t->destination_filename == NULL)
        problem = "it has no destination";
    if ((t->source_filename != NULL && strpbrk(t->source_filename, "*?") != NULL) ||
        (t->destination_filename != NULL && strpbrk(t->destination_filename, "*?") != NULL))
        problem = "it leads from one file to another, and a wildcard is none";
    if (problem != NULL)
        vsd_case_fail(c, vsd_work_printf(work, "the directed target of %s: %s", what, problem));
    else if (!can_be_written(place->states))
        not_written(c, place);
}

void vsd_case_directed(struct vsd_case *c)
{
    const struct vssdoc_directed_target *first = c->record->directed_targets;
    bool able = c->work->state->directed_targets;
    vsd_case_ask(c, "Can the requester follow directed targets?",
                 able ? first != NULL ? "yes" : "yes, but there are none: as VSS_RT_ORIGINAL"
                      : "no",
                 DIRECTED, first != NULL ? &first->at : NULL);
    if (!able) {
        vsd_case_fail(c, "the writer directs its files, which the requester cannot follow");
        return;
    }
    for (const struct vssdoc_directed_target *t = first; t != NULL && !c->work->no_memory;
         t = t->next)
        direct(c, t);
}
