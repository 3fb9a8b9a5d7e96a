/* The flowcharts of setting-vss-restore-methods.md and the rules of setting-vss-restore-targets.md,
 * as tables: each row is a question, and where its answers lead. The state of files is the one
 * after PreRestore has returned. */
#include <string.h>

#include "base/text.h"
#include "restore/work.h"

/* ---- questions ---- */

struct answer {
    bool yes;
    const char *text;   /* "no: E:\x is locked" */
    const char *reason; /* for an error; NULL: none */
};

static const struct vsd_place *first_in(const struct vsd_case *c, unsigned states, bool mapped,
                                        size_t *n)
{
    struct vsd_place **places = c->places.items;
    const struct vsd_place *first = NULL;
    *n = 0;
    for (size_t i = 0; i < c->places.n; i++) {
        unsigned of = mapped ? places[i]->mapped_states : places[i]->states;
        if (places[i]->settled || (of & states) == 0)
            continue;
        first = first != NULL ? first : places[i];
        ++*n;
    }
    return first;
}

static bool is_pattern(const struct vsd_place *place)
{
    return place->recursive || place->filespec == NULL || strpbrk(place->filespec, "*?") != NULL;
}

/* "E:\DATA\x.mdf is locked", "files of E:\DATA\*.mdf are locked (and 2 more)" */
static const char *blame(const struct vsd_case *c, unsigned states, bool mapped)
{
    static const char *const words[] = {[VSSDOC_FILE_ABSENT] = "not there",
                                        [VSSDOC_FILE_PRESENT] = "there",
                                        [VSSDOC_FILE_LOCKED] = "there and locked",
                                        [VSSDOC_FILE_UNCREATABLE] =
                                            "not there and cannot be created"};
    size_t n, state = 0;
    const struct vsd_place *place = first_in(c, states, mapped, &n);
    if (place == NULL)
        return "";
    unsigned found = (mapped ? place->mapped_states : place->states) & states;
    while ((found & 1u << state) == 0)
        state++;
    const char *name =
        vsd_work_join(c->work, mapped ? place->mapped : place->path, place->filespec);
    const char *more = n > 1 ? vsd_work_printf(c->work, " (and %zu more)", n - 1) : "";
    return vsd_work_printf(c->work, is_pattern(place) ? "files of %s are %s%s" : "%s is %s%s", name,
                           words[state], more);
}

enum {
    ABSENT = 1u << VSSDOC_FILE_ABSENT,
    PRESENT = 1u << VSSDOC_FILE_PRESENT,
    LOCKED = 1u << VSSDOC_FILE_LOCKED,
    UNCREATABLE = 1u << VSSDOC_FILE_UNCREATABLE
};

static struct answer yes_or_no(const struct vsd_case *c, bool yes, bool blame_yes, const char *why)
{
    struct answer answer = {.yes = yes, .text = yes ? "yes" : "no", .reason = why};
    if (yes == blame_yes && why != NULL && *why != '\0')
        answer.text = vsd_work_printf(c->work, "%s: %s", yes ? "yes" : "no", why);
    return answer;
}

static struct answer any_there(const struct vsd_case *c)
{
    bool yes = (vsd_case_states(c) & (PRESENT | LOCKED)) != 0;
    return yes_or_no(c, yes, true, yes ? blame(c, PRESENT | LOCKED, false) : NULL);
}

static struct answer all_creatable(const struct vsd_case *c)
{
    bool yes = (vsd_case_states(c) & UNCREATABLE) == 0;
    return yes_or_no(c, yes, false, yes ? NULL : blame(c, UNCREATABLE, false));
}

static struct answer all_replaceable(const struct vsd_case *c)
{
    bool yes = (vsd_case_states(c) & (LOCKED | UNCREATABLE)) == 0;
    return yes_or_no(c, yes, false, yes ? NULL : blame(c, LOCKED | UNCREATABLE, false));
}

static struct answer all_or_none(const struct vsd_case *c)
{
    unsigned states = vsd_case_states(c);
    bool yes = states == 0 || states == PRESENT || states == ABSENT;
    const char *why = yes ? NULL
                      : (states & (LOCKED | UNCREATABLE)) != 0
                          ? blame(c, LOCKED | UNCREATABLE, false)
                          : "some are there and some are not";
    return yes_or_no(c, yes, false, why);
}

