#include "select/plan.h"

#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/need.h"
#include "model/scope.h"

/* ---- volumes ---- */

/* The name of the volume that a path lies on, where the snapshot set surely lacks it. */
static const char *volume_outside(const struct vsd_planning *planning, const char *path, bool *enough)
{
    struct vsd_expanded expanded;
    if (!vsd_expand(&planning->environment, planning->arena, path, &expanded)) {
        *enough = false;
        return NULL;
    }
    const struct vsd_drive *drive = vsd_drive_of(planning->drives, expanded.path, NULL);
    return drive != NULL && vsd_drive_outside(planning->drives, drive) ? drive->name : NULL;
}

static bool listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at != NULL && (at = strstr(at, name)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

const char *vsd_missing_volumes(const struct vsd_planning *planning,
                                enum vssdoc_requester requester,
                                const struct vssdoc_component *component, bool *enough)
{
    const char *missing = NULL;
    *enough = true;
    for (const struct vssdoc_file_set *set = component->file_sets; set != NULL && *enough;
         set = set->next) {
        /* VShadow looks at the path alone; the documentation has the backup read the alternate one */
        const char *const paths[] = {set->path, requester == VSSDOC_BY_DOCUMENTATION ? set->alternate_path
                                                                               : NULL};
        for (size_t i = 0; i < 2 && paths[i] != NULL && *enough; i++) {
            const char *name = volume_outside(planning, paths[i], enough);
            if (name == NULL || listed(missing, name))
                continue;
            missing = vsd_arena_printf(planning->arena, "%s%s%s", missing != NULL ? missing : "",
                                       missing != NULL ? ", " : "", name);
            *enough = missing != NULL;
        }
    }
    return missing;
}

/* ---- members ---- */

struct vsd_member *vsd_member_of(const struct vsd_plan *plan,
                                 const struct vssdoc_component *component)
{
    struct vsd_member *member = NULL;
    HASH_FIND_PTR(plan->members, &component, member);
    return member;
}

static bool add_members(struct vsd_plan *plan, const struct vsd_planning *planning)
{
    for (const struct vssdoc_component *c = plan->writer->components; c != NULL; c = c->next) {
        struct vsd_member *member = vsd_arena_alloc(planning->arena, sizeof *member);
        if (member == NULL)
            return false;
        member->component = c;
        HASH_ADD_PTR(plan->members, component, member);
        if (member->hh.tbl == NULL)
            return false;
    }
    return true;
}

static void exclude(struct vsd_member *member, enum vssdoc_selection_reason reason, const char *by)
{
    member->excluded = true;
    member->reason = reason;
    member->by = by;
}

static struct vsd_member *above(const struct vsd_plan *plan, const struct vsd_member *member)
{
    const struct vssdoc_component *ancestor = vsd_ancestor(plan->hierarchy, member->component);
    return ancestor != NULL ? vsd_member_of(plan, ancestor) : NULL;
}

static bool is_selectable(const struct vsd_member *member)
{
    return member->component->selectable == 1;
}

static struct vsd_member *selectable_above(const struct vsd_plan *plan,
                                           const struct vsd_member *member)
{
    const struct vssdoc_component *ancestor =
        vsd_selectable_ancestor(plan->hierarchy, member->component);
    return ancestor != NULL ? vsd_member_of(plan, ancestor) : NULL;
}

const struct vssdoc_component *vsd_definer_in_bcd(const struct vssdoc_capture *capture,
                                                  const struct vsd_plan *plan,
                                                  const struct vssdoc_component *component)
{
    while (component != NULL && vssdoc_record_of(capture, plan->writer, component) == NULL)
        component = vsd_ancestor(plan->hierarchy, component);
    return component;
}

int vsd_planned_type(const struct vsd_planning *planning)
{
    const struct vssdoc_backup_components *bcd = planning->capture->backup_components;
    if (planning->options->backup_type > VSD_BT_UNDEFINED)
        return planning->options->backup_type;
    return bcd != NULL && bcd->backup_type > VSD_BT_UNDEFINED ? bcd->backup_type : VSD_BT_FULL;
}

/* ---- what is left out ---- */

/* The first option of a list that means the component or, without a path, its writer. */
static bool is_meant(const struct vsd_planning *planning, const char *const *list,
                     const struct vsd_plan *plan, const struct vssdoc_component *component,
                     const char **option)
{
    for (; list != NULL && *list != NULL; list++) {
        struct vsd_scope scope;
        bool address = strstr(*list, ":\\") != NULL;
        if (vsd_scope_set(&scope, planning->arena, *list, address ? *list : NULL, NULL) != VSSDOC_OK)
            return false;
        if (!vsd_scope_has_writer(&scope, plan->writer) ||
            !vsd_scope_has_path(&scope, component->full_path))
            continue;
        *option = *list;
        return true;
    }
    return false;
}

/* A set is complete or not at all: what is above an excluded member is excluded as well. By the
 * documentation only selectable components make sets. */
static void exclude_above(const struct vsd_plan *plan, const struct vsd_member *member,
                          enum vssdoc_requester requester)
{
    for (struct vsd_member *m = above(plan, member); m != NULL; m = above(plan, m))
        if (!m->excluded && (requester == VSSDOC_BY_DISKSHADOW || is_selectable(m)))
            exclude(m, member->reason, member->by);
}

static bool exclude_members(struct vsd_plan *plan, const struct vsd_planning *planning,
                            enum vssdoc_requester requester)
{
    const char *option;
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        bool enough;
        m->asked_for = is_meant(planning, planning->options->include, plan, m->component, &option);
        if (is_meant(planning, planning->options->exclude, plan, m->component, &option)) {
            exclude(m, VSSDOC_REQUESTER_CHOICE, option);
            continue;
        }
        const char *missing = vsd_missing_volumes(planning, requester, m->component, &enough);
        if (!enough)
            return false;
        if (missing != NULL)
            exclude(m, VSSDOC_VOLUME_NOT_IN_SET, missing);
    }
    /* only what was excluded for itself passes it on: those above got it from there */
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next)
        if (m->excluded)
            exclude_above(plan, m, requester);
    return true;
}

