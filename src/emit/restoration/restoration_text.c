/* A restore for people: what becomes of each component, and a plan that one can follow. */
#include <string.h>

#include "base/text.h"
#include "emit/restoration/restorations.h"
#include "emit/write/page.h"

enum { FACT = 16, DEEPER = 6, MOST = 10, MOST_CALLS = 40 };

static void fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, FACT);
}

/* ---- the head ---- */

static size_t restored(const struct vssdoc_restoration *r)
{
    return r->n_decisions - r->count[VSSDOC_RESTORE_ERROR] - r->count[VSSDOC_RESTORE_NONE];
}

static void counts(struct vsd_page *page, const struct vssdoc_restoration *r)
{
    bool first = true;
    for (unsigned a = 0; a < VSSDOC_RESTORE_ACTIONS; a++) {
        if (r->count[a] == 0)
            continue;
        vsd_page_printf(page, VSD_PLAIN, "%s%zu %s", first ? "" : ", ", r->count[a],
                        vssdoc_restore_action_name((enum vssdoc_restore_action)a));
        first = false;
    }
    if (first)
        vsd_page_put(page, VSD_PLAIN, "nothing");
}

static void head(struct vsd_page *page, const struct vssdoc_restoration *r)
{
    for (size_t i = 0; i < r->n_sources; i++) {
        if (r->n_sources > 1)
            vsd_page_printf(page, VSD_DIM, "step %zu  ", i + 1);
        vsd_page_put(page, VSD_BOLD, r->sources[i]);
        vsd_page_line(page);
    }
    fact(page, "Restored to");
    if (r->target != NULL)
        vsd_page_put(page, VSD_PLAIN, r->target);
    else
        vsd_page_words(page, FACT,
                       r->listed ? "a machine with the files listed, all writers running"
                                 : "a machine with none of the files, all writers running");
    vsd_page_words(page, FACT,
                   r->target_changed                 ? ", changed by --what-if"
                   : r->target == NULL && !r->listed ? " (--target describes another)"
                                                     : "");
    vsd_page_line(page);
    fact(page, "Components");
    counts(page, r);
    vsd_page_line(page);
    fact(page, "Verdict");
    if (r->count[VSSDOC_RESTORE_ERROR] > 0) {
        vsd_page_printf(page, VSD_BAD, "%zu cannot be restored", r->count[VSSDOC_RESTORE_ERROR]);
        if (restored(r) > 0)
            vsd_page_printf(page, VSD_PLAIN, ", %zu can", restored(r));
    } else {
        vsd_page_put(page, VSD_GOOD, restored(r) > 0 ? "can be restored" : "nothing to restore");
    }
    vsd_page_put(page, VSD_PLAIN, vsd_restart_needed(r) ? "; a restart is needed" : "");
    vsd_page_line(page);
    if (r->n_unselected > 0) {
        fact(page, "Mind");
        vsd_page_printf(page, VSD_ODD,
                        "%zu %s restored here that the BCD has not selected for restore",
                        r->n_unselected, r->n_unselected == 1 ? "component is" : "components are");
        vsd_page_words(page, FACT, " (\"select\" in the target state takes some alone)");
        vsd_page_line(page);
    }
    if (r->n_unbased > 0) {
        fact(page, "Mind");
        vsd_page_printf(page, VSD_ODD, "%zu %s only what changed since an earlier backup, which is not restored here",
                        r->n_unbased, r->n_unbased == 1 ? "component holds" : "components hold");
        vsd_page_words(page, FACT, " (--chain restores both)");
        vsd_page_line(page);
    }
    if (r->n_unmet > 0) {
        fact(page, "Mind");
        vsd_page_printf(page, VSD_ODD, "%zu %s not restored with what depends on %s", r->n_unmet,
                        r->n_unmet == 1 ? "component is" : "components are",
                        r->n_unmet == 1 ? "it" : "them");
        vsd_page_words(page, FACT, " (-v tells which)");
        vsd_page_line(page);
    }
    if (r->n_repeated > 0) {
        fact(page, "Mind");
        vsd_page_printf(page, VSD_ODD, "%zu %s a component again", r->n_repeated,
                        r->n_repeated == 1 ? "record of the BCD names" : "records of the BCD name");
        vsd_page_words(page, FACT, ": each component comes back once, as its first record says");
        vsd_page_line(page);
    }
}

/* ---- decisions ---- */

static const struct {
    enum vsd_style style;
    const char *mark, *words;
} looks[] = {
    [VSSDOC_RESTORE_ORIGINAL] = {VSD_GOOD, "+", "to where it was"},
    [VSSDOC_RESTORE_ALTERNATE] = {VSD_ODD, "+", "to alternate locations"},
    [VSSDOC_RESTORE_DIRECTED] = {VSD_ODD, "+", "as the writer directs it"},
    [VSSDOC_RESTORE_NEW_TARGET] = {VSD_ODD, "+", "to new targets"},
    [VSSDOC_RESTORE_AT_REBOOT] = {VSD_ODD, "~", "at the restart"},
    [VSSDOC_RESTORE_CUSTOM] = {VSD_ODD, "+", "by the writer's own procedure"},
    [VSSDOC_RESTORE_ERROR] = {VSD_BAD, "!", "cannot be restored: "},
    [VSSDOC_RESTORE_NONE] = {VSD_DIM, "-", "nothing is restored"},
};

