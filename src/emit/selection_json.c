/* Selections as one JSON document (vssdoc/select/1) or a line for each thing (vssdoc/select-stream/1). */
#include "emit/json_model.h"
#include "emit/selection_parts.h"

/* ---- the objects ---- */

static void component_keys(struct vsd_json *json, const struct vssdoc_selected_component *c)
{
    vsd_json_text(json, "writer_id", c->writer_id);
    vsd_json_text(json, "instance_id", c->instance_id);
    vsd_json_text(json, "writer", c->writer);
    vsd_json_text(json, "full_path", c->full_path);
    vsd_json_flag(json, "included", c->inclusion != VSSDOC_NOT_INCLUDED);
    vsd_json_text(json, "inclusion", vssdoc_inclusion_name(c->inclusion));
    vsd_json_text(json, "reason", vssdoc_selection_reason_name(c->reason));
    vsd_json_text(json, "by", c->by);
    vsd_json_key(json, "selectable");
    vsd_json_boolean(json, c->selectable);
    vsd_json_text(json, "document", c->document);
    vsd_json_text(json, "locator", c->locator);
}

static void file_set_keys(struct vsd_json *json, const struct vssdoc_selected_file_set *s)
{
    vsd_json_text(json, "writer_id", s->writer_id);
    vsd_json_text(json, "writer", s->writer);
    vsd_json_text(json, "component", s->component);
    vsd_json_text(json, "kind", vssdoc_file_set_kind_name(s->kind));
    vsd_json_text(json, "path", s->path);
    vsd_json_text(json, "expanded_path", s->expanded_path);
    vsd_json_text(json, "filespec", s->filespec);
    vsd_json_flag(json, "recursive", s->recursive);
    vsd_json_text(json, "source_path", s->source_path);
    vsd_json_text(json, "volume", s->volume);
    vsd_json_flag(json, "assumed", s->assumed);
    vsd_json_flag(json, "unresolved", s->unresolved);
    vsd_json_flag(json, "needed", s->needed);
    vsd_json_flag(json, "from_snapshot", s->from_snapshot);
    vsd_json_key(json, "matched"); /* nobody has looked at files */
    vsd_json_null(json);
}

static void unmet_keys(struct vsd_json *json, const struct vssdoc_selected_dependency *d)
{
    vsd_json_text(json, "writer_id", d->writer_id);
    vsd_json_text(json, "writer", d->writer);
    vsd_json_text(json, "full_path", d->component);
    vsd_json_text(json, "target", d->target);
    vsd_json_flag(json, "remote", d->computer != NULL);
    vsd_json_text(json, "computer", d->computer);
}

static void prediction_keys(struct vsd_json *json, const struct vssdoc_selection *s)
{
    vsd_json_text(json, "requester", vssdoc_requester_name(s->requester));
    vsd_selection_names(json, "explicit", s->predicted, s->n_predicted, false);
    vsd_selection_names(json, "not_in_bcd", s->not_in_bcd, s->n_not_in_bcd, true);
    vsd_selection_names(json, "only_in_bcd", s->only_in_bcd, s->n_only_in_bcd, true);
    vsd_selection_names(json, "differences", s->differences, s->n_differences, true);
}

static void head_keys(struct vsd_json *json, const struct vssdoc_selection *s)
{
    vsd_json_text(json, "source", s->source);
    vsd_json_flag(json, "has_bcd", s->has_bcd);
    vsd_json_flag(json, "volumes_known", s->volumes_known);
    vsd_json_texts(json, "volumes", s->volumes, s->n_volumes);
    vsd_json_texts(json, "needed_volumes", s->needed_volumes, s->n_needed_volumes);
}

static void summary_keys(struct vsd_json *json, size_t included, size_t components,
                         size_t file_sets)
{
    static const char *const of_files[] = {"files_included", "files_excluded", "files_unclaimed"};
    vsd_json_size(json, "components_included", included);
    vsd_json_size(json, "components", components);
    vsd_json_size(json, "file_sets", file_sets);
    for (size_t i = 0; i < sizeof of_files / sizeof of_files[0]; i++) {
        vsd_json_key(json, of_files[i]);
        vsd_json_null(json);
    }
}

/* ---- one document ---- */

static void json_begin(struct vssdoc_selections *selections)
{
    struct vsd_json *json = &selections->json;
    vsd_json_begin(json, &selections->out, true);
    vsd_json_object(json);
    vsd_json_text(json, "schema", "vssdoc/select/1");
    vsd_json_tool(json);
    vsd_json_key(json, "captures");
    vsd_json_array(json);
}

