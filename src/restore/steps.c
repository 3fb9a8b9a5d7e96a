/* Which backups of a chain a component needs, newest to oldest, and which follow
 * (restoring-incremental-and-differential-backups.md). */
#include <string.h>

#include "model/backup.h"
#include "restore/work.h"

#define CHAIN "restoring-incremental-and-differential-backups.md"

static bool has_stamp(const char *stamp)
{
    return stamp != NULL && *stamp != '\0';
}

/* The backup that one is based on: what its stamp says, else what the types give. Logs follow each
 * other, which no page says outright. */
static const struct vsd_link *base_of(const struct vsd_link *link)
{
    if (link->stamped != NULL)
        return link->stamped->step < link->step ? link->stamped : NULL;
    /* a stamp that none of them has means a backup that is not here */
    if (has_stamp(link->record->previous_backup_stamp) && link->expected != NULL &&
        has_stamp(link->expected->record->backup_stamp))
        return NULL;
    if (link->type == VSD_BT_LOG && link->previous != NULL && link->previous->type == VSD_BT_LOG)
        return link->previous;
    return link->expected;
}

static struct vsd_step *find(const struct vsd_work *work,
                             const struct vssdoc_backup_component *record)
{
    struct vsd_step *step = NULL;
    HASH_FIND(hh, work->steps, &record, sizeof record, step);
    return step;
}

const struct vsd_step *vsd_step_of(const struct vsd_work *work,
                                   const struct vssdoc_backup_component *record)
{
    return find(work, record);
}

static bool add_line(struct vsd_work *work, const struct vsd_line *line)
{
    struct vsd_line_state *state = vsd_arena_alloc(&work->scratch, sizeof *state);
    if (state == NULL)
        return false;
    for (const struct vsd_link *link = line->first; link != NULL; link = link->next) {
        struct vsd_step *step = vsd_arena_alloc(&work->scratch, sizeof *step);
        if (step == NULL)
            return false;
        *step = (struct vsd_step){.record = link->record, .link = link, .line = state};
        HASH_ADD(hh, work->steps, record, sizeof step->record, step);
        if (step->hh.tbl == NULL)
            return false;
    }
    bool more = false;
    for (const struct vsd_link *link = line->last; link != NULL;) {
        struct vsd_step *step = find(work, link->record);
        if (step == NULL) /* of another line */
            break;
        step->needed = true;
        step->more = more;
        more = true;
        if (!vsd_builds_on_others(link->type))
            break;
        const struct vsd_link *base = base_of(link);
        step->base = base;
        step->broken = base == NULL;
        link = base != NULL ? base : link->expected; /* as far as the chain goes */
    }
    return true;
}

bool vsd_steps_make(struct vsd_work *work)
{
    bool enough = true;
    for (const struct vsd_line *line = work->chain.components; line != NULL && enough;
         line = line->hh.next)
        enough = add_line(work, line);
    return enough;
}

/* Writers that exclude it cannot tell what changed once both kinds follow one full backup. */
static void tell_mixture(struct vsd_case *c)
{
    const struct vsd_link *link = c->step->link, *other = link->mixed;
    if (other == NULL || c->schema < 0 || (c->schema & VSD_BS_EXCLUSIVE) == 0)
        return;
    c->advice = vsd_work_printf(
        c->work,
        "step %zu is %s and step %zu %s, but the writer allows only one kind after a full backup "
        "(VSS_BS_EXCLUSIVE_INCREMENTAL_DIFFERENTIAL): it may lack what changed in between",
        other->step + 1, vsd_backup_type_name(other->type), link->step + 1,
        vsd_backup_type_name(link->type));
    vsd_case_ask(c, "May both kinds of backup follow one full backup?",
                 vsd_work_printf(c->work, "no: %s", c->advice),
                 "api:ne-backup_schema; " CHAIN, &c->side->entry->at);
    vsd_case_untold(c, "whether this backup holds all that changed since the one it builds on");
}

/* Where the pages contradict each other, or the documents contradict them. */
static void tell_readings(struct vsd_case *c)
{
    const struct vsd_step *step = c->step;
    const struct vsd_link *link = step->link, *base = step->base;
    if (base != NULL && base == link->stamped && base->type == VSD_BT_COPY) {
        vsd_case_ask(c, "Can a backup build on a copy?",
                     "no page allows it, but this one has the stamp of a copy, which is followed",
                     "api:ne-backup_type; writer-backup-schema-support.md", &c->record->at);
        vsd_case_untold(c, "whether a copy can be the base of this backup, as its stamp says");
    }
    if (base == NULL || base == link->stamped || link->type != VSD_BT_INCREMENTAL ||
        link->mixed == NULL || link->mixed->type != VSD_BT_DIFFERENTIAL ||
        link->mixed->step < base->step)
        return;
    vsd_case_ask(c, "Could it build on the differential backup before it?",
                 vsd_work_printf(c->work,
                                 "the glossary says so, and step %zu were needed then; the other pages "
                                 "do not, and no stamp tells",
                                 link->mixed->step + 1),
                 "vssgloss-i.md; " CHAIN, &c->record->at);
    vsd_case_untold(c, vsd_work_printf(c->work,
                                       "whether the incremental backup builds on the differential one "
                                       "of step %zu, as the glossary has it: no stamp tells",
                                       link->mixed->step + 1));
}

bool vsd_case_step(struct vsd_case *c)
{
    const struct vsd_step *step = c->step;
    struct vsd_work *work = c->work;
    const struct vssdoc_element *at = &c->record->at;
    if (step == NULL)
        return true;
    const char *type = vsd_backup_type_name(c->type);
    const char *one = vsd_work_printf(work, "%s %s", strchr("aeiou", *type) != NULL ? "an" : "a", type);
    bool too_early = step->link->stamped != NULL && step->link->stamped->step > step->link->step;
    if (!step->needed && !too_early) {
        vsd_case_ask(
            c, "Is this step of the chain needed?",
            vsd_work_printf(work, "no: a later backup does not build on this %s one", type), CHAIN,
            at);
        return false;
    }
    if (step->base != NULL)
        vsd_case_ask(c, "What does this step build on?",
                     vsd_work_printf(
                         work, "%s backup, on step %zu, as %s", one, step->base->step + 1,
                         step->base == step->link->stamped ? "its stamp says" : "its type gives"),
                     CHAIN "; api:bc-setpreviousbackupstamp", at);
    else
        vsd_case_ask(c, "What does this step build on?",
                     step->broken
                         ? vsd_work_printf(work, "%s backup, on one that is not here", one)
                         : vsd_work_printf(work, "nothing: it is %s backup", one),
                     CHAIN, at);
    tell_readings(c);
    tell_mixture(c);
    vsd_case_ask(c, "Do further steps follow?",
                 step->more
                     ? "yes: SetAdditionalRestores(true), so that the writer does not finish "
                       "its recovery"
                     : "no: SetAdditionalRestores(false), the writer finishes its recovery",
                 CHAIN "; api:bc-setadditionalrestores", at);
    if (too_early)
        vsd_case_fail(c, vsd_work_printf(work,
                                         "the %s backup builds on step %zu, which comes later: the "
                                         "oldest goes first",
                                         type, step->link->stamped->step + 1));
    else if (step->broken)
        vsd_case_fail(
            c, vsd_work_printf(work, "the %s backup builds on one that the chain lacks", type));
    else if (step->line->failed > 0)
        vsd_case_fail(c, vsd_work_printf(work, "step %zu of the chain cannot be restored",
                                         step->line->failed));
    return true;
}
