/* Rules about a full backup and those built on it, oldest first: what links them, and what is
 * missing. */
#include <string.h>

#include "base/guid.h"
#include "model/backup.h"
#include "model/chain.h"
#include "validate/check.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static void stand_on(struct vsd_check *check, const struct vssdoc_capture *capture)
{
    check->capture = capture;
    check->document = capture->backup_components->document;
    check->entry = NULL;
    check->record = NULL;
    check->writer = NULL;
}

static void stand_at(struct vsd_check *check, const struct vsd_chain *chain,
                     const struct vsd_link *link)
{
    stand_on(check, chain->captures[link->step]);
    check->entry = link->entry;
    check->record = link->record;
    check->writer = vssdoc_writer_of(check->capture, link->entry, NULL);
}

/* ---- the steps ---- */

static void chain_start(struct vsd_check *check, const struct vsd_chain *chain)
{
    const struct vssdoc_backup_components *bcd = chain->captures[0]->backup_components;
    if (bcd->backup_type <= VSD_BT_FULL)
        return;
    stand_on(check, chain->captures[0]);
    vsd_report(check, &bcd->at, NULL, "the chain starts with a backup of type %s%s",
               vsd_backup_type_name(bcd->backup_type),
               bcd->backup_type == VSD_BT_COPY ? ", which is no base for others" : "");
}
DEFINE_RULE(chain_start, .chain = chain_start,
            .public = {
                .code = "VSS500",
                .slug = "chain-starts-with-full",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "a backup of changes is worth nothing without what was changed",
                .title = "a chain starts with a full backup",
                .advice = "Give the full backup first, then the others from the oldest to the "
                          "newest.",
                .source = "api:ne-vss-vss_backup_type; "
                          "restoring-incremental-and-differential-backups.md"});

struct set {
    UT_hash_handle hh;
    unsigned char id[16];
    size_t step;
};

static void chain_twice(struct vsd_check *check, const struct vsd_chain *chain)
{
    struct vsd_arena arena = {0};
    struct set *seen = NULL;
    bool enough = true;
    for (size_t i = 0; i < chain->n && enough; i++) {
        const struct vssdoc_backup_components *bcd = chain->captures[i]->backup_components;
        struct set *set = vsd_arena_alloc(&arena, sizeof *set), *old = NULL;
        enough = set != NULL;
        if (!enough || !bcd->snapshot_set_id.valid || vsd_guid_is_null(&bcd->snapshot_set_id))
            continue;
        memcpy(set->id, bcd->snapshot_set_id.bytes, sizeof set->id);
        set->step = i;
        HASH_FIND(hh, seen, set->id, sizeof set->id, old);
        if (old != NULL) {
            stand_on(check, chain->captures[i]);
            vsd_report(check, &bcd->at, NULL,
                       "backup %zu of the chain is backup %zu once more: both are of the same "
                       "shadow copy set",
                       i + 1, old->step + 1);
            continue;
        }
        HASH_ADD(hh, seen, id, sizeof set->id, set);
        enough = set->hh.tbl != NULL;
    }
    if (!enough)
        vsd_check_no_memory(check);
    HASH_CLEAR(hh, seen);
    vsd_arena_free(&arena);
}
DEFINE_RULE(chain_twice, .chain = chain_twice,
            .public = {.code = "VSS501",
                       .slug = "chain-step-twice",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "one backup was probably left out for it",
                       .title = "every backup is in the chain once",
                       .advice = "Give every backup's BCD and WMDs once, oldest first.",
                       .source = "restoring-incremental-and-differential-backups.md; "
                                 "api:bc-startsnapshotset"});

static void chain_unrelated(struct vsd_check *check, const struct vsd_chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        if (!chain->unrelated[i])
            continue;
        stand_on(check, chain->captures[i]);
        vsd_report(check, &check->capture->backup_components->at, NULL,
                   "backup %zu has no writer in common with those before it, so it belongs to "
                   "another chain",
                   i + 1);
    }
}
DEFINE_RULE(chain_unrelated, .chain = chain_unrelated,
            .public = {.code = "VSS515",
                       .slug = "chain-unrelated",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "backups of other writers, perhaps of another machine, restore nothing "
                              "of what came before",
                       .title = "every step shares writers with those before it",
                       .advice = "Give the backups of one machine and one schedule only.",
                       .source = "restoring-incremental-and-differential-backups.md"});

