/* Whether a second system can import a transportable set: each prerequisite against the documents.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/hierarchy.h"
#include "model/snapshot.h"
#include "timeline/telling.h"

#define CONTEXTS    "shadow-copy-context-configurations.md"
#define ATTRIBUTES  "api:ne-vss-vss_volume_snapshot_attributes"
#define IMPORT_CALL "api:bc-importsnapshots"

struct importing {
    struct vsd_telling *telling;
    const struct vssdoc_backup_components *bcd;
    const struct vssdoc_snapshot_set *set; /* NULL: not described */
    struct vsd_list checks;
};

#define CHECK(importing, row, verdict, at, ...)                                                    \
    vsd_tell_check((importing)->telling, &(importing)->checks, row, verdict,                       \
                   (importing)->bcd->document, at, __VA_ARGS__)

static const char *volume(const struct vssdoc_snapshot *s)
{
    return s->original_volume != NULL && *s->original_volume != '\0' ? s->original_volume
                                                                     : "an unnamed volume";
}

static const struct vssdoc_element *place(const struct importing *importing)
{
    return importing->set != NULL ? &importing->set->at : &importing->bcd->at;
}

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* ---- the set ---- */

static void whole_set(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "whole_set", "every volume of the set is transportable: it is imported whole or not at all",
        VSD_IMPORTING "; " IMPORT_CALL};
    const struct vssdoc_snapshot_set *set = importing->set;
    const struct vssdoc_snapshot *s = set != NULL ? set->snapshots : NULL;
    if (s == NULL) {
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "the BCD describes no shadow copy that this version can read");
        return;
    }
    for (; s != NULL; s = s->next) {
        if (s->attributes != VSSDOC_UNKNOWN && !vsd_is_transportable(set, s)) {
            CHECK(importing, &row, VSSDOC_CHECK_FAILED, &s->at,
                  "the shadow copy of %.300s is not transportable", volume(s));
            return;
        }
        if (s->snapshots_count >= 0 && (uint64_t)s->snapshots_count != set->n_snapshots &&
            !vsd_hides_elements(&set->at)) {
            CHECK(importing, &row, VSSDOC_CHECK_FAILED, &s->at,
                  "made as one of %lld shadow copies, but %zu %s described",
                  (long long)s->snapshots_count, set->n_snapshots,
                  set->n_snapshots == 1 ? "is" : "are");
            return;
        }
    }
    CHECK(importing, &row, VSSDOC_CHECK_MET, place(importing), "all %zu described are",
          set->n_snapshots);
}

static void context(struct importing *importing)
{
    enum { ROLLBACK = VSD_ATTR_PERSISTENT | VSD_ATTR_NO_AUTO_RELEASE };
    static const struct vsd_check_row row = {
        "context",
        "the context is VSS_CTX_BACKUP or VSS_CTX_APP_ROLLBACK with VSS_VOLSNAP_ATTR_TRANSPORTABLE "
        "(0x20)",
        CONTEXTS};
    int64_t mask = importing->set != NULL ? importing->set->context : VSSDOC_ABSENT;
    if (mask < 0) {
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "the context is not recorded, or not understood");
        return;
    }
    int64_t base = mask & 0x1f & ~(int64_t)VSD_ATTR_NO_AUTORECOVERY;
    if (!vsd_has_bits(mask, VSD_ATTR_TRANSPORTABLE))
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, place(importing),
              "the context is 0x%llx: not transportable", (unsigned long long)mask);
    else if (vsd_has_bits(mask, VSD_ATTR_CLIENT_ACCESSIBLE))
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, place(importing),
              "the context is 0x%llx: client-accessible shadow copies cannot be transportable",
              (unsigned long long)mask);
    else if (base != 0 && base != ROLLBACK)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "the context is 0x%llx, which the page does not name", (unsigned long long)mask);
    else
        CHECK(importing, &row, VSSDOC_CHECK_MET, place(importing), "0x%llx: %s, transportable",
              (unsigned long long)mask, base == 0 ? "VSS_CTX_BACKUP" : "VSS_CTX_APP_ROLLBACK");
}

static void created(struct importing *importing)
{
    static const struct vsd_check_row row = {"created", "all shadow copies were made and exist",
                                             "api:ne-vss-vss_snapshot_state"};
    const struct vssdoc_snapshot *s = importing->set != NULL ? importing->set->snapshots : NULL;
    bool any = s != NULL;
    for (; s != NULL && s->state == VSD_STATE_CREATED; s = s->next)
        continue;
    if (any && s == NULL)
        CHECK(importing, &row, VSSDOC_CHECK_MET, place(importing), "all are VSS_SS_CREATED");
    else if (s == NULL || s->state <= 0)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, s != NULL ? &s->at : place(importing),
              "their state is not recorded, or not understood");
    else
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, &s->at,
              "the shadow copy of %.300s is in state %s", volume(s),
              vssdoc_constant(VSSDOC_SNAPSHOT_STATE, s->state) != NULL
                  ? vssdoc_constant(VSSDOC_SNAPSHOT_STATE, s->state)->name
                  : "unknown");
}

