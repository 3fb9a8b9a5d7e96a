/* Selections as one JSON document (vssdoc/select/1) or a line for each thing
 * (vssdoc/select-stream/1). */
#include "emit/selection/selection_parts.h"
#include "emit/write/json_output.h"

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
    vsd_json_flag(json, "selectable", c->selectable);
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
    vsd_json_key(json, "matched"); /* null where nobody has looked at files */
    vsd_json_number(json, s->matched);
}

static void file_keys(struct vsd_json *json, const struct vssdoc_selected_file *f)
{
    vsd_json_text(json, "path", f->path);
    vsd_json_text(json, "writer_id", f->writer_id);
    vsd_json_text(json, "writer", f->writer);
    vsd_json_text(json, "component", f->component);
    vsd_json_flag(json, "included", f->included);
    vsd_json_text(json, "reason", vssdoc_file_reason_name(f->reason));
    vsd_json_text(json, "by", f->by);
    vsd_json_text(json, "source_path", f->source_path);
    vsd_json_text(json, "held_as", f->held_as);
    vsd_json_text(json, "removed_by", f->removed_by);
    vsd_json_size(json, "claims", f->claims);
    vsd_json_text(json, "also_writer", f->also_writer);
    vsd_json_text(json, "also_component", f->also_component);
}

static void missing_keys(struct vsd_json *json, const struct vssdoc_missing_file *m)
{
    vsd_json_text(json, "writer_id", m->writer_id);
    vsd_json_text(json, "writer", m->writer);
    vsd_json_text(json, "component", m->component);
    vsd_json_text(json, "path", m->path);
    vsd_json_text(json, "volume", m->volume);
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
    vsd_json_flag(json, "bcd_unread", s->bcd_unread);
    vsd_json_flag(json, "volumes_known", s->volumes_known);
    vsd_json_texts(json, "volumes", s->volumes, s->n_volumes);
    vsd_json_texts(json, "needed_volumes", s->needed_volumes, s->n_needed_volumes);
}

/* known: whether anybody has looked at files. */
static void summary_keys(struct vsd_json *json, size_t included, size_t components,
                         size_t file_sets, bool known, const uint64_t files[3])
{
    vsd_json_size(json, "components_included", included);
    vsd_json_size(json, "components", components);
    vsd_json_size(json, "file_sets", file_sets);
    vsd_json_size_if(json, "files_included", known, files[0]);
    vsd_json_size_if(json, "files_excluded", known, files[1]);
    vsd_json_size_if(json, "files_unclaimed", known, files[2]);
}

static void file_summary_keys(struct vsd_json *json, const struct vssdoc_selection *s)
{
    const uint64_t files[] = {s->files_included, s->files_excluded, s->files_unclaimed};
    summary_keys(json, s->n_included, s->n_components, s->n_file_sets, s->has_host, files);
    if (s->has_host) {
        vsd_json_object_at(json, "files_by_reason");
        for (int i = 0; i < VSSDOC_FILE_REASONS; i++)
            vsd_json_size(json, vssdoc_file_reason_name((enum vssdoc_file_reason)i),
                          s->files_by_reason[i]);
        vsd_json_object_end(json);
    } else {
        vsd_json_null_at(json, "files_by_reason");
    }
    vsd_json_size_if(json, "files_claimed_twice", s->has_host, s->files_claimed_twice);
    vsd_json_size_if(json, "files_read_elsewhere", s->has_host, s->files_read_elsewhere);
    vsd_json_size_if(json, "file_sets_unresolved", s->has_host, s->n_unresolved);
    vsd_json_size_if(json, "registry_strings_unresolved", s->has_host, s->n_registry_unused);
    if (s->has_host)
        vsd_json_texts(json, "registry_ignored", s->registry_ignored, s->n_registry_ignored);
    else
        vsd_json_null_at(json, "registry_ignored");
}

/* ---- one document ---- */

static void json_begin(struct vssdoc_selections *selections)
{
    struct vsd_json *json = &selections->json;
    vsd_json_output(json, &selections->out, "vssdoc/select/1");
    vsd_json_tool(json);
    vsd_json_array_at(json, "captures");
}

#define OBJECTS(json, key, list, n, keys)                                                          \
    vsd_json_array_at(json, key);                                                                  \
    for (size_t i_ = 0; i_ < (n); i_++) {                                                          \
        vsd_json_line(json);                                                                       \
        keys(json, &(list)[i_]);                                                                   \
        vsd_json_object_end(json);                                                                 \
    }                                                                                              \
    vsd_json_array_end(json)

static bool json_file(void *context, const struct vssdoc_selected_file *file)
{
    struct vssdoc_selections *selections = context;
    vsd_json_line(&selections->json);
    file_keys(&selections->json, file);
    vsd_json_object_end(&selections->json);
    return !selections->out.failed;
}

/* Files come as they are met, in front of what is known when all are: the counts of the file sets.
 */