static void chain_wmd(struct vsd_check *check, const struct vsd_chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        const struct vssdoc_backup_components *bcd = chain->captures[i]->backup_components;
        if (chain->captures[i]->n_writers > 0 || bcd->n_components == 0)
            continue;
        stand_on(check, chain->captures[i]);
        vsd_report(check, &bcd->at, NULL,
                   "backup %zu of the chain has no writer's metadata: which files its components "
                   "had is not known",
                   i + 1);
    }
}
DEFINE_RULE(chain_wmd, .chain = chain_wmd,
            .public = {
                .code = "VSS502",
                .slug = "chain-wmd-missing",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "file sets may change from step to step; a later WMD is no substitute",
                .title = "every step has its writers' metadata",
                .advice = "Keep the WMDs with the BCD of every backup, not of the full one alone.",
                .source = "use-of-components-by-the-requestor.md; "
                          "restoring-incremental-and-differential-backups.md"});

/* ---- stamps ---- */

static void copy_base(struct vsd_check *check, const struct vsd_chain *chain,
                      const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!vsd_builds_on_others(i->type) || i->stamped == NULL || i->stamped->type != VSD_BT_COPY)
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->previous_backup_stamp,
                   "backup %zu is based on backup %zu, a copy backup: \"%.200s\"", i->step + 1,
                   i->stamped->step + 1, i->record->previous_backup_stamp);
    }
}
DEFINE_RULE(copy_base, .component_line = copy_base,
            .public = {
                .code = "VSS503",
                .slug = "chain-copy-base",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "a copy leaves the writer's history alone, so changes count from before",
                .title = "no backup is based on a copy backup",
                .advice = "Take a full backup; the requester must pass the stamp of the last "
                          "full or incremental one.",
                .source = "writer-backup-schema-support.md; api:ne-vss-vss_backup_type"});

static bool is_later(const struct vsd_link *link)
{
    return link->stamped != NULL && link->stamped->step > link->step;
}

/* A stamp handed back that no earlier backup of the component has. */
static bool is_loose(const struct vsd_link *link)
{
    return vsd_builds_on_others(link->type) && link->stamped == NULL && link->previous != NULL &&
           !is_empty(link->record->previous_backup_stamp);
}

/* The base that should be there has a stamp: so one stands between. */
static bool is_gap(const struct vsd_link *link)
{
    return link->type == VSD_BT_INCREMENTAL && link->expected != NULL &&
           !is_empty(link->expected->record->backup_stamp);
}

static void stamp_link(struct vsd_check *check, const struct vsd_chain *chain,
                       const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!is_loose(i) || is_gap(i))
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->previous_backup_stamp,
                   "backup %zu is based on one that is not in the chain: no earlier backup of the "
                   "component has the stamp \"%.200s\"",
                   i->step + 1, i->record->previous_backup_stamp);
    }
}
DEFINE_RULE(stamp_link, .component_line = stamp_link,
            .public = {
                .code = "VSS504",
                .slug = "chain-stamp-link",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "its changes do not fit on what the chain restores before it",
                .title = "the stamp handed back is that of an earlier backup in the chain",
                .advice = "Find the backup with this stamp; without it restore only up to the "
                          "step before.",
                .source = "restoring-incremental-and-differential-backups.md; "
                          "api:bc-setpreviousbackupstamp"});

static void incremental_gap(struct vsd_check *check, const struct vsd_chain *chain,
                            const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!is_loose(i) || !is_gap(i))
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->previous_backup_stamp,
                   "a backup between %zu and %zu is missing: the one with the stamp \"%.200s\"",
                   i->expected->step + 1, i->step + 1, i->record->previous_backup_stamp);
    }
}
DEFINE_RULE(incremental_gap, .component_line = incremental_gap,
            .public = {.code = "VSS505",
                       .slug = "chain-incremental-gap",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "what changed in between would be lost, and the data torn",
                       .title = "no incremental backup is missing between two others",
                       .advice = "Find the missing backup; without it restore only up to the step "
                                 "before.",
                       .source = "restoring-incremental-and-differential-backups.md"});