static struct answer all_mapped(const struct vsd_case *c)
{
    struct vsd_place **places = c->places.items;
    const struct vsd_place *first = NULL;
    size_t n = 0, all = 0;
    for (size_t i = 0; i < c->places.n; i++) {
        bool counts = !places[i]->settled, lacks = counts && places[i]->mapped == NULL;
        all += counts;
        n += lacks;
        first = lacks && first == NULL ? places[i] : first;
    }
    if (first == NULL)
        return yes_or_no(c, true, false, NULL);
    const char *name = vsd_work_join(c->work, first->path, first->filespec);
    const char *why =
        first->set != NULL && vsd_mapping_of(c->side, first->key) != NULL
            ? vsd_work_printf(c->work, "the WMD's alternate location mapping for %s leads nowhere", name)
        : n == all ? "the WMD has no alternate location mapping for any of its files"
                 : vsd_work_printf(c->work, "the WMD has no alternate location mapping for %s%s",
                                   name, n > 1 ? " and others" : "");
    return yes_or_no(c, false, false, why);
}

static struct answer mapped_writable(const struct vsd_case *c)
{
    bool yes = (vsd_case_mapped_states(c) & (LOCKED | UNCREATABLE)) == 0;
    return yes_or_no(c, yes, false, yes ? NULL : blame(c, LOCKED | UNCREATABLE, true));
}

static struct answer mapped_empty(const struct vsd_case *c)
{
    bool yes = (vsd_case_mapped_states(c) & (PRESENT | LOCKED)) == 0;
    return yes_or_no(c, yes, false, yes ? NULL : blame(c, PRESENT | LOCKED, true));
}

static struct answer service_named(const struct vsd_case *c)
{
    if (c->service != NULL && *c->service != '\0')
        return (struct answer){true, c->service, NULL};
    return yes_or_no(c, false, false,
                     "the WMD names no service to stop and start, which is a mistake of the writer's");
}

static struct answer service_stopped(const struct vsd_case *c)
{
    const struct vssdoc_target_service *service = vsd_target_service(&c->work->target, c->service);
    if (service == NULL)
        return (struct answer){
            true, "the target state does not name it: as if there were none to stop", NULL};
    if (!service->running)
        return (struct answer){true, "yes: it is stopped", NULL};
    if (service->stoppable)
        return (struct answer){true, "yes: it runs, and is stopped after PreRestore", NULL};
    return yes_or_no(
        c, false, false,
        vsd_work_printf(c->work, "the service %s runs and cannot be stopped", c->service));
}

static struct answer reboot_allowed(const struct vsd_case *c)
{
    return yes_or_no(c, c->work->state->reboot_allowed || c->places.n == 0, false,
                     "files could be replaced at a restart only, which is not allowed");
}

static struct answer procedure_known(const struct vsd_case *c)
{
    const struct vssdoc_target_state *state = c->work->state;
    const struct vssdoc_guid *id = &c->side->entry->writer_id;
    const struct vssdoc_known_writer *known = vssdoc_known_writer_find(id);
    if (vsd_guid_among(id, state->custom, state->n_custom))
        return yes_or_no(c, true, false, NULL);
    return yes_or_no(
        c, false, false,
        vsd_work_printf(c->work, "it needs the writer's own procedure%s%s",
                        known != NULL && known->restore != NULL ? ": " : "",
                        known != NULL && known->restore != NULL ? known->restore : ""));
}

static struct answer narrow(const struct vsd_case *c)
{
    return c->work->options->strict
               ? (struct answer){true, "yes (--strict)", NULL}
               : (struct answer){false, "no: the wider reading is taken", NULL};
}

enum question {
    ANY_THERE,
    ALL_CREATABLE,
    ALL_REPLACEABLE,
    ALL_OR_NONE,
    EACH_REPLACEABLE,
    ALL_MAPPED,
    MAPPED_WRITABLE,
    MAPPED_EMPTY,
    NARROW_EMPTY,
    NARROW_MIXED,
    SERVICE_NAMED,
    SERVICE_STOPPED,
    REBOOT_ALLOWED,
    PROCEDURE_KNOWN
};

static const struct {
    const char *text;
    struct answer (*ask)(const struct vsd_case *c);
} questions[] = {
    [ANY_THERE] = {"Is any file of the set on the disk?", any_there},
    [ALL_CREATABLE] = {"Can every file be created?", all_creatable},
    [ALL_REPLACEABLE] = {"Can every file be replaced, or created where there is none?",
                         all_replaceable},
    [ALL_OR_NONE] = {"Are all files there and replaceable, or is none there?", all_or_none},
    [EACH_REPLACEABLE] = {"Can each file by itself be replaced or created?", all_replaceable},
    [ALL_MAPPED] = {"Has every file an alternate location mapping?", all_mapped},
    [MAPPED_WRITABLE] = {"Can all of them be written where the mappings lead?", mapped_writable},
    [MAPPED_EMPTY] = {"Is none of them there already?", mapped_empty},
    [NARROW_EMPTY] =
        {"The enumeration's page asks for an empty place, the chart for a writable one: is "
         "the page followed?",
         narrow},
    [NARROW_MIXED] =
        {"The chart wants all or none to be there, the enumeration's page looks at each "
         "file: is the chart followed?",
         narrow},
    [SERVICE_NAMED] = {"Which service is to be stopped?", service_named},
    [SERVICE_STOPPED] = {"Is the service stopped, or can it be?", service_stopped},
    [REBOOT_ALLOWED] = {"May the machine be restarted?", reboot_allowed},
    [PROCEDURE_KNOWN] = {"Does the requester carry out this writer's own procedure?",
                         procedure_known},
};