static void count(struct importing *importing)
{
    static const struct vsd_check_row row = {"volume_count", "the set has 64 volumes at most",
                                             "api:bc-addtosnapshotset"};
    size_t n = importing->set != NULL ? importing->set->n_snapshots : 0;
    if (n > 0)
        CHECK(importing, &row, n <= VSD_MOST_VOLUMES ? VSSDOC_CHECK_MET : VSSDOC_CHECK_FAILED,
              place(importing), "%zu", n);
}

/* ---- the document ---- */

static void unchanged(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "unchanged", "the XML is what SaveAsXML gave on the first system, unmodified",
        VSD_IMPORTING "; " IMPORT_CALL};
    const struct vssdoc_document *document = importing->bcd->document;
    for (const struct vssdoc_note *n = document->notes; n != NULL; n = n->next)
        if (n->code == VSSDOC_NOTE_MADE) {
            CHECK(importing, &row, VSSDOC_CHECK_FAILED, NULL, "vssdoc wrote this document");
            return;
        }
    if (document->declared != NULL)
        CHECK(
            importing, &row, VSSDOC_CHECK_FAILED, &importing->bcd->at,
            "it has an XML declaration (%.40s), which SaveAsXML does not write: somebody saved it "
            "again",
            document->declared);
    else
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, NULL,
              "compare its hash on both systems; stored here as %s, %llu bytes",
              vssdoc_encoding_name(document->encoding) != NULL
                  ? vssdoc_encoding_name(document->encoding)
                  : "another encoding",
              (unsigned long long)document->bytes);
}

static void disks(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "disks_described",
        "VSS has described the original disks (LUNs), the new ones and their extents in the BCD",
        IMPORT_CALL};
    const struct vssdoc_element *at = vsd_describes_disks(importing->bcd);
    if (at != NULL)
        CHECK(importing, &row, VSSDOC_CHECK_MET, at,
              vsd_names_disks(importing->bcd)
                  ? "found; no public source spells it, so its content is not checked"
                  : "there is something that may be it; no public source spells it");
    else
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, place(importing),
              "not a word about disks: an import would fail with VSS_E_NONTRANSPORTABLE_BCD "
              "(0x800423FD)");
}

/* ---- the shadow copies' past ---- */

static void not_imported(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "not_imported", "the set was not imported yet: that can be done once (0x80000 unset)",
        VSD_IMPORTING "; " ATTRIBUTES};
    const struct vssdoc_snapshot *s = importing->set != NULL ? importing->set->snapshots : NULL;
    bool known = s != NULL;
    for (; s != NULL; s = s->next) {
        known = known && s->attributes >= 0;
        if (vsd_has_bits(s->attributes, VSD_ATTR_IMPORTED)) {
            CHECK(importing, &row, VSSDOC_CHECK_FAILED, &s->at,
                  "the shadow copy of %.300s was imported; once more takes a break of the set and "
                  "new "
                  "masks for its disks",
                  volume(s));
            return;
        }
    }
    CHECK(importing, &row, known ? VSSDOC_CHECK_MET : VSSDOC_CHECK_OPEN, place(importing),
          known ? "not when this document was saved" : "the attributes are not recorded");
}

static void not_surfaced(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "not_surfaced", "no shadow copy of the set was surfaced on the first system", ATTRIBUTES};
    const struct vssdoc_snapshot *s = importing->set != NULL ? importing->set->snapshots : NULL;
    bool known = s != NULL;
    for (; s != NULL; s = s->next) {
        known = known && s->attributes >= 0;
        if (vsd_has_bits(s->attributes, VSD_ATTR_IMPORTED))
            continue;
        if (!is_empty(s->device_object) || !is_empty(s->exposed_name) ||
            vsd_has_bits(s->attributes, VSD_ATTR_EXPOSED_LOCALLY) ||
            vsd_has_bits(s->attributes, VSD_ATTR_EXPOSED_REMOTELY)) {
            CHECK(importing, &row, VSSDOC_CHECK_FAILED, &s->at,
                  "the shadow copy of %.300s is visible without an import", volume(s));
            return;
        }
    }
    CHECK(importing, &row, known ? VSSDOC_CHECK_MET : VSSDOC_CHECK_OPEN, place(importing),
          known ? "none is" : "the attributes are not recorded");
}

