/* What else a restore of a component set has to know: what the writer does then, what it was asked
 * for, what nobody can tell from the documents. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/backup.h"
#include "model/option_string.h"
#include "restore/work.h"

/* ---- known writers ---- */

#define SQL       "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a"
#define HYPER_V   "66841cd4-6ded-4f4b-8f17-fd23f8ddc3de"
#define SQL_GUIDE "sql-server-vss-writer-backup-guide.md"

static const struct {
    const char *writer_id, *component;
    const char *question, *answer, *source;
} special[] = {
    {SQL, "master", "What is special about master?",
     "it comes back offline only: the instance is stopped, its files are restored, it is started "
     "again",
     SQL_GUIDE},
    {SQL, "model", "What is special about model?",
     "it comes back online, and all connections to it have to be closed", SQL_GUIDE},
    {SQL, "msdb", "What is special about msdb?",
     "it comes back online, with SQL Server Agent stopped", SQL_GUIDE},
};

bool vsd_case_is_machine(const struct vsd_case *c)
{
    struct vssdoc_guid writer, machine;
    return vssdoc_guid_parse(HYPER_V, &writer) &&
           vssdoc_guid_equal(&writer, &c->side->entry->writer_id) && c->record->name != NULL &&
           vssdoc_guid_parse(c->record->name, &machine);
}

static void known_writer(struct vsd_case *c)
{
    const struct vssdoc_guid *id = &c->side->entry->writer_id;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(id);
    if (known == NULL)
        return;
    c->advice = c->advice != NULL ? c->advice : known->restore;
    if (known->restore != NULL)
        vsd_case_ask(c, "What is known of restoring this writer?", known->restore, known->source,
                     NULL);
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
        if (strcmp(special[i].writer_id, known->writer_id) == 0 &&
            vsd_equal_folded(special[i].component, c->record->name))
            vsd_case_ask(c, special[i].question, special[i].answer, special[i].source, NULL);
    if (vsd_case_is_machine(c))
        vsd_case_ask(c, "What does the writer do?",
                     "in PreRestore it turns the virtual machine off and deletes it; in PostRestore "
                     "it fails unless the status is VSS_RS_ALL, and then no virtual machine is left",
                     "backing-up-and-restoring-virtual-machines.md", NULL);
    if (c->error == NULL && strcmp(known->writer_id, SQL) == 0 && c->record->new_targets != NULL)
        vsd_case_ask(c, "May the new target change file names?",
                     "no: the folder may be another, the names stay", SQL_GUIDE,
                     &c->record->new_targets->at);
}

/* ---- services ---- */

static void services(struct vsd_case *c)
{
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(&c->side->entry->writer_id);
    bool stop_first = c->method == VSD_RME_STOP_RESTORE_START;
    if (!stop_first && c->method != VSD_RME_RESTORE_STOP_START)
        return;
    bool named = c->service != NULL && *c->service != '\0';
    const struct vssdoc_target_service *service =
        named ? vsd_target_service(&c->work->target, c->service) : NULL;
    if (!stop_first)
        vsd_case_ask(
            c, "What is done with the service?",
            !named ? "it has to be stopped and started after PostRestore, but the WMD names "
                     "none: by hand"
            : service != NULL && service->running && !service->stoppable
                ? vsd_work_printf(c->work,
                                  "%s has to be stopped and started after PostRestore, but "
                                  "cannot be stopped: what was restored waits for that",
                                  c->service)
                : vsd_work_printf(c->work, "%s is stopped and started after PostRestore",
                                  c->service),
            "api:ne-restoremethod_enum; stopping-services-for-restore-by-requestors.md", NULL);
    else if (c->stopped)
        vsd_case_ask(c, "When is the service started again?",
                     vsd_work_printf(c->work,
                                     "%s: %s, also when the files could not be "
                                     "restored (the chart's failures leave it out)",
                                     c->service,
                                     c->takes_part ? "before PostRestore" : "after the files"),
                     "setting-vss-restore-methods.md, chart srr; "
                     "stopping-services-for-restore-by-requestors.md",
                     NULL);
    if (stop_first && named && c->takes_part && known != NULL && known->service != NULL &&
        vsd_equal_folded(known->service, c->service))
        vsd_case_ask(
            c, "Is the service the writer's own?",
            "yes: once it is stopped, this instance of the writer cannot receive PostRestore",
            "stopping-services-for-restore-by-requestors.md", NULL);
}

/* ---- what the requester asks the writer for ---- */

static void feature(struct vsd_case *c, int64_t bit, const char *question, const char *answer,
                    const char *call)
{
    vsd_case_ask(
        c, question,
        vsd_schema_lacks(c->schema, bit)
            ? vsd_work_printf(c->work, "%s; its backup schema does not promise that", answer)
            : answer,
        call, &c->record->at);
}

