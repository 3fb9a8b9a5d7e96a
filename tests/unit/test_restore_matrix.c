/* Every path through the flowcharts of restore methods: all combinations of method, target,
 * mappings, file states, service, restart, writer and requester, against decision rows that are
 * written down here once more, from the pages and not from the engine. */
#include "cmocka_all.h"

#include <stdio.h>

#include "fixture.h"

#define WRITER   "0a0b0c0d-1111-2222-3333-444455556666"
#define INSTANCE "0a0b0c0d-aaaa-bbbb-cccc-444455556666"

/* ---- the dimensions ---- */

enum { NO_METHOD = -1, UNREADABLE_METHOD = 9 };
static const char *const methods[] = {"UNDEFINED",
                                      "RESTORE_IF_NOT_THERE",
                                      "RESTORE_IF_CAN_BE_REPLACED",
                                      "STOP_RESTORE_START",
                                      "RESTORE_TO_ALTERNATE_LOCATION",
                                      "REPLACE_AT_REBOOT",
                                      "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE",
                                      "CUSTOM",
                                      "RESTORE_STOP_START",
                                      "SOMEHOW"};
static const char *const targets[] = {"VSS_RT_UNDEFINED", "ORIGINAL", "ALTERNATE", "DIRECTED",
                                      "ORIGINAL_LOCATION"};
enum { NO_TARGET = -1, UNDEFINED = 0, ALTERNATE = 2, DIRECTED = 3, ORIGINAL_LOCATION = 4 };

/* What the writer wants of events, and whether it wants a restart. */
static const struct {
    const char *attribute;
    int wants; /* 1 never, 2 if replacing fails, 3 always, 0 not said */
    bool restart;
} wishes[] = {
    {"writerRestore=\"never\" rebootRequired=\"no\"", 1, false},
    {"writerRestore=\"never\" rebootRequired=\"yes\"", 1, true},
    {"writerRestore=\"ifReplaceFails\" rebootRequired=\"yes\"", 2, true},
    {"writerRestore=\"ifReplaceFails\"", 2, false},
    {"writerRestore=\"always\" rebootRequired=\"no\"", 3, false},
    {"writerRestore=\"always\" rebootRequired=\"yes\"", 3, true},
    {"", 0, false},
};

enum overlay { NOTHING, ONE_DIRECTED, ONE_MOVED, BOTH_MOVED, MOVED_WITHOUT_SCHEMA, OVERLAYS };

struct documents { /* what the captures differ in */
    int method, target;
    unsigned mapped; /* 0, 1 or 2 of the two files */
    size_t wish;
    bool service; /* is named */
    enum overlay overlay;
};
struct machine { /* what the machines differ in */
    enum vssdoc_file_state a, b, there /* where mappings lead */, moved /* where overlays lead */;
    int service; /* 0 not known, 1 stopped, 2 runs, 3 runs and stays */
    bool reboot, custom, absent, able /* to follow directed targets */, strict;
};

/* ---- the rows ---- */

enum outcome { ORIGINAL, ALT, DEFER, OWN, FAIL, STOP /* while files are copied */ };

/* One letter per fact, small where it must not hold: N none of the files is there, W each can be
 * written, U all are there and free or all are missing and can be created, M each has a mapping, D
 * all can be written there, E nothing is there, K the service is named, S it is or can be stopped,
 * R a restart is allowed, C the requester has the procedure, X the narrower reading. */
static const struct {
    const char *methods; /* digits; "*": every one */
    int target;          /* -2: every one */
    const char *when;
    enum outcome outcome;
} rows[] = {
    {"5", -2, "R", DEFER},
    {"5", -2, "", FAIL},
    {"6", -2, "U", ORIGINAL},
    {"6", -2, "Wx", ORIGINAL},
    {"6", -2, "R", DEFER},
    {"6", -2, "", FAIL},
    {"7", -2, "C", OWN},
    {"7", -2, "", FAIL},
    {"*", UNDEFINED, "", FAIL},
    {"*", ALTERNATE, "MD", ALT},
    {"*", ALTERNATE, "", FAIL},
    {"3", -2, "k", FAIL},
    {"3", -2, "s", FAIL},
    {"*", ORIGINAL_LOCATION, "W", ORIGINAL},
    {"*", ORIGINAL_LOCATION, "", STOP},
    {"1", -2, "NW", ORIGINAL},
    {"1", -2, "N", STOP},
    {"1", -2, "MDE", ALT},
    {"1", -2, "MDx", ALT},
    {"1", -2, "", FAIL},
    {"23", -2, "W", ORIGINAL},
    {"23", -2, "MD", ALT},
    {"23", -2, "", FAIL},
    {"4", -2, "MD", ALT},
    {"4", -2, "", FAIL},
    {"8", -2, "W", ORIGINAL},
    {"8", -2, "", STOP},
};

