/* How consistent a backup is for applications: whether it was taken in component mode and which
 * writers took part (use-of-components-by-the-requestor.md: a writer without a component in the BCD
 * gets no event). For a snapshot of VMware's what its guide tells vendors to look at: a BCD alone
 * is file-system quiescing (vSphere VDDK programming guide, application-consistent backup). */
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "model/backup.h"
#include "model/snapshot.h"
#include "select/gather.h"

enum { MOST_NAMED = 20 };

/* The writers of a selection, counted. */
struct counts {
    size_t taking_part, left_out, in_part; /* of those that have components */
    size_t failed;                         /* components */
};

static bool is_asr(const struct vssdoc_selected_writer *w)
{
    return w->writer_id != NULL &&
           strcmp(w->writer_id, "be000cbe-11fe-4426-9c58-531aa6355fc4") == 0;
}

static const char *name_of(const struct vssdoc_selected_writer *w)
{
    return w->writer != NULL ? w->writer : w->writer_id != NULL ? w->writer_id : "a writer";
}

/* The same, with its instance where another writer has the name as well. */
static const char *full_name_of(struct vsd_gathering *gathering,
                                const struct vssdoc_selected_writer *w)
{
    const struct vssdoc_selected_writer *all = gathering->writers.items;
    const char *called = w->instance_name != NULL ? w->instance_name : w->instance_id;
    for (size_t i = 0; i < gathering->writers.n && called != NULL; i++) {
        if (&all[i] == w || !vsd_same_text(all[i].writer, w->writer))
            continue;
        const char *name = vsd_arena_printf(&gathering->scratch, "%s (%s)", name_of(w), called);
        gathering->no_memory = gathering->no_memory || name == NULL;
        return name != NULL ? name : "";
    }
    return name_of(w);
}

static void reason(struct vsd_gathering *gathering, const char *text)
{
    vsd_gather_line(gathering, &gathering->reasons, "%s", text);
}

/* ---- writers ---- */

static struct counts count(const struct vsd_gathering *gathering)
{
    const struct vssdoc_selected_writer *w = gathering->writers.items;
    struct counts counts = {0};
    for (size_t i = 0; i < gathering->writers.n; i++) {
        counts.taking_part += w[i].n_included > 0;
        counts.left_out += w[i].n_components > 0 && w[i].n_included == 0 && !is_asr(&w[i]);
        counts.in_part += w[i].n_included > 0 && w[i].n_included < w[i].n_components;
    }
    return counts;
}

static void note_asr(struct vsd_gathering *gathering)
{
    const struct vssdoc_selected_writer *w = gathering->writers.items;
    for (size_t i = 0; i < gathering->writers.n; i++)
        if (is_asr(&w[i]) && w[i].n_components > 0 && w[i].n_included == 0)
            vsd_gather_line(gathering, &gathering->notes,
                            "%s is not in the backup, which automated system recovery needs; it holds "
                            "no data of applications and does not count for consistency",
                            name_of(&w[i]));
}

static void name_writers(struct vsd_gathering *gathering, const struct counts *counts)
{
    const struct vssdoc_selected_writer *w = gathering->writers.items;
    size_t told = 0, all = counts->left_out + counts->in_part;
    for (size_t i = 0; i < gathering->writers.n && told < MOST_NAMED; i++) {
        bool out = w[i].n_components > 0 && w[i].n_included == 0 && !is_asr(&w[i]);
        bool part = w[i].n_included > 0 && w[i].n_included < w[i].n_components;
        if (!out && !part)
            continue;
        told++;
        if (out)
            vsd_gather_line(gathering, &gathering->reasons,
                            "%s did not take part: none of its %zu components is in the backup",
                            full_name_of(gathering, &w[i]), w[i].n_components);
        else
            vsd_gather_line(gathering, &gathering->reasons,
                            "%s took part with %zu of its %zu components",
                            full_name_of(gathering, &w[i]), w[i].n_included, w[i].n_components);
    }
    if (told < all)
        vsd_gather_line(gathering, &gathering->reasons, "so did %zu more not, or in part",
                        all - told);
}

/* ---- failures that the BCD records ---- */

static void count_failures(struct vsd_gathering *gathering, struct counts *counts)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    for (const struct vssdoc_writer_components *e = capture->backup_components->writers; e != NULL;
         e = e->next)
        for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next) {
            char hresult[160];
            const char *failure = vsd_backup_failure(c, hresult, sizeof hresult);
            const char *name = vssdoc_entry_name(capture, e);
            if (failure == NULL || counts->failed++ >= MOST_NAMED)
                continue;
            vsd_gather_line(gathering, &gathering->reasons, "%s:%s failed: %s",
                            name != NULL ? name : "a writer", c->full_path, failure);
        }
}

/* ---- the verdict ---- */

static void judge(struct vsd_gathering *gathering, enum vssdoc_consistency_level level,
                  const char *verdict)
{
    gathering->selection->public.consistency.level = level;
    gathering->selection->public.consistency.verdict = vsd_gather_text(gathering, verdict);
}

