/* The virtual machines of a Hyper-V host: how each is backed up, and what that takes. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/constants.h"
#include "model/snapshot.h"
#include "timeline/telling.h"

#define SAVED "saved_state"
#define CHILD "child_snapshot"

/* What captions begin with; a translated or later caption is shown as it is. */
static const struct {
    const char *prefix, *mechanism, *because;
} captions[] = {
    {"Backup Using Child Partition Snapshot\\", CHILD,
     "its caption says so (documented of Windows Server 2008)"},
    {"Backup Using Saved State\\", SAVED,
     "its caption says so (documented of Windows Server 2008)"},
    {"Online\\", CHILD, "its caption begins \"Online\" (inferred: no page says so)"},
    {"Offline\\", SAVED,
     "its caption begins \"Offline\": saved for the backup, or off already (inferred from the "
     "caption "
     "that an article shows)"},
};

struct vsd_hyperv vsd_hyperv_of(const struct vssdoc_capture *capture)
{
    struct vsd_hyperv hyperv = {NULL, NULL};
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (size_t i = 0; i < capture->n_writers && hyperv.writer == NULL; i++)
        if (vsd_is_writer(&capture->writers[i]->writer_id, VSD_HYPERV_WRITER))
            hyperv.writer = capture->writers[i];
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
         e != NULL && hyperv.entry == NULL; e = e->next)
        if (vsd_is_writer(&e->writer_id, VSD_HYPERV_WRITER))
            hyperv.entry = e;
    return hyperv;
}

const char *vsd_cluster_writer(const struct vssdoc_capture *capture)
{
    static const char *const ids[] = {VSD_CLUSTER_WRITER, VSD_CSV_WRITER};
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (size_t k = 0; k < sizeof ids / sizeof ids[0]; k++) {
        struct vssdoc_guid id;
        (void)vssdoc_guid_parse(ids[k], &id);
        bool any = false;
        for (size_t i = 0; i < capture->n_writers && !any; i++)
            any = vssdoc_guid_equal(&capture->writers[i]->writer_id, &id);
        for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL;
             e != NULL && !any; e = e->next)
            any = vssdoc_guid_equal(&e->writer_id, &id);
        if (any)
            return vssdoc_known_writer_find(&id)->name;
    }
    return NULL;
}

/* ---- a machine's disks ---- */

struct disks {
    const struct vsd_drive *of_disks, *of_snapshots; /* the first volume of each */
    bool several;                                    /* the disks lie on several volumes */
    bool apart; /* a snapshot's folder lies on another volume than the first disk */
    bool any_unknown;
};

static bool ends_in(const char *name, const char *const *endings)
{
    size_t length = name != NULL ? strlen(name) : 0;
    for (; *endings != NULL; endings++) {
        size_t n = strlen(*endings);
        if (length >= n && vsd_equal_folded(name + length - n, *endings))
            return true;
    }
    return false;
}

static void look_at_set(struct vsd_telling *telling, const struct vssdoc_file_set *set,
                        struct disks *disks)
{
    static const char *const hard_disks[] = {".vhd", ".vhdx", ".vhds", NULL};
    static const char *const differences[] = {".avhd", ".avhdx", NULL};
    bool disk = ends_in(set->filespec, hard_disks),
         difference = ends_in(set->filespec, differences);
    bool snapshots = set->path != NULL && vsd_contains_folded(set->path, "\\Snapshots");
    if (!disk && !difference && !snapshots)
        return;
    const struct vsd_drive *drive =
        set->path != NULL ? vsd_drive_of(&telling->drives, set->path, NULL) : NULL;
    const struct vsd_drive **slot = disk ? &disks->of_disks : &disks->of_snapshots;
    if (drive == NULL)
        disks->any_unknown = true;
    else if (*slot == NULL)
        *slot = drive;
    else if (*slot != drive && disk)
        disks->several = true;
    disks->apart = disks->apart || (disks->of_disks != NULL && disks->of_snapshots != NULL &&
                                    disks->of_disks != disks->of_snapshots);
}

