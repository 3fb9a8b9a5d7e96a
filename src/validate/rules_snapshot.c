/* Rules about the shadow copy set that a BCD describes: its attributes, and what moving it to
 * another machine takes. */
#include <string.h>

#include "model/snapshot.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* What tells the shadow copies of a set apart without their ids. */
static const char *volume(const struct vssdoc_snapshot *snapshot)
{
    return snapshot->original_volume != NULL ? snapshot->original_volume : "an unnamed volume";
}

static void volumes_64(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set != NULL && set->n_snapshots > VSD_MOST_VOLUMES)
        vsd_report(check, &set->at, NULL, "%zu volumes in one shadow copy set; the most is %d",
                   set->n_snapshots, VSD_MOST_VOLUMES);
}
DEFINE_RULE(volumes_64, .bcd = volumes_64,
            .public = {.code = "VSS371",
                       .slug = "bcd-volumes-64",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "VSS refuses the 65th volume: something else made this list",
                       .title = "a shadow copy set has 64 volumes at most",
                       .advice = "Spread the volumes over several sets; applications must not span "
                                 "them.",
                       .source = "api:bc-addtosnapshotset"});

static void bits(struct vsd_check *check, const struct vssdoc_element *at, const char *what,
                 int64_t mask)
{
    if (vsd_has_bits(mask, VSD_ATTR_DIFFERENTIAL | VSD_ATTR_PLEX))
        vsd_report(check, at, what,
                   "%s: differential and plex at once (0x60000), which exclude each "
                   "other",
                   what);
    if (vsd_has_bits(mask, VSD_ATTR_CLIENT_ACCESSIBLE | VSD_ATTR_TRANSPORTABLE))
        vsd_report(check, at, what,
                   "%s: transportable (0x20) and client-accessible (0x4) at once; "
                   "previous versions for users cannot be moved",
                   what);
}

static void context_bits(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    bits(check, &set->at, "the set's context", set->context);
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        bits(check, &s->at, volume(s), s->attributes);
}
DEFINE_RULE(context_bits, .bcd = context_bits,
            .public = {
                .code = "VSS372",
                .slug = "bcd-context-bits",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "SetContext refuses these combinations",
                .title = "the attributes of shadow copies fit together",
                .advice = "Add only one of VSS_VOLSNAP_ATTR_TRANSPORTABLE, _DIFFERENTIAL, _PLEX "
                          "as the context allows.",
                .source = "shadow-copy-context-configurations.md"});

static void snapshot_count(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL || vsd_hides_elements(&set->at))
        return;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next) {
        if (s->snapshots_count < 0 || (uint64_t)s->snapshots_count == set->n_snapshots)
            continue;
        vsd_report(check, &s->at, NULL, "made as one of %lld shadow copies, but %zu %s described",
                   (long long)s->snapshots_count, set->n_snapshots,
                   set->n_snapshots == 1 ? "is" : "are");
        return;
    }
}
DEFINE_RULE(snapshot_count, .bcd = snapshot_count,
            .public = {
                .code = "VSS373",
                .slug = "bcd-snapshot-count",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "copies may have been deleted since, but a set moves whole or not at all",
                .title = "as many shadow copies are described as were made",
                .advice = "Compare with the volumes that the backup needs; make the set again "
                          "if one is missing.",
                .source = "api:ns-vss-vss_snapshot_prop; "
                          "importing-transportable-shadow-copied-volumes.md"});

static bool differ(const struct vssdoc_guid *a, const struct vssdoc_guid *b)
{
    return a->valid && b->valid && !vssdoc_guid_equal(a, b);
}

