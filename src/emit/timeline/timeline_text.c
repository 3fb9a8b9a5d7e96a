/* A timeline for people: where the BCD was saved, then each sequence step by step. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/timeline/timelines.h"
#include "emit/write/page.h"
#include "result/timeline.h"

enum { FACT = 12, PARTY = 9, STEP = 25, MOST = 6 };

static void heading(struct vsd_page *page, const char *text, const char *behind)
{
    vsd_page_line(page);
    vsd_page_put(page, VSD_BOLD, text);
    if (behind != NULL) {
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_page_put(page, VSD_DIM, behind);
    }
    vsd_page_line(page);
}

static void words(struct vsd_page *page, unsigned indent, const char *label, const char *text)
{
    vsd_page_pad(page, indent);
    if (label != NULL) {
        vsd_page_put(page, VSD_DIM, label);
        vsd_page_pad(page, 0);
    }
    vsd_page_words(page, indent, text);
    vsd_page_line(page);
}

static void place(struct vsd_page *page, unsigned indent, const char *document, const char *locator)
{
    if (document == NULL)
        return;
    vsd_page_pad(page, indent);
    vsd_page_put(page, VSD_DIM, document);
    vsd_page_put(page, VSD_DIM, " ");
    vsd_page_put(page, VSD_DIM, locator);
    vsd_page_line(page);
}

/* ---- the phase ---- */

static void fact(struct vsd_page *page, const char *name)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_put(page, VSD_DIM, name);
    vsd_page_pad(page, FACT);
}

static void evidence(struct vsd_page *page, const struct vssdoc_timeline_evidence *e)
{
    vsd_page_number(page, VSD_PLAIN, e->count);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_put(page, VSD_PLAIN, e->what);
    vsd_page_put(page, VSD_DIM, e->inferred ? " (its name is inferred)" : "");
    vsd_page_line(page);
    place(page, FACT + 2, e->document, e->locator);
}

/* What earlier phases left, phase by phase in a line. */
static size_t earlier(struct vsd_page *page, const struct vssdoc_timeline_phase *p, size_t from)
{
    size_t n = 0;
    fact(page, p->evidence[from].phase);
    for (; from + n < p->n_evidence &&
           vsd_same_text(p->evidence[from].phase, p->evidence[from + n].phase);
         n++) {
        char text[128];
        const struct vssdoc_timeline_evidence *e = &p->evidence[from + n];
        (void)snprintf(text, sizeof text, "%s%zu %s", n > 0 ? ", " : "", e->count, e->what);
        vsd_page_words(page, FACT, text);
    }
    vsd_page_line(page);
    return n;
}

static void phase(struct vsd_page *page, const struct vssdoc_timeline *t, bool all)
{
    const struct vssdoc_timeline_phase *p = &t->phase;
    fact(page, "Saved");
    if (p->id == NULL) {
        vsd_page_words(page, FACT,
                       t->bcd_unread ? "no BCD could be read, so nothing tells"
                                     : "there is no BCD, so nothing tells");
        vsd_page_line(page);
        return;
    }
    vsd_page_put(page, VSD_BOLD, p->id);
    vsd_page_put(page, VSD_PLAIN, ": ");
    vsd_page_words(page, FACT, p->title);
    vsd_page_line(page);
    if (p->after_step != NULL) {
        vsd_page_pad(page, FACT);
        vsd_page_printf(page, VSD_PLAIN, "after step %s of the %s", p->after_step,
                        vssdoc_sequence_kind_name(t->kind));
        if (p->before_step != NULL)
            vsd_page_printf(page, VSD_PLAIN, "; step %s had not happened", p->before_step);
        vsd_page_line(page);
    }
    size_t i = 0;
    for (; i < p->n_evidence && (all || vsd_same_text(p->evidence[i].phase, p->id)); i++) {
        bool first = i == 0 || !vsd_same_text(p->evidence[i].phase, p->evidence[i - 1].phase);
        if (first)
            fact(page, i == 0 ? "Because" : p->evidence[i].phase);
        else
            vsd_page_pad(page, FACT);
        evidence(page, &p->evidence[i]);
    }
    while (i < p->n_evidence)
        i += earlier(page, p, i);
}