static void lifetime(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "lifetime",
        "the set still exists: without persistence it goes with the requester that made it",
        VSD_IMPORTING "; " ATTRIBUTES};
    const struct vssdoc_snapshot_set *set = importing->set;
    int64_t mask = set != NULL && set->context >= 0        ? set->context
                   : set != NULL && set->snapshots != NULL ? set->snapshots->attributes
                                                           : VSSDOC_ABSENT;
    if (mask < 0)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "the attributes are not recorded");
    else if (vsd_has_bits(mask, VSD_ATTR_PERSISTENT | VSD_ATTR_NO_AUTO_RELEASE))
        CHECK(importing, &row, VSSDOC_CHECK_MET, place(importing),
              "persistent and without automatic release: it stays until it is deleted");
    else
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "%s: the requester on the first system must still run and hold IVssBackupComponents",
              vsd_has_bits(mask, VSD_ATTR_PERSISTENT) ? "persistent, but released automatically"
                                                      : "not persistent");
}

/* ---- the machines ---- */

static void provider(struct importing *importing)
{
    static const struct vsd_check_row row = {"hardware_provider",
                                             "the array's hardware provider made the copies and is "
                                             "installed on both systems, which reach "
                                             "the same array",
                                             VSD_IMPORTING "; " ATTRIBUTES};
    const struct vssdoc_snapshot *s = importing->set != NULL ? importing->set->snapshots : NULL;
    const struct vssdoc_snapshot *software = s;
    while (software != NULL && (software->attributes < 0 ||
                                vsd_has_bits(software->attributes, VSD_ATTR_HARDWARE_ASSISTED)))
        software = software->next;
    if (software != NULL)
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, &software->at,
              "no hardware provider made the shadow copy of %.300s (0x10000 unset)",
              volume(software));
    else if (s != NULL && s->provider_id.valid)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, &s->at,
              "look for provider %.60s on the second system, and whether it reaches the array",
              s->provider_id.spelling);
    else
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing), "the BCD names no provider");
}

static void editions(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "editions", "both systems run an edition of Windows Server that can do this",
        VSD_IMPORTING};
    CHECK(
        importing, &row, VSSDOC_CHECK_OPEN, NULL,
        "documents do not name it. The pages disagree about Windows Server 2003: all editions from "
        "Service Pack 1 on, or Enterprise and Datacenter alone");
}

static void dynamic_disks(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "dynamic_disks",
        "the volumes lie on basic disks, where the second system is older than "
        "Windows Server 2008",
        VSD_IMPORTING};
    CHECK(importing, &row, VSSDOC_CHECK_OPEN, NULL,
          "documents do not tell what kind of disk it is");
}

/* ---- the writers ---- */

static void wmds(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "wmds", "the WMD of every writer came along: step 7 takes the files' paths from it",
        VSD_IMPORTING};
    const struct vssdoc_capture *capture = importing->telling->capture;
    const struct vssdoc_writer_components *missing = NULL;
    size_t n = 0;
    for (const struct vssdoc_writer_components *e = importing->bcd->writers; e != NULL;
         e = e->next) {
        if (vssdoc_writer_of(capture, e, NULL) != NULL)
            continue;
        missing = missing != NULL ? missing : e;
        n++;
    }
    const char *name = missing != NULL ? vssdoc_entry_name(capture, missing) : NULL;
    if (missing != NULL)
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, &missing->at, "missing: that of %.200s%s",
              name != NULL                          ? name
              : missing->writer_id.spelling != NULL ? missing->writer_id.spelling
                                                    : "a writer without an id",
              n == 1 ? "" : " and of others");
    else
        CHECK(importing, &row, VSSDOC_CHECK_MET, NULL, "all %zu", importing->bcd->n_writers);
}

/* The first component in the backup that wants to be recovered in its shadow copy. */
static const struct vssdoc_component *recovering(const struct vssdoc_capture *capture,
                                                 const struct vssdoc_writer *writer)
{
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        if (c->flags > 0 && (c->flags & 0x3) != 0 && vssdoc_record_of(capture, writer, c) != NULL)
            return c;
    return NULL;
}

static void recovery_flags(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "recovery_flags",
        "no component wants auto-recovery (VSS_CF_BACKUP_RECOVERY, VSS_CF_APP_ROLLBACK_RECOVERY)",
        "api:ne-vss-vss_component_flags"};
    const struct vssdoc_capture *capture = importing->telling->capture;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_component *c = recovering(capture, capture->writers[i]);
        if (c == NULL)
            continue;
        vsd_tell_check(
            importing->telling, &importing->checks, &row, VSSDOC_CHECK_OPEN,
            capture->writers[i]->document, &c->at,
            "%.300s wants it: on Windows Server 2003 SP1 and Vista it cannot be in a "
            "transportable set; later the provider must mask the disks to the first system "
            "for it",
            c->full_path);
        return;
    }
    CHECK(importing, &row, capture->n_writers > 0 ? VSSDOC_CHECK_MET : VSSDOC_CHECK_OPEN, NULL,
          capture->n_writers > 0 ? "none of those in the backup" : "there is no WMD");
}

