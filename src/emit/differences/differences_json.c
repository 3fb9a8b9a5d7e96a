/* A comparison as one JSON document (vssdoc/diff/1) or a line for each thing
 * (vssdoc/diff-stream/1); several in a row as a history (vssdoc/diff-history/1). */
#include "emit/acceptance/acceptance_json.h"
#include "emit/differences/differences.h"
#include "emit/write/json_output.h"

/* ---- the objects ---- */

static void side(struct vsd_json *json, const char *key, const struct vssdoc_compared *s)
{
    vsd_json_object_at(json, key);
    vsd_json_text(json, "source", s->source);
    vsd_json_texts(json, "captures", s->captures, s->n_captures);
    vsd_json_text(json, "machine", s->machine);
    vsd_json_size(json, "writers", s->n_writers);
    vsd_json_size(json, "components", s->n_components);
    vsd_json_size(json, "file_sets", s->n_file_sets);
    vsd_json_size(json, "bcd_components", s->n_bcd_components);
    vsd_json_size(json, "unreadable", s->unreadable);
    vsd_json_array_at(json, "documents");
    for (size_t i = 0; i < s->n_documents; i++) {
        const struct vssdoc_compared_document *d = &s->documents[i];
        vsd_json_line(json);
        vsd_json_text(json, "capture", d->capture);
        vsd_json_text(json, "path", d->path);
        vsd_json_text(json, "kind", vssdoc_document_kind_name(d->kind));
        vsd_json_text(json, "encoding", vssdoc_encoding_name(d->encoding));
        vsd_json_flag(json, "bom", d->byte_order_mark);
        vsd_json_text(json, "declared", d->declared);
        vsd_json_size(json, "bytes", d->bytes);
        vsd_json_text(json, "error", d->error);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_object_end(json);
}

static void value_keys(struct vsd_json *json, const struct vssdoc_change *c)
{
    vsd_json_key(json, "item");
    vsd_json_value(json, &c->item);
    vsd_json_key(json, "old");
    vsd_json_value(json, &c->old_value);
    vsd_json_key(json, "new");
    vsd_json_value(json, &c->new_value);
    vsd_json_text(json, "message", c->message);
}

static void place_keys(struct vsd_json *json, const struct vssdoc_change *c)
{
    vsd_json_text(json, "document_old", c->document_old);
    vsd_json_text(json, "document_new", c->document_new);
    vsd_json_text(json, "locator_old", c->locator_old);
    vsd_json_text(json, "locator_new", c->locator_new);
}

static void change_keys(struct vsd_json *json, const struct vssdoc_change *c)
{
    vsd_json_text(json, "id", c->id);
    vsd_json_text(json, "level", vssdoc_change_level_name(c->rule->level));
    vsd_json_text(json, "cause", c->rule->cause);
    vsd_json_text(json, "writer", c->writer);
    vsd_json_text(json, "writer_id", c->writer_id);
    vsd_json_text(json, "instance_name", c->instance_name);
    vsd_json_text(json, "component", c->component);
    vsd_json_text(json, "field", c->field);
    value_keys(json, c);
    vsd_json_text(json, "why", c->rule->why);
    vsd_json_text(json, "source", c->rule->source);
    place_keys(json, c);
    vsd_json_size(json, "pair", c->pair);
    vsd_json_text(json, "fingerprint", c->fingerprint);
    vsd_json_accepted(json, c->accepted);
}

static const char *newer_of(const struct vssdoc_history *history, size_t step)
{
    return step != SIZE_MAX ? history->steps[step]->new_side.source : NULL;
}

/* What became of it in a history, and of what it is the end; h is NULL where there is none. */
static void history_keys(struct vsd_json *json, const struct vssdoc_history *history,
                         const struct vssdoc_history_change *h)
{
    vsd_json_text(json, "undone_in", h != NULL ? newer_of(history, h->undone) : NULL);
    vsd_json_text(json, "undoes_that_of", h != NULL ? newer_of(history, h->undoes) : NULL);
}

static void ignored_keys(struct vsd_json *json, const struct vssdoc_change *c)
{
    vsd_json_text(json, "class", vsd_hidden_by(c));
    vsd_json_size(json, "times", c->times);
    vsd_json_text(json, "id", c->id);
    vsd_json_text(json, "writer", c->writer);
    vsd_json_text(json, "writer_id", c->writer_id);
    vsd_json_text(json, "component", c->component);
    vsd_json_text(json, "field", c->field);
    value_keys(json, c);
    place_keys(json, c);
}

static void duplicate_keys(struct vsd_json *json, const struct vssdoc_duplicate *d)
{
    vsd_json_text(json, "side", d->newer ? "new" : "old");
    vsd_json_text(json, "writer", d->writer);
    vsd_json_text(json, "component", d->component);
    vsd_json_text(json, "what", d->what);
    vsd_json_text(json, "identity", d->identity);
    vsd_json_size(json, "times", d->n);
    vsd_json_text(json, "document", d->document);
}

static void uncompared_keys(struct vsd_json *json, const struct vssdoc_uncompared *u)
{
    vsd_json_text(json, "side", u->newer ? "new" : "old");
    vsd_json_text(json, "what", u->what);
    vsd_json_text(json, "name", u->name);
    vsd_json_text(json, "writer_id", u->writer_id);
    vsd_json_text(json, "reason", u->reason);
}

static void hidden(struct vsd_json *json, const struct vssdoc_differences *d)
{
    vsd_json_line_at(json, "hidden");
    for (int noise = 0; noise < VSSDOC_NOISES; noise++)
        vsd_json_size(json, vssdoc_noise_name((enum vssdoc_noise)noise), d->hidden[noise]);
    vsd_json_object_end(json);
}

static void summary_keys(struct vsd_json *json, const struct vssdoc_differences *d)
{
    vsd_json_size(json, "breaking", d->breaking);
    vsd_json_size(json, "warning", d->warnings);
    vsd_json_size(json, "info", d->infos);
    vsd_json_size(json, "accepted", d->accepted);
    vsd_json_size(json, "hidden_total", vsd_hidden_total(d));
    vsd_json_size(json, "ignored", d->ignored);
}

/* ---- one document ---- */

static void changes(struct vsd_json *json, const struct vssdoc_differences *d)
{
    vsd_json_array_at(json, "changes");
    for (size_t i = 0; i < d->n_changes; i++) {
        vsd_json_object(json);
        change_keys(json, &d->changes[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void ignored(struct vsd_json *json, const struct vssdoc_differences *d, bool shown)
{
    vsd_json_key(json, "ignored");
    if (!shown) {
        vsd_json_null(json);
        return;
    }
    vsd_json_array(json);
    for (size_t i = 0; i < d->n_hidden_changes; i++) {
        vsd_json_object(json);
        ignored_keys(json, &d->hidden_changes[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
}

static void rest(struct vsd_json *json, const struct vssdoc_differences *d)
{
    vsd_json_array_at(json, "duplicates");
    for (size_t i = 0; i < d->n_duplicates; i++) {
        vsd_json_line(json);
        duplicate_keys(json, &d->duplicates[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_array_at(json, "uncompared");
    for (size_t i = 0; i < d->n_uncompared; i++) {
        vsd_json_line(json);
        uncompared_keys(json, &d->uncompared[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_texts(json, "unused", d->unused, d->n_unused);
    vsd_json_array_at(json, "accept");
    for (size_t i = 0; i < d->n_accept; i++) {
        vsd_json_line(json);
        vsd_json_acceptance_keys(json, &d->accept[i]);
        vsd_json_object_end(json);
    }
    vsd_json_array_end(json);
    vsd_json_text(json, "today", d->today);
}

static void write_json(const struct vssdoc_differences *d,
                       const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    vsd_json_output(&json, out, "vssdoc/diff/1");
    vsd_json_tool(&json);
    side(&json, "old", &d->old_side);
    side(&json, "new", &d->new_side);
    changes(&json, d);
    hidden(&json, d);
    ignored(&json, d, options->show_ignored);
    rest(&json, d);
    vsd_json_line_at(&json, "summary");
    summary_keys(&json, d);
    vsd_json_object_end(&json);
    vsd_json_finish(&json);
}

static void history_json(const struct vssdoc_history *history,
                         const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    struct vsd_json json;
    (void)options;
    vsd_json_output(&json, out, "vssdoc/diff-history/1");
    vsd_json_tool(&json);
    vsd_json_array_at(&json, "captures");
    for (size_t i = 0; i <= history->n_steps; i++)
        vsd_json_string(&json, i == 0 ? history->steps[0]->old_side.source
                                      : history->steps[i - 1]->new_side.source);
    vsd_json_array_end(&json);
    vsd_json_array_at(&json, "steps");
    size_t at = 0;
    for (size_t i = 0; i < history->n_steps; i++) {
        const struct vssdoc_differences *step = history->steps[i];
        vsd_json_object(&json);
        vsd_json_text(&json, "from", step->old_side.source);
        vsd_json_text(&json, "to", step->new_side.source);
        vsd_json_array_at(&json, "changes");
        for (; at < history->n_changes && history->changes[at].step == i; at++) {
            const struct vssdoc_history_change *h = &history->changes[at];
            vsd_json_object(&json);
            change_keys(&json, h->change);
            history_keys(&json, history, h);
            vsd_json_object_end(&json);
        }
        vsd_json_array_end(&json);
        hidden(&json, step);
        vsd_json_array_at(&json, "uncompared");
        for (size_t j = 0; j < step->n_uncompared; j++) {
            vsd_json_line(&json);
            uncompared_keys(&json, &step->uncompared[j]);
            vsd_json_object_end(&json);
        }
        vsd_json_array_end(&json);
        vsd_json_line_at(&json, "summary");
        summary_keys(&json, step);
        vsd_json_object_end(&json);
        vsd_json_object_end(&json);
    }
    vsd_json_array_end(&json);
    vsd_json_line_at(&json, "summary");
    vsd_json_size(&json, "lasting", history->lasting);
    vsd_json_size(&json, "passing", history->passing);
    vsd_json_object_end(&json);
    vsd_json_finish(&json);
}

/* ---- a stream ---- */

/* history: NULL: there is none; at: the first of its changes that is of this step. */
static void stream(const struct vssdoc_differences *d,
                   const struct vssdoc_differences_options *options, struct vsd_out *out,
                   const struct vssdoc_history *history, size_t at)
{
    struct vsd_json json;
    for (size_t i = 0; i < d->n_changes; i++) {
        vsd_json_record(&json, out, "change");
        change_keys(&json, &d->changes[i]);
        history_keys(&json, history, history != NULL ? &history->changes[at + i] : NULL);
        vsd_json_finish(&json);
    }
    for (size_t i = 0; options->show_ignored && i < d->n_hidden_changes; i++) {
        vsd_json_record(&json, out, "ignored");
        ignored_keys(&json, &d->hidden_changes[i]);
        vsd_json_finish(&json);
    }
    for (size_t i = 0; i < d->n_duplicates; i++) {
        vsd_json_record(&json, out, "duplicate");
        duplicate_keys(&json, &d->duplicates[i]);
        vsd_json_finish(&json);
    }
    for (size_t i = 0; i < d->n_uncompared; i++) {
        vsd_json_record(&json, out, "uncompared");
        uncompared_keys(&json, &d->uncompared[i]);
        vsd_json_finish(&json);
    }
    for (size_t i = 0; i < d->n_accept; i++) {
        vsd_json_record(&json, out, "acceptance");
        vsd_json_acceptance_keys(&json, &d->accept[i]);
        vsd_json_finish(&json);
    }
    vsd_json_record(&json, out, "summary");
    hidden(&json, d);
    vsd_json_texts(&json, "unused", d->unused, d->n_unused);
    vsd_json_text(&json, "today", d->today);
    summary_keys(&json, d);
    vsd_json_finish(&json);
}

static void sides(struct vsd_json *json, const struct vssdoc_differences *d)
{
    side(json, "old", &d->old_side);
    side(json, "new", &d->new_side);
    vsd_json_finish(json);
}

/* The stream's first line tells of its first step. */
static void begin_stream(const struct vssdoc_differences *d, struct vsd_out *out)
{
    struct vsd_json json;
    vsd_json_stream(&json, out, "vssdoc/diff-stream/1");
    vsd_json_tool(&json);
    sides(&json, d);
}

static void next_step(const struct vssdoc_differences *d, struct vsd_out *out)
{
    struct vsd_json json;
    vsd_json_record(&json, out, "step");
    sides(&json, d);
}

static void write_ndjson(const struct vssdoc_differences *d,
                         const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    begin_stream(d, out);
    stream(d, options, out, NULL, 0);
}

static void history_ndjson(const struct vssdoc_history *history,
                           const struct vssdoc_differences_options *options, struct vsd_out *out)
{
    size_t at = 0;
    for (size_t i = 0; i < history->n_steps; i++) {
        (i == 0 ? begin_stream : next_step)(history->steps[i], out);
        stream(history->steps[i], options, out, history, at);
        at += history->steps[i]->n_changes;
    }
}

const struct vsd_differences_format vsd_differences_json = {{"json"}, write_json, history_json};
const struct vsd_differences_format vsd_differences_ndjson = {
    {"ndjson"}, write_ndjson, history_ndjson};
