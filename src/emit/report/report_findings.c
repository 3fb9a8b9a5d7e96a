/* What a validation found, as part of a report. */
#include "emit/report/report.h"

/* Findings of a rule follow each other, within a writer. */
static size_t *count_by_rule(struct vsd_arena *arena, const struct vssdoc_validation *validation)
{
    size_t n_rules = 0, at = 0;
    while (vssdoc_rule_at(n_rules) != NULL)
        n_rules++;
    size_t *counts = vsd_arena_alloc(arena, (n_rules + 1) * sizeof *counts);
    for (size_t i = 0; i < vssdoc_validation_count(validation) && counts != NULL; i++) {
        const struct vssdoc_rule *rule = vssdoc_validation_at(validation, i)->rule;
        if (vssdoc_rule_at(at) != rule)
            for (at = 0; at < n_rules && vssdoc_rule_at(at) != rule;)
                at++;
        counts[at]++;
    }
    return counts;
}

static void rules(struct vssdoc_report *report, const struct vssdoc_validation *validation)
{
    struct vsd_xml *xml = &report->xml;
    const size_t *counts = count_by_rule(report->arena, validation);
    report->no_memory = report->no_memory || counts == NULL;
    for (size_t r = 0; counts != NULL && vssdoc_rule_at(r) != NULL; r++) {
        const struct vssdoc_rule *rule = vssdoc_rule_at(r);
        if (counts[r] == 0)
            continue;
        vsd_xml_element(xml, "rule");
        vsd_xml_attribute(xml, "code", rule->code);
        vsd_xml_attribute(xml, "slug", rule->slug);
        vsd_xml_attribute(xml, "severity", vssdoc_severity_name(rule->severity));
        vsd_xml_size(xml, "findings", counts[r]);
        vsd_xml_attribute(xml, "source", rule->source);
        vsd_xml_leaf(xml, "title", rule->title);
        vsd_xml_leaf(xml, "advice", rule->advice);
        vsd_xml_leaf(xml, "why", rule->why);
        vsd_xml_element_end(xml);
    }
}

static void place(struct vsd_xml *xml, const struct vssdoc_finding *f)
{
    vsd_xml_attribute(xml, "document", f->document);
    vsd_xml_attribute(xml, "locator", f->locator);
    if (f->line == 0)
        return;
    vsd_xml_size(xml, "line", f->line);
    vsd_xml_size(xml, "column", f->column);
    vsd_xml_size(xml, "offset", f->offset);
}

static void finding(struct vssdoc_report *report, const struct vssdoc_finding *f)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "finding");
    vsd_xml_attribute(xml, "id", vsd_report_anchor(report, "f", f->fingerprint));
    vsd_xml_attribute(xml, "rule", f->rule->code);
    vsd_xml_attribute(xml, "slug", f->rule->slug);
    vsd_xml_attribute(xml, "severity", vssdoc_severity_name(f->severity));
    vsd_xml_attribute(xml, "fingerprint", f->fingerprint);
    vsd_xml_attribute(xml, "source", f->source);
    place(xml, f);
    vsd_xml_attribute(xml, "writer", f->writer);
    vsd_xml_attribute(xml, "writer-id", f->writer_id);
    vsd_xml_attribute(xml, "component", f->component);
    vsd_xml_attribute(xml, "subject", f->subject);
    vsd_xml_leaf(xml, "message", f->message);
    if (f->accepted != NULL) {
        vsd_xml_element(xml, "accepted");
        vsd_xml_attribute(xml, "until", f->accepted->until);
        vsd_xml_text(xml, f->accepted->reason != NULL ? f->accepted->reason : "");
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}

void vsd_report_findings(struct vssdoc_report *report, const struct vssdoc_validation *validation)
{
    struct vsd_xml *xml = &report->xml;
    struct vssdoc_validation_summary s = vssdoc_validation_summary(validation);
    vsd_xml_element(xml, "findings");
    vsd_xml_size(xml, "error", s.errors);
    vsd_xml_size(xml, "warning", s.warnings);
    vsd_xml_size(xml, "info", s.infos);
    vsd_xml_size(xml, "accepted", s.accepted);
    vsd_xml_size(xml, "documents", s.documents);
    vsd_xml_size(xml, "left-out", s.left_out);
    vsd_xml_size(xml, "unreadable", s.unreadable);
    rules(report, validation);
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++)
        finding(report, vssdoc_validation_at(validation, i));
    vsd_xml_element_end(xml);
}