static void wrong_base(struct vsd_check *check, const struct vsd_chain *chain,
                       const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        bool differential = i->type == VSD_BT_DIFFERENTIAL;
        if (!vsd_builds_on_others(i->type) || i->stamped == NULL || i->expected == NULL ||
            i->stamped->type == VSD_BT_COPY || is_later(i) || i->stamped == i->expected ||
            (!differential && i->stamped->step > i->expected->step))
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->previous_backup_stamp,
                   "backup %zu (%s) is based on backup %zu (%s), not on backup %zu (%s)",
                   i->step + 1, vsd_backup_type_name(i->type), i->stamped->step + 1,
                   vsd_backup_type_name(i->stamped->type), i->expected->step + 1,
                   vsd_backup_type_name(i->expected->type));
    }
}
DEFINE_RULE(wrong_base, .component_line = wrong_base,
            .public = {
                .code = "VSS506",
                .slug = "chain-stamp-wrong-base",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_WARNING,
                .why = "some writers define other bases; the restore must follow the stamps",
                .title = "differentials build on the last full backup, incrementals on the last "
                         "full or incremental one",
                .advice = "Restore by the stamps: leave out the steps that this one is not based "
                          "on.",
                .source = "writer-backup-schema-support.md; "
                          "requestor-role-in-vss-incremental-and-differential-backups.md"});

static void order(struct vsd_check *check, const struct vsd_chain *chain,
                  const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!is_later(i))
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->previous_backup_stamp,
                   "backup %zu is based on backup %zu, which was given after it: \"%.200s\"",
                   i->step + 1, i->stamped->step + 1, i->record->previous_backup_stamp);
    }
}
DEFINE_RULE(order, .component_line = order,
            .public = {.code = "VSS507",
                       .slug = "chain-order",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "restored in this order the newer state would be overwritten",
                       .title = "the chain is given from the oldest to the newest",
                       .advice = "Give the backups in the order in which they were made.",
                       .source = "restoring-incremental-and-differential-backups.md"});

/* ---- types ---- */

static void exclusive_mixed(struct vsd_check *check, const struct vsd_chain *chain,
                            const struct vsd_line *line)
{
    const struct vsd_link *incremental = NULL, *differential = NULL;
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        const struct vsd_link *other = NULL;
        if (i->type == VSD_BT_FULL)
            incremental = differential = NULL;
        else if (i->type == VSD_BT_INCREMENTAL)
            other = differential, incremental = i;
        else if (i->type == VSD_BT_DIFFERENTIAL)
            other = incremental, differential = i;
        stand_at(check, chain, i);
        int64_t schema = vsd_schema_of(i->entry, check->writer);
        if (other == NULL || schema < 0 || (schema & VSD_BS_EXCLUSIVE) == 0)
            continue;
        vsd_report(
            check, &i->entry->at, NULL,
            "backup %zu is %s and backup %zu %s, but the writer allows only one kind after a "
            "full backup (schema bit 0x4)",
            other->step + 1, vsd_backup_type_name(other->type), i->step + 1,
            vsd_backup_type_name(i->type));
        return;
    }
}
DEFINE_RULE(exclusive_mixed, .writer_line = exclusive_mixed,
            .public = {.code = "VSS508",
                       .slug = "chain-exclusive-mixed",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer says that it cannot tell the changes of such a mixture",
                       .title = "writers that exclude it have no mixture of incremental and "
                                "differential backups",
                       .advice = "Take a full backup now and keep to one kind after it.",
                       .source = "api:ne-vss-vss_backup_schema"});

static void fallback(struct vsd_check *check, const struct vsd_chain *chain,
                     const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        int asked = chain->captures[i->step]->backup_components->backup_type;
        if (i->step == 0 || i->type == asked || i->entry->components == NULL)
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->entry->at, NULL,
                   "the writer has no %s backups: its part of this backup is a full one and a new "
                   "base; nothing before it is needed for the writer",
                   vsd_backup_type_name(asked));
    }
}
DEFINE_RULE(fallback, .writer_line = fallback,
            .public = {.code = "VSS509",
                       .slug = "chain-fallback-full",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_INFO,
                       .why = "the documented fallback; it only matters for what is restored",
                       .title = "writers make the type of backup that each step is",
                       .advice = "Restore this writer's part from the newest step alone.",
                       .source = "api:ne-vss-vss_backup_type"});