static void requests(struct vsd_case *c)
{
    const struct vssdoc_backup_component *r = c->record;
    const struct vssdoc_constant *roll =
        vssdoc_constant(VSSDOC_ROLLFORWARD_TYPE, r->roll_forward_type);
    if (r->additional_restores == 1 && c->step == NULL)
        vsd_case_ask(c, "Do further restores follow?",
                     "yes, as the BCD records it: the writer does not finish its recovery before one that "
                     "is the last (SetAdditionalRestores)",
                     "api:bc-setadditionalrestores", &r->at);
    if (r->restore_name != NULL)
        feature(c, VSD_BS_RENAME, "Does it come back under another name?",
                vsd_work_printf(c->work, "yes: %s", r->restore_name),
                "api:ivssbackupcomponentsex2-setrestorename");
    if (r->authoritative == 1)
        feature(c, VSD_BS_AUTHORITATIVE, "Is the restore authoritative?", "yes",
                "api:ivssbackupcomponentsex2-setauthoritativerestore");
    if (roll != NULL && roll->value == 0)
        vsd_case_ask(c, "Is it rolled forward?", "undefined, which is a mistake of the requester's",
                     "api:ne-rollforward_type", &r->at);
    else if (roll != NULL && roll->value > 1)
        feature(c, VSD_BS_ROLLFORWARD, "Is it rolled forward?",
                roll->value == 3 && r->roll_forward_point == NULL
                    ? "to a point that nobody names, which is a mistake of the requester's"
                    : vsd_work_printf(c->work, "%s%s%s", roll->name,
                                      r->roll_forward_point != NULL ? ", to " : "",
                                      r->roll_forward_point != NULL ? r->roll_forward_point : ""),
                "api:ivssbackupcomponentsex2-setrollforward");
}

static void options(struct vsd_case *c)
{
    struct vsd_option_string options;
    const char *text = c->record->restore_options;
    if (text == NULL || *text == '\0')
        return;
    if (!vsd_option_string_parse(&c->work->scratch, text, &options)) {
        c->work->no_memory = true;
        return;
    }
    if (options.opaque)
        vsd_case_ask(c, "Which restore options are passed?",
                     "a text of the writer's own form, as it stands in the document",
                     "api:bc-setrestoreoptions", &c->record->at);
    for (const struct vsd_option *o = options.options; o != NULL; o = o->next)
        vsd_case_ask(c, "Which restore options are passed?",
                     vsd_work_printf(c->work, "%s = %s%s%s", o->name, o->value,
                                     o->subcomponent != NULL ? ", for " : "",
                                     o->subcomponent != NULL ? o->subcomponent : ""),
                     "setting-vss-restore-options.md", &c->record->at);
}

/* ---- what nobody can tell ---- */

static void untold(struct vsd_case *c)
{
    struct vsd_place **places = c->places.items;
    size_t patterns = 0, mixed = 0;
    const struct vsd_place *first = NULL;
    if (c->crowded)
        vsd_case_untold(c,
                        "in which file sets all of the changed and directed files lie: there are "
                        "too many of both to look for the rest");
    for (size_t i = 0; i < c->places.n; i++) {
        const struct vsd_place *p = places[i];
        bool pattern = p->recursive || p->filespec == NULL || strpbrk(p->filespec, "*?") != NULL;
        patterns += pattern;
        if (!pattern || (p->states & (p->states - 1)) == 0)
            continue;
        mixed++;
        first = first != NULL ? first : p;
    }
    if (mixed > 0)
        vsd_case_untold(
            c,
            vsd_work_printf(c->work,
                            "which files %s%s the backup holds: every state that the target gives "
                            "to a name that fits was taken to be among them",
                            vsd_work_join(c->work, first->path, first->filespec),
                            mixed > 1 ? " and other patterns" : ""));
    else if (patterns > 0 && c->action == VSSDOC_RESTORE_AT_REBOOT)
        vsd_case_untold(c,
                        "whether every file arrives at the restart: Windows logs an error if not");
    if (vsd_builds_on_others(c->type) && c->step == NULL)
        vsd_case_untold(c,
                        vsd_work_printf(c->work,
                                        "whether the backup that this %s one builds on is restored "
                                        "first (--chain looks at all of them)",
                                        vsd_backup_type_name(c->type)));
}

/* A file set whose place nobody knows: what was said of its files was the default. */
static void variables(struct vsd_case *c)
{
    struct vsd_work *work = c->work;
    struct vsd_place **places = c->places.items;
    for (size_t i = 0; i < c->places.n && !work->no_memory; i++) {
        struct vsd_expanded expanded;
        if (!vsd_expand(&work->target.environment, &work->scratch, places[i]->path, &expanded)) {
            work->no_memory = true;
        } else if (expanded.unresolved) {
            vsd_case_untold(c, vsd_work_printf(work,
                                               "what %s stands for: a variable in it has no value "
                                               "here (--define gives it), so that its files count "
                                               "as the target state's default",
                                               places[i]->path));
            return; /* one is enough */
        }
    }
}

void vsd_case_notes(struct vsd_case *c)
{
    if (c->work->no_memory)
        return;
    if (c->action == VSSDOC_RESTORE_ALTERNATE && c->error == NULL)
        vsd_case_ask(c, "What is recorded?",
                     "AddAlternativeLocationMapping for each file set, after it was used",
                     "api:bc-addalternativelocationmapping", NULL);
    services(c);
    requests(c);
    options(c);
    vsd_case_dependencies(c);
    known_writer(c);
    untold(c);
    variables(c);
}
