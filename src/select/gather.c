#include "select/gather.h"

#include <stdarg.h>

#include "base/keep.h"

const char *vsd_gather_text(struct vsd_gathering *gathering, const char *text)
{
    return vsd_keep_text(&gathering->selection->arena, text, &gathering->no_memory);
}

const char *vsd_gather_guid(struct vsd_gathering *gathering, const struct vssdoc_guid *guid)
{
    return vsd_keep_guid(&gathering->selection->arena, guid, &gathering->no_memory);
}

void vsd_gather_line(struct vsd_gathering *gathering, struct vsd_list *list, const char *format, ...)
{
    const char **line = vsd_list_add(list);
    va_list arguments;
    va_start(arguments, format);
    if (line != NULL)
        *line =
            vsd_keep_line(&gathering->selection->arena, &gathering->no_memory, format, arguments);
    else
        gathering->no_memory = true;
    va_end(arguments);
}

void vsd_gather_name(struct vsd_gathering *gathering, struct vsd_list *list,
                     const struct vsd_candidate *candidate, const char *full_path,
                     enum vssdoc_selection_reason reason, const char *by)
{
    const struct vssdoc_writer *w = candidate->writer;
    const struct vssdoc_writer_components *e = candidate->entry;
    struct vssdoc_selected_name *out = vsd_list_add(list);
    if (out == NULL) {
        gathering->no_memory = true;
        return;
    }
    out->writer_id = vsd_gather_guid(gathering, w != NULL ? &w->writer_id : &e->writer_id);
    out->instance_id = vsd_gather_guid(gathering, w != NULL ? &w->instance_id : &e->instance_id);
    out->writer = vsd_gather_text(gathering, w != NULL ? w->name : NULL);
    out->full_path = vsd_gather_text(gathering, full_path);
    out->reason = reason;
    out->by = vsd_gather_text(gathering, by);
}

void vsd_gather_records(struct vsd_gathering *gathering, const struct vsd_candidate *candidate,
                        vsd_record_fn *each)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    const struct vsd_plan *plan = candidate->by_requester;
    for (const struct vssdoc_writer_components *e = candidate->entry; e != NULL;
         e = vssdoc_entry_again(capture, e))
        for (const struct vssdoc_backup_component *r = e->components;
             r != NULL && !gathering->no_memory; r = r->next)
            if (vssdoc_record_first(capture, e, r) == r &&
                (plan == NULL || vsd_component_at(plan->hierarchy, r->full_path) == NULL))
                each(gathering, candidate, r);
}

const char *vsd_reason_text(struct vsd_arena *arena, enum vssdoc_selection_reason reason,
                            const char *by)
{
    static const char *const words[] = {
        [VSSDOC_BECAUSE_EXPLICIT] = "it was added",
        [VSSDOC_BECAUSE_IMPLICIT] = "it comes with ",
        [VSSDOC_VOLUME_NOT_IN_SET] = "it needs volumes that are not in the snapshot set: ",
        [VSSDOC_WRITER_LEFT_OUT] = "the writer cannot take part without ",
        [VSSDOC_ANCESTOR_NOT_INCLUDED] = "it comes only with what is above it and not in the backup: ",
        [VSSDOC_REQUESTER_CHOICE] = "the requester did not choose it, and no rule explains that",
    };
    if (reason == VSSDOC_REQUESTER_CHOICE && by != NULL)
        return vsd_arena_printf(arena, "it was left out on purpose: %s", by);
    return vsd_arena_printf(arena, "%s%s", words[reason], by != NULL ? by : "");
}

const char *vsd_nearest_address(struct vsd_arena *arena, const struct vsd_scope *scope,
                                const struct vssdoc_capture *capture)
{
    const char *near = vsd_scope_nearest(scope, capture);
    if (near == NULL || *near != '\\' || scope->component == NULL)
        return near;
    return vsd_arena_printf(arena, "%s:%s", scope->writer, near);
}