static void set_mismatch(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    if (differ(&set->snapshot_set_id, &bcd->snapshot_set_id))
        vsd_report(check, &set->at, NULL,
                   "describes the shadow copy set %s, but the backup was made from %s",
                   set->snapshot_set_id.spelling, bcd->snapshot_set_id.spelling);
    const struct vssdoc_guid *id =
        set->snapshot_set_id.valid ? &set->snapshot_set_id : &bcd->snapshot_set_id;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (differ(&s->snapshot_set_id, id))
            vsd_report(check, &s->at, volume(s),
                       "the shadow copy of %.200s belongs to another set: %s", volume(s),
                       s->snapshot_set_id.spelling);
}
DEFINE_RULE(set_mismatch, .bcd = set_mismatch,
            .public = {
                .code = "VSS374",
                .slug = "bcd-snapshot-set-mismatch",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the names of these fields are inferred; the ids are not likely wrong",
                .title = "the shadow copies described are those of the backup",
                .advice = "Do not import with this document; look for the one that VSS saved.",
                .source = "inferred: api:ns-vss-vss_snapshot_prop; api:bc-startsnapshotset"});

static void snapshot_state(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->snapshot_set == NULL)
        return;
    for (const struct vssdoc_snapshot *s = bcd->snapshot_set->snapshots; s != NULL; s = s->next)
        if (s->state == VSD_STATE_ABORTED || s->state == VSD_STATE_DELETED)
            vsd_report(check, &s->at, volume(s), "the shadow copy of %.200s was %s", volume(s),
                       s->state == VSD_STATE_ABORTED ? "given up" : "deleted");
}
DEFINE_RULE(snapshot_state, .bcd = snapshot_state,
            .public = {
                .code = "VSS375",
                .slug = "bcd-snapshot-state",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "files may have been copied before; the shadow copy is of no use now",
                .title = "the shadow copies described exist",
                .advice = "Check in the backup's log when it went and what was read from it.",
                .source = "api:ne-vss-vss_snapshot_state"});

static void no_writers(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_element *told = vsd_without_writers(bcd->snapshot_set);
    if (told != NULL && bcd->n_components > 0)
        vsd_report(check, told, NULL,
                   "the context lets no writer take part (0x10), yet components are listed: their "
                   "files are as after a power failure");
}
DEFINE_RULE(no_writers, .bcd = no_writers,
            .public = {.code = "VSS376",
                       .slug = "bcd-no-writers-context",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the list promises a consistency that no writer provided",
                       .title = "components are listed only where writers took part",
                       .advice = "Make shadow copies for backups in the context VSS_CTX_BACKUP.",
                       .source = "shadow-copy-context-configurations.md"});

/* ---- moving to another machine ---- */

static void transportable_mixed(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL || !vsd_any_transportable(set))
        return;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (!vsd_is_transportable(set, s) && s->attributes != VSSDOC_UNKNOWN)
            vsd_report(
                check, &s->at, volume(s),
                "the set is transportable, but the shadow copy of %.200s is not: none of the "
                "set can be imported",
                volume(s));
}
DEFINE_RULE(transportable_mixed, .bcd = transportable_mixed,
            .public = {.code = "VSS377",
                       .slug = "bcd-transportable-mixed",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "a set is imported whole or not at all",
                       .title = "all or no volumes of a set are transportable",
                       .advice = "Put volumes that cannot be moved into a set of their own.",
                       .source = "importing-transportable-shadow-copied-volumes.md; "
                                 "api:bc-importsnapshots"});

static void transportable_imported(struct vsd_check *check,
                                   const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (vsd_is_transportable(set, s) && vsd_has_bits(s->attributes, VSD_ATTR_IMPORTED))
            vsd_report(check, &s->at, volume(s),
                       "the shadow copy of %.200s was imported already, which can be done once",
                       volume(s));
}
DEFINE_RULE(transportable_imported, .bcd = transportable_imported,
            .public = {
                .code = "VSS378",
                .slug = "bcd-transportable-imported",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "harmless unless somebody tries to import it once more",
                .title = "a transportable set was not imported yet",
                .advice = "To import it again, break it and hand its disks out anew; send other "
                          "machines the document as VSS saved it before the import.",
                .source = "importing-transportable-shadow-copied-volumes.md; "
                          "api:bc-importsnapshots"});

