/* A decision as it is told: whose it is, and what came of it. */
#include "base/keep.h"
#include "base/list.h"
#include "restore/work.h"

#define STATUS "api:bc-setfilerestorestatus; api:ne-file_restore_status"

static bool has_action(const struct vsd_case *c, enum vssdoc_restore_action action)
{
    struct vsd_place **places = c->places.items;
    for (size_t i = 0; i < c->places.n; i++)
        if (places[i]->settled && places[i]->action == action)
            return true;
    return false;
}

static enum vssdoc_restore_action whole_action(const struct vsd_case *c)
{
    if (c->error != NULL)
        return VSSDOC_RESTORE_ERROR;
    if (has_action(c, VSSDOC_RESTORE_NEW_TARGET))
        return VSSDOC_RESTORE_NEW_TARGET;
    if (has_action(c, VSSDOC_RESTORE_DIRECTED))
        return VSSDOC_RESTORE_DIRECTED;
    return c->places.n == 0 && c->action != VSSDOC_RESTORE_CUSTOM ? VSSDOC_RESTORE_NONE : c->action;
}

static void keep_name(struct vsd_work *work, const char *type, const char *logical_path,
                      const char *name, const char *full_path, struct vssdoc_restore_name *out)
{
    *out = (struct vssdoc_restore_name){type, vsd_work_text(work, logical_path),
                                        vsd_work_text(work, name), vsd_work_text(work, full_path)};
}

static void keep_files(struct vsd_case *c, struct vssdoc_restore_decision *d)
{
    struct vsd_work *work = c->work;
    struct vsd_place **places = c->places.items;
    struct vssdoc_restored_file *files =
        c->places.n > 0 ? vsd_arena_alloc(&work->out->arena, c->places.n * sizeof *files) : NULL;
    if (c->places.n > 0 && files == NULL) {
        work->no_memory = true;
        return;
    }
    for (size_t i = 0; i < c->places.n; i++) {
        const struct vsd_place *p = places[i];
        struct vsd_expanded expanded;
        if (!vsd_expand(&work->target.environment, &work->scratch, p->path, &expanded)) {
            work->no_memory = true;
            return;
        }
        files[i] = (struct vssdoc_restored_file){
            .component = p->owner != NULL ? vsd_work_text(work, p->owner->full_path) : d->component,
            .folder = vsd_work_text(work, p->path),
            .filespec = vsd_work_text(work, p->filespec),
            .to_folder = vsd_work_text(work, p->action == VSSDOC_RESTORE_ALTERNATE ? p->mapped
                                                                                   : p->new_folder),
            .path = vsd_work_join(work, p->path, p->filespec),
            .recursive = p->recursive,
            .action = d->action == VSSDOC_RESTORE_ERROR ? VSSDOC_RESTORE_ERROR : p->action,
            .to = d->action == VSSDOC_RESTORE_ERROR ? NULL : p->to,
            .ranges = p->ranges,
            .states = p->states,
            .note = p->note};
        files[i].expanded_path = expanded.path == p->path || expanded.path == NULL
                                     ? files[i].path
                                     : vsd_work_join(work, expanded.path, p->filespec);
    }
    d->files = files;
    d->n_files = c->places.n;
}

static void keep_subcomponents(struct vsd_case *c, struct vssdoc_restore_decision *d)
{
    size_t n = 0;
    if (c->wish == NULL || c->wish->whole)
        return;
    for (const struct vsd_wish_part *p = c->wish->parts; p != NULL; p = p->next)
        n++;
    struct vssdoc_restore_name *names =
        n > 0 ? vsd_arena_alloc(&c->work->out->arena, n * sizeof *names) : NULL;
    if (names == NULL) {
        c->work->no_memory = c->work->no_memory || n > 0;
        return;
    }
    d->subcomponents = names;
    d->n_subcomponents = n;
    for (const struct vsd_wish_part *p = c->wish->parts; p != NULL; p = p->next)
        keep_name(c->work, NULL, p->component->logical_path, p->component->name,
                  p->component->full_path, &names[--n]); /* they were put in front of each other */
}

/* Whether files were written before one could not be: the set is then neither old nor new. */
static bool is_half_written(const struct vsd_case *c)
{
    const unsigned free = 1u << VSSDOC_FILE_ABSENT | 1u << VSSDOC_FILE_PRESENT;
    struct vsd_place **places = c->places.items;
    for (size_t i = 0; i < c->places.n && c->while_copying; i++)
        if ((places[i]->states & free) != 0)
            return true;
    return false;
}

static void tell_status(struct vsd_case *c, struct vssdoc_restore_decision *d)
{
    static const char waits[] = STATUS "; inferred: no page says what holds for files that wait";
    static const char half[] = STATUS "; inferred: no chart asks before files are copied";
    static const char gone[] = STATUS "; backing-up-and-restoring-virtual-machines.md";
    const char *answer = "VSS_RS_ALL: every file of the set came back", *source = STATUS;
    d->status = "VSS_RS_ALL";
    if (d->action == VSSDOC_RESTORE_ERROR && is_half_written(c)) {
        d->status = "VSS_RS_FAILED";
        answer = "VSS_RS_FAILED: other files of the set can be written and are, until that one stops it";
        source = half;
    } else if (d->action == VSSDOC_RESTORE_ERROR) {
        d->status = "VSS_RS_NONE";
        answer = "VSS_RS_NONE: nothing was written, what is on the disk is untouched";
        if (vsd_case_is_machine(c)) {
            answer = "VSS_RS_NONE: nothing was written, but the virtual machine is gone: its writer "
                     "deleted it in PreRestore, and does not bring it back";
            source = gone;
        }
    } else if (c->deferred) {
        answer = "VSS_RS_ALL, once every file lies aside and its move at the restart is registered";
        source = waits;
    }
    vsd_case_ask(c, "What is SetFileRestoreStatus told?", answer, source, NULL);
}

