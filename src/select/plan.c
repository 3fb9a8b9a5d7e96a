#include "select/plan.h"

#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/need.h"
#include "model/scope.h"

/* ---- volumes ---- */

/* Whether a requester would have missed the volume. What is known by its GUID alone and listed nowhere
 * is taken for one without a letter, as the system partition is, where the set names letters. */
static bool is_missing(const struct vsd_drives *drives, const struct vsd_drive *drive)
{
    return vsd_drive_outside(drives, drive) ||
           (drives->known && !drive->in_set && !drive->given_up && drive->has_guid &&
            !drive->has_mount);
}

/* The name of the volume that a path lies on, where the snapshot set lacks it. */
static const char *volume_outside(const struct vsd_planning *planning, const char *path, bool *enough)
{
    struct vsd_expanded expanded;
    if (!vsd_expand(&planning->environment, planning->arena, path, &expanded)) {
        *enough = false;
        return NULL;
    }
    const struct vsd_drive *drive = vsd_drive_of(planning->drives, expanded.path, NULL);
    return drive != NULL && is_missing(planning->drives, drive) ? drive->name : NULL;
}

static bool listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at != NULL && (at = strstr(at, name)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

enum { LONGEST_LIST = 2000 }; /* nobody reads on, and a hostile one would cost its square */

/* A list of names with one more, when it is not there. */
static const char *with_name(struct vsd_arena *arena, const char *list, const char *name, bool *enough)
{
    if ((list != NULL && strlen(list) > LONGEST_LIST) || listed(list, name))
        return list;
    const char *longer =
        vsd_arena_printf(arena, "%s%s%s", list != NULL ? list : "", list != NULL ? ", " : "", name);
    *enough = *enough && longer != NULL;
    return longer;
}

/* The type's bit by which the documentation needs no volume for a file set that needs no snapshot
 * (overview-of-pre-backup-tasks.md, file-level-schema-support.md); 0: each set needs its volumes. */
static uint32_t bit_for_volumes(const struct vsd_planning *planning, enum vssdoc_requester requester,
                                const struct vssdoc_writer *writer)
{
    return requester == VSSDOC_BY_DOCUMENTATION
               ? vsd_type_bit(planning->capture, writer, vsd_planned_type(planning))
               : 0;
}

/* Both volumes of a file set that are missing, the first one in front. VShadow looks at the path alone;
 * the documentation has the backup read the alternate one. */
static void missing_of(const struct vsd_planning *planning, enum vssdoc_requester requester,
                       const struct vssdoc_file_set *set, uint32_t bit, const char *names[2],
                       bool *enough)
{
    bool needed = bit == 0 || vsd_set_from_snapshot(set, bit);
    names[0] = needed ? volume_outside(planning, set->path, enough) : NULL;
    names[1] = needed && requester == VSSDOC_BY_DOCUMENTATION && *enough
                   ? volume_outside(planning, set->alternate_path, enough)
                   : NULL;
    if (names[0] == NULL) {
        names[0] = names[1];
        names[1] = NULL;
    }
}

const char *vsd_missing_volume_of(const struct vsd_planning *planning,
                                  enum vssdoc_requester requester,
                                  const struct vssdoc_writer *writer,
                                  const struct vssdoc_file_set *set, bool *enough)
{
    const char *names[2];
    missing_of(planning, requester, set, bit_for_volumes(planning, requester, writer), names, enough);
    return names[0];
}

const char *vsd_missing_volumes(const struct vsd_planning *planning,
                                enum vssdoc_requester requester,
                                const struct vssdoc_writer *writer,
                                const struct vssdoc_component *component, bool *enough)
{
    const uint32_t bit = bit_for_volumes(planning, requester, writer);
    const char *missing = NULL;
    *enough = true;
    for (const struct vssdoc_file_set *set = component->file_sets; set != NULL && *enough;
         set = set->next) {
        const char *names[2];
        missing_of(planning, requester, set, bit, names, enough);
        for (size_t i = 0; i < 2 && names[i] != NULL && *enough; i++)
            missing = with_name(planning->arena, missing, names[i], enough);
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

/* Whether a component brings along another one below it: of every kind what DiskShadow adds, by the
 * documentation sets alone. Of what is required in any case one page says that a component above
 * brings it along, and its absence from the BCD is no fault. */
static bool brings_along(const struct vsd_plan *plan, enum vssdoc_requester requester,
                         const struct vssdoc_component *above, const struct vssdoc_component *component)
{
    return requester == VSSDOC_BY_DISKSHADOW || above->selectable == 1 ||
           (component->selectable != 1 &&
            vsd_selectable_ancestor(plan->hierarchy, component) == NULL);
}

const struct vssdoc_component *vsd_definer_in_bcd(const struct vssdoc_capture *capture,
                                                  const struct vsd_plan *plan,
                                                  enum vssdoc_requester requester,
                                                  const struct vssdoc_component *component)
{
    const struct vssdoc_component *c = component;
    while (c != NULL && (vssdoc_record_of(capture, plan->writer, c) == NULL ||
                         (c != component && !brings_along(plan, requester, c, component))))
        c = vsd_ancestor(plan->hierarchy, c);
    return c;
}

int vsd_planned_type(const struct vsd_planning *planning)
{
    const struct vssdoc_backup_components *bcd = planning->capture->backup_components;
    if (planning->options->backup_type > VSD_BT_UNDEFINED)
        return planning->options->backup_type;
    if (bcd == NULL)
        return VSD_BT_FULL;
    return bcd->backup_type > VSD_BT_UNDEFINED ? bcd->backup_type : VSSDOC_UNKNOWN;
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

/* The names of two lists, the first one's in front. */
static const char *both(const struct vsd_planning *planning, const char *list, const char *others,
                        bool *enough)
{
    while (others != NULL && *others != '\0' && *enough) {
        const char *end = strstr(others, ", ");
        size_t length = end != NULL ? (size_t)(end - others) : strlen(others);
        const char *name = vsd_arena_copy(planning->arena, others, length);
        *enough = name != NULL;
        if (*enough)
            list = with_name(planning->arena, list, name, enough);
        others += length + (end != NULL ? 2 : 0);
    }
    return list;
}

/* A set is complete or not at all: what is above an excluded member is excluded as well, for want of
 * every volume that one below it needs. By the documentation only selectable components make sets. */
static bool exclude_above(const struct vsd_plan *plan, const struct vsd_planning *planning,
                          const struct vsd_member *member, enum vssdoc_requester requester)
{
    bool enough = true;
    for (struct vsd_member *m = above(plan, member); m != NULL && enough; m = above(plan, m)) {
        if (requester == VSSDOC_BY_DOCUMENTATION && !is_selectable(m))
            continue;
        if (!m->excluded)
            exclude(m, member->reason, member->by);
        else if (m->reason == VSSDOC_VOLUME_NOT_IN_SET && m->reason == member->reason)
            m->by = both(planning, m->by, member->by, &enough);
    }
    return enough;
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
        const char *missing =
            vsd_missing_volumes(planning, requester, plan->writer, m->component, &enough);
        if (!enough)
            return false;
        if (missing != NULL)
            exclude(m, VSSDOC_VOLUME_NOT_IN_SET, missing);
    }
    bool enough = true;
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next)
        m->excluded_itself = m->excluded;
    for (struct vsd_member *m = plan->members; m != NULL && enough; m = m->hh.next)
        if (m->excluded_itself)
            enough = exclude_above(plan, planning, m, requester);
    return enough;
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

/* The component without which the writer cannot take part, where it was excluded. (A writer of which
 * nothing may be chosen is left out as well; each of its components has a better reason then.) */
static const struct vsd_member *missed_by_diskshadow(const struct vsd_plan *plan)
{
    const struct vsd_member *m = plan->members;
    while (m != NULL &&
           !(m->excluded && m->component->selectable == 0 && above(plan, m) == NULL))
        m = m->hh.next;
    return m;
}

/* The nearest component above that could have brought a member along. */
static const char *definer_missed(const struct vsd_plan *plan, const struct vsd_member *member)
{
    const struct vsd_member *m = above(plan, member);
    while (m != NULL && !is_selectable(m) && above(plan, m) != NULL)
        m = above(plan, m);
    return m != NULL ? m->component->full_path : NULL;
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
    const struct vsd_member *missed = missed_by_diskshadow(plan);
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        const struct vsd_member *definer = candidate_above(plan, m);
        if (missed != NULL)
            leave_out(m, VSSDOC_WRITER_LEFT_OUT, missed->component->full_path);
        else if (m->excluded)
            continue;
        else if (definer != NULL)
            include(m, VSSDOC_IMPLICIT, definer->component->full_path);
        else if (is_candidate(plan, m))
            include(m, VSSDOC_EXPLICIT, NULL);
        else
            leave_out(m, VSSDOC_ANCESTOR_NOT_INCLUDED, definer_missed(plan, m));
    }
}

/* ---- the documentation ---- */

static bool is_required(const struct vsd_plan *plan, const struct vsd_planning *planning,
                        const struct vsd_member *member)
{
    if (selectable_above(plan, member) != NULL)
        return false;
    return !is_selectable(member) ||
           (planning->options->system_state && vsd_in_system_state(plan->writer, member->component));
}

static const struct vsd_member *missed_by_documentation(const struct vsd_plan *plan)
{
    const struct vsd_member *m = plan->members;
    while (m != NULL && !(m->excluded && m->component->selectable == 0 &&
                          selectable_above(plan, m) == NULL))
        m = m->hh.next;
    return m;
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
    const struct vsd_member *missed = missed_by_documentation(plan);
    for (struct vsd_member *m = plan->members; m != NULL; m = m->hh.next) {
        const struct vsd_member *definer = included_definer(plan, planning, m);
        const struct vsd_member *set = selectable_above(plan, m);
        if (missed != NULL)
            leave_out(m, VSSDOC_WRITER_LEFT_OUT, missed->component->full_path);
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
