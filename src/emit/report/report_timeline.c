/* The events of a backup or restore, as part of a report. */
#include "emit/report/report.h"
#include "result/timeline.h"

static void place(struct vsd_xml *xml, const char *document, const char *locator)
{
    vsd_xml_attribute(xml, "document", document);
    vsd_xml_attribute(xml, "locator", locator);
}

static void evidence(struct vsd_xml *xml, const struct vssdoc_timeline_evidence *e)
{
    vsd_xml_element(xml, "evidence");
    vsd_xml_attribute(xml, "phase", e->phase);
    vsd_xml_attribute(xml, "what", e->what);
    vsd_xml_size(xml, "count", e->count);
    vsd_xml_flag(xml, "inferred", e->inferred);
    place(xml, e->document, e->locator);
    vsd_xml_attribute(xml, "source", e->source);
    vsd_xml_element_end(xml);
}

static void part(struct vsd_xml *xml, const struct vssdoc_timeline_part *p)
{
    vsd_xml_element(xml, "part");
    vsd_xml_attribute(xml, "writer", p->writer);
    vsd_xml_attribute(xml, "writer-id", p->writer_id);
    vsd_xml_flag(xml, "usual", p->usual);
    vsd_xml_attribute(xml, "found", p->found);
    vsd_xml_attribute(xml, "failure", p->failure);
    vsd_xml_text(xml, p->part != NULL ? p->part : "");
    vsd_xml_element_end(xml);
}

static void step(struct vsd_xml *xml, const struct vssdoc_timeline_step *s)
{
    vsd_xml_element(xml, "step");
    vsd_xml_attribute(xml, "label", s->label);
    vsd_xml_attribute(xml, "party", vsd_party_words(s->party));
    vsd_xml_attribute(xml, "on", s->on);
    if (s->done != VSSDOC_ABSENT)
        vsd_xml_flag(xml, "done", s->done == 1);
    vsd_xml_attribute(xml, "because", s->because);
    place(xml, s->document, s->locator);
    vsd_xml_attribute(xml, "call", s->call);
    vsd_xml_attribute(xml, "event", s->event);
    vsd_xml_attribute(xml, "state", s->state);
    vsd_xml_attribute(xml, "failed-state", s->failed_state);
    vsd_xml_attribute(xml, "source", s->source);
    vsd_xml_leaf(xml, "action", s->action);
    vsd_xml_leaf(xml, "leaves", s->leaves);
    vsd_xml_leaf(xml, "caution", s->caution);
    vsd_xml_leaf(xml, "may-fail", s->failure);
    for (size_t i = 0; i < s->n_parts; i++)
        part(xml, &s->parts[i]);
    vsd_xml_element_end(xml);
}

static void sequence(struct vsd_xml *xml, const struct vssdoc_timeline_sequence *s)
{
    vsd_xml_element(xml, "sequence");
    vsd_xml_attribute(xml, "kind", vssdoc_sequence_kind_name(s->kind));
    vsd_xml_attribute(xml, "title", s->title);
    vsd_xml_attribute(xml, "why", s->why);
    vsd_xml_attribute(xml, "source", s->source);
    for (size_t i = 0; i < s->n_steps; i++)
        step(xml, &s->steps[i]);
    vsd_xml_element_end(xml);
}

static void checks(struct vsd_xml *xml, const char *of, const struct vssdoc_timeline_check *list,
                   size_t n)
{
    for (size_t i = 0; i < n; i++) {
        vsd_xml_element(xml, "check");
        vsd_xml_attribute(xml, "of", of);
        vsd_xml_attribute(xml, "id", list[i].id);
        vsd_xml_attribute(xml, "verdict", vssdoc_check_verdict_name(list[i].verdict));
        place(xml, list[i].document, list[i].locator);
        vsd_xml_attribute(xml, "source", list[i].source);
        vsd_xml_leaf(xml, "what", list[i].what);
        vsd_xml_leaf(xml, "detail", list[i].detail);
        vsd_xml_element_end(xml);
    }
}

static void machine(struct vsd_xml *xml, const struct vssdoc_timeline_machine *m)
{
    const struct vssdoc_constant *status =
        m->file_restore_status >= 0
            ? vssdoc_constant(VSSDOC_FILE_RESTORE_STATUS, m->file_restore_status)
            : NULL;
    vsd_xml_element(xml, "machine");
    vsd_xml_attribute(xml, "name", m->name);
    vsd_xml_attribute(xml, "full-path", m->full_path);
    vsd_xml_attribute(xml, "mechanism", m->mechanism);
    vsd_xml_attribute(xml, "because", m->because);
    vsd_xml_flag(xml, "included", m->included);
    vsd_xml_attribute(xml, "file-restore-status", status != NULL ? status->name : NULL);
    place(xml, m->document, m->locator);
    checks(xml, "machine", m->conditions, m->n_conditions);
    vsd_xml_element_end(xml);
}

void vsd_report_timeline(struct vssdoc_report *report, const struct vssdoc_timeline *t)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "timeline");
    vsd_xml_attribute(xml, "source", t->source);
    vsd_xml_flag(xml, "has-bcd", t->has_bcd);
    vsd_xml_flag(xml, "bcd-unread", t->bcd_unread);
    vsd_xml_attribute(xml, "kind", vssdoc_sequence_kind_name(t->kind));
    vsd_xml_attribute(xml, "phase", t->phase.id);
    vsd_xml_attribute(xml, "title", t->phase.title);
    vsd_xml_attribute(xml, "after-step", t->phase.after_step);
    vsd_xml_attribute(xml, "before-step", t->phase.before_step);
    for (size_t i = 0; i < t->phase.n_evidence; i++)
        evidence(xml, &t->phase.evidence[i]);
    for (size_t i = 0; i < t->n_notes; i++)
        vsd_xml_leaf(xml, "remark", t->notes[i]);
    for (size_t i = 0; i < t->n_untold; i++)
        vsd_xml_leaf(xml, "untold", t->untold[i]);
    for (size_t i = 0; i < t->n_sequences; i++)
        sequence(xml, &t->sequences[i]);
    if (t->transportable)
        checks(xml, "import", t->import_checks, t->n_import_checks);
    for (size_t i = 0; i < t->n_machines; i++)
        machine(xml, &t->machines[i]);
    checks(xml, "hyperv", t->hyperv_checks, t->n_hyperv_checks);
    vsd_xml_element_end(xml);
}
