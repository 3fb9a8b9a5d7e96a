/* Restorations as one JSON document (vssdoc/restore/1) or a line for each thing
 * (vssdoc/restore-stream/1). */
#include "emit/restoration/restorations.h"
#include "emit/write/json_output.h"

static void states(struct vsd_json *json, unsigned mask)
{
    vsd_json_array_at(json, "states");
    for (unsigned s = VSSDOC_FILE_ABSENT; s <= VSSDOC_FILE_UNCREATABLE; s++)
        if ((mask & 1u << s) != 0)
            vsd_json_string(json, vssdoc_file_state_name((enum vssdoc_file_state)s));
    vsd_json_array_end(json);
}

static void file(struct vsd_json *json, const struct vssdoc_restored_file *f)
{
    vsd_json_line(json);
    vsd_json_text(json, "path", f->path);
    vsd_json_text(json, "to", f->to);
    vsd_json_text(json, "action", vssdoc_restore_action_name(f->action));
    vsd_json_text(json, "component", f->component);
    vsd_json_text(json, "expanded_path", f->expanded_path);
    vsd_json_flag(json, "recursive", f->recursive);
    vsd_json_text(json, "ranges", f->ranges);
    states(json, f->states);
    vsd_json_text(json, "note", f->note);
    vsd_json_object_end(json);
}

static void step(struct vsd_json *json, const struct vssdoc_restore_step *s)
{
    vsd_json_line(json);
    vsd_json_text(json, "question", s->question);
    vsd_json_text(json, "answer", s->answer);
    vsd_json_text(json, "source", s->source);
    vsd_json_text(json, "document", s->document);
    vsd_json_text(json, "locator", s->locator);
    vsd_json_object_end(json);
}

static void name_keys(struct vsd_json *json, const struct vssdoc_restore_name *name)
{
    vsd_json_text(json, "logical_path", name->logical_path);
    vsd_json_text(json, "name", name->name);
}

static void events(struct vsd_json *json, const struct vssdoc_restore_decision *d)
{
    vsd_json_array_at(json, "events");
    if (d->pre_restore)
        vsd_json_string(json, "PreRestore");
    if (d->post_restore)
        vsd_json_string(json, "PostRestore");
    vsd_json_array_end(json);
}

static void selection(struct vsd_json *json, const struct vssdoc_restore_decision *d)
{
    vsd_json_line_at(json, "pass");
    vsd_json_text(json, "type", d->pass.type);
    name_keys(json, &d->pass);
    vsd_json_object_end(json);
    vsd_json_array_at(json, "subcomponents");
    for (size_t i = 0; i < d->n_subcomponents; i++) {
        vsd_json_line(json);
        name_keys(json, &d->subcomponents[i]);
        vsd_json_text(json, "full_path", d->subcomponents[i].full_path);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void decision_keys(struct vsd_json *json, const struct vssdoc_restore_decision *d)
{
    vsd_json_text(json, "source", d->source);
    vsd_json_size(json, "step", d->step);
    vsd_json_text(json, "writer_id", d->writer_id);
    vsd_json_text(json, "writer", d->writer);
    vsd_json_text(json, "instance_name", d->instance_name);
    vsd_json_text(json, "component", d->component);
    vsd_json_flag(json, "selected", d->selected);
    vsd_json_text(json, "method", d->method);
    vsd_json_text(json, "service", d->service);
    vsd_json_text(json, "target", d->target);
    vsd_json_text(json, "action", vssdoc_restore_action_name(d->action));
    vsd_json_text(json, "status", d->status);
    vsd_json_flag(json, "reboot_required", d->reboot_required);
    events(json, d);
    vsd_json_flag(json, "additional_restores", d->additional_restores);
    selection(json, d);
    vsd_json_array_at(json, "files");
    for (size_t i = 0; i < d->n_files; i++)
        file(json, &d->files[i]);
    vsd_json_array_end(json);
    vsd_json_array_at(json, "trace");
    for (size_t i = 0; i < d->n_trace; i++)
        step(json, &d->trace[i]);
    vsd_json_array_end(json);
    vsd_json_texts(json, "untold", d->untold, d->n_untold);
    vsd_json_text(json, "advice", d->advice);
    vsd_json_text(json, "error", d->error);
}

static void summary_keys(struct vsd_json *json, const struct vsd_restorations *r)
{
    vsd_json_size(json, "decisions", r->n_decisions);
    for (unsigned a = 0; a < VSSDOC_RESTORE_ACTIONS; a++)
        vsd_json_size(json, vssdoc_restore_action_name((enum vssdoc_restore_action)a), r->count[a]);
    vsd_json_size(json, "files", r->n_files);
    vsd_json_size(json, "not_selected_in_bcd", r->n_unselected);
    vsd_json_size(json, "repeated_in_bcd", r->n_repeated);
    vsd_json_size(json, "without_base", r->n_unbased);
    vsd_json_size(json, "unmet_dependencies", r->n_unmet);
}

static void call_keys(struct vsd_json *json, const char *source,
                      const struct vssdoc_restore_call *c)
{
    vsd_json_text(json, "capture", source);
    vsd_json_size(json, "step", c->step);
    vsd_json_text(json, "party", c->party);
    vsd_json_text(json, "what", c->what);
    vsd_json_text(json, "source", c->source);
}

static const char *source_of(const struct vssdoc_restoration *one, size_t step)
{
    return step > 0 && step <= one->n_sources ? one->sources[step - 1] : NULL;
}

static void change_keys(struct vsd_json *json, const struct vssdoc_restore_change *c)
{
    vsd_json_size(json, "step", c->step);
    vsd_json_text(json, "writer_id", c->writer_id);
    vsd_json_text(json, "writer", c->writer);
    vsd_json_text(json, "component", c->component);
    vsd_json_text(json, "what", c->what);
    vsd_json_text(json, "path", c->path);
    vsd_json_text(json, "before", c->before);
    vsd_json_text(json, "after", c->after);
}

/* ---- one document ---- */

static void write_plan(struct vsd_json *json, const struct vsd_restorations *r)
{
    vsd_json_array_at(json, "plan");
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->list[i]->n_calls; k++) {
            const struct vssdoc_restore_call *c = &r->list[i]->calls[k];
            vsd_json_line(json);
            call_keys(json, source_of(r->list[i], c->step), c);
            vsd_json_object_end(json);
        }
    vsd_json_array_end(json);
}

static void write_changes(struct vsd_json *json, const struct vsd_restorations *r)
{
    vsd_json_key(json, "changes");
    if (r->changes == NULL) {
        vsd_json_null(json);
        return;
    }
    vsd_json_array(json);
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->n_changes[i]; k++) {
            vsd_json_line(json);
            change_keys(json, &r->changes[i][k]);
            vsd_json_object_end(json);
        }
    vsd_json_array_end(json);
}

