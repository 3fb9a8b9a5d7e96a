/* The events of a backup or restore, and where a document stands in them. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "model/backup.h"
#include "model/snapshot.h"
#include "timeline/telling.h"

static const struct vsd_sequence *const sequences[VSSDOC_SEQUENCES] = {
    [VSSDOC_SEQUENCE_BACKUP] = &vsd_backup_sequence,
    [VSSDOC_SEQUENCE_RESTORE] = &vsd_restore_sequence,
    [VSSDOC_SEQUENCE_IMPORT] = &vsd_import_sequence,
    [VSSDOC_SEQUENCE_HYPERV] = &vsd_hyperv_sequence,
    [VSSDOC_SEQUENCE_NETWORK] = &vsd_network_sequence,
};

static const char asked[] = "it was asked for";

/* ---- which sequences ---- */

struct choice {
    enum vssdoc_sequence_kind kinds[VSSDOC_SEQUENCES];
    const char *why[VSSDOC_SEQUENCES];
    size_t n;
};

static void choose(struct choice *choice, enum vssdoc_sequence_kind kind, const char *why)
{
    for (size_t i = 0; i < choice->n; i++)
        if (choice->kinds[i] == kind)
            return;
    choice->kinds[choice->n] = kind;
    choice->why[choice->n++] = why;
}

static enum vssdoc_status choose_asked(struct choice *choice, const char *const *names,
                                       struct vssdoc_error *error)
{
    const char *all[VSSDOC_SEQUENCES + 1] = {NULL};
    for (unsigned k = 0; k < VSSDOC_SEQUENCES; k++)
        all[k] = vssdoc_sequence_kind_name(k);
    for (; *names != NULL; names++) {
        unsigned kind = 0;
        while (kind < VSSDOC_SEQUENCES && strcmp(all[kind], *names) != 0)
            kind++;
        const char *near = kind == VSSDOC_SEQUENCES ? vssdoc_nearest(*names, all) : NULL;
        if (kind == VSSDOC_SEQUENCES)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                            "no sequence \"%.100s\": there are backup, restore, import, hyperv, "
                            "network%s%s%s",
                            *names, near != NULL ? "; did you mean \"" : "",
                            near != NULL ? near : "", near != NULL ? "\"?" : "");
        choose(choice, kind, asked);
    }
    return VSSDOC_OK;
}

static void choose_fitting(struct choice *choice, const struct vsd_telling *telling)
{
    struct vsd_hyperv hyperv = vsd_hyperv_of(telling->capture);
    if (telling->phase >= VSD_P3)
        choose(choice, VSSDOC_SEQUENCE_RESTORE, "the BCD holds what only a restore leaves");
    else if (telling->capture->backup_components != NULL)
        choose(choice, VSSDOC_SEQUENCE_BACKUP, "the BCD holds nothing of a restore");
    else
        choose(choice, VSSDOC_SEQUENCE_BACKUP,
               telling->timeline->public.bcd_unread
                   ? "no BCD could be read: this is what a backup goes through"
                   : "there is no BCD: this is what a backup would go through");
    if (telling->timeline->public.transportable && telling->phase < VSD_P3)
        choose(choice, VSSDOC_SEQUENCE_IMPORT, "its shadow copies are transportable");
    if (hyperv.writer != NULL || hyperv.entry != NULL)
        choose(choice, VSSDOC_SEQUENCE_HYPERV, "the Hyper-V writer is in it");
}

/* ---- notes ---- */

static bool was_made(const struct vssdoc_document *document)
{
    const struct vssdoc_note *n = document->notes;
    while (n != NULL && n->code != VSSDOC_NOTE_MADE)
        n = n->next;
    return n != NULL;
}

