/* Rules about a component's record in a BCD: what it is, what became of its backup. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "model/backup.h"
#include "model/hresults.h"
#include "model/model.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* ---- identity ---- */

static void record_name(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (is_empty(record->name))
        vsd_report(check, &record->at, NULL, "a component without a name");
}
DEFINE_RULE(record_name, .record = record_name,
            .public = {.code = "VSS320",
                       .slug = "bcd-component-name-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "nothing without a name can be found in the WMD or restored",
                       .title = "every component of the BCD has a componentName",
                       .advice = "AddComponent takes the name from the WMD; save the BCD again.",
                       .source = "api:bc-addcomponent"});

static void record_type(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->type == VSSDOC_ABSENT)
        vsd_report(check, &record->at, NULL,
                   "no componentType: neither a database nor a file group");
    else if (record->type == 0)
        vsd_report(check, &record->at, NULL, "the componentType is UNDEFINED");
    else if (record->type == VSSDOC_UNKNOWN)
        vsd_report(check, &record->at, NULL,
                   "componentType \"%.200s\" is none of the values of VSS_COMPONENT_TYPE",
                   vsd_raw_of(&record->at, "type"));
}
DEFINE_RULE(record_type, .record = record_type,
            .public = {.code = "VSS321",
                       .slug = "bcd-component-type-undefined",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "calls at restore need the type to address the component",
                       .title = "every component of the BCD is a database or a file group",
                       .advice = "AddComponent takes the type from the WMD; save the BCD again.",
                       .source = "api:ne-vswriter-vss_component_type; api:bc-addcomponent"});

/* Records of one entry by path and name: exactly as spelled, or as Windows compares them. */
struct seen_record {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_backup_component *record;
};

static struct vsd_key record_key(const struct vssdoc_backup_component *record, bool exact)
{
    const char *path = record->full_path != NULL ? record->full_path : "";
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    if (exact)
        vsd_key_bytes(&maker, path, strlen(path));
    else
        vsd_key_folded(&maker, path, strlen(path));
    return vsd_key_end(&maker);
}

/* *first is the earlier record with the same key, NULL when there is none. False when memory runs
 * out. */
static bool see(struct vsd_arena *arena, struct seen_record **seen, bool exact,
                const struct vssdoc_backup_component *record,
                const struct vssdoc_backup_component **first)
{
    struct seen_record *added = vsd_arena_alloc(arena, sizeof *added), *old = NULL;
    *first = NULL;
    if (added == NULL)
        return false;
    added->key = record_key(record, exact);
    added->record = record;
    HASH_FIND(hh, *seen, &added->key, sizeof added->key, old);
    if (old != NULL) {
        *first = old->record;
        return true;
    }
    HASH_ADD(hh, *seen, key, sizeof added->key, added);
    return added->hh.tbl != NULL;
}

static void report_twice(struct vsd_check *check, const struct vssdoc_backup_component *record,
                         const struct vssdoc_backup_component *first, bool exact)
{
    check->record = record;
    if (exact)
        vsd_report(check, &record->at, NULL, "the component \"%.200s\" is there twice",
                   record->full_path);
    else
        vsd_report(
            check, &record->at, record->name,
            "differs from \"%.200s\" in case only: calls that name one of them may reach the "
            "other",
            first->full_path);
}

static void look_for_twice(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                           bool exact)
{
    struct vsd_arena arena = {0};
    struct seen_record *seen = NULL;
    bool enough = true;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL && enough;
         r = r->next) {
        const struct vssdoc_backup_component *first = NULL;
        enough = is_empty(r->name) || see(&arena, &seen, exact, r, &first);
        if (enough && !is_empty(r->name) && first != NULL &&
            (exact || strcmp(first->full_path, r->full_path) != 0))
            report_twice(check, r, first, exact);
    }
    if (!enough)
        vsd_check_no_memory(check);
    HASH_CLEAR(hh, seen);
    vsd_arena_free(&arena);
}

static void record_duplicate(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    look_for_twice(check, entry, true);
}
DEFINE_RULE(record_duplicate, .entry = record_duplicate,
            .public = {.code = "VSS322",
                       .slug = "bcd-component-duplicate",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_ERROR,
                       .why = "VSS refuses to add a component twice: something else made this list",
                       .title = "every component is in the BCD once",
                       .advice = "Remove the second record, or load the document that VSS saved.",
                       .source = "api:bc-addcomponent"});

static void record_case(struct vsd_check *check, const struct vssdoc_writer_components *entry)
{
    look_for_twice(check, entry, false);
}
DEFINE_RULE(record_case, .entry = record_case,
            .public = {.code = "VSS323",
                       .slug = "bcd-component-case",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "no page says whether VSS tells such names apart; some databases do",
                       .title = "components of a writer differ in more than case",
                       .advice = "Restore such components in a test before relying on the backup.",
                       .source = "inferred: api:bc-addcomponent is silent about case"});

