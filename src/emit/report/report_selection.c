/* What a selection found, as part of a report. */
#include "base/text.h"
#include "emit/report/report.h"

static void names(struct vsd_xml *xml, const char *element, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        vsd_xml_element(xml, element);
        vsd_xml_attribute(xml, "name", list[i]);
        vsd_xml_element_end(xml);
    }
}

/* ---- components, by writer ---- */

static bool same_writer(const struct vssdoc_selected_component *a,
                        const struct vssdoc_selected_component *b)
{
    return vsd_same_text(a->writer_id, b->writer_id) &&
           vsd_same_text(a->instance_id, b->instance_id) && vsd_same_text(a->writer, b->writer);
}

static void component(struct vsd_xml *xml, const struct vssdoc_selected_component *c)
{
    vsd_xml_element(xml, "selected");
    vsd_xml_attribute(xml, "full-path", c->full_path);
    vsd_xml_attribute(xml, "inclusion", vssdoc_inclusion_name(c->inclusion));
    vsd_xml_attribute(xml, "reason", vssdoc_selection_reason_name(c->reason));
    vsd_xml_attribute(xml, "by", c->by);
    if (c->selectable >= 0)
        vsd_xml_flag(xml, "selectable", c->selectable == 1);
    vsd_xml_attribute(xml, "document", c->document);
    vsd_xml_attribute(xml, "locator", c->locator);
    vsd_xml_element_end(xml);
}

static const struct vssdoc_selected_writer *
writer_of(const struct vssdoc_selection *s, const struct vssdoc_selected_component *component)
{
    for (size_t i = 0; i < s->n_writers; i++)
        if (vsd_same_text(s->writers[i].writer_id, component->writer_id) &&
            vsd_same_text(s->writers[i].instance_id, component->instance_id) &&
            vsd_same_text(s->writers[i].writer, component->writer))
            return &s->writers[i];
    return NULL;
}

static void components(struct vsd_xml *xml, const struct vssdoc_selection *s)
{
    for (size_t from = 0, to; from < s->n_components; from = to) {
        const struct vssdoc_selected_component *first = &s->components[from];
        const struct vssdoc_selected_writer *writer = writer_of(s, first);
        size_t included = 0;
        for (to = from; to < s->n_components && same_writer(first, &s->components[to]); to++)
            included += s->components[to].inclusion != VSSDOC_NOT_INCLUDED;
        vsd_xml_element(xml, "selected-writer");
        vsd_xml_attribute(xml, "writer", first->writer);
        vsd_xml_attribute(xml, "writer-id", first->writer_id);
        vsd_xml_attribute(xml, "instance-id", first->instance_id);
        vsd_xml_attribute(xml, "instance-name", writer != NULL ? writer->instance_name : NULL);
        vsd_xml_size(xml, "components", to - from);
        vsd_xml_size(xml, "included", included);
        for (size_t i = from; i < to; i++)
            component(xml, &s->components[i]);
        vsd_xml_element_end(xml);
    }
}

/* ---- file sets, where no capture shows them ---- */

/* A selected file set as a document's one, so that folders can be made of them. */
static const struct vssdoc_file_set *as_model(struct vsd_arena *arena,
                                              const struct vssdoc_selected_file_set *sets, size_t n)
{
    struct vssdoc_file_set *list = vsd_arena_alloc(arena, n * sizeof *list);
    for (size_t i = 0; i < n && list != NULL; i++) {
        const struct vssdoc_selected_file_set *s = &sets[i];
        bool elsewhere = s->source_path != NULL && !vsd_same_text(s->source_path, s->expanded_path);
        list[i] = (struct vssdoc_file_set){.next = i + 1 < n ? &list[i + 1] : NULL,
                                           .kind = s->kind,
                                           .path = s->expanded_path,
                                           .filespec = s->filespec,
                                           .recursive = s->recursive ? 1 : VSSDOC_ABSENT,
                                           .alternate_path = elsewhere ? s->source_path : NULL,
                                           .backup_type = VSSDOC_ABSENT};
        list[i].at.offset = i;
    }
    return list;
}

static void file_sets(struct vssdoc_report *report, const struct vssdoc_selection *s)
{
    struct vsd_xml *xml = &report->xml;
    for (size_t from = 0, to; from < s->n_file_sets && !report->no_memory; from = to) {
        const struct vssdoc_selected_file_set *first = &s->file_sets[from];
        to = from + 1;
        while (to < s->n_file_sets && vsd_same_text(first->component, s->file_sets[to].component) &&
               vsd_same_text(first->writer_id, s->file_sets[to].writer_id) &&
               vsd_same_text(first->writer, s->file_sets[to].writer))
            to++;
        const struct vssdoc_file_set *list = as_model(report->arena, first, to - from);
        if (list == NULL) {
            report->no_memory = true;
            return;
        }
        vsd_xml_element(xml, "selected-files");
        vsd_xml_attribute(xml, "writer", first->writer);
        vsd_xml_attribute(xml, "writer-id", first->writer_id);
        vsd_xml_attribute(xml, "component", first->component);
        vsd_report_file_sets(report, "files", list);
        vsd_xml_element_end(xml);
    }
}

