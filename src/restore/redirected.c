/* Where new and directed targets send files, before the method is asked. */
#include <string.h>

#include "model/backup.h"
#include "model/ranges.h"
#include "model/triple.h"
#include "restore/places.h"

#define NEW      "working-with-new-targets-during-restore.md"
#define DIRECTED "working-with-directed-targets.md"

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
    struct vsd_place *place = vsd_place_of_triple(c, vsd_triple_key(triple));
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
            settle(c, places[i], vsd_place_below(c->work, places[i], holder->new_folder),
                   VSSDOC_RESTORE_NEW_TARGET);
    }
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
        else if (place != NULL && place->held.n > 0 && !vsd_bytes_hold(&place->held, &from.list[i]))
            return "the backup holds the file in part, and not these bytes of it";
    return NULL;
}

static void direct(struct vsd_case *c, const struct vssdoc_directed_target *t)
{
    struct vsd_work *work = c->work;
    const char *what = vsd_work_join(work, t->source_path, t->source_filename);
    struct vsd_place *place = vsd_place_of_file(c, t->source_path, t->source_filename);
    const struct vsd_place *holder =
        place != NULL ? place : vsd_place_holder(c, t->source_path, t->source_filename);
    const struct vsd_place *partial = place;
    if (place != NULL && place->settled && place->action == VSSDOC_RESTORE_NEW_TARGET) {
        vsd_case_ask(
            c, "Does the writer direct a file that has a new target?",
            vsd_work_printf(work, "yes, %s, but the requester's own target goes first", what),
            NEW "; inferred: no page has both", &t->at);
        return;
    }
    if (holder == NULL && !c->crowded)
        vsd_case_ask(c, "Does the directed file belong to the component set?",
                     vsd_work_printf(work, "no file set holds %s: a mistake of the writer's", what),
                     "api:c-adddirectedtarget", &t->at);
    if (place == NULL || place->settled) { /* one more of its parts, or a file among others */
        place = vsd_place_add(c, t->source_path, t->source_filename, false);
        if (place == NULL)
            return;
        vsd_place_follow(c, place, holder);
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