/* ---- the charts ---- */

enum outcome {
    ORIGINAL = -1,
    ALTERNATE = -2,
    DEFER = -3,
    CUSTOM = -4,
    FAIL = -5,
    WRITER_FAILS = -6,
    STOPS = -7 /* fails while files are copied: no chart has the question, so nobody asks before */
};

/* yes and no: the row of the same chart (from 1), or an outcome. */
struct row {
    enum question question;
    int yes, no;
    const char *source;
};

#define METHODS "setting-vss-restore-methods.md"
#define ENUM    "api:ne-restoremethod_enum"
#define RINT    METHODS ", chart rint"
#define RICR    METHODS ", chart ricr"
#define SRR     METHODS ", chart srr"
#define RTAL    METHODS ", chart rtal"
#define RAR     METHODS ", chart rar"
#define RARICR  METHODS ", chart raricr"
#define TARGETS "setting-vss-restore-targets.md; api:ne-restore_target"

enum { MOST_ROWS = 7 };
static const struct row by_method[VSD_RME_METHODS][MOST_ROWS] = {
    [VSD_RME_IF_NOT_THERE] =
        {
            {ANY_THERE, 3, 2, RINT},
            {ALL_CREATABLE, ORIGINAL, STOPS, "inferred: the chart does not ask"},
            {ALL_MAPPED, 4, FAIL, RINT},
            {MAPPED_WRITABLE, 5, FAIL, RINT},
            {MAPPED_EMPTY, ALTERNATE, 6, ENUM},
            {NARROW_EMPTY, FAIL, ALTERNATE, RINT "; " ENUM},
        },
    [VSD_RME_IF_CAN_REPLACE] =
        {
            {ALL_REPLACEABLE, ORIGINAL, 2, RICR},
            {ALL_MAPPED, 3, FAIL, RICR},
            {MAPPED_WRITABLE, ALTERNATE, FAIL, RICR},
        },
    [VSD_RME_STOP_RESTORE_START] =
        {
            {SERVICE_NAMED, 2, WRITER_FAILS,
             "api:cw-setrestoremethod; stopping-services-for-restore-by-requestors.md"},
            {SERVICE_STOPPED, 3, FAIL, SRR},
            {ALL_REPLACEABLE, ORIGINAL, 4, SRR},
            {ALL_MAPPED, 5, FAIL, SRR},
            {MAPPED_WRITABLE, ALTERNATE, FAIL, SRR},
        },
    [VSD_RME_TO_ALTERNATE_LOCATION] =
        {
            {ALL_MAPPED, 2, WRITER_FAILS, RTAL},
            {MAPPED_WRITABLE, ALTERNATE, FAIL, RTAL},
        },
    [VSD_RME_AT_REBOOT] =
        {
            {REBOOT_ALLOWED, DEFER, FAIL, RAR},
        },
    [VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE] =
        {
            {ALL_OR_NONE, ORIGINAL, 2, RARICR},
            {EACH_REPLACEABLE, 3, 4, ENUM},
            {NARROW_MIXED, 4, ORIGINAL, RARICR "; " ENUM},
            {REBOOT_ALLOWED, DEFER, FAIL, RARICR},
        },
    [VSD_RME_CUSTOM] =
        {
            {PROCEDURE_KNOWN, CUSTOM, FAIL, METHODS "; custom-backups-and-restores.md"},
        },
    [VSD_RME_RESTORE_STOP_START] =
        {
            {ALL_REPLACEABLE, ORIGINAL, STOPS, ENUM "; inferred: no chart says what if not"},
        },
};