/* ---- against the rules ---- */

static void predicted(struct vsd_xml *xml, const char *list,
                      const struct vssdoc_selected_name *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        vsd_xml_element(xml, "predicted");
        vsd_xml_attribute(xml, "list", list);
        vsd_xml_attribute(xml, "writer", items[i].writer);
        vsd_xml_attribute(xml, "writer-id", items[i].writer_id);
        vsd_xml_attribute(xml, "full-path", items[i].full_path);
        vsd_xml_attribute(xml, "reason", vssdoc_selection_reason_name(items[i].reason));
        vsd_xml_attribute(xml, "by", items[i].by);
        vsd_xml_element_end(xml);
    }
}

static void unmet(struct vsd_xml *xml, const struct vssdoc_selected_dependency *d)
{
    vsd_xml_element(xml, "unmet");
    vsd_xml_attribute(xml, "writer", d->writer);
    vsd_xml_attribute(xml, "writer-id", d->writer_id);
    vsd_xml_attribute(xml, "full-path", d->component);
    vsd_xml_attribute(xml, "target", d->target);
    vsd_xml_attribute(xml, "computer", d->computer);
    vsd_xml_element_end(xml);
}

/* ---- verdicts ---- */

static void texts(struct vsd_xml *xml, const char *element, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        vsd_xml_leaf(xml, element, list[i]);
}

static void consistency(struct vsd_xml *xml, const struct vssdoc_consistency *c)
{
    vsd_xml_element(xml, "consistency");
    vsd_xml_attribute(xml, "level", vssdoc_consistency_level_name(c->level));
    vsd_xml_leaf(xml, "verdict", c->verdict);
    texts(xml, "reason", c->reasons, c->n_reasons);
    texts(xml, "untold", c->untold, c->n_untold);
    vsd_xml_element_end(xml);
}

static void critical_volume(struct vsd_xml *xml, const struct vssdoc_critical_volume *v)
{
    vsd_xml_element(xml, "critical-volume");
    vsd_xml_attribute(xml, "name", v->volume);
    vsd_xml_flag(xml, "in-set", v->in_set);
    vsd_xml_attribute(xml, "writer", v->writer);
    vsd_xml_attribute(xml, "component", v->component);
    vsd_xml_attribute(xml, "path", v->path);
    vsd_xml_size(xml, "components", v->n_components);
    vsd_xml_element_end(xml);
}

static void requirement(struct vsd_xml *xml, const struct vssdoc_requirement *r)
{
    vsd_xml_element(xml, "requirement");
    vsd_xml_attribute(xml, "asked", r->asked);
    vsd_xml_flag(xml, "met", r->met);
    vsd_xml_attribute(xml, "why", r->why);
    vsd_xml_element_end(xml);
}

void vsd_report_selection(struct vssdoc_report *report, const struct vssdoc_selection *s)
{
    struct vsd_xml *xml = &report->xml;
    vsd_xml_element(xml, "selection");
    vsd_xml_attribute(xml, "source", s->source);
    vsd_xml_flag(xml, "has-bcd", s->has_bcd);
    vsd_xml_flag(xml, "bcd-unread", s->bcd_unread);
    vsd_xml_attribute(xml, "requester", vssdoc_requester_name(s->requester));
    vsd_xml_flag(xml, "volumes-known", s->volumes_known);
    vsd_xml_size(xml, "components", s->n_components);
    vsd_xml_size(xml, "included", s->n_included);
    vsd_xml_size(xml, "file-sets", s->n_file_sets);
    if (s->system_state >= 0)
        vsd_xml_flag(xml, "system-state", s->system_state == 1);
    consistency(xml, &s->consistency);
    names(xml, "set-volume", s->volumes, s->n_volumes);
    names(xml, "needed-volume", s->needed_volumes, s->n_needed_volumes);
    for (size_t i = 0; i < s->n_critical_volumes; i++)
        critical_volume(xml, &s->critical_volumes[i]);
    for (size_t i = 0; i < s->n_required; i++)
        requirement(xml, &s->required[i]);
    texts(xml, "remark", s->notes, s->n_notes);
    components(xml, s);
    predicted(xml, "not-in-bcd", s->not_in_bcd, s->n_not_in_bcd);
    predicted(xml, "only-in-bcd", s->only_in_bcd, s->n_only_in_bcd);
    predicted(xml, "differences", s->differences, s->n_differences);
    predicted(xml, "system-state-missing", s->system_state_missing, s->n_system_state_missing);
    predicted(xml, "lost", s->lost, s->n_lost);
    for (size_t i = 0; i < s->n_unmet; i++)
        unmet(xml, &s->unmet[i]);
    if (report->files != NULL)
        vsd_report_files(report, report->files);
    if (!report->in_capture)
        file_sets(report, s);
    vsd_xml_element_end(xml);
}
