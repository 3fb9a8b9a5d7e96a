/* Rules about a BCD as a whole. */
#include "base/guid.h"
#include "base/path.h"
#include "model/backup.h"
#include "model/model.h"
#include "model/writer_ids.h"
#include "result/validation.h"
#include "validate/check.h"

/* ---- the right document ---- */

static const struct vssdoc_element *root_of(const struct vssdoc_document *document)
{
    return document->writer != NULL     ? &document->writer->at
           : document->manifest != NULL ? &document->manifest->at
                                        : NULL;
}

static void bcd_root(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    if (capture->manifest == NULL || capture->manifest->backup_components_file == NULL)
        return;
    const char *name = capture->manifest->backup_components_file;
    for (size_t i = 0; i < capture->n_documents; i++) {
        const struct vssdoc_document *document = capture->documents[i];
        if (document->kind == VSSDOC_BCD || document->error != NULL || document->path == NULL ||
            !vsd_names_document(name, document->path))
            continue;
        check->document = document;
        vsd_report(check, root_of(document), NULL,
                   "the manifest calls this file the backup components document, but %s",
                   document->kind == VSSDOC_WMD        ? "it is a writer's metadata"
                   : document->kind == VSSDOC_MANIFEST ? "it is a manifest"
                                                       : "its root is not BACKUP_COMPONENTS");
    }
}
DEFINE_RULE(bcd_root, .capture = bcd_root,
            .public = {.code = "VSS300",
                       .slug = "bcd-root",
                       .scope = VSSDOC_ON_CAPTURE,
                       .severity = VSSDOC_ERROR,
                       .why = "VSS refuses to load anything else as a BCD",
                       .title = "what is given as the BCD has the root BACKUP_COMPONENTS",
                       .advice = "Look for the file that SaveAsXML wrote: somebody has mixed up or "
                                 "overwritten the files of this capture.",
                       .source = "captured documents; backup-components-document-contents.md"});

/* ---- the state of the backup ---- */

static void bcd_backup_type(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->backup_type == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, NULL,
                   "no backupType: nothing says what kind of backup this is");
    else if (bcd->backup_type == VSD_BT_UNDEFINED)
        vsd_report(check, &bcd->at, NULL, "the backupType is UNDEFINED, an error of the requester");
    else if (bcd->backup_type == VSSDOC_UNKNOWN)
        vsd_report(check, &bcd->at, NULL,
                   "backupType \"%.200s\" is none of the values of VSS_BACKUP_TYPE",
                   vsd_raw_of(&bcd->at, "backup_type"));
}
DEFINE_RULE(bcd_backup_type, .bcd = bcd_backup_type,
            .public = {
                .code = "VSS301",
                .slug = "bcd-backup-type-undefined",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_ERROR,
                .why = "writers decide by the type what to back up and whether to truncate logs",
                .title = "the BCD says what type of backup it is",
                .advice = "The requester must call SetBackupState with a type before "
                          "PrepareForBackup.",
                .source = "api:ne-vss-vss_backup_type; vss-backup-state.md"});

static void bcd_select_components(struct vsd_check *check,
                                  const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, NULL,
                   "no selectComponents: nothing says whether components or whole volumes were "
                   "backed up");
}
DEFINE_RULE(bcd_select_components, .bcd = bcd_select_components,
            .public = {
                .code = "VSS302",
                .slug = "bcd-select-components-missing",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "without it nobody knows whether the list of components is meant",
                .title = "the BCD says whether components were selected",
                .advice = "The requester should call SetBackupState; until then take the list "
                          "of components as what was meant only if there is one.",
                .source = "api:bc-setbackupstate; vss-backup-state.md"});

static void bcd_state(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->bootable_system_state == VSSDOC_ABSENT)
        vsd_report(
            check, &bcd->at, "bootableSystemStateBackup",
            "no bootableSystemStateBackup: nothing says whether the system state was meant to "
            "be complete");
    if (bcd->partial_file_support == VSSDOC_ABSENT)
        vsd_report(check, &bcd->at, "partialFileSupport",
                   "no partialFileSupport: writers take it for \"no\" and name whole files");
}
DEFINE_RULE(bcd_state, .bcd = bcd_state,
            .public = {
                .code = "VSS303",
                .slug = "bcd-state-missing",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "the files that were backed up are the same either way",
                .title = "the BCD says what it covers of the system state and of files",
                .advice = "The requester should call SetBackupState before PrepareForBackup; "
                          "it sets all of the backup's state.",
                .source = "api:bc-setbackupstate; vss-backup-state.md"});