static void note_bcd(struct vsd_telling *telling, const struct vssdoc_backup_components *bcd)
{
    const uint64_t mask = telling->facts.mask;
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    vsd_tell_note(telling, "What is absent proves nothing: calls leave no trace when nobody sets "
                           "anything, and a copy may have been saved early.");
    if (was_made(bcd->document))
        vsd_tell_note(telling,
                      "vssdoc wrote this BCD: it shows what would be, not what Windows did.");
    if (telling->phase == VSD_P0)
        vsd_tell_note(telling,
                      "SaveAsXML may not be called before PrepareForBackup has returned, so a "
                      "BCD with a selection alone is more likely from later.");
    if (telling->phase == VSD_P1 || telling->phase == VSD_P1T)
        vsd_tell_note(
            telling,
            (mask & VSD_BIT(VSD_FACT_MANIFEST)) != 0
                ? "A DiskShadow manifest lies beside it: as captured, DiskShadow saves right "
                  "after the shadow copies are made, so no success can be marked yet."
                : "VShadow and, as captured, DiskShadow save right after the shadow copies are "
                  "made: no success is marked in such a BCD, however the backup ended.");
    if (bcd->select_components == 0)
        vsd_tell_note(telling,
                      "The backup is not in component mode (selectComponents is no): whole "
                      "volumes were copied, and components mean nothing.");
    if (vsd_without_writers(set) != NULL && bcd->n_components > 0)
        vsd_tell_note(telling,
                      "The documents contradict each other: the context is without writers (0x10), in "
                      "which AddComponent fails, and the BCD names components.");
    else if (vsd_without_writers(set) != NULL)
        vsd_tell_note(telling,
                      "The context is without writers (0x10): none of them got an event, and "
                      "AddComponent, PrepareForBackup and BackupComplete fail in it.");
    if ((mask & VSD_BIT(VSD_FACT_COMPONENT_FAILURE)) != 0)
        vsd_tell_note(telling,
                      "A component has a failure (SetFailure); in which event its writer set it "
                      "the document does not tell.");
    if ((mask & VSD_BIT(VSD_FACT_PREVIOUS_STAMP)) != 0)
        vsd_tell_note(telling, "Stamps of earlier backups are handed over: this backup builds on "
                               "another, which a restore needs as well.");
    if (telling->facts.of[VSD_FACT_NOT_SUCCEEDED].n > 0)
        vsd_tell_note(telling,
                      vsd_tell_format(telling,
                                      "The requester says of %zu component%s that not "
                                      "all files were copied (backupSucceeded is no).",
                                      telling->facts.of[VSD_FACT_NOT_SUCCEEDED].n,
                                      telling->facts.of[VSD_FACT_NOT_SUCCEEDED].n == 1 ? "" : "s"));
}

static void note_evidence(struct vsd_telling *telling)
{
    const struct vssdoc_timeline_phase *phase = &telling->timeline->public.phase;
    bool confirmed = false, any = false;
    for (size_t i = 0; phase->evidence != NULL && i < phase->n_evidence; i++) {
        const struct vssdoc_timeline_evidence *e = &phase->evidence[i];
        bool decides = vsd_same_text(e->phase, phase->id);
        any = any || decides;
        confirmed = confirmed || (decides && !e->inferred);
    }
    if (any && !confirmed)
        vsd_tell_note(telling,
                      "The phase rests on names that no public source confirms, inferred from "
                      "the API: see vssdoc help names.");
}

static const char *const untold[] = {
    "whether a writer failed: its state is in no document (vssadmin list writers shows it)",
    "when each step happened, and whether calls that leave no trace were made",
};

/* ---- making ---- */

/* The last step of the main sequence that is proven, and the first one after it, not inside it,
 * that had not happened. */
static void place_in_steps(struct vssdoc_timeline *public)
{
    const struct vssdoc_timeline_sequence *main = &public->sequences[0];
    unsigned number = 0;
    for (size_t i = 0; i < main->n_steps; i++) {
        const struct vssdoc_timeline_step *step = &main->steps[i];
        if (step->done == 1) {
            public->phase.after_step = step->label;
            public->phase.before_step = NULL;
            number = step->number;
        } else if (step->done == 0 && step->number > number && public->phase.before_step == NULL) {
            public->phase.before_step = step->label;
        }
    }
}