/* ---- DiskShadow, VShadow ---- */

static bool is_candidate(const struct vsd_plan *plan, const struct vsd_member *member)
{
    return !member->excluded && (is_selectable(member) || above(plan, member) == NULL);
}

/* The topmost candidate above: the one that would be added. */
static struct vsd_member *candidate_above(const struct vsd_plan *plan,
                                          const struct vsd_member *member)
{
    struct vsd_member *top = NULL;
    for (struct vsd_member *m = above(plan, member); m != NULL; m = above(plan, m))
        top = is_candidate(plan, m) ? m : top;
    return top;
}

/* Whether the writer cannot take part: nothing of it may be chosen, or something without which nothing
 * may. *by names that. */
static bool left_out_by_diskshadow(const struct vsd_plan *plan, const char **by)
{
    bool any = false;
    *by = plan->writer->name;
    for (const struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        any = any || is_candidate(plan, m);
        if (m->excluded && m->component->selectable == 0 && above(plan, m) == NULL) {
            *by = m->component->full_path;
            return true;
        }
    }
    return !any;
}

static void include(struct vsd_member *member, enum vssdoc_inclusion inclusion, const char *by)
{
    member->inclusion = inclusion;
    member->reason =
        inclusion == VSSDOC_EXPLICIT ? VSSDOC_BECAUSE_EXPLICIT : VSSDOC_BECAUSE_IMPLICIT;
    member->by = by;
}

static void leave_out(struct vsd_member *member, enum vssdoc_selection_reason reason,
                      const char *by)
{
    if (member->excluded) /* it has a reason of its own */
        return;
    member->reason = reason;
    member->by = by;
}

