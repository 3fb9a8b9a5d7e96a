/* A selection's verdicts as JSON: writers, requirements, consistency, system state, exclusions. */
#include "emit/selection/selection_parts.h"

void vsd_selection_writer_keys(struct vsd_json *json, const struct vssdoc_selected_writer *w)
{
    vsd_json_text(json, "writer_id", w->writer_id);
    vsd_json_text(json, "instance_id", w->instance_id);
    vsd_json_text(json, "instance_name", w->instance_name);
    vsd_json_text(json, "writer", w->writer);
    vsd_json_text(json, "document", w->document);
    vsd_json_size(json, "components", w->n_components);
    vsd_json_size(json, "components_included", w->n_included);
    vsd_json_flag(json, "in_bcd", w->in_bcd);
    vsd_json_flag(json, "ambiguous", w->ambiguous);
}

void vsd_selection_requirement_keys(struct vsd_json *json, const struct vssdoc_requirement *r)
{
    vsd_json_text(json, "asked", r->asked);
    vsd_json_flag(json, "met", r->met);
    vsd_json_flag(json, "known", r->known);
    vsd_json_text(json, "nearest", r->nearest);
    vsd_json_text(json, "why", r->why);
}

void vsd_selection_names(struct vsd_json *json, const char *key,
                         const struct vssdoc_selected_name *list, size_t n, bool reason)
{
    vsd_json_array_at(json, key);
    for (size_t i = 0; i < n; i++) {
        vsd_json_line(json);
        vsd_json_text(json, "writer_id", list[i].writer_id);
        vsd_json_text(json, "writer", list[i].writer);
        vsd_json_text(json, "full_path", list[i].full_path);
        if (reason) {
            vsd_json_text(json, "reason", vssdoc_selection_reason_name(list[i].reason));
            vsd_json_text(json, "by", list[i].by);
        }
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void critical(struct vsd_json *json, const struct vssdoc_selection *s)
{
    vsd_json_array_at(json, "critical_volumes");
    for (size_t i = 0; i < s->n_critical_volumes; i++) {
        const struct vssdoc_critical_volume *v = &s->critical_volumes[i];
        vsd_json_line(json);
        vsd_json_text(json, "volume", v->volume);
        vsd_json_flag(json, "in_set", s->volumes_known ? v->in_set : VSSDOC_ABSENT);
        vsd_json_text(json, "writer", v->writer);
        vsd_json_text(json, "component", v->component);
        vsd_json_text(json, "path", v->path);
        vsd_json_size(json, "components", v->n_components);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

void vsd_selection_verdict_keys(struct vsd_json *json, const struct vssdoc_selection *s)
{
    vsd_json_object_at(json, "consistency");
    vsd_json_text(json, "level", vssdoc_consistency_level_name(s->consistency.level));
    vsd_json_text(json, "verdict", s->consistency.verdict);
    vsd_json_texts(json, "reasons", s->consistency.reasons, s->consistency.n_reasons);
    vsd_json_texts(json, "untold", s->consistency.untold, s->consistency.n_untold);
    vsd_json_object_end(json);
    vsd_json_object_at(json, "system_state");
    vsd_json_flag(json, "requested", s->system_state);
    vsd_selection_names(json, "missing", s->system_state_missing, s->n_system_state_missing, true);
    critical(json, s);
    vsd_json_object_end(json);
    vsd_json_object_at(json, "exclusion_loses");
    vsd_selection_names(json, "components", s->lost, s->n_lost, true);
    vsd_json_size(json, "file_sets", s->n_lost_file_sets);
    vsd_json_texts(json, "volumes", s->lost_volumes, s->n_lost_volumes);
    vsd_json_object_end(json);
    vsd_json_texts(json, "notes", s->notes, s->n_notes);
}