/* The volumes of a component's files that the set surely lacks, or that cannot be told. */
static void look_at_files(struct importing *importing, const struct vssdoc_component *c,
                          char *outside, size_t *n_outside, size_t *n_seen)
{
    struct vsd_drives *drives = &importing->telling->drives;
    for (const struct vssdoc_file_set *f = c->file_sets; f != NULL; f = f->next) {
        struct vsd_drive *drive = f->path != NULL ? vsd_drive_of(drives, f->path, NULL) : NULL;
        if (drive == NULL || drive->seen == importing)
            continue;
        drive->seen = importing;
        (*n_seen)++;
        if (!vsd_drive_outside(drives, drive))
            continue;
        size_t used = strlen(outside);
        if (used < 300)
            (void)snprintf(outside + used, 160, "%s%.120s", used > 0 ? ", " : "", drive->name);
        (*n_outside)++;
    }
}

static void component_volumes(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "component_volumes", "the set has all volumes of the components in the backup",
        VSD_IMPORTING "; overview-of-pre-backup-tasks.md"};
    const struct vssdoc_capture *capture = importing->telling->capture;
    char outside[512] = "";
    size_t n_outside = 0, n_seen = 0,
           n_set = importing->set != NULL ? importing->set->n_snapshots : 0;
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        struct vsd_hierarchy hierarchy;
        bool enough = vsd_hierarchy_make(&hierarchy, w);
        for (const struct vssdoc_component *c = w->components; enough && c != NULL; c = c->next) {
            const struct vssdoc_component *above = c;
            while (above != NULL && vssdoc_record_of(capture, w, above) == NULL)
                above = vsd_ancestor(&hierarchy, above);
            if (above != NULL)
                look_at_files(importing, c, outside, &n_outside, &n_seen);
        }
        importing->telling->no_memory = importing->telling->no_memory || !enough;
        vsd_hierarchy_free(&hierarchy);
    }
    if (n_outside > 0)
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, place(importing), "not in the set: %s",
              outside);
    else if (n_seen == 0 || n_set == 0)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, NULL,
              "the documents do not tell which volumes these are");
    else if (n_seen > n_set)
        CHECK(importing, &row, VSSDOC_CHECK_FAILED, place(importing),
              "files lie on %zu volumes, %zu shadow cop%s described", n_seen, n_set,
              n_set == 1 ? "y is" : "ies are");
    else if (importing->telling->drives.guid_only && !importing->telling->drives.listed)
        CHECK(importing, &row, VSSDOC_CHECK_OPEN, place(importing),
              "files lie on %zu volume%s, %zu shadow cop%s described; which letter is which volume "
              "the "
              "documents do not tell",
              n_seen, n_seen == 1 ? "" : "s", n_set, n_set == 1 ? "y is" : "ies are");
    else
        CHECK(importing, &row, VSSDOC_CHECK_MET, place(importing), "%zu of %zu", n_seen, n_set);
}

/* ---- clusters ---- */

static void cluster(struct importing *importing)
{
    static const struct vsd_check_row row = {
        "cluster",
        "the second system is no node of the cluster where the original volumes are mounted: both "
        "disks have one signature",
        VSD_IMPORTING "; fast-recovery-using-transportable-shadow-copied-volumes.md"};
    const char *name = vsd_cluster_writer(importing->telling->capture);
    CHECK(importing, &row, VSSDOC_CHECK_OPEN, NULL,
          "%s%.200s%s Fast recovery inside a cluster: mask the originals, import, break the set, "
          "make "
          "the disks writable, unmask; it takes Service Pack 1, basic MBR disks and page 83 "
          "identifiers of type 1, 2 or 8 (another page: or 3) with association 0.",
          name != NULL ? "The first system is a node of one ("
                       : "No document is of a cluster's writer.",
          name != NULL ? name : "", name != NULL ? "): import outside it." : "");
}

void vsd_tell_import(struct vsd_telling *telling)
{
    static void (*const all[])(struct importing *) = {
        disks,     not_imported, whole_set,     context, created,           count,
        unchanged, lifetime,     not_surfaced,  wmds,    component_volumes, recovery_flags,
        provider,  editions,     dynamic_disks, cluster};
    const struct vssdoc_backup_components *bcd = telling->capture->backup_components;
    struct importing importing = {.telling = telling,
                                  .bcd = bcd,
                                  .set = bcd != NULL ? bcd->snapshot_set : NULL,
                                  .checks = {.size = sizeof(struct vssdoc_timeline_check)}};
    for (size_t i = 0; bcd != NULL && i < sizeof all / sizeof all[0]; i++)
        all[i](&importing);
    telling->timeline->public.n_import_checks = importing.checks.n;
    telling->timeline->public.import_checks = vsd_tell_keep(telling, &importing.checks);
}
