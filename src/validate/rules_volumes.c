/* Rules about the volumes that were snapshotted. With none known they are silent. */
#include <string.h>

#include "base/guid.h"
#include "base/winpath.h"
#include "validate/view.h"

/* ---- files outside the snapshot set ---- */

struct outside {
    const struct vssdoc_file_set *set;
    const char *path;
    struct vsd_drive *drive;
    bool assumed;
};

/* Where a backup reads a file set, if no shadow copy of that volume was taken though the set is to
 * be read from one. Each volume once per component. */
static bool is_outside(struct vsd_view *view, const struct vssdoc_component *component,
                       const struct vssdoc_file_set *set, uint32_t bit, struct outside *out)
{
    if (bit == 0 || !vsd_set_from_snapshot(set, bit))
        return false;
    out->set = set;
    out->path = set->alternate_path != NULL ? set->alternate_path : set->path;
    out->drive = vsd_drive_of(view->drives, out->path, &out->assumed);
    if (out->drive == NULL || out->drive->seen == component ||
        !vsd_drive_outside(view->drives, out->drive))
        return false;
    out->drive->seen = component;
    return true;
}

struct outside_look {
    bool sql;
    void (*report)(struct vsd_check *, const struct outside *);
};

static void look_outside(struct vsd_check *check, struct vsd_view *view, void *context)
{
    const struct outside_look *look = context;
    uint32_t bit = vsd_type_bit(check->capture, view->writer,
                                check->capture->backup_components->backup_type);
    if (look->sql != vsd_is_writer(&view->writer->writer_id, VSD_SQL_WRITER) ||
        !view->drives->known || !vsd_takes_part(check->capture, view->writer))
        return;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (vsd_record_for(check->capture, view->writer, &view->hierarchy, c) == NULL)
            continue;
        check->component = c;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            struct outside outside;
            if (is_outside(view, c, s, bit, &outside))
                look->report(check, &outside);
        }
    }
}

static void report_outside(struct vsd_check *check, const struct outside *o)
{
    vsd_report(check, &o->set->at, o->drive->name,
               "in the backup, but no shadow copy of %s was taken, where it has files%s%s: "
               "\"%.300s\"",
               o->drive->name, o->assumed ? " (as the variable usually stands)" : "",
               o->set->alternate_path != NULL ? " in its alternate path" : "", o->path);
}

static void volume_not_in_set(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct outside_look look = {false, report_outside};
    if (vsd_component_mode(capture))
        vsd_each_view(check, look_outside, &look);
}
DEFINE_RULE(volume_not_in_set, .capture = volume_not_in_set,
            .public = {
                .code = "VSS450",
                .slug = "x-volume-not-in-set",
                .scope = VSSDOC_ON_CAPTURE,
                .severity = VSSDOC_WARNING,
                .why = "the files can only have been copied from the live volume, at another "
                       "moment than the rest; the snapshot set's list may be incomplete",
                .title = "the files of the components in the BCD lie on snapshotted volumes",
                .advice = "Add the volume to the snapshot set, or leave the component out.",
                .source = "file-level-schema-support.md; api:bc-addtosnapshotset"});

static void report_torn(struct vsd_check *check, const struct outside *o)
{
    vsd_report(check, &o->set->at, o->drive->name,
               "torn database: no shadow copy of %s was taken, where it has a file: "
               "\"%.250s\\%.150s\"",
               o->drive->name, o->path, o->set->filespec != NULL ? o->set->filespec : "");
}

static void sql_torn(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    struct outside_look look = {true, report_torn};
    if (vsd_component_mode(capture))
        vsd_each_view(check, look_outside, &look);
}
DEFINE_RULE(sql_torn, .capture = sql_torn,
            .public = {.code = "VSS451",
                       .slug = "x-sql-torn",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "SQL Server fails such a backup: the database cannot be recovered "
                              "from parts of it",
                       .title = "all files of a SQL Server database lie on snapshotted volumes",
                       .advice = "Snapshot all volumes of the database in one set, or leave it "
                                 "out. A file may also have been added after the writers were "
                                 "asked.",
                       .source = "sql-server-vss-writer-backup-guide.md"});

/* ---- a snapshot for nothing ---- */

struct needs {
    size_t sets, from_snapshot, unknown;
};