static bool is_there(enum vssdoc_file_state s)
{
    return s == VSSDOC_FILE_PRESENT || s == VSSDOC_FILE_LOCKED;
}

static bool is_free(enum vssdoc_file_state s)
{
    return s == VSSDOC_FILE_PRESENT || s == VSSDOC_FILE_ABSENT;
}

/* The file a is left to the method unless an overlay takes it. */
static bool fact(char letter, const struct documents *d, const struct machine *m)
{
    bool only_b = d->overlay == ONE_DIRECTED || d->overlay == ONE_MOVED;
    enum vssdoc_file_state a = only_b ? m->b : m->a, b = m->b;
    switch (letter) {
    case 'N':
        return !is_there(a) && !is_there(b);
    case 'W':
        return is_free(a) && is_free(b);
    case 'U':
        return a == b && is_free(a);
    case 'M':
        return d->mapped == 2;
    case 'D':
        return is_free(m->there);
    case 'E':
        return !is_there(m->there);
    case 'K':
        return d->service;
    case 'S':
        return m->service != 3;
    case 'R':
        return m->reboot;
    case 'C':
        return m->custom;
    default:
        return m->strict;
    }
}

static bool holds(const char *when, const struct documents *d, const struct machine *m)
{
    for (; *when != '\0'; when++) {
        bool small = *when >= 'a';
        if (fact(small ? (char)(*when - 32) : *when, d, m) == small)
            return false;
    }
    return true;
}

static enum outcome by_rows(const struct documents *d, const struct machine *m)
{
    if (d->method <= 0 || d->method == UNREADABLE_METHOD)
        return FAIL;
    for (size_t i = 0; i < LENGTH(rows); i++)
        if ((rows[i].methods[0] == '*' || strchr(rows[i].methods, '0' + d->method) != NULL) &&
            (rows[i].target == -2 || rows[i].target == d->target) && holds(rows[i].when, d, m))
            return rows[i].outcome;
    fail_msg("no row for method %d, target %d", d->method, d->target);
    return FAIL;
}

struct expected {
    enum vssdoc_restore_action action;
    bool deferred, half; /* half: some files were written when another could not be */
};

/* A new or directed target that cannot be written shows while files are copied, thus if no chart has
 * anything against the rest. */
static struct expected stopped(const struct documents *left, const struct machine *m)
{
    enum outcome rest = left->overlay == BOTH_MOVED ? ORIGINAL : by_rows(left, m);
    bool both = left->overlay == BOTH_MOVED;
    return (struct expected){VSSDOC_RESTORE_ERROR, false,
                             rest != FAIL && (both ? is_free(m->moved) : is_free(m->b))};
}

