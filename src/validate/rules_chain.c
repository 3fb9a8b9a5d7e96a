/* Rules about a full backup and those built on it, oldest first: what links them, and what is
 * missing. */
#include <string.h>

#include "base/guid.h"
#include "model/backup.h"
#include "model/chain.h"
#include "validate/view.h"

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

/* ---- the steps ---- */

static void chain_start(struct vsd_check *check, const struct vsd_chain *chain)
{
    const struct vssdoc_backup_components *bcd = chain->captures[0]->backup_components;
    if (bcd->backup_type <= VSD_BT_FULL)
        return;
    vsd_stand_on(check, chain->captures[0]);
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
            vsd_stand_on(check, chain->captures[i]);
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
        vsd_stand_on(check, chain->captures[i]);
        vsd_report(check, &check->capture->backup_components->at, NULL,
                   "backup %zu has no writer in common with those before it, so it belongs to "
                   "another chain",
                   i + 1);
    }
}
DEFINE_RULE(chain_unrelated, .chain = chain_unrelated,
            .public = {
                .code = "VSS515",
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
        if (chain->captures[i]->n_writers > 0 || bcd->n_components == 0 ||
            vsd_has_unread_wmd(chain->captures[i]))
            continue;
        vsd_stand_on(check, chain->captures[i]);
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
        vsd_stand_at(check, chain, i);
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

/* Its own stamp handed back, which a rule about single BCDs tells. */
static bool is_own(const struct vssdoc_backup_component *record)
{
    return !is_empty(record->backup_stamp) && record->previous_backup_stamp != NULL &&
           strcmp(record->backup_stamp, record->previous_backup_stamp) == 0;
}

/* A stamp handed back that no earlier backup of the component has. */
static bool is_loose(const struct vsd_link *link)
{
    return vsd_builds_on_others(link->type) && link->stamped == NULL && link->previous != NULL &&
           !is_empty(link->record->previous_backup_stamp);
}

/* The base that should be there has a stamp, and no other component of the writer is based on that
 * backup: so one stands between. */
static bool is_gap(const struct vsd_link *link)
{
    const struct vsd_link *follower = link->of->follower;
    return link->type == VSD_BT_INCREMENTAL && link->expected != NULL &&
           !is_empty(link->expected->record->backup_stamp) &&
           (follower == NULL || follower->stamped->step != link->expected->step);
}

/* A stamp handed back that was given to another component, or by this very backup. */
static bool is_strange(const struct vsd_chain *chain, const struct vsd_link *link)
{
    return is_loose(link) && vsd_stamp_owner(chain, link->record->previous_backup_stamp) != NULL;
}

static void stamp_strange(struct vsd_check *check, const struct vsd_chain *chain,
                          const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        const char *stamp = i->record->previous_backup_stamp;
        if (!is_strange(chain, i) || is_own(i->record))
            continue;
        const struct vsd_link *owner = vsd_stamp_owner(chain, stamp);
        vsd_stand_at(check, chain, i);
        vsd_report(check, &i->record->at, stamp,
                   "backup %zu hands back the stamp of another component, \"%.200s\" in backup "
                   "%zu: \"%.200s\"",
                   i->step + 1, owner->record->full_path, owner->step + 1, stamp);
    }
}
DEFINE_RULE(stamp_strange, .component_line = stamp_strange,
            .public = {.code = "VSS521",
                       .slug = "chain-stamp-other-component",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_ERROR,
                       .why = "the writer counts changes from another component's backup: what "
                              "changed in between is lost",
                       .title = "the stamp handed back is the component's own",
                       .advice = "The requester must keep stamps by component and pass each back "
                                 "to its own; take a full backup now.",
                       .source = "api:bc-setpreviousbackupstamp"});

/* One backup given twice, which another rule tells. */
static bool same_backup(const struct vsd_chain *chain, size_t a, size_t b)
{
    const struct vssdoc_guid *set = &chain->captures[a]->backup_components->snapshot_set_id;
    return !vsd_guid_is_null(set) &&
           vssdoc_guid_equal(set, &chain->captures[b]->backup_components->snapshot_set_id);
}

static void stamp_repeated(struct vsd_check *check, const struct vsd_chain *chain,
                           const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (i->repeats == NULL || is_own(i->record) || same_backup(chain, i->step, i->repeats->step))
            continue;
        vsd_stand_at(check, chain, i);
        vsd_report(check, &i->record->at, i->record->backup_stamp,
                   "backup %zu of the component has the stamp of backup %zu: \"%.200s\"",
                   i->step + 1, i->repeats->step + 1, i->record->backup_stamp);
    }
}
DEFINE_RULE(stamp_repeated, .component_line = stamp_repeated,
            .public = {.code = "VSS520",
                       .slug = "chain-stamp-repeated",
                       .scope = VSSDOC_ON_CHAIN,
                       .severity = VSSDOC_WARNING,
                       .why = "which of the two a later backup is based on cannot be told; the "
                              "stamp's meaning is the writer's own",
                       .title = "every backup of a component has its own stamp",
                       .advice = "Check whether one document was copied from the other; else ask "
                                 "the writer's vendor.",
                       .source = "inferred: api:c-setbackupstamp"});

static void stamp_link(struct vsd_check *check, const struct vsd_chain *chain,
                       const struct vsd_line *line)
{
    for (const struct vsd_link *i = line->first; i != NULL; i = i->next) {
        if (!is_loose(i) || is_gap(i) || is_strange(chain, i))
            continue;
        vsd_stand_at(check, chain, i);
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
        if (!is_loose(i) || !is_gap(i) || is_strange(chain, i))
            continue;
        vsd_stand_at(check, chain, i);
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
            i->stamped->type == VSD_BT_COPY || is_later(i) || is_later(i->expected) ||
            i->stamped == i->expected ||
            (!differential && i->stamped->step > i->expected->step))
            continue;
        vsd_stand_at(check, chain, i);
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
        vsd_stand_at(check, chain, i);
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