static void json_write(struct vsd_restorations *r)
{
    struct vsd_json *json = &r->json;
    vsd_json_output(json, &r->out, "vssdoc/restore/1");
    vsd_json_tool(json);
    vsd_json_text(json, "target", r->n > 0 ? r->list[0]->target : NULL);
    vsd_json_array_at(json, "decisions");
    for (size_t i = 0; i < r->n; i++)
        for (size_t k = 0; k < r->list[i]->n_decisions; k++) {
            vsd_json_object(json);
            decision_keys(json, &r->list[i]->decisions[k]);
            vsd_json_object_end(json);
        }
    vsd_json_array_end(json);
    vsd_json_flag(json, "reboot_required", r->reboot_required);
    vsd_json_line_at(json, "summary");
    summary_keys(json, r);
    vsd_json_object_end(json);
    write_plan(json, r);
    write_changes(json, r);
    vsd_json_finish(json);
}

const struct vsd_restorations_format vsd_restorations_json = {{"json"}, json_write};

/* ---- a stream ---- */

static struct vsd_json *line(struct vsd_restorations *r, const char *type)
{
    vsd_json_record(&r->json, &r->out, type);
    return &r->json;
}

static void ndjson_write(struct vsd_restorations *r)
{
    struct vsd_json *json = &r->json;
    vsd_json_stream(json, &r->out, "vssdoc/restore-stream/1");
    vsd_json_tool(json);
    vsd_json_text(json, "target", r->n > 0 ? r->list[0]->target : NULL);
    vsd_json_finish(json);
    for (size_t i = 0; i < r->n; i++) {
        const struct vssdoc_restoration *one = r->list[i];
        for (size_t k = 0; k < one->n_decisions; k++) {
            decision_keys(line(r, "decision"), &one->decisions[k]);
            vsd_json_finish(json);
        }
        for (size_t k = 0; k < one->n_calls; k++) {
            call_keys(line(r, "call"), source_of(one, one->calls[k].step), &one->calls[k]);
            vsd_json_finish(json);
        }
        for (size_t k = 0; r->changes != NULL && k < r->n_changes[i]; k++) {
            change_keys(line(r, "change"), &r->changes[i][k]);
            vsd_json_finish(json);
        }
    }
    vsd_json_record(json, &r->out, "summary");
    vsd_json_flag(json, "reboot_required", r->reboot_required);
    summary_keys(json, r);
    vsd_json_finish(json);
}

const struct vsd_restorations_format vsd_restorations_ndjson = {{"ndjson"}, ndjson_write};