static void tell_sequences(struct vsd_telling *telling, const struct choice *choice)
{
    struct vssdoc_timeline *public = &telling->timeline->public;
    struct vssdoc_timeline_sequence *made =
        vsd_arena_alloc(&telling->timeline->arena, choice->n * sizeof *made);
    telling->no_memory = telling->no_memory || made == NULL;
    for (size_t i = 0; i < choice->n && made != NULL; i++) {
        struct vsd_hyperv hyperv = vsd_hyperv_of(telling->capture);
        struct vsd_facts of_hyperv = {.mask = 0};
        if (hyperv.entry != NULL)
            vsd_facts_of_entry(hyperv.entry, telling->capture->backup_components->document,
                               &of_hyperv);
        vsd_tell_sequence(telling, sequences[choice->kinds[i]],
                          choice->kinds[i] == VSSDOC_SEQUENCE_HYPERV ? &of_hyperv : &telling->facts,
                          choice->why[i], &made[i]);
        if (choice->kinds[i] == VSSDOC_SEQUENCE_IMPORT)
            vsd_tell_import(telling);
        if (choice->kinds[i] == VSSDOC_SEQUENCE_HYPERV)
            vsd_tell_machines(telling);
    }
    public->sequences = made;
    public->n_sequences = made != NULL ? choice->n : 0;
    public->kind = choice->kinds[0];
    if (made != NULL && public->phase.id != NULL)
        place_in_steps(public);
}

static enum vssdoc_status tell(struct vsd_telling *telling,
                               const struct vssdoc_timeline_options *options,
                               struct vssdoc_error *error)
{
    struct vssdoc_timeline *public = &telling->timeline->public;
    const struct vssdoc_capture *capture = telling->capture;
    struct choice choice = {.n = 0};
    public->source = vsd_tell(telling, capture->source);
    public->has_bcd = capture->backup_components != NULL;
    public->bcd_unread = vsd_bcd_unread(capture);
    vsd_facts_of_capture(capture, &telling->facts);
    public->transportable =
        (telling->facts.mask & (VSD_BIT(VSD_FACT_TRANSPORTABLE) | VSD_BIT(VSD_FACT_DISKS))) != 0;
    vsd_tell_phase(telling);
    if (options != NULL && options->sequences != NULL && *options->sequences != NULL) {
        enum vssdoc_status status =
            choose_asked(&choice, options->sequences, error);
        if (status != VSSDOC_OK)
            return status;
    } else {
        choose_fitting(&choice, telling);
    }
    tell_sequences(telling, &choice);
    if (capture->backup_components != NULL) {
        note_bcd(telling, capture->backup_components);
        note_evidence(telling);
    } else if (!public->bcd_unread) {
        vsd_tell_note(telling,
                      "Without a BCD nothing tells whether a backup was made; WMDs alone are what "
                      "writers answered to Identify.");
    }
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_timeline(const struct vssdoc_capture *capture,
                                   const struct vssdoc_timeline_options *options,
                                   struct vssdoc_timeline **out, struct vssdoc_error *error)
{
    *out = NULL;
    struct vsd_timeline *timeline = calloc(1, sizeof *timeline);
    if (timeline == NULL)
        return vsd_no_memory(error, capture->source);
    struct vsd_telling telling = {
        .timeline = timeline, .capture = capture, .notes = {.size = sizeof(char *)}};
    bool enough = vsd_drives_make(&telling.drives, capture, NULL);
    enum vssdoc_status status = enough ? tell(&telling, options, error) : VSSDOC_OK;
    timeline->public.n_notes = telling.notes.n;
    timeline->public.notes = vsd_tell_keep(&telling, &telling.notes);
    timeline->public.untold = untold;
    timeline->public.n_untold = sizeof untold / sizeof untold[0];
    vsd_drives_free(&telling.drives);
    if (status == VSSDOC_OK && (!enough || telling.no_memory || telling.drives.no_memory))
        status = vsd_no_memory(error, capture->source);
    if (status == VSSDOC_OK)
        *out = &timeline->public;
    else
        vssdoc_timeline_free(&timeline->public);
    return status;
}
