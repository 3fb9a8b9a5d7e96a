/* What a restore does by each writer's restore method (setting-vss-restore-methods.md and its
 * charts, overview-of-restore-clean-up-and-termination.md). Writers that are restored alike share a
 * flow. */
#include <stdio.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "graph/building.h"

enum method { /* VSS_RESTOREMETHOD_ENUM */
              IF_NONE_THERE = 1,
              IF_CAN_REPLACE,
              STOP_RESTORE_START,
              TO_ALTERNATE_LOCATION,
              AT_REBOOT,
              AT_REBOOT_IF_CANNOT_REPLACE,
              CUSTOM,
              RESTORE_STOP_START
};
enum when { NEVER = 1, IF_REPLACE_FAILS, ALWAYS }; /* VSS_WRITERRESTORE_ENUM */

/* One flow while it is drawn. */
struct flow {
    struct vsd_building *building;
    const struct vssdoc_writer *writer;
    size_t group;
    size_t last;        /* what the next step comes after; 0: nothing yet */
    const char *answer; /* on the way to it */
};

static size_t add(struct flow *flow, enum vssdoc_graph_node_kind kind, const char *label,
                  const char *detail)
{
    const struct vssdoc_graph_node made = {.kind = kind,
                                           .group = flow->group,
                                           .label = vsd_build_text(flow->building, label),
                                           .detail = vsd_build_text(flow->building, detail),
                                           .inclusion = VSSDOC_ABSENT,
                                           .selectable = VSSDOC_ABSENT,
                                           .in_set = VSSDOC_ABSENT};
    return vsd_build_node(flow->building, &made);
}

static void from_to(struct flow *flow, size_t from, size_t to, const char *answer)
{
    vsd_build_edge(flow->building, from, to, VSSDOC_EDGE_THEN, answer, false);
}

/* A step after the last one. */
static size_t then(struct flow *flow, enum vssdoc_graph_node_kind kind, const char *label,
                   const char *detail)
{
    size_t node = add(flow, kind, label, detail);
    if (flow->last > 0)
        from_to(flow, flow->last, node, flow->answer);
    flow->answer = NULL;
    flow->last = node;
    return node;
}

/* ---- methods ---- */

/* What happens when files cannot go where they were: the alternate location of every file, or
 * failure. Of a writer without any mapping that is clear. Gives the step that restores there, 0:
 * none. */
static size_t elsewhere(struct flow *flow, size_t question, const char *answer)
{
    bool stopped = flow->writer->restore_method->method == STOP_RESTORE_START;
    flow->last = question;
    flow->answer = answer;
    if (flow->writer->alternate_location_mappings != NULL) {
        size_t mapped =
            then(flow, VSSDOC_NODE_QUESTION, "A mapping for every file,", "that can be written?");
        flow->answer = "yes";
        size_t step = then(flow, VSSDOC_NODE_STEP, "Restore to the alternate location",
                           "and record the mappings used");
        from_to(flow, mapped,
                add(flow, VSSDOC_NODE_FAILURE, "The restore fails",
                    stopped ? "the service is started" : NULL),
                "no");
        return step;
    }
    (void)then(flow, VSSDOC_NODE_FAILURE, "The restore fails",
               stopped ? "no alternate location; the service is started"
                       : "no alternate location is mapped");
    return 0;
}

/* After one of two ways the flow goes on. */
static void join(struct flow *flow, size_t one, size_t other, enum vssdoc_graph_node_kind kind,
                 const char *label, const char *detail)
{
    flow->last = one;
    flow->answer = NULL;
    size_t node = then(flow, kind, label, detail);
    if (other > 0)
        from_to(flow, other, node, NULL);
}

static void ask_and_restore(struct flow *flow, const char *question, const char *detail,
                            size_t *there, size_t *other)
{
    size_t asked = then(flow, VSSDOC_NODE_QUESTION, question, detail);
    flow->answer = "yes";
    *there = then(flow, VSSDOC_NODE_STEP, "Restore to the original place", NULL);
    *other = elsewhere(flow, asked, "no");
}