/* ---- steps ---- */

static void part(struct vsd_page *page, const struct vssdoc_timeline_part *p, bool all)
{
    vsd_page_pad(page, STEP + 2);
    vsd_page_name(page, VSD_PLAIN, p->writer != NULL ? p->writer : p->writer_id);
    vsd_page_put(page, VSD_PLAIN, ":");
    if (!p->usual || all || (p->found == NULL && p->failure == NULL)) {
        vsd_page_pad(page, 0);
        vsd_page_words(page, STEP + 4, p->part);
    }
    vsd_page_line(page);
    if (p->found != NULL)
        words(page, STEP + 4, "found", p->found);
    if (p->failure != NULL) {
        vsd_page_pad(page, STEP + 4);
        vsd_page_put(page, VSD_BAD, "failure");
        vsd_page_pad(page, 0);
        vsd_page_words(page, STEP + 4, p->failure);
        vsd_page_line(page);
    }
    if (all && p->source != NULL && !p->usual)
        words(page, STEP + 4, "source:", p->source);
}

static void parts(struct vsd_page *page, const struct vssdoc_timeline_step *s, bool all)
{
    size_t shown = 0;
    for (size_t i = 0; i < s->n_parts; i++) {
        const struct vssdoc_timeline_part *p = &s->parts[i];
        bool special = !p->usual || p->found != NULL || p->failure != NULL;
        if (!all && (!special || shown >= MOST) && p->failure == NULL)
            continue;
        part(page, p, all);
        shown++;
    }
    if (shown == s->n_parts)
        return;
    vsd_page_pad(page, STEP + 2);
    if (shown > 0)
        vsd_page_put(page, VSD_DIM, "and ");
    vsd_page_number(page, VSD_DIM, s->n_parts - shown);
    vsd_page_printf(page, VSD_DIM, "%s writer%s%s", shown > 0 ? " more" : "",
                    s->n_parts - shown == 1 ? "" : "s", shown > 0 ? "" : " as usual");
    vsd_page_line(page);
}

static void calls(struct vsd_page *page, const struct vssdoc_timeline_step *s)
{
    if (s->call == NULL && s->event == NULL)
        return;
    vsd_page_pad(page, STEP);
    if (s->call != NULL)
        vsd_page_words(page, STEP, s->call);
    if (s->event != NULL) {
        vsd_page_words(page, STEP, s->call != NULL ? ", event" : "event");
        vsd_page_pad(page, 0);
        vsd_page_put(page, VSD_BOLD, s->event);
    }
    if (s->state != NULL) {
        vsd_page_words(page, STEP, ", then");
        vsd_page_pad(page, 0);
        vsd_page_put(page, VSD_DIM, s->state);
    }
    vsd_page_line(page);
}