/* New target before directed target before restore target before method. */
static struct expected expect(const struct documents *d, const struct machine *m)
{
    static const enum vssdoc_restore_action actions[] = {
        VSSDOC_RESTORE_ORIGINAL, VSSDOC_RESTORE_ALTERNATE, VSSDOC_RESTORE_AT_REBOOT,
        VSSDOC_RESTORE_CUSTOM, VSSDOC_RESTORE_ERROR, VSSDOC_RESTORE_ERROR};
    const struct expected error = {VSSDOC_RESTORE_ERROR, false, false};
    bool ignores = d->method >= 5 && d->method <= 7; /* targets */
    bool known = d->method > 0 && d->method != UNREADABLE_METHOD;
    bool moved = d->overlay == ONE_MOVED || d->overlay == BOTH_MOVED;
    if (!known || d->overlay == MOVED_WITHOUT_SCHEMA || (!ignores && d->target == UNDEFINED))
        return error;
    if (moved && !is_free(m->moved))
        return stopped(d, m);
    if (d->overlay == BOTH_MOVED && (ignores || d->target != DIRECTED || m->able))
        return (struct expected){VSSDOC_RESTORE_NEW_TARGET, false, false};
    struct documents left = *d;
    bool directs = d->target == DIRECTED && !ignores;
    if (directs && !m->able)
        return error;
    if (directs && d->overlay == ONE_DIRECTED && !is_free(m->moved))
        return stopped(d, m);
    if (d->overlay == ONE_DIRECTED && !directs)
        left.overlay = NOTHING; /* they are not looked at */
    enum outcome outcome = by_rows(&left, m);
    bool settled = d->overlay == ONE_MOVED || (directs && d->overlay == ONE_DIRECTED);
    struct expected e = {actions[outcome], outcome == DEFER,
                         outcome == STOP && (is_free(m->b) || (settled ? is_free(m->moved) : is_free(m->a)))};
    if (outcome < FAIL && d->overlay == ONE_MOVED)
        e.action = VSSDOC_RESTORE_NEW_TARGET;
    else if (outcome < FAIL && directs && d->overlay == ONE_DIRECTED)
        e.action = VSSDOC_RESTORE_DIRECTED;
    return e;
}

/* ---- documents ---- */

#define FILE(name) "<FILE_LIST path=\"E:\\D\" filespec=\"" name "\" filespecBackupType=\"3855\"/>"
#define MAPPING(name)                                                                              \
    "<ALTERNATE_LOCATION_MAPPING path=\"e:\\d\\\" filespec=\"" name "\" alternatePath=\"F:\\M\"/>"
#define NEW(name) "<NEW_TARGET path=\"E:\\D\" filespec=\"" name "\" alternatePath=\"G:\\N\"/>"

static void make(const struct documents *d, struct result *result)
{
    static const char *const overlays[] = {
        [NOTHING] = "",
        [ONE_DIRECTED] = "<DIRECTED_TARGET sourcePath=\"E:\\D\" sourceFilename=\"a.dat\" "
                         "sourceRanges=\"0:16\" destinationPath=\"G:\\N\" "
                         "destinationFilename=\"a.dat\" destinationRanges=\"32:16\"/>",
        [ONE_MOVED] = NEW("a.dat"),
        [BOTH_MOVED] = NEW("a.dat") NEW("b.dat"),
        [MOVED_WITHOUT_SCHEMA] = NEW("a.dat"),
    };
    bool schema = d->overlay != MOVED_WITHOUT_SCHEMA;
    const char *method =
        d->method == NO_METHOD
            ? ""
            : text("<RESTORE_METHOD method=\"%s\" %s%s>%s%s</RESTORE_METHOD>", methods[d->method],
                   wishes[d->wish].attribute, d->service ? " service=\"Svc\"" : "",
                   d->mapped > 0 ? MAPPING("a.dat") : "", d->mapped > 1 ? MAPPING("B.DAT") : "");
    const char *writer = text(
        "<WRITER_METADATA xmlns=\"" WMD_NAMESPACE "\" version=\"1.2\" backupSchema=\"%d\">"
        "<IDENTIFICATION writerId=\"" WRITER "\" instanceId=\"" INSTANCE "\" friendlyName=\"W\" "
        "usage=\"USER_DATA\" dataSource=\"OTHER\"/>%s<BACKUP_LOCATIONS>"
        "<FILE_GROUP componentName=\"C\" selectable=\"yes\">" FILE("a.dat")
            FILE("b.dat") "</FILE_GROUP></BACKUP_LOCATIONS></WRITER_METADATA>",
        schema ? 0x100 : 0, method);
    const char *target =
        d->target == NO_TARGET ? "" : text(" restoreTarget=\"%s\"", targets[d->target]);
    const char *components =
        bcd(entry(WRITER, INSTANCE,
                  text("<COMPONENT componentName=\"C\" componentType=\"filegroup\" "
                       "backupSucceeded=\"yes\"%s>%s</COMPONENT>",
                       target, overlays[d->overlay])));
    const struct member members[] = {{"w.xml", writer, strlen(writer)},
                                     {"b.xml", components, strlen(components)}};
    struct bytes tar = make_archive("ustar", members, LENGTH(members));
    *result = (struct result){.n_captures = 0};
    read_memory(result, "matrix.tar", tar.data, tar.size);
    assert_int_equal(result->n_captures, 1);
    bytes_free(&tar);
}