/* Draws what a method does; *there and *other are the steps after which it goes on, 0: none. */
static void by_method(struct flow *flow, int method, size_t *there, size_t *other)
{
    const struct vssdoc_restore_method *m = flow->writer->restore_method;
    *there = *other = 0;
    switch (method) {
    case IF_NONE_THERE:
        ask_and_restore(flow, "Is none of the files there?", NULL, there, other);
        break;
    case IF_CAN_REPLACE:
    case STOP_RESTORE_START:
        if (method == STOP_RESTORE_START)
            (void)then(flow, VSSDOC_NODE_STEP, "Stop the service", m->service);
        ask_and_restore(flow, "Can every file be replaced,", "or created where there is none?",
                        there, other);
        if (method == STOP_RESTORE_START) {
            join(flow, *there, *other, VSSDOC_NODE_STEP, "Start the service", m->service);
            *there = flow->last;
            *other = 0;
        }
        break;
    case TO_ALTERNATE_LOCATION:
        *there = elsewhere(flow, flow->last, flow->answer);
        break;
    case AT_REBOOT:
        *there = then(flow, VSSDOC_NODE_STEP, "Write all files to temporary places",
                      "and have Windows move them at reboot");
        break;
    case AT_REBOOT_IF_CANNOT_REPLACE: {
        size_t asked =
            then(flow, VSSDOC_NODE_QUESTION, "Are all files absent,", "or can all be replaced?");
        flow->answer = "yes";
        *there = then(flow, VSSDOC_NODE_STEP, "Restore to the original place", NULL);
        flow->last = asked;
        flow->answer = "no";
        *other = then(flow, VSSDOC_NODE_STEP, "Write all files to temporary places",
                      "and have Windows move them at reboot");
        break;
    }
    case CUSTOM:
        *there = then(flow, VSSDOC_NODE_STEP, "The writer's own procedure",
                      m->user_procedure != NULL && *m->user_procedure != '\0'
                          ? m->user_procedure
                          : "documented by its maker");
        break;
    case RESTORE_STOP_START:
        *there = then(flow, VSSDOC_NODE_STEP, "Restore to the original place", NULL);
        break;
    default:
        (void)then(flow, VSSDOC_NODE_FAILURE, "No known restore method",
                   "not restorable by the rules of VSS");
        break;
    }
}

/* ---- a flow ---- */

static int method_of(const struct vssdoc_writer *writer)
{
    return writer->restore_method != NULL ? writer->restore_method->method : 0;
}

static void draw(struct flow *flow)
{
    const struct vssdoc_restore_method *m = flow->writer->restore_method;
    int method = method_of(flow->writer), when = m != NULL ? m->writer_restore : VSSDOC_ABSENT;
    size_t there, other;
    if (when == ALWAYS || when == IF_REPLACE_FAILS)
        (void)then(flow, VSSDOC_NODE_STEP, "PreRestore", "the writer gets the event");
    by_method(flow, method, &there, &other);
    if (there == 0 && other == 0)
        return;
    if (there == 0) {
        there = other;
        other = 0;
    }
    if (when == ALWAYS || when == IF_REPLACE_FAILS) {
        join(flow, there, other, VSSDOC_NODE_STEP, "PostRestore",
             when == ALWAYS ? "the writer gets the event" : "only if files could not be replaced");
        there = flow->last;
        other = 0;
    }
    if (method == RESTORE_STOP_START) {
        join(flow, there, other, VSSDOC_NODE_STEP, "Stop and start the service", m->service);
        there = flow->last;
    }
    if (method == AT_REBOOT || m->reboot_required == 1)
        join(flow, there, other, VSSDOC_NODE_STEP, "Reboot",
             m->reboot_required == 1 ? "the writer asks for it"
                                     : "moves the files to their places");
    else if (method == AT_REBOOT_IF_CANNOT_REPLACE)
        join(flow, other > 0 ? other : there, 0, VSSDOC_NODE_STEP, "Reboot",
             other > 0 ? "moves the files to their places" : "if files wait for it");
}

/* ---- who is restored alike ---- */

struct alike {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_writer *first;
    const char *names;
    size_t n;
};