static void count_needs(struct vsd_check *check, struct vsd_view *view, void *context)
{
    struct needs *needs = context;
    uint32_t bit = vsd_type_bit(check->capture, view->writer,
                                check->capture->backup_components->backup_type);
    if (!vsd_takes_part(check->capture, view->writer))
        return;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (vsd_record_for(check->capture, view->writer, &view->hierarchy, c) == NULL)
            continue;
        for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next) {
            needs->sets++;
            needs->unknown += bit == 0 || s->backup_type == VSSDOC_UNKNOWN;
            needs->from_snapshot += bit != 0 && vsd_set_from_snapshot(s, bit);
        }
    }
}

static void snapshot_unneeded(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    struct needs needs = {0};
    if (!vsd_component_mode(capture) || !bcd->snapshot_set_id.valid ||
        vsd_guid_is_null(&bcd->snapshot_set_id))
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next)
        if (vssdoc_writer_of(capture, e, NULL) == NULL)
            return;
    vsd_each_view(check, count_needs, &needs);
    check->document = bcd->document;
    if (needs.sets > 0 && needs.unknown == 0 && needs.from_snapshot == 0)
        vsd_report(check, &bcd->at, NULL,
                   "a snapshot set was made, but no file set of the %zu in the backup has to be "
                   "read from it",
                   needs.sets);
}
DEFINE_RULE(snapshot_unneeded, .capture = snapshot_unneeded,
            .public = {.code = "VSS452",
                       .slug = "x-snapshot-unneeded",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_INFO,
                       .why = "it costs time and space, and may be wanted for other files",
                       .title = "a snapshot set serves some component",
                       .advice = "DoSnapshotSet may be left out where no file set of this type of "
                                 "backup needs it.",
                       .source = "overview-of-pre-backup-tasks.md"});

/* ---- contexts ---- */

static bool has_context(const struct vssdoc_backup_components *bcd, int64_t bit)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return false;
    if (set->context >= 0 && (set->context & bit) != 0)
        return true;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (s->attributes >= 0 && (s->attributes & bit) != 0)
            return true;
    return false;
}

static void look_at_flags(struct vsd_check *check, struct vsd_view *view, void *context)
{
    (void)context;
    if (!vsd_takes_part(check->capture, view->writer))
        return;
    for (const struct vssdoc_component *c = view->writer->components; c != NULL; c = c->next) {
        if (c->flags < 0 || (c->flags & 0x3) == 0 ||
            vsd_record_for(check->capture, view->writer, &view->hierarchy, c) == NULL)
            continue;
        check->component = c;
        vsd_report(check, &c->at, NULL,
                   "the writer changes this component in the shadow copy after it was taken "
                   "(componentFlags %lld), but the shadow copies are transportable",
                   (long long)c->flags);
    }
}

static void transportable_recovery(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    enum { TRANSPORTABLE = 0x20 };
    if (vsd_component_mode(capture) && has_context(capture->backup_components, TRANSPORTABLE))
        vsd_each_view(check, look_at_flags, NULL);
}
DEFINE_RULE(transportable_recovery, .capture = transportable_recovery,
            .public = {.code = "VSS453",
                       .slug = "x-transportable-recovery-flags",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "impossible on Windows Server 2003 SP1 and Vista; later only where "
                              "the provider can make the copy writable on this machine first",
                       .title = "components that need auto-recovery are not in transportable "
                                "shadow copies",
                       .advice = "Make sure that the provider supports auto-recovery of "
                                 "transportable shadow copies, or use an ordinary one.",
                       .source = "api:ne-vss-vss_component_flags"});

static void hyperv_autorecovery(struct vsd_check *check,
                                const struct vssdoc_writer_components *entry)
{
    enum { NO_AUTORECOVERY = 0x2 };
    const struct vssdoc_backup_components *bcd = check->capture->backup_components;
    if (entry->components != NULL && has_context(bcd, NO_AUTORECOVERY) &&
        vsd_is_writer(&entry->writer_id, VSD_HYPERV_WRITER))
        vsd_report(check, &entry->at, NULL,
                   "virtual machines are in a snapshot set that was made without auto-recovery: "
                   "the host cannot roll their disks back to the guests' own snapshots");
}
DEFINE_RULE(hyperv_autorecovery, .entry = hyperv_autorecovery,
            .public = {.code = "VSS454",
                       .slug = "x-hyperv-autorecovery",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_WARNING,
                       .why = "machines that were saved or switched off are not touched by it",
                       .title = "a snapshot set with Hyper-V machines allows auto-recovery",
                       .advice = "Leave VSS_VOLSNAP_ATTR_NO_AUTORECOVERY out of the context.",
                       .source = "backing-up-and-restoring-virtual-machines.md"});