/* ---- what became of the backup ---- */

/* How many of a BCD's components say whether their backup succeeded. */
static size_t outcomes(const struct vssdoc_backup_components *bcd, bool *all_read)
{
    size_t n = 0;
    *all_read = true;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next) {
            n += r->backup_succeeded != VSSDOC_ABSENT;
            *all_read = *all_read && vsd_all_read(&r->at);
        }
    }
    return n;
}

static void record_no_outcome(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    bool all_read;
    if (bcd->n_components > 0 && outcomes(bcd, &all_read) == 0 && all_read)
        vsd_report(
            check, &bcd->at, NULL,
            "no component says whether its backup succeeded: this copy was saved before that "
            "was known, as DiskShadow and VShadow do");
}
DEFINE_RULE(record_no_outcome, .bcd = record_no_outcome,
            .public = {
                .code = "VSS324",
                .slug = "bcd-no-backup-outcome",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_INFO,
                .why = "usual: common tools save the BCD right after the shadow copy is made",
                .title = "components say whether their backup succeeded",
                .advice = "Look into the backup program's log; save the BCD once more after "
                          "BackupComplete.",
                .source = "api:c-getbackupsucceeded; captured documents"});

static void report_no_outcome(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    check->record = record;
    if (record->backup_succeeded == VSSDOC_ABSENT && vsd_all_read(&record->at))
        vsd_report(check, &record->at, NULL,
                   "does not say whether its backup succeeded, while other components do");
}

static void record_outcome(struct vsd_check *check, const struct vssdoc_backup_components *bcd)
{
    bool all_read;
    if (outcomes(bcd, &all_read) == 0)
        return;
    for (const struct vssdoc_writer_components *e = bcd->writers; e != NULL; e = e->next) {
        check->entry = e;
        check->writer = vssdoc_writer_of(check->capture, e, NULL);
        for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next)
            report_no_outcome(check, r);
    }
}
DEFINE_RULE(record_outcome, .bcd = record_outcome,
            .public = {.code = "VSS325",
                       .slug = "bcd-outcome-missing",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the writer takes such a component for one that was not backed up",
                       .title = "when one component has an outcome, all have",
                       .advice = "The requester must call SetBackupSucceeded for every component "
                                 "that it added.",
                       .source = "api:bc-setbackupsucceeded"});

static void record_failed(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->backup_succeeded == 0)
        vsd_report(check, &record->at, NULL,
                   "its backup failed: not all files of the component set were copied");
}
DEFINE_RULE(record_failed, .record = record_failed,
            .public = {.code = "VSS326",
                       .slug = "bcd-backup-failed",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "the document is right; the backup is not",
                       .title = "the backup of every component succeeded",
                       .advice = "Look for the cause in the backup's log and back the component up "
                                 "again; no later backup may be based on this one.",
                       .source = "api:bc-setbackupsucceeded; api:c-getbackupsucceeded"});

static void failed_selected(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (record->selected_for_restore == 1 && record->backup_succeeded == 0)
        vsd_report(check, &record->at, NULL,
                   "selected for restore, although its backup failed: files may be missing or of "
                   "different times");
}
DEFINE_RULE(failed_selected, .record = failed_selected,
            .public = {.code = "VSS370",
                       .slug = "bcd-restore-of-failed-backup",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "an incomplete copy may be better than none, if nobody trusts it",
                       .title = "what is restored was backed up completely",
                       .advice = "Restore an earlier backup of the component if there is one.",
                       .source = "api:c-getbackupsucceeded; inferred: no page forbids it"});

/* ---- stamps ---- */

static int backup_type(const struct vsd_check *check)
{
    return check->capture->backup_components->backup_type;
}

static void record_stamp(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    if (!is_empty(record->backup_stamp) &&
        vsd_schema_lacks(vsd_schema_of(check->entry, check->writer), VSD_BS_TIMESTAMPED))
        vsd_report(check, &record->at, NULL,
                   "has a backup stamp, though the writer's schema says that it uses none (0x20): "
                   "\"%.200s\"",
                   record->backup_stamp);
}
DEFINE_RULE(record_stamp, .record = record_stamp,
            .public = {.code = "VSS327",
                       .slug = "bcd-stamp-without-schema",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "requesters go by the schema and will not hand the stamp back",
                       .title = "only writers with the schema's TIMESTAMPED set backup stamps",
                       .advice = "The writer should set VSS_BS_TIMESTAMPED, or no stamp.",
                       .source = "api:c-setbackupstamp; api:ne-vss-vss_backup_schema"});

