/* Rules about what each step of a chain makes of its components: types, gaps, restores. */
#include "model/backup.h"
#include "model/chain.h"
#include "validate/check.h"

/* ---- types ---- */

static void exclusive_mixed(struct vsd_check *check, const struct vsd_chain *chain,
                            const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        const struct vsd_link *other = i->mixed;
        vsd_stand_at(check, chain, i);
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
        vsd_stand_at(check, chain, i);
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
        vsd_stand_at(check, chain, i);
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
        vsd_stand_at(check, chain, i);
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
    vsd_stand_at(check, chain, i);
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
    vsd_stand_at(check, chain, link);
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