static void choose_by_diskshadow(const struct vsd_plan *plan)
{
    const char *by;
    bool out = left_out_by_diskshadow(plan, &by);
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        const struct vsd_member *definer = candidate_above(plan, m), *next = above(plan, m);
        if (out)
            leave_out(m, VSSDOC_WRITER_LEFT_OUT, by);
        else if (m->excluded)
            continue;
        else if (definer != NULL)
            include(m, VSSDOC_IMPLICIT, definer->component->full_path);
        else if (is_candidate(plan, m))
            include(m, VSSDOC_EXPLICIT, NULL);
        else
            leave_out(m, VSSDOC_ANCESTOR_NOT_INCLUDED,
                      next != NULL ? next->component->full_path : NULL);
    }
}

/* ---- the documentation ---- */

static bool is_required(const struct vsd_plan *plan, const struct vsd_planning *planning,
                        const struct vsd_member *member)
{
    if (selectable_above(plan, member) != NULL)
        return false;
    return member->component->selectable == 0 ||
           (planning->options->system_state && vsd_in_system_state(plan->writer, member->component));
}

static bool left_out_by_documentation(const struct vsd_plan *plan,
                                      const struct vsd_planning *planning, const char **by)
{
    bool any = false;
    *by = plan->writer->name;
    for (const struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        any = any || !m->excluded;
        if (m->excluded && m->component->selectable == 0 && is_required(plan, planning, m)) {
            *by = m->component->full_path;
            return true;
        }
    }
    return !any;
}

/* Whether a component without an included definer is chosen by itself. */
static bool is_chosen(const struct vsd_plan *plan, const struct vsd_planning *planning,
                      const struct vsd_member *member)
{
    return is_required(plan, planning, member) ||
           (is_selectable(member) && (!planning->options->minimum || member->asked_for));
}

/* The topmost set above that is chosen. */
static const struct vsd_member *included_definer(const struct vsd_plan *plan,
                                                 const struct vsd_planning *planning,
                                                 const struct vsd_member *member)
{
    const struct vsd_member *top = NULL;
    for (const struct vsd_member *m = selectable_above(plan, member); m != NULL;
         m = selectable_above(plan, m))
        top = !m->excluded && is_chosen(plan, planning, m) ? m : top;
    return top;
}

static void choose_by_documentation(const struct vsd_plan *plan,
                                    const struct vsd_planning *planning)
{
    const char *by;
    bool out = left_out_by_documentation(plan, planning, &by);
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        const struct vsd_member *definer = included_definer(plan, planning, m);
        const struct vsd_member *set = selectable_above(plan, m);
        if (out)
            leave_out(m, VSSDOC_WRITER_LEFT_OUT, by);
        else if (m->excluded)
            continue;
        else if (definer != NULL)
            include(m, VSSDOC_IMPLICIT, definer->component->full_path);
        else if (is_chosen(plan, planning, m))
            include(m, VSSDOC_EXPLICIT, NULL);
        else if (set != NULL && !is_selectable(m))
            leave_out(m, VSSDOC_ANCESTOR_NOT_INCLUDED, set->component->full_path);
        else
            leave_out(m, VSSDOC_REQUESTER_CHOICE, "--minimum");
    }
}

/* ---- making ---- */

bool vsd_plan_make(struct vsd_plan *plan, const struct vsd_planning *planning,
                   enum vssdoc_requester requester, const struct vssdoc_writer *writer,
                   const struct vsd_hierarchy *hierarchy)
{
    *plan = (struct vsd_plan){.writer = writer, .hierarchy = hierarchy};
    if (!add_members(plan, planning) || !exclude_members(plan, planning, requester))
        return false;
    if (requester == VSSDOC_BY_DISKSHADOW)
        choose_by_diskshadow(plan);
    else
        choose_by_documentation(plan, planning);
    return true;
}

void vsd_plan_free(struct vsd_plan *plan)
{
    HASH_CLEAR(hh, plan->members);
}