static void transportable_surfaced(struct vsd_check *check,
                                   const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (vsd_is_transportable(set, s) && s->attributes != VSSDOC_UNKNOWN &&
            !vsd_has_bits(s->attributes, VSD_ATTR_IMPORTED) &&
            (!is_empty(s->device_object) || !is_empty(s->exposed_name) ||
             vsd_has_bits(s->attributes, VSD_ATTR_EXPOSED_LOCALLY) ||
             vsd_has_bits(s->attributes, VSD_ATTR_EXPOSED_REMOTELY)))
            vsd_report(
                check, &s->at, volume(s),
                "the shadow copy of %.200s is visible on a machine without an import, where a "
                "transportable one cannot be",
                volume(s));
}
DEFINE_RULE(transportable_surfaced, .bcd = transportable_surfaced,
            .public = {.code = "VSS379",
                       .slug = "bcd-transportable-surfaced",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "it may have been used up where it was made",
                       .title = "a transportable set is not visible where it was made",
                       .advice = "Import it before it is used, on the machine that it is for.",
                       .source = "api:ne-vss-vss_volume_snapshot_attributes; "
                                 "importing-transportable-shadow-copied-volumes.md"});

static void transportable_hardware(struct vsd_check *check,
                                   const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set == NULL)
        return;
    for (const struct vssdoc_snapshot *s = set->snapshots; s != NULL; s = s->next)
        if (vsd_has_bits(s->attributes, VSD_ATTR_TRANSPORTABLE) &&
            !vsd_has_bits(s->attributes, VSD_ATTR_HARDWARE_ASSISTED))
            vsd_report(
                check, &s->at, volume(s),
                "the transportable shadow copy of %.200s was not made by a hardware provider "
                "(0x10000)",
                volume(s));
}
DEFINE_RULE(transportable_hardware, .bcd = transportable_hardware,
            .public = {
                .code = "VSS349",
                .slug = "bcd-transportable-no-hardware",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "only the array can hand the copy to another machine",
                .title = "transportable shadow copies come from a hardware provider",
                .advice = "Install the array's provider on both machines and make the set again.",
                .source = "importing-transportable-shadow-copied-volumes.md; "
                          "api:ne-vss-vss_volume_snapshot_attributes"});

static void transportable_lun(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set != NULL && vsd_any_transportable(set) && vsd_describes_disks(bcd) == NULL)
        vsd_report(check, &set->at, NULL,
                   "a transportable set without a word about disks (LUNs and extents): an import "
                   "would fail with VSS_E_NONTRANSPORTABLE_BCD (0x800423FD)");
}
DEFINE_RULE(transportable_lun, .bcd = transportable_lun,
            .public = {
                .code = "VSS348",
                .slug = "bcd-transportable-no-lun",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "how documents spell these is not public: they may stand elsewhere",
                .title = "a transportable set describes the disks that it lies on",
                .advice = "Use the document exactly as SaveAsXML gave it after DoSnapshotSet.",
                .source = "api:bc-importsnapshots; "
                          "importing-transportable-shadow-copied-volumes.md"});

static void transportable_lifetime(struct vsd_check *check,
                                   const struct vssdoc_backup_components *bcd)
{
    const struct vssdoc_snapshot_set *set = bcd->snapshot_set;
    if (set != NULL && vsd_any_transportable(set) && set->context >= 0 &&
        !vsd_has_bits(set->context, VSD_ATTR_PERSISTENT) &&
        !vsd_has_bits(set->context, VSD_ATTR_NO_AUTO_RELEASE))
        vsd_report(check, &set->at, NULL,
                   "the set is released with the requester that made it: that must keep running "
                   "until the import is done");
}
DEFINE_RULE(transportable_lifetime, .bcd = transportable_lifetime,
            .public = {
                .code = "VSS347",
                .slug = "bcd-transportable-lifetime",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "the documented way to back up from another machine",
                .title = "a transportable set outlives the program that made it",
                .advice = "Keep the requester's IVssBackupComponents open on the first machine, "
                          "or make the set persistent without automatic release.",
                .source = "importing-transportable-shadow-copied-volumes.md; "
                          "shadow-copy-context-configurations.md"});