#define OBJECTS(json, key, list, n, keys)                                                          \
    vsd_json_key(json, key);                                                                       \
    vsd_json_array(json);                                                                          \
    for (size_t i_ = 0; i_ < (n); i_++) {                                                          \
        vsd_json_line(json);                                                                       \
        keys(json, &(list)[i_]);                                                                   \
        vsd_json_object_end(json);                                                                 \
    }                                                                                              \
    vsd_json_array_end(json)

static void json_one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
    struct vsd_json *json = &selections->json;
    vsd_json_object(json);
    head_keys(json, s);
    OBJECTS(json, "components", s->components, s->n_components, component_keys);
    OBJECTS(json, "file_sets", s->file_sets, s->n_file_sets, file_set_keys);
    vsd_json_key(json, "prediction");
    vsd_json_object(json);
    prediction_keys(json, s);
    vsd_json_object_end(json);
    OBJECTS(json, "unmet_dependencies", s->unmet, s->n_unmet, unmet_keys);
    OBJECTS(json, "writers", s->writers, s->n_writers, vsd_selection_writer_keys);
    OBJECTS(json, "required", s->required, s->n_required, vsd_selection_requirement_keys);
    vsd_selection_verdict_keys(json, s);
    vsd_json_key(json, "missing_files"); /* without a listing nobody can tell */
    vsd_json_array(json);
    vsd_json_array_end(json);
    vsd_json_key(json, "summary");
    vsd_json_line(json);
    summary_keys(json, s->n_included, s->n_components, s->n_file_sets);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

static void json_end(struct vssdoc_selections *selections)
{
    vsd_json_array_end(&selections->json);
    vsd_json_object_end(&selections->json);
    vsd_out_char(&selections->out, '\n');
}

const struct vsd_selections_format vsd_selections_json = {"json", json_begin, json_one, json_end};

/* ---- a stream ---- */

static struct vsd_json *line(struct vssdoc_selections *selections, const char *type,
                             const char *source)
{
    struct vsd_json *json = &selections->json;
    vsd_json_begin(json, &selections->out, false);
    vsd_json_object(json);
    vsd_json_text(json, "type", type);
    if (source != NULL)
        vsd_json_text(json, "source", source);
    return json;
}

static void line_end(struct vssdoc_selections *selections)
{
    vsd_json_object_end(&selections->json);
    vsd_out_char(&selections->out, '\n');
}

static void stream_begin(struct vssdoc_selections *selections)
{
    struct vsd_json *json = &selections->json;
    vsd_json_begin(json, &selections->out, false);
    vsd_json_object(json);
    vsd_json_text(json, "schema", "vssdoc/select-stream/1");
    vsd_json_tool(json);
    line_end(selections);
}

static void stream_one(struct vssdoc_selections *selections, const struct vssdoc_selection *s)
{
    struct vsd_json *json = &selections->json;
    (void)line(selections, "capture", NULL);
    head_keys(json, s);
    line_end(selections);
    for (size_t i = 0; i < s->n_components; i++) {
        component_keys(line(selections, "component", s->source), &s->components[i]);
        line_end(selections);
    }
    for (size_t i = 0; i < s->n_file_sets; i++) {
        file_set_keys(line(selections, "file_set", s->source), &s->file_sets[i]);
        line_end(selections);
    }
    prediction_keys(line(selections, "prediction", s->source), s);
    line_end(selections);
    for (size_t i = 0; i < s->n_unmet; i++) {
        unmet_keys(line(selections, "unmet_dependency", s->source), &s->unmet[i]);
        line_end(selections);
    }
    for (size_t i = 0; i < s->n_writers; i++) {
        vsd_selection_writer_keys(line(selections, "writer", s->source), &s->writers[i]);
        line_end(selections);
    }
    for (size_t i = 0; i < s->n_required; i++) {
        vsd_selection_requirement_keys(line(selections, "requirement", s->source), &s->required[i]);
        line_end(selections);
    }
    vsd_selection_verdict_keys(line(selections, "verdicts", s->source), s);
    line_end(selections);
}

static void stream_end(struct vssdoc_selections *selections)
{
    struct vsd_json *json = line(selections, "summary", NULL);
    vsd_json_size(json, "captures", selections->n);
    summary_keys(json, selections->included, selections->components, selections->file_sets);
    line_end(selections);
}

const struct vsd_selections_format vsd_selections_ndjson = {"ndjson", stream_begin, stream_one,
                                                            stream_end};