static struct disks look_at_disks(struct vsd_telling *telling, const struct vssdoc_component *c)
{
    struct disks disks = {.of_disks = NULL};
    for (const struct vssdoc_file_set *f = c != NULL ? c->file_sets : NULL; f != NULL; f = f->next)
        look_at_set(telling, f, &disks);
    return disks;
}

/* ---- conditions ---- */

static const struct vsd_check_row conditions[] = {
    {"integration_service",
     "the backup integration service is installed and runs in the guest (Hyper-V Volume Shadow "
     "Copy "
     "Requestor)",
     VSD_MACHINES},
    {"running", "the machine runs", VSD_MACHINES},
    {"snapshot_location",
     "its snapshot files are kept on the same volume of the host as its virtual hard disks",
     VSD_MACHINES},
    {"basic_disks", "the guest has basic disks alone, no dynamic ones", VSD_MACHINES},
    {"file_systems", "all its disks have file systems that support snapshots, as NTFS does",
     VSD_MACHINES},
};

static void snapshot_location(struct vsd_telling *telling, struct vsd_list *checks,
                              const struct vssdoc_document *document,
                              const struct vssdoc_component *c, bool offered)
{
    const struct vssdoc_element *at = c != NULL ? &c->at : NULL;
    const struct vsd_check_row *row = &conditions[2];
    struct disks disks = look_at_disks(telling, c);
    enum vssdoc_check_verdict against = offered ? VSSDOC_CHECK_OPEN : VSSDOC_CHECK_FAILED;
    if (disks.several)
        vsd_tell_check(telling, checks, row, against, document, at,
                       "its virtual hard disks lie on several volumes, %.200s among them%s",
                       disks.of_disks->name,
                       offered ? "; yet a child snapshot is offered: look at its configuration"
                               : "");
    else if (disks.apart)
        vsd_tell_check(telling, checks, row, against, document, at,
                       "its disks lie on %.200s, its snapshots on %.200s%s", disks.of_disks->name,
                       disks.of_snapshots->name,
                       offered ? "; yet a child snapshot is offered: look at its configuration"
                               : "");
    else if (offered)
        vsd_tell_check(telling, checks, row, VSSDOC_CHECK_MET, document, at,
                       "a child snapshot is offered, for which it must be so");
    else if (disks.of_disks != NULL && disks.of_snapshots != NULL && !disks.any_unknown)
        vsd_tell_check(telling, checks, row, VSSDOC_CHECK_MET, document, at, "both lie on %.200s",
                       disks.of_disks->name);
    else if (disks.of_disks != NULL)
        vsd_tell_check(
            telling, checks, row, VSSDOC_CHECK_OPEN, document, at,
            "its disks lie on %.200s; where snapshots would go the documents do not tell",
            disks.of_disks->name);
    else
        vsd_tell_check(telling, checks, row, VSSDOC_CHECK_OPEN, document, at,
                       "the documents do not tell where its disks lie");
}

static void add_conditions(struct vsd_telling *telling, const struct vssdoc_document *document,
                           const struct vssdoc_component *c,
                           struct vssdoc_timeline_machine *machine)
{
    struct vsd_list checks = {.size = sizeof(struct vssdoc_timeline_check)};
    bool offered = machine->mechanism != NULL && strcmp(machine->mechanism, CHILD) == 0;
    bool refused = machine->mechanism != NULL && !offered;
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        if (i == 2)
            snapshot_location(telling, &checks, document, c, offered);
        else
            vsd_tell_check(telling, &checks, &conditions[i],
                           offered ? VSSDOC_CHECK_MET : VSSDOC_CHECK_OPEN, NULL, NULL, "%s",
                           offered   ? "a child snapshot is offered, for which it must be so"
                           : refused ? "at least one of the five is not met, else a child snapshot "
                                       "would be offered: look in the guest"
                                     : "look in the guest");
    }
    machine->n_conditions = checks.n;
    machine->conditions = vsd_tell_keep(telling, &checks);
}

/* ---- machines ---- */