/* The state that VMware Tools gives its backups, and where this one differs from it. */
static void compare_with_vmware(struct vsd_gathering *gathering,
                                const struct vssdoc_backup_components *bcd)
{
    const struct {
        bool same;
        const char *what;
    } rows[] = {{bcd->backup_type == VSD_BT_COPY, "a copy backup"},
                {bcd->select_components == 1, "component mode"},
                {bcd->bootable_system_state == 1, "bootable system state"},
                {bcd->partial_file_support != 1, "no partial files"}};
    size_t differ = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        differ += !rows[i].same;
        if (!rows[i].same)
            vsd_gather_line(gathering, &gathering->reasons,
                            "unlike what VMware Tools asks for, it is not %s", rows[i].what);
    }
    if (differ == 0)
        reason(gathering, "a copy backup, component mode, bootable system state, no partial "
                          "files: as VMware Tools asks for it");
}

static void judge_writers(struct vsd_gathering *gathering, size_t records)
{
    struct vsd_list *reasons = &gathering->reasons;
    struct counts counts = count(gathering);
    char text[400];
    vsd_gather_line(gathering, reasons, "%zu component%s of %zu writer%s %s named in the BCD",
                    records, records == 1 ? "" : "s", counts.taking_part,
                    counts.taking_part == 1 ? "" : "s", records == 1 ? "is" : "are");
    name_writers(gathering, &counts);
    count_failures(gathering, &counts);
    if (counts.failed > MOST_NAMED)
        vsd_gather_line(gathering, reasons, "%zu more components failed",
                        counts.failed - MOST_NAMED);
    note_asr(gathering);
    size_t with_components = counts.taking_part + counts.left_out;
    if (counts.left_out + counts.in_part + counts.failed == 0) {
        judge(gathering, VSSDOC_CONSISTENCY_APPLICATION,
              gathering->planning.capture->n_writers > 0
                  ? "Application-consistent: every writer that has something to back up took part."
                  : "Application-consistent for the writers that the BCD names.");
        return;
    }
    (void)snprintf(
        text, sizeof text, "Application-consistent in part: %zu of %zu writers took part%s%s.",
        counts.taking_part, with_components, counts.in_part > 0 ? ", not each with everything" : "",
        counts.failed > 0 ? ", and components failed" : "");
    judge(gathering, VSSDOC_CONSISTENCY_PARTIAL, text);
}

static size_t count_explicit(const struct vsd_gathering *gathering)
{
    const struct vssdoc_selected_component *c = gathering->components.items;
    size_t n = 0;
    for (size_t i = 0; i < gathering->components.n; i++)
        n += c[i].inclusion == VSSDOC_EXPLICIT;
    return n;
}

static void judge_bcd(struct vsd_gathering *gathering, const struct vssdoc_backup_components *bcd,
                      bool vmware)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    bool without_writers = vsd_without_writers(bcd->snapshot_set) != NULL;
    if (without_writers)
        reason(gathering, "the snapshot set was made with VSS_VOLSNAP_ATTR_NO_WRITERS");
    if (vmware)
        compare_with_vmware(gathering, bcd);
    if (vmware && capture->n_writers == 0) {
        reason(gathering, "VMware Tools saved a BCD and no writer's document: file-system "
                          "quiescing, as its guide tells");
        judge(gathering, VSSDOC_CONSISTENCY_FILE_SYSTEM,
              "File-system consistent only: quiesced without writers.");
    } else if (bcd->select_components == 0) {
        reason(gathering,
               "the BCD is not in component mode (selectComponents): components mean nothing, and "
               "none can be restored by itself");
        reason(
            gathering,
            "writers may have taken part all the same; SQL Server's then covers databases of the "
            "simple recovery model alone (sql-server-vss-writer-backup-guide.md)");
        judge(gathering, VSSDOC_CONSISTENCY_UNKNOWN,
              "Not known: the backup is not in component mode.");
    } else if (bcd->n_components == 0) {
        reason(gathering, "the BCD names no component, so that no writer got an event after "
                          "PrepareForBackup");
        judge(gathering, VSSDOC_CONSISTENCY_FILE_SYSTEM,
              "File-system consistent only: taken without writers.");
    } else if (without_writers) {
        reason(gathering, "the BCD names components, though AddComponent fails in such a context "
                          "(shadow-copy-context-configurations.md)");
        judge(gathering, VSSDOC_CONSISTENCY_FILE_SYSTEM,
              "File-system consistent only: taken without writers, whatever the BCD names.");
    } else {
        judge_writers(gathering, count_explicit(gathering));
    }
}

void vsd_gather_consistency(struct vsd_gathering *gathering)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    bool vmware = vsd_contains_folded(vsd_last_part(capture->source), "vss_manifests");
    bool succeeded = false;
    if (bcd == NULL) {
        reason(gathering, "the BCD alone tells which writers took part");
        judge(gathering, VSSDOC_CONSISTENCY_UNKNOWN,
              gathering->selection->public.bcd_unread ? "Not known: no BCD could be read."
                                                      : "Not known: there is no BCD.");
    } else {
        judge_bcd(gathering, bcd, vmware);
        for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL && !succeeded;
             e = e->next)
            for (const struct vssdoc_backup_component *c = e->components; c != NULL; c = c->next)
                succeeded = succeeded || c->backup_succeeded == 1;
    }
    struct vsd_list *untold = &gathering->untold;
    vsd_gather_line(gathering, untold,
                    "whether a writer failed or was not stable: vssadmin list writers tells it");
    if (bcd != NULL && !succeeded)
        vsd_gather_line(gathering, untold,
                        "whether the backup was completed: no success is recorded in this copy");
    if (capture->n_writers == 0)
        vsd_gather_line(gathering, untold,
                        "which other writers the machine had: there is no WMD here");
}
