/* What changed between two captures, or between several in a row, as part of a report. */
#include <stdio.h>

#include "emit/report/report.h"

static void side(struct vsd_xml *xml, const char *element, const struct vssdoc_compared *s)
{
    vsd_xml_element(xml, element);
    vsd_xml_attribute(xml, "source", s->source);
    vsd_xml_attribute(xml, "machine", s->machine);
    vsd_xml_size(xml, "captures", s->n_captures);
    vsd_xml_size(xml, "documents", s->n_documents);
    vsd_xml_size(xml, "writers", s->n_writers);
    vsd_xml_size(xml, "components", s->n_components);
    vsd_xml_size(xml, "file-sets", s->n_file_sets);
    vsd_xml_size(xml, "bcd-components", s->n_bcd_components);
    vsd_xml_size(xml, "unreadable", s->unreadable);
    vsd_xml_element_end(xml);
}

/* What became of a change later in a row, or which earlier one it takes back. */
static void fate(struct vsd_xml *xml, const char *element, const struct vssdoc_history *history,
                 size_t step)
{
    if (step == SIZE_MAX)
        return;
    vsd_xml_element(xml, element);
    vsd_xml_size(xml, "step", step + 1);
    vsd_xml_text(xml, history->steps[step]->new_side.source);
    vsd_xml_element_end(xml);
}

/* h: of a history, else both are NULL. */
static void change(struct vssdoc_report *report, const struct vssdoc_change *c,
                   const struct vssdoc_history *history, const struct vssdoc_history_change *h)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "change");
    vsd_xml_attribute(xml, "id", vsd_report_anchor(report, "d", c->fingerprint));
    vsd_xml_attribute(xml, "change", c->id);
    vsd_xml_attribute(xml, "level", vssdoc_change_level_name(c->rule->level));
    vsd_xml_attribute(xml, "writer", c->writer);
    vsd_xml_attribute(xml, "writer-id", c->writer_id);
    vsd_xml_attribute(xml, "instance-name", c->instance_name);
    vsd_xml_attribute(xml, "component", c->component);
    vsd_xml_attribute(xml, "field", c->field);
    vsd_xml_attribute(xml, "folder", c->folder);
    vsd_xml_attribute(xml, "document-old", c->document_old);
    vsd_xml_attribute(xml, "document-new", c->document_new);
    vsd_xml_attribute(xml, "fingerprint", c->fingerprint);
    vsd_xml_attribute(xml, "why", c->rule->why);
    vsd_xml_attribute(xml, "source", c->rule->source);
    vsd_xml_leaf(xml, "message", c->message);
    vsd_xml_leaf(xml, "old", c->old_value.text);
    vsd_xml_leaf(xml, "new", c->new_value.text);
    if (c->accepted != NULL) {
        vsd_xml_element(xml, "accepted");
        vsd_xml_attribute(xml, "until", c->accepted->until);
        vsd_xml_text(xml, c->accepted->reason != NULL ? c->accepted->reason : "");
        vsd_xml_element_end(xml);
    }
    if (h != NULL) {
        fate(xml, "undone", history, h->undone);
        fate(xml, "undoes", history, h->undoes);
    }
    vsd_xml_element_end(xml);
}

/* step: from 1, of a history; h its first change. */
static void differences(struct vssdoc_report *report, const struct vssdoc_differences *d,
                        const struct vssdoc_history *history, size_t step,
                        const struct vssdoc_history_change *h)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "differences");
    if (history != NULL)
        vsd_xml_size(xml, "step", step);
    vsd_xml_size(xml, "breaking", d->breaking);
    vsd_xml_size(xml, "warning", d->warnings);
    vsd_xml_size(xml, "info", d->infos);
    vsd_xml_size(xml, "accepted", d->accepted);
    side(xml, "old-side", &d->old_side);
    side(xml, "new-side", &d->new_side);
    for (int noise = 0; noise < VSSDOC_NOISES; noise++) {
        if (d->hidden[noise] == 0)
            continue;
        vsd_xml_element(xml, "hidden");
        vsd_xml_attribute(xml, "noise", vssdoc_noise_name((enum vssdoc_noise)noise));
        vsd_xml_size(xml, "total", d->hidden[noise]);
        vsd_xml_element_end(xml);
    }
    for (size_t i = 0; i < d->n_uncompared; i++) {
        vsd_xml_element(xml, "uncompared");
        vsd_xml_attribute(xml, "what", d->uncompared[i].what);
        vsd_xml_attribute(xml, "name", d->uncompared[i].name);
        vsd_xml_text(xml, d->uncompared[i].reason != NULL ? d->uncompared[i].reason : "");
        vsd_xml_element_end(xml);
    }
    for (size_t i = 0; i < d->n_changes; i++)
        change(report, &d->changes[i], history, h != NULL ? &h[i] : NULL);
    vsd_xml_element_end(xml);
}

void vsd_report_differences(struct vssdoc_report *report, const struct vssdoc_differences *d)
{
    differences(report, d, NULL, 0, NULL);
}

void vsd_report_history(struct vssdoc_report *report, const struct vssdoc_history *history)
{
    struct vsd_xml *xml = &report->xml;
    const struct vssdoc_history_change *of_step = history->changes;
    vsd_xml_element(xml, "history");
    vsd_xml_size(xml, "captures", history->n_steps + 1);
    vsd_xml_size(xml, "stayed", history->lasting);
    vsd_xml_size(xml, "went", history->passing);
    for (size_t i = 0; i < history->n_steps; i++) {
        differences(report, history->steps[i], history, i + 1, of_step);
        of_step += history->steps[i]->n_changes;
    }
    vsd_xml_element_end(xml);
}
