/* Timelines as one JSON document (vssdoc/timeline/1). */
#include "emit/timeline/timelines.h"
#include "emit/write/json_output.h"

static void done(struct vsd_json *json, int value)
{
    vsd_json_flag(json, "done", value);
}

static void place(struct vsd_json *json, const char *document, const char *locator)
{
    vsd_json_text(json, "document", document);
    vsd_json_text(json, "locator", locator);
}

/* ---- the phase ---- */

static void phase(struct vsd_json *json, const struct vssdoc_timeline_phase *p)
{
    vsd_json_key(json, "phase");
    if (p->id == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_text(json, "id", p->id);
    vsd_json_text(json, "title", p->title);
    vsd_json_text(json, "after_step", p->after_step);
    vsd_json_text(json, "before_step", p->before_step);
    vsd_json_array_at(json, "evidence");
    for (size_t i = 0; i < p->n_evidence; i++) {
        const struct vssdoc_timeline_evidence *e = &p->evidence[i];
        vsd_json_line(json);
        vsd_json_text(json, "phase", e->phase);
        vsd_json_text(json, "what", e->what);
        vsd_json_text(json, "property", e->property);
        vsd_json_size(json, "count", e->count);
        vsd_json_flag(json, "inferred", e->inferred);
        place(json, e->document, e->locator);
        vsd_json_text(json, "source", e->source);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_object_end(json);
}

/* ---- steps ---- */

static void parts(struct vsd_json *json, const struct vssdoc_timeline_step *step)
{
    vsd_json_array_at(json, "writers");
    for (size_t i = 0; i < step->n_parts; i++) {
        const struct vssdoc_timeline_part *part = &step->parts[i];
        vsd_json_line(json);
        vsd_json_text(json, "writer_id", part->writer_id);
        vsd_json_text(json, "instance_id", part->instance_id);
        vsd_json_text(json, "writer", part->writer);
        vsd_json_text(json, "part", part->part);
        vsd_json_flag(json, "usual", part->usual);
        vsd_json_text(json, "found", part->found);
        vsd_json_text(json, "failure", part->failure);
        vsd_json_text(json, "source", part->source);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void steps(struct vsd_json *json, const struct vssdoc_timeline_sequence *sequence)
{
    vsd_json_array_at(json, "steps");
    for (size_t i = 0; i < sequence->n_steps; i++) {
        const struct vssdoc_timeline_step *s = &sequence->steps[i];
        vsd_json_object(json);
        vsd_json_size(json, "number", s->number);
        vsd_json_text(json, "label", s->label);
        vsd_json_text(json, "party", vssdoc_party_name(s->party));
        vsd_json_text(json, "on", s->on);
        vsd_json_text(json, "action", s->action);
        vsd_json_text(json, "call", s->call);
        vsd_json_text(json, "event", s->event);
        vsd_json_text(json, "state", s->state);
        vsd_json_text(json, "failed_state", s->failed_state);
        vsd_json_text(json, "leaves", s->leaves);
        vsd_json_text(json, "caution", s->caution);
        vsd_json_text(json, "failure", s->failure);
        done(json, s->done);
        vsd_json_text(json, "because", s->because);
        place(json, s->document, s->locator);
        parts(json, s);
        vsd_json_text(json, "source", s->source);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void sequence_keys(struct vsd_json *json, const struct vssdoc_timeline_sequence *sequence)
{
    vsd_json_text(json, "kind", vssdoc_sequence_kind_name(sequence->kind));
    vsd_json_text(json, "title", sequence->title);
    vsd_json_text(json, "why", sequence->why);
    vsd_json_text(json, "source", sequence->source);
    steps(json, sequence);
}

/* ---- checks ---- */

static void checks(struct vsd_json *json, const char *key, const struct vssdoc_timeline_check *list,
                   size_t n)
{
    vsd_json_array_at(json, key);
    for (size_t i = 0; i < n; i++) {
        vsd_json_line(json);
        vsd_json_text(json, "id", list[i].id);
        vsd_json_text(json, "what", list[i].what);
        vsd_json_text(json, "verdict", vssdoc_check_verdict_name(list[i].verdict));
        vsd_json_text(json, "detail", list[i].detail);
        place(json, list[i].document, list[i].locator);
        vsd_json_text(json, "source", list[i].source);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void import(struct vsd_json *json, const struct vssdoc_timeline *t)
{
    vsd_json_key(json, "import");
    if (t->n_import_checks == 0) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_flag(json, "transportable", t->transportable);
    checks(json, "checks", t->import_checks, t->n_import_checks);
    vsd_json_array_at(json, "missing");
    for (size_t i = 0; i < t->n_import_checks; i++)
        if (t->import_checks[i].verdict == VSSDOC_CHECK_FAILED)
            vsd_json_string(json, t->import_checks[i].detail);
    vsd_json_array_end(json);
    vsd_json_object_end(json);
}

static void hyperv(struct vsd_json *json, const struct vssdoc_timeline *t)
{
    vsd_json_key(json, "hyperv");
    if (t->n_hyperv_checks == 0) {
        vsd_json_null(json);
        return;
    }
    vsd_json_object(json);
    vsd_json_array_at(json, "machines");
    for (size_t i = 0; i < t->n_machines; i++) {
        const struct vssdoc_timeline_machine *m = &t->machines[i];
        vsd_json_object(json);
        vsd_json_text(json, "id", m->id);
        vsd_json_text(json, "name", m->name);
        vsd_json_text(json, "caption", m->caption);
        vsd_json_text(json, "full_path", m->full_path);
        vsd_json_text(json, "mechanism", m->mechanism);
        vsd_json_text(json, "because", m->because);
        vsd_json_flag(json, "included", m->included);
        vsd_json_key(json, "file_restore_status");
        vsd_json_constant(json, VSSDOC_FILE_RESTORE_STATUS, m->file_restore_status);
        place(json, m->document, m->locator);
        checks(json, "conditions", m->conditions, m->n_conditions);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    checks(json, "checks", t->hyperv_checks, t->n_hyperv_checks);
    vsd_json_object_end(json);
}

/* ---- all ---- */

static void json_begin(struct vssdoc_timelines *timelines)
{
    struct vsd_json *json = &timelines->json;
    vsd_json_output(json, &timelines->out, "vssdoc/timeline/1");
    vsd_json_tool(json);
    vsd_json_array_at(json, "captures");
}

static void json_one(struct vssdoc_timelines *timelines, const struct vssdoc_timeline *t)
{
    struct vsd_json *json = &timelines->json;
    vsd_json_object(json);
    vsd_json_text(json, "source", t->source);
    vsd_json_text(json, "kind", vssdoc_sequence_kind_name(t->kind));
    vsd_json_flag(json, "has_bcd", t->has_bcd);
    vsd_json_flag(json, "bcd_unread", t->bcd_unread);
    phase(json, &t->phase);
    steps(json, &t->sequences[0]);
    vsd_json_array_at(json, "sequences");
    for (size_t i = 1; i < t->n_sequences; i++) {
        vsd_json_object(json);
        sequence_keys(json, &t->sequences[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    import(json, t);
    hyperv(json, t);
    vsd_json_texts(json, "notes", t->notes, t->n_notes);
    vsd_json_texts(json, "untold", t->untold, t->n_untold);
    vsd_json_object_end(json);
}

static void json_end(struct vssdoc_timelines *timelines)
{
    vsd_json_array_end(&timelines->json);
    vsd_json_finish(&timelines->json);
}

const struct vsd_timelines_format vsd_timelines_json = {{"json"}, json_begin, json_one, json_end};
