/* What a restore would do, as part of a report. */
#include "emit/report/report.h"

static void file(struct vsd_xml *xml, const struct vssdoc_restored_file *f)
{
    vsd_xml_element(xml, "restored-file");
    vsd_xml_attribute(xml, "path", f->path);
    vsd_xml_attribute(xml, "expanded-path", f->expanded_path);
    vsd_xml_flag(xml, "recursive", f->recursive);
    vsd_xml_attribute(xml, "action", vssdoc_restore_action_name(f->action));
    vsd_xml_attribute(xml, "to", f->to);
    vsd_xml_attribute(xml, "ranges", f->ranges);
    vsd_xml_attribute(xml, "note", f->note);
    vsd_xml_element_end(xml);
}

static void question(struct vsd_xml *xml, const struct vssdoc_restore_step *s)
{
    vsd_xml_element(xml, "question");
    vsd_xml_attribute(xml, "source", s->source);
    vsd_xml_attribute(xml, "document", s->document);
    vsd_xml_attribute(xml, "locator", s->locator);
    vsd_xml_leaf(xml, "asked", s->question);
    vsd_xml_leaf(xml, "answer", s->answer);
    vsd_xml_element_end(xml);
}

/* Within a capture, whose components list them, files are only counted. */
static void decision(struct vssdoc_report *report, const struct vssdoc_restore_decision *d)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "decision");
    vsd_xml_size(xml, "step", d->step);
    vsd_xml_attribute(xml, "writer", d->writer);
    vsd_xml_attribute(xml, "writer-id", d->writer_id);
    vsd_xml_attribute(xml, "instance-name", d->instance_name);
    vsd_xml_attribute(xml, "full-path", d->component);
    vsd_xml_flag(xml, "selected", d->selected);
    vsd_xml_attribute(xml, "method", d->method);
    vsd_xml_attribute(xml, "service", d->service);
    vsd_xml_attribute(xml, "target", d->target);
    vsd_xml_attribute(xml, "action", vssdoc_restore_action_name(d->action));
    vsd_xml_attribute(xml, "status", d->status);
    vsd_xml_flag(xml, "reboot-required", d->reboot_required);
    vsd_xml_flag(xml, "pre-restore", d->pre_restore);
    vsd_xml_flag(xml, "post-restore", d->post_restore);
    vsd_xml_flag(xml, "additional-restores", d->additional_restores);
    vsd_xml_size(xml, "files", d->n_files);
    vsd_xml_leaf(xml, "error", d->error);
    for (size_t i = 0; i < d->n_subcomponents; i++) {
        vsd_xml_element(xml, "restore-subcomponent");
        vsd_xml_attribute(xml, "full-path", d->subcomponents[i].full_path);
        vsd_xml_element_end(xml);
    }
    for (size_t i = 0; i < d->n_trace; i++)
        question(xml, &d->trace[i]);
    for (size_t i = 0; i < d->n_untold; i++)
        vsd_xml_leaf(xml, "untold", d->untold[i]);
    for (size_t i = 0; i < d->n_files && !report->in_capture; i++)
        file(xml, &d->files[i]);
    vsd_xml_element_end(xml);
}

void vsd_report_restoration(struct vssdoc_report *report, const struct vssdoc_restoration *r)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "restoration");
    vsd_xml_attribute(xml, "target", r->target);
    vsd_xml_flag(xml, "target-changed", r->target_changed);
    vsd_xml_flag(xml, "strict", r->strict);
    vsd_xml_flag(xml, "reboot-required", r->reboot_required);
    vsd_xml_size(xml, "decisions", r->n_decisions);
    vsd_xml_size(xml, "failing", r->count[VSSDOC_RESTORE_ERROR]);
    vsd_xml_size(xml, "files", r->n_files);
    for (size_t i = 0; i < r->n_sources; i++)
        vsd_xml_leaf(xml, "restored-from", r->sources[i]);
    for (unsigned a = 0; a < VSSDOC_RESTORE_ACTIONS; a++) {
        if (r->count[a] == 0)
            continue;
        vsd_xml_element(xml, "action-count");
        vsd_xml_attribute(xml, "action", vssdoc_restore_action_name((enum vssdoc_restore_action)a));
        vsd_xml_size(xml, "decisions", r->count[a]);
        vsd_xml_element_end(xml);
    }
    for (size_t i = 0; i < r->n_decisions; i++)
        decision(report, &r->decisions[i]);
    for (size_t i = 0; i < r->n_calls && !report->in_capture; i++) {
        vsd_xml_element(xml, "call");
        vsd_xml_size(xml, "step", r->calls[i].step);
        vsd_xml_attribute(xml, "party", r->calls[i].party);
        vsd_xml_attribute(xml, "source", r->calls[i].source);
        vsd_xml_text(xml, r->calls[i].what);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}

void vsd_report_restore_changes(struct vssdoc_report *report,
                                const struct vssdoc_restore_change *changes, size_t n)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "restore-changes");
    vsd_xml_size(xml, "total", n);
    for (size_t i = 0; i < n; i++) {
        vsd_xml_element(xml, "restore-change");
        vsd_xml_size(xml, "step", changes[i].step);
        vsd_xml_attribute(xml, "writer", changes[i].writer);
        vsd_xml_attribute(xml, "writer-id", changes[i].writer_id);
        vsd_xml_attribute(xml, "full-path", changes[i].component);
        vsd_xml_attribute(xml, "what", changes[i].what);
        vsd_xml_attribute(xml, "path", changes[i].path);
        vsd_xml_attribute(xml, "before", changes[i].before);
        vsd_xml_attribute(xml, "after", changes[i].after);
        vsd_xml_element_end(xml);
    }
    vsd_xml_element_end(xml);
}