/* Machines are named by their GUIDs; what else the writer has is the host's configuration. */
static bool is_machine(const char *name, const char *caption)
{
    struct vssdoc_guid id;
    if (name != NULL && vssdoc_guid_parse(name, &id))
        return true;
    for (size_t i = 0; caption != NULL && i < sizeof captions / sizeof captions[0]; i++)
        if (vsd_rest_folded(caption, captions[i].prefix) != NULL)
            return true;
    return false;
}

static void read_caption(struct vsd_telling *telling, const char *caption,
                         struct vssdoc_timeline_machine *machine)
{
    machine->caption = vsd_tell(telling, caption);
    for (size_t i = 0; caption != NULL && i < sizeof captions / sizeof captions[0]; i++) {
        const char *rest = vsd_rest_folded(caption, captions[i].prefix);
        if (rest == NULL)
            continue;
        machine->name = vsd_tell(telling, rest);
        machine->mechanism = captions[i].mechanism;
        machine->because = captions[i].because;
        return;
    }
    const char *last = caption != NULL ? strrchr(caption, '\\') : NULL;
    machine->name = vsd_tell(telling, last != NULL ? last + 1 : caption);
    machine->because = caption != NULL ? "its caption begins with no known words"
                                       : "the documents hold no caption of it";
}

static void add_machine(struct vsd_telling *telling, struct vsd_list *machines,
                        const struct vsd_hyperv *hyperv, const struct vssdoc_component *c,
                        const struct vssdoc_backup_component *record)
{
    struct vssdoc_timeline_machine *machine = vsd_tell_add(telling, machines);
    if (machine == NULL)
        return;
    const struct vssdoc_document *wmd = hyperv->writer != NULL ? hyperv->writer->document : NULL;
    struct vsd_place place =
        c != NULL
            ? vsd_tell_place(telling, wmd, &c->at)
            : vsd_tell_place(telling, telling->capture->backup_components->document, &record->at);
    const char *caption = c != NULL && c->caption != NULL ? c->caption
                          : record != NULL                ? record->caption
                                                          : NULL;
    machine->id = vsd_tell(telling, c != NULL ? c->name : record->name);
    machine->full_path = vsd_tell(telling, c != NULL ? c->full_path : record->full_path);
    machine->included = record != NULL;
    machine->file_restore_status = record != NULL ? record->file_restore_status : VSSDOC_ABSENT;
    machine->document = place.document;
    machine->locator = place.locator;
    read_caption(telling, caption, machine);
    add_conditions(telling, wmd, c, machine);
}

static void add_machines(struct vsd_telling *telling, const struct vsd_hyperv *hyperv,
                         struct vsd_list *machines)
{
    const struct vssdoc_component *c = hyperv->writer != NULL ? hyperv->writer->components : NULL;
    for (; c != NULL && !telling->no_memory; c = c->next)
        if (is_machine(c->name, c->caption))
            add_machine(telling, machines, hyperv, c,
                        vssdoc_record_of(telling->capture, hyperv->writer, c));
    if (hyperv->writer != NULL || hyperv->entry == NULL)
        return;
    for (const struct vssdoc_backup_component *r = hyperv->entry->components;
         r != NULL && !telling->no_memory; r = r->next)
        if (is_machine(r->name, r->caption))
            add_machine(telling, machines, hyperv, NULL, r);
}

/* ---- the host ---- */

static void auto_recovery(struct vsd_telling *telling, struct vsd_list *checks)
{
    static const struct vsd_check_row row = {"auto_recovery",
                                             "the shadow copies allow auto-recovery: the context "
                                             "is without VSS_VOLSNAP_ATTR_NO_AUTORECOVERY "
                                             "(0x2), which child snapshots need",
                                             VSD_MACHINES};
    const struct vssdoc_backup_components *bcd = telling->capture->backup_components;
    const struct vssdoc_snapshot_set *set = bcd != NULL ? bcd->snapshot_set : NULL;
    if (set == NULL || set->context < 0)
        vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_OPEN, NULL, NULL,
                       "the documents do not record the context");
    else
        vsd_tell_check(telling, checks, &row,
                       vsd_has_bits(set->context, VSD_ATTR_NO_AUTORECOVERY) ? VSSDOC_CHECK_FAILED
                                                                            : VSSDOC_CHECK_MET,
                       bcd->document, &set->at, "the context is 0x%llx",
                       (unsigned long long)set->context);
}