static void file(struct vsd_page *page, const struct vssdoc_restored_file *f)
{
    vsd_page_pad(page, DEEPER);
    vsd_page_name(page, VSD_PLAIN, f->path);
    if (f->recursive)
        vsd_page_put(page, VSD_DIM, " and below");
    if (f->to != NULL && !vsd_same_text(f->to, f->path)) {
        vsd_page_put(page, VSD_PLAIN, " -> ");
        vsd_page_name(page, VSD_PLAIN, f->to);
    }
    if (f->ranges != NULL) {
        vsd_page_put(page, VSD_DIM, "  bytes ");
        vsd_page_cut(page, VSD_DIM, f->ranges, 40);
    }
    for (unsigned s = VSSDOC_FILE_ABSENT, first = 1; s <= VSSDOC_FILE_UNCREATABLE; s++)
        if ((f->states & 1u << s) != 0) {
            vsd_page_put(page, VSD_DIM, first ? "  " : ", ");
            vsd_page_put(page, s >= VSSDOC_FILE_LOCKED ? VSD_ODD : VSD_DIM,
                         vssdoc_file_state_name((enum vssdoc_file_state)s));
            first = 0;
        }
    vsd_page_line(page);
}

static bool is_elsewhere(const struct vssdoc_restored_file *f)
{
    return f->ranges != NULL || (f->to != NULL && !vsd_same_text(f->to, f->path));
}

static void files(struct vsd_page *page, const struct vssdoc_restore_decision *d, bool all)
{
    size_t shown = 0, left = 0;
    for (size_t i = 0; i < d->n_files; i++) {
        if (!all && !is_elsewhere(&d->files[i]))
            continue;
        if (all || shown < MOST)
            file(page, &d->files[i]);
        else
            left++;
        shown++;
    }
    if (left > 0) {
        vsd_page_pad(page, DEEPER);
        vsd_page_printf(page, VSD_DIM, "and %zu more (-v lists them)", left);
        vsd_page_line(page);
    }
}

static void trace(struct vsd_page *page, const struct vssdoc_restore_decision *d)
{
    for (size_t i = 0; i < d->n_trace; i++) {
        const struct vssdoc_restore_step *s = &d->trace[i];
        vsd_page_pad(page, DEEPER);
        vsd_page_words(page, DEEPER + 2, s->question);
        vsd_page_line(page);
        vsd_page_pad(page, DEEPER + 2);
        vsd_page_words(page, DEEPER + 2, s->answer);
        vsd_page_line(page);
        vsd_page_pad(page, DEEPER + 2);
        vsd_page_printf(page, VSD_DIM, "source: %s", s->source);
        if (s->document != NULL)
            vsd_page_printf(page, VSD_DIM, "; %.200s %.200s", s->document, s->locator);
        vsd_page_line(page);
    }
    for (size_t i = 0; i < d->n_untold; i++) {
        vsd_page_pad(page, DEEPER);
        vsd_page_put(page, VSD_PLAIN, i == 0 ? "The documents do not tell " : "nor ");
        vsd_page_words(page, DEEPER, d->untold[i]);
        vsd_page_line(page);
    }
}

static void decision(struct vsd_page *page, const struct vssdoc_restore_decision *d, bool all)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, looks[d->action].style, looks[d->action].mark);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_name(page, VSD_PLAIN, d->component);
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, looks[d->action].style, looks[d->action].words);
    if (d->error != NULL)
        vsd_page_words(page, DEEPER, d->error);
    if (d->n_files > 0 && d->error == NULL) {
        vsd_page_put(page, VSD_DIM, ", ");
        vsd_page_count(page, d->n_files, "file set", "file sets");
    }
    if (d->status != NULL)
        vsd_page_printf(page, VSD_DIM, "  %s", d->status);
    vsd_page_line(page);
    for (size_t i = 0; i < d->n_subcomponents; i++) {
        vsd_page_pad(page, DEEPER);
        vsd_page_put(page, VSD_DIM, "only ");
        vsd_page_name(page, VSD_PLAIN, d->subcomponents[i].full_path);
        vsd_page_line(page);
    }
    files(page, d, all);
    if (all)
        trace(page, d);
}

static void writer_line(struct vsd_page *page, const struct vssdoc_restore_decision *d, bool steps)
{
    vsd_page_line(page);
    if (steps)
        vsd_page_printf(page, VSD_DIM, "step %zu  ", d->step);
    vsd_page_name(page, VSD_BOLD, d->writer != NULL ? d->writer : d->writer_id);
    if (d->instance_name != NULL) {
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_name(page, VSD_DIM, d->instance_name);
    }
    vsd_page_printf(page, VSD_DIM, "  %s", d->method != NULL ? d->method : "no method known");
    if (d->service != NULL) {
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_name(page, VSD_DIM, d->service);
    }
    vsd_page_line(page);
}