static void json_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    struct vsd_json *json = &selections->json;
    vsd_json_object(json);
    head_keys(json, s);
    OBJECTS(json, "components", s->components, s->n_components, component_keys);
    vsd_json_key(json, "files");
    if (s->has_host) {
        vsd_json_array(json);
        (void)vsd_selections_files(selections, s, json_file, selections);
        vsd_json_array_end(json);
    } else {
        vsd_json_null(json);
    }
    OBJECTS(json, "file_sets", s->file_sets, s->n_file_sets, file_set_keys);
    vsd_json_object_at(json, "prediction");
    prediction_keys(json, s);
    vsd_json_object_end(json);
    OBJECTS(json, "unmet_dependencies", s->unmet, s->n_unmet, unmet_keys);
    OBJECTS(json, "writers", s->writers, s->n_writers, vsd_selection_writer_keys);
    OBJECTS(json, "required", s->required, s->n_required, vsd_selection_requirement_keys);
    vsd_selection_verdict_keys(json, s);
    /* none where nobody can tell */
    OBJECTS(json, "missing_files", s->missing, s->n_missing, missing_keys);
    vsd_json_line_at(json, "summary");
    file_summary_keys(json, s);
    vsd_json_object_end(json);
    vsd_json_object_end(json);
}

static void json_end(struct vssdoc_selections *selections)
{
    vsd_json_array_end(&selections->json);
    vsd_json_finish(&selections->json);
}

const struct vsd_selections_format vsd_selections_json = {{"json"}, json_begin, json_one, json_end};

/* ---- a stream ---- */

static struct vsd_json *line(struct vssdoc_selections *selections, const char *type,
                             const char *source)
{
    vsd_json_record(&selections->json, &selections->out, type);
    if (source != NULL)
        vsd_json_text(&selections->json, "source", source);
    return &selections->json;
}

static void stream_begin(struct vssdoc_selections *selections)
{
    struct vsd_json *json = &selections->json;
    vsd_json_stream(json, &selections->out, "vssdoc/select-stream/1");
    vsd_json_tool(json);
    vsd_json_finish(&selections->json);
}

struct stream_files {
    struct vssdoc_selections *selections;
    const char *source;
};

static bool stream_file(void *context, const struct vssdoc_selected_file *file)
{
    const struct stream_files *files = context;
    file_keys(line(files->selections, "file", files->source), file);
    vsd_json_finish(&files->selections->json);
    return !files->selections->out.failed;
}

static void stream_one(struct vssdoc_selections *selections, struct vssdoc_selection *s)
{
    struct vsd_json *json = &selections->json;
    (void)line(selections, "capture", NULL);
    head_keys(json, s);
    vsd_json_finish(&selections->json);
    for (size_t i = 0; i < s->n_components; i++) {
        component_keys(line(selections, "component", s->source), &s->components[i]);
        vsd_json_finish(&selections->json);
    }
    if (s->has_host) {
        struct stream_files files = {selections, s->source};
        (void)vsd_selections_files(selections, s, stream_file, &files);
    }
    for (size_t i = 0; i < s->n_file_sets; i++) {
        file_set_keys(line(selections, "file_set", s->source), &s->file_sets[i]);
        vsd_json_finish(&selections->json);
    }
    prediction_keys(line(selections, "prediction", s->source), s);
    vsd_json_finish(&selections->json);
    for (size_t i = 0; i < s->n_unmet; i++) {
        unmet_keys(line(selections, "unmet_dependency", s->source), &s->unmet[i]);
        vsd_json_finish(&selections->json);
    }
    for (size_t i = 0; i < s->n_writers; i++) {
        vsd_selection_writer_keys(line(selections, "writer", s->source), &s->writers[i]);
        vsd_json_finish(&selections->json);
    }
    for (size_t i = 0; i < s->n_required; i++) {
        vsd_selection_requirement_keys(line(selections, "requirement", s->source), &s->required[i]);
        vsd_json_finish(&selections->json);
    }
    vsd_selection_verdict_keys(line(selections, "verdicts", s->source), s);
    vsd_json_finish(&selections->json);
    for (size_t i = 0; i < s->n_missing; i++) {
        missing_keys(line(selections, "missing_file", s->source), &s->missing[i]);
        vsd_json_finish(&selections->json);
    }
    if (s->has_host) {
        file_summary_keys(line(selections, "capture_summary", s->source), s);
        vsd_json_finish(&selections->json);
    }
}

static void stream_end(struct vssdoc_selections *selections)
{
    struct vsd_json *json = line(selections, "summary", NULL);
    const uint64_t files[] = {selections->files_included, selections->files_excluded,
                              selections->files_unclaimed};
    vsd_json_size(json, "captures", selections->n);
    summary_keys(json, selections->included, selections->components, selections->file_sets,
                 selections->has_files, files);
    vsd_json_finish(&selections->json);
}

const struct vsd_selections_format vsd_selections_ndjson = {
    {"ndjson"}, stream_begin, stream_one, stream_end};