/* ---- comparing ---- */

static void complain(const struct documents *d, const struct machine *m, const char *what,
                     const struct vssdoc_restore_decision *got)
{
    fail_msg("%s (%s): method %d target %d mapped %u wish %zu named %d overlay %d; files %d %d "
             "there %d moved %d service %d reboot %d custom %d absent %d able %d strict %d",
             what, got->error != NULL ? got->error : vssdoc_restore_action_name(got->action),
             d->method, d->target, d->mapped, d->wish, d->service, (int)d->overlay, (int)m->a,
             (int)m->b, (int)m->there, (int)m->moved, m->service, m->reboot, m->custom, m->absent,
             m->able, m->strict);
}

static void check(const struct documents *d, const struct machine *m,
                  const struct vssdoc_restore_decision *got)
{
    struct expected e = expect(d, m);
    int wants = d->method == NO_METHOD ? 0 : wishes[d->wish].wants;
    bool restart = d->method != NO_METHOD && wishes[d->wish].restart;
    bool failed = e.action == VSSDOC_RESTORE_ERROR, selected = wants != 1 && !m->absent;
    bool post = selected && (wants != 2 || (failed && (d->method == 1 || d->method == 2)));
    const char *status = !selected ? NULL
                         : e.half  ? "VSS_RS_FAILED"
                         : failed  ? "VSS_RS_NONE"
                                   : "VSS_RS_ALL";
    if (got->action != e.action)
        complain(d, m, "the action", got);
    if ((got->error != NULL) != failed)
        complain(d, m, "the error", got);
    if (got->selected != selected || got->pre_restore != selected || got->post_restore != post)
        complain(d, m, "the events", got);
    if ((status == NULL) != (got->status == NULL) ||
        (status != NULL && strcmp(status, got->status) != 0))
        complain(d, m, "the status", got);
    if (got->reboot_required != (restart || e.deferred))
        complain(d, m, "the restart", got);
    static const char *const to[] = {[VSSDOC_RESTORE_ORIGINAL] = "E:\\D\\b.dat",
                                     [VSSDOC_RESTORE_ALTERNATE] = "F:\\M\\b.dat",
                                     [VSSDOC_RESTORE_AT_REBOOT] = "E:\\D\\b.dat"};
    for (size_t i = 0; i < got->n_files; i++) {
        const struct vssdoc_restored_file *f = &got->files[i];
        if (f->action != (failed ? VSSDOC_RESTORE_ERROR : f->action))
            complain(d, m, "a file's action", got);
        if (f->path[strlen(f->path) - 5] == 'b' && f->action <= VSSDOC_RESTORE_AT_REBOOT &&
            to[f->action] != NULL && strcmp(f->to, to[f->action]) != 0)
            complain(d, m, "a file's place", got);
    }
}

struct counting {
    size_t combinations, every;
};

static void try(struct counting *counting, const struct result *result, const struct documents *d,
                const struct machine *m)
{
    const struct vssdoc_target_files files[] = {{"E:\\D\\a.dat", m->a, {0}},
                                                {"e:\\d\\B.*", m->b, {0}},
                                                {"F:\\M\\**", m->there, {0}},
                                                {"G:\\N\\?.dat", m->moved, {0}}};
    const struct vssdoc_target_service service = {"SVC", m->service > 1, m->service != 3, {0}};
    struct vssdoc_guid writer;
    struct vssdoc_restoration *restoration;
    if (counting->combinations++ % counting->every != 0)
        return;
    assert_true(vssdoc_guid_parse("{" WRITER "}", &writer));
    const struct vssdoc_target_state state = {.otherwise = VSSDOC_FILE_ABSENT,
                                              .files = files,
                                              .n_files = LENGTH(files),
                                              .services = &service,
                                              .n_services = m->service > 0,
                                              .writers_absent = &writer,
                                              .n_writers_absent = m->absent,
                                              .reboot_allowed = m->reboot,
                                              .partial_files = true,
                                              .directed_targets = m->able,
                                              .custom = &writer,
                                              .n_custom = m->custom};
    const struct vssdoc_restore_options options = {&state, m->strict, NULL, NULL};
    const struct vssdoc_capture *capture = result->captures[0];
    assert_int_equal(vssdoc_restore(&capture, 1, &options, &restoration, NULL), VSSDOC_OK);
    assert_int_equal(restoration->n_decisions, 1);
    check(d, m, &restoration->decisions[0]);
    vssdoc_restoration_free(restoration);
}