static void step(struct vsd_page *page, const struct vssdoc_timeline_step *s, bool all)
{
    const char *mark = s->done == 1 ? "[x]" : s->done == 0 ? "[-]" : "[ ]";
    vsd_page_put(page, s->done == 1 ? VSD_GOOD : s->done == 0 ? VSD_ODD : VSD_PLAIN, mark);
    vsd_page_put(page, VSD_PLAIN, " ");
    vsd_page_put(page, VSD_PLAIN, s->label);
    vsd_page_pad(page, PARTY);
    vsd_page_put(page, VSD_DIM, vsd_party_words(s->party));
    vsd_page_pad(page, STEP);
    if (s->on != NULL && s->party != VSSDOC_PARTY_SERVER) {
        vsd_page_put(page, VSD_DIM, s->on);
        vsd_page_put(page, VSD_DIM, ": ");
    }
    vsd_page_words(page, STEP, s->action);
    vsd_page_line(page);
    calls(page, s);
    if (s->because != NULL && (all || s->locator != NULL))
        words(page, STEP, s->done == 1 ? "shown by" : "not then:", s->because);
    if (s->locator != NULL && (all || s->done == 0))
        place(page, STEP + 2, s->document, s->locator);
    if (s->leaves != NULL)
        words(page, STEP, "leaves", s->leaves);
    if (s->caution != NULL)
        words(page, STEP, "mind:", s->caution);
    if (s->failure != NULL)
        words(page, STEP, "may fail:", s->failure);
    if (all && s->failed_state != NULL)
        words(page, STEP, "a writer that fails is", s->failed_state);
    parts(page, s, all);
    if (all)
        words(page, STEP, "source:", s->source);
}

static void sequence(struct vsd_page *page, const struct vssdoc_timeline_sequence *s, bool all)
{
    heading(page, s->title, s->why);
    for (size_t i = 0; i < s->n_steps; i++)
        step(page, &s->steps[i], all);
}

/* ---- checks ---- */

static void check(struct vsd_page *page, unsigned indent, const struct vssdoc_timeline_check *c,
                  bool all)
{
    static const struct {
        const char *word;
        enum vsd_style style;
    } verdicts[] = {[VSSDOC_CHECK_MET] = {"ok", VSD_GOOD},
                    [VSSDOC_CHECK_FAILED] = {"MISSING", VSD_BAD},
                    [VSSDOC_CHECK_OPEN] = {"check", VSD_ODD}};
    vsd_page_pad(page, indent);
    vsd_page_put(page, verdicts[c->verdict].style, verdicts[c->verdict].word);
    vsd_page_pad(page, indent + 9);
    vsd_page_words(page, indent + 9, c->what);
    vsd_page_line(page);
    words(page, indent + 11, NULL, c->detail);
    if (c->verdict == VSSDOC_CHECK_FAILED || all)
        place(page, indent + 11, c->document, c->locator);
    if (all)
        words(page, indent + 11, "source:", c->source);
}

static void import(struct vsd_page *page, const struct vssdoc_timeline *t, bool all)
{
    if (t->n_import_checks == 0)
        return;
    heading(page, "Prerequisites of the import", NULL);
    for (size_t i = 0; i < t->n_import_checks; i++)
        check(page, 2, &t->import_checks[i], all);
}

/* ---- machines ---- */

/* What is to be looked at in the guest takes one paragraph. */
static void conditions(struct vsd_page *page, const struct vssdoc_timeline_machine *m, bool all)
{
    const char *last = NULL;
    size_t met = 0;
    for (size_t i = 0; i < m->n_conditions; i++) {
        met += m->conditions[i].verdict == VSSDOC_CHECK_MET;
        if (all ||
            (m->conditions[i].verdict != VSSDOC_CHECK_MET && m->conditions[i].locator != NULL))
            check(page, 4, &m->conditions[i], all);
    }
    if (!all && met == m->n_conditions)
        words(page, 4, NULL,
              "all five conditions of a child snapshot must be met, since one is offered");
    for (size_t i = 0; i < m->n_conditions && !all; i++) {
        const struct vssdoc_timeline_check *c = &m->conditions[i];
        if (c->verdict == VSSDOC_CHECK_MET || c->locator != NULL)
            continue;
        if (last == NULL) {
            vsd_page_pad(page, 4);
            vsd_page_put(page, VSD_ODD, "check");
            vsd_page_pad(page, 13);
        } else {
            vsd_page_put(page, VSD_PLAIN, ";");
            vsd_page_pad(page, 0);
        }
        vsd_page_words(page, 13, c->what);
        last = c->detail;
    }
    if (last != NULL) {
        vsd_page_line(page);
        words(page, 15, NULL, last);
    }
}