/* ---- components ---- */

static void base_missing(struct vsd_check *check, const struct vsd_chain *chain,
                         const struct vsd_line *line)
{
    bool starts_full = chain->captures[0]->backup_components->backup_type == VSD_BT_FULL;
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (i->step == 0 || !vsd_builds_on_others(i->type) || chain->unrelated[i->step] ||
            i->expected != NULL || i->stamped != NULL || (!starts_full && i->previous != NULL))
            continue;
        stand_at(check, chain, i);
        vsd_report(
            check, &i->record->at, i->record->backup_stamp,
            "in backup %zu, which holds changes only, but in no earlier one that it could be "
            "based on",
            i->step + 1);
    }
}
DEFINE_RULE(base_missing, .component_line = base_missing,
            .public = {
                .code = "VSS510",
                .slug = "chain-component-missing-in-base",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "changes without what was changed cannot be restored",
                .title = "every component of a later step is in its base",
                .advice = "Take a full backup of the component; new databases need one first.",
                .source = "requestor-role-in-backing-up-complex-stores.md"});

static void failed_link(struct vsd_check *check, const struct vsd_chain *chain,
                        const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!i->needed || i->record->backup_succeeded != 0)
            continue;
        stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->backup_stamp,
                   "backup %zu of the component failed, but later ones are based on it",
                   i->step + 1);
    }
}
DEFINE_RULE(failed_link, .component_line = failed_link,
            .public = {.code = "VSS511",
                       .slug = "chain-failed-link",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "files that the failed step lacks are missing from every later state",
                       .title = "every step that others are based on succeeded",
                       .advice = "Restore up to the step before; take a full backup now.",
                       .source = "api:bc-setbackupsucceeded"});

static void dropped(struct vsd_check *check, const struct vsd_chain *chain,
                    const struct vsd_line *line)
{
    const struct vsd_link *i = line->last;
    bool related = true;
    for (size_t step = i->step + 1; step < chain->n; step++)
        related = related && !chain->unrelated[step];
    if (i->step + 1 == chain->n || !related)
        return;
    stand_at(check, chain, i);
    vsd_report(check, &i->record->at, NULL,
               "not in the last backup of the chain: it can be restored as of backup %zu only",
               i->step + 1);
}
DEFINE_RULE(dropped, .component_line = dropped,
            .public = {
                .code = "VSS512",
                .slug = "chain-component-dropped",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_INFO,
                .why = "it may have been deleted, or never meant to be in every step",
                .title = "components of the chain are in its last step",
                .advice = "Check whether the component still exists and should be backed up.",
                .source = "inferred: requestor-role-in-backing-up-complex-stores.md"});

/* ---- restore ---- */

static void report_restores(struct vsd_check *check, const struct vsd_chain *chain,
                            const struct vsd_link *link, bool last)
{
    int more = link->record->additional_restores;
    bool known = more >= 0 || (more == VSSDOC_ABSENT && vsd_all_read(&link->record->at));
    if (!known || (more == 1) != last)
        return;
    stand_at(check, chain, link);
    vsd_report(
        check, &link->record->at, link->record->backup_stamp,
        last ? "backup %zu is the last to be restored, yet additionalRestores announces more: "
               "the writer will not finish recovery"
             : "backup %zu is not the last to be restored, but additionalRestores does not "
               "say so: the writer finishes recovery, and later steps cannot be applied",
        link->step + 1);
}

static void additional(struct vsd_check *check, const struct vsd_chain *chain,
                       const struct vsd_line *line)
{
    const struct vsd_link *last = NULL;
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next)
        if (i->record->selected_for_restore == 1)
            last = i;
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next)
        if (i->record->selected_for_restore == 1)
            report_restores(check, chain, i, i == last);
}
DEFINE_RULE(additional, .component_line = additional,
            .public = {
                .code = "VSS513",
                .slug = "chain-additional-restores",
                .scope = VSSDOC_ON_CHAIN,
                .severity = VSSDOC_ERROR,
                .why = "applications recover too early or never: the data cannot be used",
                .title = "every restore of a chain but the last announces more",
                .advice = "Call SetAdditionalRestores with true for all steps but the last, and "
                          "false for that.",
                .source = "restoring-incremental-and-differential-backups.md; "
                          "api:bc-setadditionalrestores"});
