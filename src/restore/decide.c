/* One component set from beginning to end. */
#include <stdlib.h>
#include <string.h>

#include "base/keep.h"
#include "base/list.h"
#include "model/backup.h"
#include "model/model.h"
#include "restore/work.h"

#define METHODS   "setting-vss-restore-methods.md"
#define TARGETS   "setting-vss-restore-targets.md; api:ne-restore_target"
#define WITHOUT   "restores-without-writer-participation.md"
#define SELECTING "working-with-selectability-for-restore-and-subcomponents.md"

/* ---- is it asked for ---- */

static bool is_asked(struct vsd_case *c)
{
    const struct vsd_work *work = c->work;
    bool asked = true;
    if (work->wishes_decide) {
        asked = c->wish != NULL && (c->wish->whole || c->wish->some);
        vsd_case_ask(c, "Is the component to be restored?",
                     !asked                             ? "no: the target state selects others"
                     : c->wish->some && !c->wish->whole ? "some of its subcomponents are"
                                                        : "yes: the target state selects it",
                     SELECTING, &c->record->at);
    } else {
        vsd_case_ask(c, "Is the component to be restored?",
                     c->record->selected_for_restore == 1
                         ? "yes: everything is, and the BCD has it selected for restore"
                     : vsd_case_left_out_before(c)
                         ? "yes: everything is that was added to the backup explicitly; the BCD "
                           "records a restore that left this one out (\"select\" in the target "
                           "state takes some alone)"
                         : "yes: everything is that was added to the backup explicitly",
                     SELECTING, &c->record->at);
    }
    return asked;
}

/* ---- does the writer take part ---- */

static void find_participation(struct vsd_case *c)
{
    const struct vssdoc_restore_method *m =
        c->side->writer != NULL ? c->side->writer->restore_method : NULL;
    const struct vssdoc_element *at = m != NULL ? &m->at : NULL;
    const char *name = vsd_case_constant(VSSDOC_WRITERRESTORE, c->writer_restore);
    static const char *const answers[] = {
        [VSD_WRE_NEVER] =
            "no (VSS_WRE_NEVER): its files are restored without it, nothing is selected",
        [VSD_WRE_IF_REPLACE_FAILS] = "PreRestore always, PostRestore if replacing the files fails "
                                     "(VSS_WRE_IF_REPLACE_FAILS)",
        [VSD_WRE_ALWAYS] = "yes (VSS_WRE_ALWAYS)"};
    bool known = c->writer_restore >= VSD_WRE_NEVER && c->writer_restore <= VSD_WRE_ALWAYS;
    vsd_case_ask(c, "Does the writer want to take part?",
                 known          ? answers[c->writer_restore]
                 : name != NULL ? "it says undefined, which is a mistake of its: taken as yes"
                                : "the documents do not say: taken as yes",
                 "api:ne-writerrestore_enum; " WITHOUT, at);
    c->takes_part = c->writer_restore != VSD_WRE_NEVER;
    if (!c->takes_part && c->record->selected_for_restore == 1)
        vsd_case_ask(c, "Should the BCD have it selected for restore?",
                     "no: a writer that wants no part reports spurious errors", WITHOUT,
                     &c->record->at);
    c->absent = vsd_guid_among(&c->side->entry->writer_id, c->work->state->writers_absent,
                               c->work->state->n_writers_absent);
    if (!c->takes_part)
        return;
    vsd_case_ask(c, "Does the writer run on the machine?",
                 c->absent
                     ? "no: SetSelectedForRestore would return VSS_E_OBJECT_NOT_FOUND; the files "
                       "are restored as any others"
                     : "yes: its class counts, instance ids are new at every start",
                 c->absent ? "overview-of-preparing-for-restore.md; " WITHOUT
                           : "use-of-components-by-the-requestor.md",
                 NULL);
    c->takes_part = !c->absent;
}

/* ---- what keeps it from being restored at all ---- */