static void statuses(struct vsd_telling *telling, struct vsd_list *checks,
                     const struct vssdoc_writer_components *entry)
{
    static const struct vsd_check_row row = {
        "restored_whole", "each machine's file restore status is VSS_RS_ALL when PostRestore comes",
        VSD_MACHINES};
    const struct vssdoc_backup_component *c = entry != NULL ? entry->components : NULL;
    size_t n = 0;
    for (; c != NULL; c = c->next) {
        if (c->file_restore_status == VSSDOC_ABSENT || c->file_restore_status == 0)
            continue;
        n++;
        if (c->file_restore_status == VSD_RS_ALL)
            continue;
        const struct vssdoc_constant *constant =
            vssdoc_constant(VSSDOC_FILE_RESTORE_STATUS, c->file_restore_status);
        vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_FAILED,
                       telling->capture->backup_components->document, &c->at,
                       "%.300s has %s: the writer fails PostRestore, and no machine is left",
                       c->full_path, constant != NULL ? constant->name : "a status not understood");
        return;
    }
    if (n > 0)
        vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_MET, NULL, NULL, "all %zu that have one",
                       n);
    else
        vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_OPEN, NULL, NULL,
                       "no file restore status is recorded");
}

static void all_or_nothing(struct vsd_telling *telling, struct vsd_list *checks,
                           const struct vssdoc_timeline_machine *machines, size_t n)
{
    static const struct vsd_check_row row = {
        "all_or_nothing", "no machine fails: when one cannot be snapshotted, none is backed up",
        VSD_MACHINES};
    size_t included = 0;
    for (size_t i = 0; i < n; i++)
        included += machines[i].included;
    vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_OPEN, NULL, NULL,
                   "the BCD holds %zu of %zu machine%s; writers' states are in no document",
                   included, n, n == 1 ? "" : "s");
}

static void attached_disks(struct vsd_telling *telling, struct vsd_list *checks)
{
    static const struct vsd_check_row row = {
        "attached_disks",
        "no machine keeps data on pass-through or iSCSI disks, which the host cannot "
        "back up",
        VSD_MACHINES};
    vsd_tell_check(telling, checks, &row, VSSDOC_CHECK_OPEN, NULL, NULL,
                   "such disks are in no file set; back them up inside the guest");
}

static void host_cluster(struct vsd_telling *telling, struct vsd_list *checks)
{
    static const struct vsd_check_row row = {"cluster",
                                             "no machine is clustered, or the cluster service is "
                                             "told: the writer knows nothing of clusters",
                                             VSD_MACHINES};
    const char *name = vsd_cluster_writer(telling->capture);
    vsd_tell_check(
        telling, checks, &row, VSSDOC_CHECK_OPEN, NULL, NULL,
        "%s%.200s%s Save clustered machines through the cluster service before a backup by "
        "saved state, take their resources offline before a restore: else the cluster sees "
        "a failure and moves them to other nodes.",
        name != NULL ? "The host is a node of a cluster ("
                     : "No document is of a cluster's "
                       "writer.",
        name != NULL ? name : "", name != NULL ? ")." : "");
}

void vsd_tell_machines(struct vsd_telling *telling)
{
    struct vssdoc_timeline *public = &telling->timeline->public;
    struct vsd_hyperv hyperv = vsd_hyperv_of(telling->capture);
    struct vsd_list machines = {.size = sizeof(struct vssdoc_timeline_machine)};
    struct vsd_list checks = {.size = sizeof(struct vssdoc_timeline_check)};
    add_machines(telling, &hyperv, &machines);
    public->n_machines = machines.n;
    public->machines = vsd_tell_keep(telling, &machines);
    auto_recovery(telling, &checks);
    all_or_nothing(telling, &checks, public->machines,
                   public->machines != NULL ? public->n_machines : 0);
    attached_disks(telling, &checks);
    host_cluster(telling, &checks);
    statuses(telling, &checks, hyperv.entry);
    public->n_hyperv_checks = checks.n;
    public->hyperv_checks = vsd_tell_keep(telling, &checks);
}