static void record_previous(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    int64_t schema = vsd_schema_of(check->entry, check->writer);
    int type = vsd_effective_type(backup_type(check), schema);
    if ((type == VSD_BT_INCREMENTAL || type == VSD_BT_DIFFERENTIAL) && schema >= 0 &&
        (schema & VSD_BS_TIMESTAMPED) != 0 && is_empty(record->previous_backup_stamp) &&
        vsd_all_read(&record->at))
        vsd_report(
            check, &record->at, NULL,
            "no stamp of an earlier backup in this %s one: the writer cannot know since when "
            "to look for changes",
            vsd_backup_type_name(type));
}
DEFINE_RULE(record_previous, .record = record_previous,
            .public = {.code = "VSS328",
                       .slug = "bcd-inc-no-previous-stamp",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_WARNING,
                       .why = "writers may fall back to a full backup or to times of files",
                       .title = "incremental and differential backups say what they are based on",
                       .advice = "The requester must copy the base's backup stamp with "
                                 "SetPreviousBackupStamp before PrepareForBackup.",
                       .source = "requestor-role-in-backing-up-complex-stores.md; "
                                 "api:bc-setpreviousbackupstamp"});

static void record_previous_full(struct vsd_check *check,
                                 const struct vssdoc_backup_component *record)
{
    int type = backup_type(check);
    if ((type == VSD_BT_FULL || type == VSD_BT_COPY) && !is_empty(record->previous_backup_stamp))
        vsd_report(check, &record->at, NULL,
                   "carries an earlier backup's stamp, which means nothing in a %s backup: "
                   "\"%.200s\"",
                   vsd_backup_type_name(type), record->previous_backup_stamp);
}
DEFINE_RULE(record_previous_full, .record = record_previous_full,
            .public = {.code = "VSS329",
                       .slug = "bcd-previous-stamp-in-full",
                       .scope = VSSDOC_ON_BCD,
                       .severity = VSSDOC_INFO,
                       .why = "writers pass over it",
                       .title = "only backups of changes carry an earlier backup's stamp",
                       .advice = "Call SetPreviousBackupStamp in incremental and differential "
                                 "backups alone.",
                       .source = "api:bc-setpreviousbackupstamp"});

/* ---- what writers said ---- */

static void record_message(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const struct {
        const char *phase, *message;
    } messages[] = {
        {"PrepareForBackup", record->prepare_for_backup_failure},
        {"PostSnapshot", record->post_snapshot_failure},
        {"PreRestore", record->pre_restore_failure},
        {"PostRestore", record->post_restore_failure},
    };
    for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++)
        if (!is_empty(messages[i].message))
            vsd_report(check, &record->at, messages[i].phase,
                       "the writer reported a failure in %s: \"%.400s\"", messages[i].phase,
                       messages[i].message);
}
DEFINE_RULE(record_message, .record = record_message,
            .public = {
                .code = "VSS330",
                .slug = "bcd-failure-message",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the writer decides how bad it is; its text says it better than any rule",
                .title = "no writer recorded a failure",
                .advice = "Read the text and the application's event log of that time.",
                .source = "api:c-getprerestorefailuremsg; api:c-getpostrestorefailuremsg; "
                          "api:ivsscomponentex-getprepareforbackupfailuremsg; "
                          "api:ivsscomponentex-getpostsnapshotfailuremsg"});

static void record_failure(struct vsd_check *check, const struct vssdoc_backup_component *record)
{
    const char *message = is_empty(record->failure_message) ? NULL : record->failure_message;
    char hr[160];
    if (vsd_tells_failure(record->failure_hr)) {
        vsd_hresult_describe(record->failure_hr, hr, sizeof hr);
        vsd_report(check, &record->at, NULL,
                   "the writer reports that this component failed: %s%s%.300s%s", hr,
                   message != NULL ? ", \"" : "", message != NULL ? message : "",
                   message != NULL ? "\"" : "");
    } else if (is_empty(record->failure_hr) && message != NULL) {
        vsd_report(check, &record->at, NULL,
                   "the writer reports that this component failed: \"%.300s\"", message);
    }
}
DEFINE_RULE(record_failure, .record = record_failure,
            .public = {
                .code = "VSS331",
                .slug = "bcd-component-failure",
                .scope = VSSDOC_ON_BCD,
                .severity = VSSDOC_WARNING,
                .why = "the other components of the writer may be fine",
                .title = "no component failed on its own",
                .advice = "Repair what the writer reports and back the component up again; do "
                          "not count on this backup of it.",
                .source = "api:ivsscomponentex2-getfailure; api:ivsscomponentex2-setfailure"});