/* What a restore of the writer needs is told once, of the first component that is restored. */
static void advice(struct vsd_page *page, const struct vssdoc_restoration *r, size_t from,
                   size_t to)
{
    while (from < to && r->decisions[from].advice == NULL)
        from++;
    if (from == to)
        return;
    vsd_page_put(page, VSD_PLAIN, "  Mind: ");
    vsd_page_words(page, 8, r->decisions[from].advice);
    vsd_page_line(page);
}

/* Components in a row of which nothing is restored are one line. */
static size_t nothing_alike(struct vsd_page *page, const struct vssdoc_restoration *r, size_t from,
                            size_t to, bool all)
{
    size_t n = 0;
    while (from + n < to && r->decisions[from + n].action == VSSDOC_RESTORE_NONE)
        n++;
    for (size_t i = 0; i < n && (all || i < MOST); i++)
        decision(page, &r->decisions[from + i], all);
    if (!all && n > MOST) {
        vsd_page_printf(page, VSD_DIM, "    and %zu more likewise (-v lists them)", n - MOST);
        vsd_page_line(page);
    }
    return n;
}

static void decisions(struct vsd_page *page, const struct vssdoc_restoration *r, bool all)
{
    for (size_t from = 0, to; from < r->n_decisions; from = to) {
        for (to = from; to < r->n_decisions &&
                        vsd_same_restored_writer(&r->decisions[from], &r->decisions[to]);)
            to++;
        writer_line(page, &r->decisions[from], r->n_sources > 1);
        if (!all)
            advice(page, r, from, to);
        for (size_t i = from; i < to;) {
            size_t n = nothing_alike(page, r, i, to, all);
            if (n == 0)
                decision(page, &r->decisions[i], all);
            i += n > 0 ? n : 1;
        }
    }
}

/* ---- the plan ---- */

static void plan(struct vsd_page *page, const struct vssdoc_restoration *r, bool all)
{
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "In this order");
    vsd_page_line(page);
    size_t number = 0, shown = 0;
    for (size_t i = 0; i < r->n_calls; i++) {
        const struct vssdoc_restore_call *c = &r->calls[i];
        if (i == 0 || c->step != r->calls[i - 1].step)
            number = 0;
        number++;
        if (!all && shown >= MOST_CALLS)
            continue;
        shown++;
        if (number == 1 && r->n_sources > 1) {
            vsd_page_printf(page, VSD_DIM, "  step %zu", c->step);
            vsd_page_line(page);
        }
        vsd_page_printf(page, VSD_DIM, "%4zu  ", number);
        if (strcmp(c->party, "requester") != 0)
            vsd_page_printf(page, VSD_ODD, "%s: ", c->party);
        vsd_page_words(page, DEEPER, c->what);
        vsd_page_line(page);
    }
    if (shown < r->n_calls) {
        vsd_page_printf(page, VSD_DIM, "      and %zu more (-v lists them)", r->n_calls - shown);
        vsd_page_line(page);
    }
}

/* ---- what another target changes ---- */

static void changes(struct vsd_page *page, const struct vssdoc_restore_change *list, size_t n,
                    const char *target)
{
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, "With ");
    vsd_page_put(page, VSD_BOLD, target != NULL ? target : "the other target");
    vsd_page_put(page, VSD_PLAIN, n == 0 ? ": the same" : ":");
    vsd_page_line(page);
    for (size_t i = 0; i < n; i++) {
        const struct vssdoc_restore_change *c = &list[i];
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_name(page, VSD_PLAIN, c->writer != NULL ? c->writer : c->writer_id);
        vsd_page_put(page, VSD_PLAIN, ":");
        vsd_page_name(page, VSD_PLAIN, c->component);
        vsd_page_printf(page, VSD_DIM, "  %s: ", c->what);
        if (c->path != NULL) {
            vsd_page_name(page, VSD_PLAIN, c->path);
            vsd_page_put(page, VSD_DIM, ": ");
        }
        vsd_page_put(page, VSD_PLAIN, c->before);
        vsd_page_put(page, VSD_DIM, " -> ");
        vsd_page_put(page, VSD_PLAIN, c->after);
        vsd_page_line(page);
    }
}

static void text_write(struct vsd_restorations *r)
{
    struct vsd_page page = {.out = &r->out, .colour = r->options.colour, .width = r->options.width};
    for (size_t i = 0; i < r->n; i++) {
        if (i > 0)
            vsd_page_line(&page);
        head(&page, r->list[i]);
        decisions(&page, r->list[i], r->options.verbose);
        if (r->changes != NULL)
            changes(&page, r->changes[i], r->n_changes[i], r->options.compared[i]->target);
        plan(&page, r->list[i], r->options.verbose);
    }
}

const struct vsd_restorations_format vsd_restorations_text = {{"text"}, text_write};
