/* What is done in which order (overview-of-processing-a-restore-under-vss.md): for each step of a
 * chain the same phases, each with what the decisions make of it. */
#include <string.h>

#include "base/text.h"
#include "restore/work.h"

#define RESTORE   "overview-of-processing-a-restore-under-vss.md"
#define PREPARING "overview-of-preparing-for-restore.md"
#define FILES     "overview-of-actual-file-restoration.md"
#define CLEAN_UP  "overview-of-restore-clean-up-and-termination.md"
#define SERVICES  "stopping-services-for-restore-by-requestors.md"

struct phase {
    struct vsd_work *work;
    size_t step;
    const struct vssdoc_restore_decision *decisions; /* of all steps */
    size_t n;
};

static void call(const struct phase *p, const char *party, const char *what, const char *source)
{
    struct vssdoc_restore_call *added = vsd_list_add(&p->work->calls);
    if (added == NULL)
        p->work->no_memory = true;
    else
        *added = (struct vssdoc_restore_call){p->step, party, what, source};
}

typedef void each_fn(const struct phase *p, const struct vssdoc_restore_decision *d);

static void each(const struct phase *p, each_fn *fn)
{
    for (size_t i = 0; i < p->n && !p->work->no_memory; i++)
        if (p->decisions[i].step == p->step)
            fn(p, &p->decisions[i]);
}

static const char *writer_of(const struct vssdoc_restore_decision *d)
{
    return d->writer != NULL ? d->writer : d->writer_id != NULL ? d->writer_id : "?";
}

static const char *quoted(struct vsd_work *work, const char *text)
{
    return text != NULL ? vsd_work_printf(work, "\"%s\"", text) : "NULL";
}

/* ---- before PreRestore ---- */

static void select_one(const struct phase *p, const struct vssdoc_restore_decision *d)
{
    struct vsd_work *work = p->work;
    if (!d->selected)
        return;
    call(p, "requester",
         vsd_work_printf(work, "SetSelectedForRestore(%s, %s, %s, %s)", writer_of(d),
                         d->pass.type != NULL ? d->pass.type : "?",
                         quoted(work, d->pass.logical_path), quoted(work, d->pass.name)),
         "api:bc-setselectedforrestore");
    for (size_t i = 0; i < d->n_subcomponents; i++)
        call(p, "requester",
             vsd_work_printf(work, "AddRestoreSubcomponent(%s, %s, %s, %s, false)",
                             quoted(work, d->pass.logical_path), quoted(work, d->pass.name),
                             quoted(work, d->subcomponents[i].logical_path),
                             quoted(work, d->subcomponents[i].name)),
             "api:bc-addrestoresubcomponent");
    for (size_t i = 0; i < d->n_files; i++)
        if (d->files[i].action == VSSDOC_RESTORE_NEW_TARGET)
            call(p, "requester",
                 vsd_work_printf(work, "AddNewTarget: %s goes to %s", d->files[i].path,
                                 d->files[i].to),
                 "api:bc-addnewtarget");
    if (d->additional_restores)
        call(p, "requester", vsd_work_printf(work, "SetAdditionalRestores(%s:%s, true)", writer_of(d), d->component),
             "api:bc-setadditionalrestores");
}

static bool any(const struct phase *p, bool (*is)(const struct vssdoc_restore_decision *d))
{
    for (size_t i = 0; i < p->n; i++)
        if (p->decisions[i].step == p->step && is(&p->decisions[i]))
            return true;
    return false;
}

static bool wants_pre(const struct vssdoc_restore_decision *d)
{
    return d->pre_restore;
}

static bool wants_post(const struct vssdoc_restore_decision *d)
{
    return d->post_restore;
}

/* ---- services: each once ---- */

static bool has_service(const struct vssdoc_restore_decision *d, const char *method)
{
    return d->stops_service && strcmp(d->method, method) == 0;
}

static void each_service(const struct phase *p, const char *method, const char *verb,
                         const char *source)
{
    enum { MOST = 256 }; /* services of one step that are told apart */
    const char *seen[MOST];
    size_t n = 0;
    for (size_t i = 0; i < p->n && !p->work->no_memory; i++) {
        const struct vssdoc_restore_decision *d = &p->decisions[i];
        if (d->step != p->step || !has_service(d, method))
            continue;
        size_t s = 0;
        while (s < n && !vsd_equal_folded(seen[s], d->service))
            s++;
        if (s < n)
            continue;
        if (n < MOST)
            seen[n++] = d->service;
        const struct vssdoc_target_service *service =
            vsd_target_service(&p->work->target, d->service);
        bool stopped = service != NULL && !service->running;
        if (!stopped || strcmp(method, "VSS_RME_STOP_RESTORE_START") != 0)
            call(p, "requester", vsd_work_printf(p->work, "%s the service %s", verb, d->service),
                 source);
    }
}