static struct vsd_key key_of(const struct vssdoc_writer *writer)
{
    const struct vssdoc_restore_method *m = writer->restore_method;
    const int numbers[] = {method_of(writer), m != NULL ? m->writer_restore : -9,
                           m != NULL ? m->reboot_required == 1 : 0,
                           writer->alternate_location_mappings != NULL};
    const char *const texts[] = {m != NULL ? m->service : NULL,
                                 m != NULL ? m->user_procedure : NULL};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, numbers, sizeof numbers);
    for (size_t i = 0; i < 2; i++)
        vsd_key_folded(&maker, texts[i] != NULL ? texts[i] : "",
                       texts[i] != NULL ? strlen(texts[i]) : 0);
    return vsd_key_end(&maker);
}

static void sort_in(struct vsd_building *building, struct alike **all,
                    const struct vssdoc_writer *writer)
{
    enum { MOST_NAMED = 6 };
    struct vsd_key key = key_of(writer);
    struct alike *alike = NULL;
    HASH_FIND(hh, *all, &key, sizeof key, alike);
    if (alike == NULL) {
        alike = vsd_arena_alloc(&building->scratch, sizeof *alike);
        if (alike != NULL) {
            alike->key = key;
            alike->first = writer;
            HASH_ADD(hh, *all, key, sizeof alike->key, alike);
        }
    }
    if (alike == NULL || alike->hh.tbl == NULL) {
        building->no_memory = true;
        return;
    }
    if (alike->n++ < MOST_NAMED)
        alike->names = vsd_arena_printf(&building->scratch, "%s%s%s",
                                        alike->n > 1 && alike->names != NULL ? alike->names : "",
                                        alike->n > 1 ? ", " : "", vsd_writer_label(writer));
    building->no_memory = building->no_memory || alike->names == NULL;
}

static bool is_like(const struct vssdoc_writer *writer, const struct alike *alike)
{
    struct vsd_key key = key_of(writer);
    return writer->components != NULL && key.low == alike->key.low && key.high == alike->key.high;
}

void vsd_build_restore(struct vsd_building *building)
{
    const struct vssdoc_capture *capture = building->capture;
    struct alike *all = NULL;
    size_t without = 0, left_out = 0;
    for (size_t i = 0; i < capture->n_writers && !building->no_memory; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        const struct vssdoc_writer_components *e = vssdoc_entry_of(capture, w);
        bool backed_up = capture->backup_components == NULL || (e != NULL && e->components != NULL);
        without += w->components == NULL;
        left_out += w->components != NULL && !backed_up;
        if (w->components != NULL && backed_up)
            sort_in(building, &all, w);
    }
    for (const struct alike *a = all; a != NULL && !building->no_memory; a = a->hh.next) {
        const struct vssdoc_constant *c =
            vssdoc_constant(VSSDOC_RESTOREMETHOD, method_of(a->first));
        char more[40] = "";
        if (a->n > 6)
            (void)snprintf(more, sizeof more, " and %zu more", a->n - 6);
        struct flow flow = {.building = building, .writer = a->first};
        flow.group = vsd_build_group(building,
                                     vsd_build_format(building, "%s: %s%s",
                                                      c != NULL ? c->name : "no restore method",
                                                      a->names, more),
                                     NULL);
        for (size_t i = 0; i < capture->n_writers && !building->no_memory; i++)
            if (vsd_place_of(building, capture->writers[i]) == 0 && is_like(capture->writers[i], a))
                vsd_place(building, capture->writers[i], flow.group);
        draw(&flow);
    }
    HASH_CLEAR(hh, all);
    if (left_out > 0)
        vsd_build_note(building, vsd_build_format(building, "%zu writer%s not in the backup",
                                                  left_out, left_out == 1 ? " is" : "s are"));
    if (without > 0)
        vsd_build_note(building, vsd_build_format(building, "%zu writer%s without components",
                                                  without, without == 1 ? "" : "s"));
    vsd_build_note(building, "new targets, directed targets and restore targets change the way: "
                             "vssdoc restore follows them");
}