/* The machines that differ for these documents. */
static void each_machine(struct counting *counting, const struct documents *d)
{
    struct result result;
    bool stops = d->method == 3 || d->method == 8, reboots = d->method == 5 || d->method == 6;
    make(d, &result);
    for (unsigned i = 0; i < 16; i++)
        for (unsigned there = 0; there < (d->mapped == 2 ? 4u : 1u); there++)
            for (unsigned moved = 0; moved < (d->overlay != NOTHING ? 4u : 1u); moved += 2)
                for (int service = 0; service < (stops ? 4 : 1); service++)
                    for (unsigned bits = 0; bits < 16; bits++) {
                        const struct machine m = {.a = (enum vssdoc_file_state)(i % 4),
                                                  .b = (enum vssdoc_file_state)(i / 4),
                                                  .there = (enum vssdoc_file_state)there,
                                                  .moved = (enum vssdoc_file_state)moved,
                                                  .service = service,
                                                  .reboot = !reboots || (bits & 1) != 0,
                                                  .custom = d->method == 7 && (bits & 1) != 0,
                                                  .absent = (bits & 2) != 0,
                                                  .able = d->target != DIRECTED || (bits & 4) != 0,
                                                  .strict = (bits & 8) != 0};
                        bool same = (!reboots && d->method != 7 && (bits & 1) != 0) ||
                                    (d->target != DIRECTED && (bits & 4) != 0) ||
                                    (d->method != 1 && d->method != 6 && (bits & 8) != 0);
                        if (!same)
                            try(counting, &result, d, &m);
                    }
    result_free(&result);
}

static struct counting begin(void)
{
    const char *slow = getenv("VSSDOC_RUN_UNDER");
    return (struct counting){0, slow != NULL && slow[0] != '\0' ? 97 : 1};
}

/* Method, target, mappings, events, restart and service, without and with states of every kind. */
static void follows_every_chart(void **state)
{
    struct counting counting = begin();
    (void)state;
    for (int method = NO_METHOD; method <= UNREADABLE_METHOD; method++)
        for (int target = NO_TARGET; target < (int)LENGTH(targets); target++)
            for (unsigned mapped = 0; mapped <= (method != NO_METHOD ? 2u : 0u); mapped++)
                for (size_t wish = 0; wish < LENGTH(wishes); wish++) {
                    bool stops = method == 3 || method == 8;
                    for (int named = stops ? 0 : 1; named < 2; named++) {
                        const struct documents d = {method, target,    mapped,
                                                    wish,   named > 0, NOTHING};
                        each_machine(&counting, &d);
                    }
                }
    CHECK(counting.combinations > 50000, "only %zu combinations", counting.combinations);
}

/* New and directed targets on top of that. */
static void puts_targets_in_order(void **state)
{
    struct counting counting = begin();
    (void)state;
    for (int method = NO_METHOD; method <= UNREADABLE_METHOD; method++)
        for (int target = NO_TARGET; target < (int)LENGTH(targets); target++)
            for (unsigned mapped = 0; mapped <= (method != NO_METHOD ? 2u : 0u); mapped += 2)
                for (int overlay = ONE_DIRECTED; overlay < OVERLAYS; overlay++) {
                    const struct documents d = {method, target, mapped,
                                                4,      true,   (enum overlay)overlay};
                    each_machine(&counting, &d);
                }
    CHECK(counting.combinations > 20000, "only %zu combinations", counting.combinations);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(follows_every_chart),
                                       cmocka_unit_test(puts_targets_in_order)};
    return RUN(tests);
}