/* Where files go elsewhere whatever the method says, nothing is in the way; what fails before the chart
 * asks for the service, or with nothing restored, leaves it alone. */
static bool stops_service(const struct vsd_case *c, const struct vssdoc_restore_decision *d)
{
    bool failed = d->action == VSSDOC_RESTORE_ERROR;
    if (c->service == NULL || *c->service == '\0' || d->action == VSSDOC_RESTORE_NONE)
        return false;
    if (c->method == VSD_RME_STOP_RESTORE_START)
        return c->stopped;
    return c->method == VSD_RME_RESTORE_STOP_START && (!failed || is_half_written(c));
}

void vsd_case_finish(struct vsd_case *c, struct vssdoc_restore_decision *d)
{
    const struct vssdoc_restore_method *m =
        c->side->writer != NULL ? c->side->writer->restore_method : NULL;
    d->action = c->asked ? whole_action(c) : VSSDOC_RESTORE_NONE;
    d->error = d->action == VSSDOC_RESTORE_ERROR ? c->error : NULL;
    d->advice = vsd_work_text(c->work, c->advice);
    d->selected = c->asked && c->takes_part;
    bool replacing = c->method == VSD_RME_IF_NOT_THERE || c->method == VSD_RME_IF_CAN_REPLACE;
    d->pre_restore = d->selected;
    d->post_restore = d->selected && (c->writer_restore != VSD_WRE_IF_REPLACE_FAILS ||
                                      (replacing && d->action == VSSDOC_RESTORE_ERROR));
    d->reboot_required = c->asked && ((m != NULL && m->reboot_required == 1) ||
                                      (c->deferred && d->action != VSSDOC_RESTORE_ERROR));
    d->stops_service = stops_service(c, d);
    d->additional_restores = c->step != NULL ? c->step->more : c->record->additional_restores == 1;
    keep_files(c, d);
    keep_subcomponents(c, d);
    if (c->step != NULL && d->action == VSSDOC_RESTORE_ERROR && c->step->line->failed == 0)
        c->step->line->failed = d->step;
    c->work->n_unselected += c->asked && !c->work->wishes_decide && vsd_case_left_out_before(c);
    c->work->n_unbased += c->asked && c->step == NULL && d->action != VSSDOC_RESTORE_ERROR &&
                          vsd_builds_on_others(c->type);
    if (d->selected)
        tell_status(c, d);
}

void vsd_case_start(struct vsd_case *c, struct vssdoc_restore_decision *d)
{
    struct vsd_work *work = c->work;
    const struct vsd_side *side = c->side;
    const char *type = vsd_case_constant(VSSDOC_COMPONENT_TYPE, c->record->type);
    d->writer_id = vsd_keep_guid(&work->out->arena, &side->entry->writer_id, &work->no_memory);
    const char *instance = side->entry->instance_name;
    if (instance == NULL && side->writer != NULL)
        instance = side->writer->instance_name;
    d->source = vsd_work_text(work, side->capture->source);
    d->step = side->step;
    d->instance_name = vsd_work_text(work, instance);
    d->writer = vsd_work_text(work, vssdoc_entry_name(side->capture, side->entry));
    d->component = vsd_work_text(work, c->record->full_path);
    d->service = vsd_work_text(work, c->service);
    d->method = vsd_case_constant(VSSDOC_RESTOREMETHOD, c->method);
    d->target = vsd_case_constant(VSSDOC_RESTORE_TARGET, c->target);
    keep_name(work, type, c->record->logical_path, c->record->name, c->record->full_path, &d->pass);
}

void vsd_refuse(struct vsd_work *work, const char *source, size_t step,
                const struct vssdoc_writer *writer, const struct vssdoc_component *component,
                const char *error, const char *rule)
{
    struct vssdoc_restore_decision *d = vsd_list_add(&work->decisions);
    struct vssdoc_restore_step *trace = vsd_arena_alloc(&work->out->arena, sizeof *trace);
    if (d == NULL || trace == NULL) {
        work->no_memory = true;
        return;
    }
    d->writer_id = vsd_keep_guid(&work->out->arena, &writer->writer_id, &work->no_memory);
    *trace = (struct vssdoc_restore_step){.question = "Can the component be selected for restore?",
                                          .answer = vsd_work_printf(work, "no: %s", error),
                                          .source = rule};
    const struct vssdoc_restore_method *m = writer->restore_method;
    d->source = vsd_work_text(work, source);
    d->step = step;
    d->writer = vsd_work_text(work, writer->name);
    d->instance_name = vsd_work_text(work, writer->instance_name);
    d->component = vsd_work_text(work, component->full_path);
    d->method = m != NULL ? vsd_case_constant(VSSDOC_RESTOREMETHOD, m->method) : NULL;
    d->target = "VSS_RT_ORIGINAL";
    keep_name(work, vsd_case_constant(VSSDOC_COMPONENT_TYPE, component->type), component->logical_path,
              component->name, component->full_path, &d->pass);
    d->action = VSSDOC_RESTORE_ERROR;
    d->error = error;
    d->trace = trace;
    d->n_trace = 1;
}