static void machine(struct vsd_page *page, const struct vssdoc_timeline_machine *m, bool all)
{
    vsd_page_put(page, VSD_PLAIN, "  ");
    vsd_page_name(page, VSD_BOLD, m->name != NULL ? m->name : m->id);
    if (m->name != NULL) {
        vsd_page_put(page, VSD_DIM, "  ");
        vsd_page_name(page, VSD_DIM, m->id);
    }
    vsd_page_put(page, m->included ? VSD_GOOD : VSD_ODD,
                 m->included ? "  in the backup" : "  not in the backup");
    vsd_page_line(page);
    vsd_page_pad(page, 4);
    vsd_page_put(page, VSD_PLAIN,
                 m->mechanism == NULL ? "saved state or child snapshot: not told; "
                 : strcmp(m->mechanism, "saved_state") == 0 ? "saved state: "
                                                            : "child snapshot: ");
    vsd_page_words(page, 6, m->because);
    vsd_page_line(page);
    if (m->mechanism == NULL && m->caption != NULL) {
        vsd_page_pad(page, 6);
        vsd_page_put(page, VSD_DIM, "caption ");
        vsd_page_name(page, VSD_PLAIN, m->caption);
        vsd_page_line(page);
    }
    conditions(page, m, all);
}

static void machines(struct vsd_page *page, const struct vssdoc_timeline *t, bool all)
{
    if (t->n_hyperv_checks == 0)
        return;
    heading(page, "Virtual machines", NULL);
    for (size_t i = 0; i < t->n_machines; i++)
        machine(page, &t->machines[i], all);
    heading(page, "Of all of them", NULL);
    for (size_t i = 0; i < t->n_hyperv_checks; i++)
        check(page, 2, &t->hyperv_checks[i], all);
}

/* ---- all ---- */

static void nothing(struct vssdoc_timelines *timelines)
{
    (void)timelines;
}

static void one(struct vssdoc_timelines *timelines, const struct vssdoc_timeline *t)
{
    struct vsd_page page = {.out = &timelines->out,
                            .colour = timelines->options.colour,
                            .width = timelines->options.width};
    bool all = timelines->options.verbose;
    if (timelines->n > 1)
        vsd_page_line(&page);
    vsd_page_put(&page, VSD_BOLD, t->source);
    vsd_page_line(&page);
    phase(&page, t, all);
    for (size_t i = 0; i < t->n_notes; i++) {
        vsd_page_put(&page, VSD_PLAIN, i == 0 ? "" : " ");
        if (i == 0)
            fact(&page, "Note");
        else
            vsd_page_pad(&page, FACT);
        vsd_page_words(&page, FACT, t->notes[i]);
        vsd_page_line(&page);
    }
    vsd_page_line(&page);
    vsd_page_words(
        &page, 0,
        "Marks: [x] the documents show it, [-] it had not happened or failed when they were "
        "saved, [ ] they do not tell");
    vsd_page_line(&page);
    for (size_t i = 0; i < t->n_sequences; i++) {
        sequence(&page, &t->sequences[i], all);
        if (t->sequences[i].kind == VSSDOC_SEQUENCE_IMPORT)
            import(&page, t, all);
        if (t->sequences[i].kind == VSSDOC_SEQUENCE_HYPERV)
            machines(&page, t, all);
    }
    vsd_page_line(&page);
    vsd_page_put(&page, VSD_PLAIN, "The documents do not tell ");
    for (size_t i = 0; i < t->n_untold; i++) {
        if (i > 0) {
            vsd_page_put(&page, VSD_PLAIN, ";");
            vsd_page_pad(&page, 0);
        }
        vsd_page_words(&page, 0, t->untold[i]);
    }
    vsd_page_put(&page, VSD_PLAIN, ".");
    vsd_page_line(&page);
}

const struct vsd_timelines_format vsd_timelines_text = {{"text"}, nothing, one, nothing};