static void bcd_snapshot_set(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->snapshot_set_id.spelling == NULL)
        vsd_report(
            check, &bcd->at, NULL,
            "no snapshotSetId: the BCD was saved before a shadow copy was made, or files were "
            "read without one");
    else if (vsd_guid_is_null(&bcd->snapshot_set_id))
        vsd_report(check, &bcd->at, NULL,
                   "the snapshotSetId is all zeros, which is no shadow copy set: the BCD was saved "
                   "before one was made");
}
DEFINE_RULE(bcd_snapshot_set, .bcd = bcd_snapshot_set,
            .public = {.code = "VSS304",
                       .slug = "bcd-snapshot-set-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "a backup need not use a shadow copy, though nearly all do",
                       .title = "the BCD names the shadow copy set that was backed up",
                       .advice = "Save the BCD after DoSnapshotSet has returned.",
                       .source = "api:bc-startsnapshotset; captured documents"});

static void bcd_noncomponent(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == 0 && bcd->n_components > 0)
        vsd_report(
            check, &bcd->at, NULL,
            "selectComponents is \"no\", yet %zu component%s listed: whole volumes were meant "
            "and the list means nothing",
            bcd->n_components, bcd->n_components == 1 ? " is" : "s are");
}
DEFINE_RULE(bcd_noncomponent, .bcd = bcd_noncomponent,
            .public = {.code = "VSS305",
                       .slug = "bcd-components-in-noncomponent-mode",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "writers ignore the list, so it may promise what was not prepared",
                       .title = "components are listed only where components were selected",
                       .advice = "Pass bSelectComponents = true to SetBackupState, or add no "
                                 "components.",
                       .source = "vss-backup-state.md; api:bc-setbackupstate"});

/* Whether components could have been chosen, which is for rules that look at the WMDs as well. */
static bool any_component(const struct vssdoc_capture *capture)
{
    for (size_t i = 0; i < capture->n_writers; i++)
        if (capture->writers[i]->components != NULL)
            return true;
    return false;
}

static void bcd_empty(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components != 0 && bcd->n_components == 0 && vsd_all_read(&bcd->at) &&
        !(bcd->select_components == 1 && any_component(check->capture)))
        vsd_report(
            check, &bcd->at, NULL,
            "no component at all: as far as this document goes the backup was taken without "
            "writers, so the files are consistent for the file system only, as after a power "
            "failure, and no application truncates its logs");
}
DEFINE_RULE(bcd_empty, .bcd = bcd_empty,
            .public = {.code = "VSS306",
                       .slug = "bcd-empty",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "file-system consistency may be all that was asked for",
                       .title = "a backup of components has components",
                       .advice = "For application-consistent backups check that the requester adds "
                                 "the writers' components (in a virtual machine: that application "
                                 "quiescing is on).",
                       .source = "use-of-components-by-the-requestor.md; inferred: what it means"});

static void bcd_volumes(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    if (bcd->select_components == 0 && bcd->n_components == 0)
        vsd_report(check, &bcd->at, NULL,
                   "selectComponents is \"no\": whole volumes were backed up, and no writer's data "
                   "can be restored or checked component by component");
}
DEFINE_RULE(bcd_volumes, .bcd = bcd_volumes,
            .public = {
                .code = "VSS307",
                .slug = "bcd-volume-mode",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "it is a mode of its own; backing up volumes is legitimate",
                .title = "the backup knows components",
                .advice = "Use component mode where databases must be restored one by one or "
                          "incremental backups are wanted.",
                .source = "vss-backup-state.md; api:bc-setbackupstate"});

/* ---- age ---- */

enum { TOMBSTONE_DAYS = 60 };

static void chain_tombstone(struct vsd_check *check, const struct vsd_chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        const struct vssdoc_backup_components *bcd = chain->captures[i]->backup_components;
        const struct vssdoc_writer_components *e = bcd->writers;
        while (e != NULL && !vsd_is_writer(&e->writer_id, VSD_NTDS_WRITER))
            e = e->next;
        int64_t day = e != NULL ? vsd_day_of_backup(bcd) : 0;
        int64_t age = vsd_day_of(check->today) - day;
        check->validation->accept.today_matters = check->validation->accept.today_matters || day != 0;
        if (day == 0 || age <= TOMBSTONE_DAYS)
            continue;
        check->capture = chain->captures[i];
        check->document = bcd->document;
        check->entry = e;
        check->writer = vssdoc_writer_of(chain->captures[i], e, NULL);
        vsd_report(
            check, &e->at, NULL,
            "this backup of Active Directory is %lld days old: beyond the tombstone lifetime "
            "(%d days unless changed) it cannot be restored",
            (long long)age, TOMBSTONE_DAYS);
    }
}
DEFINE_RULE(chain_tombstone, .chain = chain_tombstone,
            .public = {
                .code = "VSS514",
                .slug = "chain-tombstone",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_WARNING,
                .why = "the forest may have a longer lifetime set",
                .title = "backups of Active Directory are younger than the tombstone lifetime",
                .advice = "Look up tombstoneLifetime of the forest; restore a younger backup or "
                          "another domain controller's.",
                .source = "vss-backup-and-restore-of-the-active-directory.md; inferred: the day, "
                          "from a shadow copy's time or a stamp"});