static void check_documents(struct vsd_case *c)
{
    const struct vssdoc_writer *w = c->side->writer;
    if (w == NULL) {
        bool unread = vsd_wmd_unread(c->side->capture, c->side->entry);
        vsd_case_ask(c, "Is the writer's stored WMD there?",
                     unread ? "what is or may be it could not be read: neither its files nor its "
                              "restore method are known"
                            : "no: neither its files nor its restore method are known",
                     "use-of-components-by-the-requestor.md", &c->side->entry->at);
        vsd_case_fail(c, unread ? "no WMD of the writer could be read, so neither files nor method "
                                  "are known"
                                : "there is no WMD of the writer, so neither files nor method are "
                                  "known");
        return;
    }
    if (c->side->ambiguous)
        vsd_case_ask(c, "Which WMD belongs to the writer?", "several fit; the first is taken",
                     "use-of-components-by-the-requestor.md", &c->side->entry->at);
    int64_t noted = c->side->entry->backup_schema, known = vsd_schema_of(NULL, w);
    if (noted >= 0 && known >= 0 && noted != known)
        vsd_case_ask(c, "Which backup schema does the writer have?",
                     vsd_work_printf(c->work, "0x%llx, as the BCD notes what held at the backup; the "
                                              "WMD has 0x%llx",
                                     (unsigned long long)noted, (unsigned long long)known),
                     "api:ne-backup_schema", &c->side->entry->at);
    if (c->component == NULL) {
        vsd_case_ask(c, "Does the WMD know the component?", "no: its files are not known",
                     "use-of-components-by-the-requestor.md", &c->record->at);
        vsd_case_fail(c,
                      "the writer's WMD does not know the component, so its files are not known");
    }
    int type = c->component != NULL ? c->component->type : VSSDOC_ABSENT;
    if (type > 0 && c->record->type > 0 && type != c->record->type)
        vsd_case_ask(c, "Which type of component is it?",
                     vsd_work_printf(c->work, "%s in the BCD, which SetSelectedForRestore has to be told; "
                                              "%s in the WMD",
                                     vsd_case_constant(VSSDOC_COMPONENT_TYPE, c->record->type),
                                     vsd_case_constant(VSSDOC_COMPONENT_TYPE, type)),
                     "api:bc-setselectedforrestore", &c->record->at);
    const char *name = vsd_case_constant(VSSDOC_RESTOREMETHOD, c->method);
    bool usable = c->method > VSD_RME_UNDEFINED && c->method < VSD_RME_METHODS;
    vsd_case_ask(c, "Which restore method does the writer have?",
                 usable || name != NULL        ? name
                 : c->method == VSSDOC_UNKNOWN ? "one that is not understood"
                                               : "none",
                 METHODS, w->restore_method != NULL ? &w->restore_method->at : &w->at);
    if (usable)
        return;
    c->writer_error = c->method != VSSDOC_UNKNOWN;
    vsd_case_fail(c, c->method == VSD_RME_UNDEFINED
                         ? "the restore method is undefined, which is a mistake of the writer's"
                     : c->method == VSSDOC_UNKNOWN
                         ? vsd_work_printf(c->work, "the restore method \"%s\" is not understood",
                                           vsd_raw_of(&w->restore_method->at, "method"))
                         : "the writer has no restore method, which is a mistake of its");
}

static bool target_counts(const struct vsd_case *c)
{
    return c->method != VSD_RME_AT_REBOOT && c->method != VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE &&
           c->method != VSD_RME_CUSTOM;
}

static void check_target(struct vsd_case *c)
{
    const char *name = vsd_case_constant(VSSDOC_RESTORE_TARGET, c->target);
    const struct vssdoc_element *at =
        c->record->restore_target != VSSDOC_ABSENT ? &c->record->at : NULL;
    if (c->target == VSD_RT_ORIGINAL)
        vsd_case_ask(c, "Which restore target does the writer set in PreRestore?",
                     at != NULL ? "VSS_RT_ORIGINAL: the method decides"
                                : "the BCD has none, thus VSS_RT_ORIGINAL: the method decides",
                     TARGETS, at);
    else
        vsd_case_ask(c, "Which restore target does the writer set in PreRestore?",
                     target_counts(c)
                         ? name != NULL ? name : "one that is not understood"
                         : vsd_work_printf(c->work, "%s, which this method ignores",
                                           name != NULL ? name : "one that is not understood"),
                     TARGETS, at);
    if (at == NULL && c->takes_part)
        vsd_case_untold(c, "which restore target and directed targets the writer will set in "
                           "PreRestore: the BCD was saved before it");
    const struct vssdoc_directed_target *directed = c->record->directed_targets;
    if (directed != NULL && (c->target != VSD_RT_DIRECTED || !target_counts(c)))
        vsd_case_ask(c, "What becomes of the directed targets in the BCD?",
                     target_counts(c) ? "nothing: they count with VSS_RT_DIRECTED alone"
                                      : "nothing: the method goes before them",
                     TARGETS "; working-with-directed-targets.md", &directed->at);
    if (!target_counts(c) || (c->target > VSD_RT_UNDEFINED && c->target < VSD_RT_TARGETS))
        return;
    c->writer_error = c->target == VSD_RT_UNDEFINED;
    vsd_case_fail(c, c->target == VSD_RT_UNDEFINED
                         ? "the restore target is undefined, which is a mistake of the writer's"
                         : vsd_work_printf(c->work, "the restore target \"%s\" is not understood",
                                           vsd_raw_of(&c->record->at, "restore_target")));
}

/* ---- subcomponents ---- */

static struct vsd_wish *own_wish(struct vsd_case *c)
{
    struct vsd_wish *wish = vsd_arena_alloc(&c->work->scratch, sizeof *wish);
    if (wish == NULL) {
        c->work->no_memory = true;
        return NULL;
    }
    if (c->wish != NULL)
        *wish = *c->wish;
    c->wish = wish;
    wish->some = true;
    wish->whole = false;
    return wish;
}