/* ---- the files ---- */

static void copy_one(const struct phase *p, const struct vssdoc_restore_decision *d)
{
    static const char *const how[] = {
        [VSSDOC_RESTORE_ORIGINAL] = "to where it was",
        [VSSDOC_RESTORE_ALTERNATE] = "to its alternate locations",
        [VSSDOC_RESTORE_DIRECTED] = "as its writer directed",
        [VSSDOC_RESTORE_NEW_TARGET] = "to its new targets",
        [VSSDOC_RESTORE_AT_REBOOT] = ("to temporary places, and register each file with MoveFileEx("
                                      "MOVEFILE_DELAY_UNTIL_REBOOT | MOVEFILE_REPLACE_EXISTING)"),
        [VSSDOC_RESTORE_CUSTOM] = "by the writer's own procedure",
        [VSSDOC_RESTORE_ERROR] = NULL,
        [VSSDOC_RESTORE_NONE] = NULL};
    if (d->status != NULL && strcmp(d->status, "VSS_RS_FAILED") == 0)
        call(p, "requester",
             vsd_work_printf(p->work, "restore %s:%s, which stops halfway: %s", writer_of(d),
                             d->component, d->error),
             FILES);
    if (how[d->action] == NULL)
        return;
    call(p, "requester",
         vsd_work_printf(p->work, "restore %s:%s (%zu file %s) %s", writer_of(d), d->component,
                         d->n_files, d->n_files == 1 ? "set" : "sets", how[d->action]),
         FILES);
    for (size_t i = 0; i < d->n_files; i++)
        if (d->files[i].action == VSSDOC_RESTORE_ALTERNATE && d->selected) {
            call(p, "requester", "AddAlternativeLocationMapping for each of its file sets",
                 "api:bc-addalternativelocationmapping");
            break;
        }
}

static void status_one(const struct phase *p, const struct vssdoc_restore_decision *d)
{
    if (d->status != NULL)
        call(p, "requester",
             vsd_work_printf(p->work, "SetFileRestoreStatus(%s:%s, %s)", writer_of(d), d->component,
                             d->status),
             "api:bc-setfilerestorestatus");
}

static bool wants_reboot(const struct vssdoc_restore_decision *d)
{
    return d->reboot_required && d->action != VSSDOC_RESTORE_ERROR;
}

static void one_step(const struct phase *p)
{
    call(p, "requester",
         "InitializeForRestore with the BCD, CreateVssExamineWriterMetadata with each "
         "stored WMD",
         RESTORE);
    call(p, "requester", "GatherWriterMetadata, only to learn which writers run", RESTORE);
    each(p, select_one);
    if (any(p, wants_pre)) {
        call(p, "requester", "PreRestore, GatherWriterStatus", PREPARING);
        call(p, "writer", "PreRestore: sets restore targets, directed targets; frees its files",
             PREPARING);
        call(p, "requester", "GetWriterComponents again: writers may have changed them", FILES);
    }
    each_service(p, "VSS_RME_STOP_RESTORE_START", "stop", SERVICES);
    each(p, copy_one);
    each(p, status_one);
    each_service(p, "VSS_RME_STOP_RESTORE_START", "start", SERVICES);
    if (any(p, wants_pre)) {
        call(p, "requester", "PostRestore, GatherWriterStatus", CLEAN_UP);
        if (any(p, wants_post))
            call(p, "writer", "PostRestore: looks at the status, finishes", CLEAN_UP);
    }
    each_service(p, "VSS_RME_RESTORE_STOP_START", "stop and start", "api:ne-restoremethod_enum");
}

void vsd_calls_make(struct vsd_work *work)
{
    const struct vssdoc_restoration *public = &work->out->public;
    struct phase phase = {work, 1, public->decisions, public->n_decisions};
    for (; phase.step <= work->n_captures && !work->no_memory; phase.step++)
        one_step(&phase);
    phase.step = work->n_captures;
    bool reboot = false;
    for (size_t i = 0; i < public->n_decisions; i++)
        reboot = reboot || wants_reboot(&public->decisions[i]);
    if (reboot)
        call(&phase, "requester", "restart the machine", "setting-vss-restore-methods.md");
}