static const struct row alternate[] = {
    {ALL_MAPPED, 2, WRITER_FAILS, TARGETS},
    {MAPPED_WRITABLE, ALTERNATE, FAIL, TARGETS},
};
static const struct row original_location[] = {
    {ALL_REPLACEABLE, ORIGINAL, STOPS, TARGETS},
};
static const struct row original_location_stopped[] = {
    {SERVICE_NAMED, 2, WRITER_FAILS,
     "api:cw-setrestoremethod; stopping-services-for-restore-by-requestors.md"},
    {SERVICE_STOPPED, 3, FAIL, SRR},
    {ALL_REPLACEABLE, ORIGINAL, STOPS, TARGETS},
};

/* ---- walking ---- */

static int walk(struct vsd_case *c, const struct row *rows)
{
    int at = 1;
    while (at > 0 && !c->work->no_memory) {
        const struct row *row = &rows[at - 1];
        struct answer answer = questions[row->question].ask(c);
        vsd_case_ask(c, questions[row->question].text, answer.text, row->source, NULL);
        at = answer.yes ? row->yes : row->no;
        c->stopped = c->stopped || (row->question == SERVICE_STOPPED && answer.yes);
        if (answer.reason == NULL || answer.text == NULL ||
            (row->question != ANY_THERE && answer.yes))
            continue;
        if (at != FAIL && at != WRITER_FAILS && at != STOPS) {
            c->reason = c->reason != NULL ? c->reason : answer.reason;
            continue;
        }
        vsd_case_fail(c, c->reason != NULL && c->reason != answer.reason
                             ? vsd_work_printf(c->work, "%s; and %s", c->reason, answer.reason)
                             : answer.reason);
    }
    if (at == FAIL && c->error == NULL) /* the narrower reading of two */
        vsd_case_fail(c, c->reason != NULL
                             ? vsd_work_printf(c->work, "%s, and the narrower reading is asked for",
                                               c->reason)
                             : "the narrower reading is asked for");
    c->writer_error = c->writer_error || at == WRITER_FAILS;
    c->while_copying = c->while_copying || at == STOPS;
    return at;
}

/* What a target does to the method's table: another one, or NULL. */
static const struct row *rows_of(const struct vsd_case *c)
{
    if (c->method == VSD_RME_AT_REBOOT || c->method == VSD_RME_AT_REBOOT_IF_CANNOT_REPLACE ||
        c->method == VSD_RME_CUSTOM)
        return by_method[c->method];
    if (c->target == VSD_RT_ALTERNATE)
        return alternate;
    if (c->target == VSD_RT_ORIGINAL_LOCATION)
        return c->method == VSD_RME_STOP_RESTORE_START ? original_location_stopped
                                                       : original_location;
    return by_method[c->method];
}

static void act(struct vsd_case *c, int outcome)
{
    static const enum vssdoc_restore_action actions[] = {
        [-ORIGINAL] = VSSDOC_RESTORE_ORIGINAL, [-ALTERNATE] = VSSDOC_RESTORE_ALTERNATE,
        [-DEFER] = VSSDOC_RESTORE_AT_REBOOT,   [-CUSTOM] = VSSDOC_RESTORE_CUSTOM,
        [-FAIL] = VSSDOC_RESTORE_ERROR,        [-WRITER_FAILS] = VSSDOC_RESTORE_ERROR,
        [-STOPS] = VSSDOC_RESTORE_ERROR};
    struct vsd_place **places = c->places.items;
    c->action = actions[-outcome];
    c->deferred = outcome == DEFER && c->places.n > 0;
    for (size_t i = 0; i < c->places.n; i++) {
        struct vsd_place *p = places[i];
        if (p->settled)
            continue;
        p->action = c->action;
        if (outcome == ORIGINAL || outcome == DEFER)
            p->to = vsd_work_join(c->work, p->path, p->filespec);
        else if (outcome == ALTERNATE)
            p->to = vsd_work_join(c->work, p->mapped, p->filespec);
    }
}

static bool all_settled(const struct vsd_case *c)
{
    struct vsd_place **places = c->places.items;
    size_t i = 0;
    while (i < c->places.n && places[i]->settled)
        i++;
    return i == c->places.n;
}

/* Nothing is left for the method where every file has a new or directed target; a set without files
 * asks nothing of it either. Where one of those targets stops the copying, the other files are looked
 * at all the same: the charts are asked before anything is copied. */
void vsd_case_decide(struct vsd_case *c)
{
    bool stopped = c->error != NULL;
    if ((stopped && !c->while_copying) || (c->places.n > 0 && all_settled(c))) {
        c->action = VSSDOC_RESTORE_NONE;
        return;
    }
    int outcome = walk(c, rows_of(c));
    if (stopped) {
        c->action = VSSDOC_RESTORE_NONE;
        c->while_copying = outcome != FAIL && outcome != WRITER_FAILS;
    } else if (outcome < 0) {
        act(c, outcome);
    }
}