/* The nearest component that the BCD names: the one itself, or one above. */
static const struct vssdoc_component *closest_in_bcd(const struct vsd_case *c,
                                                     const struct vssdoc_component *component)
{
    while (component != c->component && component != NULL &&
           vssdoc_record_of(c->side->capture, c->side->writer, component) == NULL)
        component = vsd_ancestor(&c->side->hierarchy, component);
    return component != NULL ? component : c->component;
}

/* Those that the BCD lists: an entry that cannot be followed makes the restore another than was
 * meant. */
static void subcomponents_of_bcd(struct vsd_case *c)
{
    const struct vssdoc_restore_subcomponent *s = c->record->restore_subcomponents;
    struct vsd_wish *wish = s != NULL && c->component != NULL ? own_wish(c) : NULL;
    for (; s != NULL && wish != NULL; s = s->next) {
        const struct vssdoc_component *sub = vsd_component_at(&c->side->hierarchy, s->full_path);
        bool below = sub != NULL && vsd_path_below(sub->full_path, c->component->full_path);
        const struct vssdoc_component *root = below ? closest_in_bcd(c, sub) : c->component;
        const char *problem = sub == NULL ? "the WMD does not know it"
                              : !below    ? "it does not lie below the component"
                              : root == sub
                                  ? "the BCD names it, so that it is selected by itself"
                              : root != c->component
                                  ? vsd_work_printf(c->work,
                                                    "it came with %s, which is closer, and is selected "
                                                    "below that",
                                                    root->full_path)
                              : sub->selectable_for_restore != 1
                                  ? "it is not selectable for restore"
                                  : NULL;
        vsd_case_ask(c, "Which subcomponents alone are restored?",
                     vsd_work_printf(c->work, "%s%s%s", s->full_path,
                                     problem != NULL ? ", which cannot be: " : "",
                                     problem != NULL ? problem : ""),
                     SELECTING "; api:bc-addrestoresubcomponent", &s->at);
        if (problem != NULL)
            vsd_case_fail(c, vsd_work_printf(c->work, "the subcomponent %s cannot be restored: %s",
                                             s->full_path, problem));
        if (sub == NULL)
            continue;
        struct vsd_wish_part *part = vsd_arena_alloc(&c->work->scratch, sizeof *part);
        if (part == NULL) {
            c->work->no_memory = true;
            return;
        }
        part->component = sub;
        part->next = wish->parts;
        wish->parts = part;
    }
}

void vsd_decide(struct vsd_work *work, const struct vsd_side *side,
                const struct vssdoc_backup_component *record)
{
    struct vssdoc_restore_decision *d = vsd_list_add(&work->decisions);
    const struct vssdoc_restore_method *m =
        side->writer != NULL ? side->writer->restore_method : NULL;
    struct vsd_case c = {.work = work,
                         .side = side,
                         .record = record,
                         .wish = vsd_wish_of(work, record),
                         .step = vsd_step_of(work, record),
                         .method = m != NULL ? m->method : VSSDOC_ABSENT,
                         .writer_restore = m != NULL ? m->writer_restore : VSSDOC_ABSENT,
                         .service = m != NULL ? m->service : NULL,
                         .target = record->restore_target,
                         .schema = vsd_schema_of(side->entry, side->writer),
                         .places = {.size = sizeof(struct vsd_place *)},
                         .dependents = {.size = sizeof(struct vssdoc_component *)},
                         .trace = {.size = sizeof(struct vssdoc_restore_step)},
                         .untold = {.size = sizeof(char *)}};
    if (d == NULL) {
        work->no_memory = true;
        return;
    }
    bool enough = true;
    if (c.target == VSSDOC_ABSENT)
        c.target = VSD_RT_ORIGINAL;
    c.type = vsd_effective_type(side->capture->backup_components->backup_type, c.schema);
    c.component =
        side->writer != NULL ? vsd_component_at(&side->hierarchy, record->full_path) : NULL;
    vsd_case_start(&c, d);
    c.asked = is_asked(&c) && vsd_case_step(&c);
    if (c.asked) {
        find_participation(&c);
        check_documents(&c);
        vsd_case_record(&c);
        if (!work->wishes_decide)
            subcomponents_of_bcd(&c);
        vsd_case_files(&c);
        check_target(&c);
        vsd_case_new_targets(&c);
        if (c.target == VSD_RT_DIRECTED && target_counts(&c) && c.error == NULL)
            vsd_case_directed(&c);
        vsd_case_decide(&c);
        vsd_case_notes(&c);
    }
    vsd_case_finish(&c, d);
    d->n_trace = c.trace.n;
    d->trace = vsd_list_keep(&c.trace, &work->out->arena, &enough);
    d->n_untold = c.untold.n;
    d->untold = vsd_list_keep(&c.untold, &work->out->arena, &enough);
    work->no_memory = work->no_memory || !enough;
    HASH_CLEAR(hh, c.by_triple);
    HASH_CLEAR(hh_file, c.by_file);
    HASH_CLEAR(hh, c.by_folder);
    HASH_CLEAR(hh, c.differenced);
    HASH_CLEAR(hh, c.partial);
    free(c.places.items);
    free(c.dependents.items);
}
