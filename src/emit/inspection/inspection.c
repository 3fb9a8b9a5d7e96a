#include "emit/inspection/inspection.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"

static const struct vsd_format *const formats[] = {
    &vsd_inspect_text.format, &vsd_inspect_json.format, &vsd_inspect_ndjson.format, NULL};

enum vssdoc_status vssdoc_inspection_begin(const struct vssdoc_inspect_options *options,
                                           vssdoc_write_fn *write, void *context,
                                           struct vssdoc_inspection **out,
                                           struct vssdoc_error *error)
{
    *out = NULL;
    enum vssdoc_status status;
    const struct vsd_inspect_format *format = (const struct vsd_inspect_format *)vsd_format_named(
        options->format, formats, NULL, &status, error);
    if (format == NULL)
        return status;
    if (format != &vsd_inspect_text && (options->match != NULL || options->stats))
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "--match and --stats are for text; the format %s holds everything",
                        format->format.name);
    struct vssdoc_inspection *inspection = calloc(1, sizeof *inspection);
    if (inspection == NULL)
        return vsd_no_memory(error, NULL);
    inspection->options = *options;
    inspection->format = format;
    inspection->unreadable_end = &inspection->unreadable;
    inspection->out.write = write;
    inspection->out.context = context;
    status = vsd_scope_set(&inspection->scope, &inspection->arena, options->writer,
                           options->component, error);
    if (status != VSSDOC_OK) {
        vsd_arena_free(&inspection->arena);
        free(inspection);
        return status;
    }
    format->begin(inspection);
    *out = inspection;
    return VSSDOC_OK;
}

static void count(struct vssdoc_inspection *inspection, const struct vssdoc_capture *capture)
{
    inspection->totals.captures++;
    inspection->totals.documents += capture->n_documents;
    inspection->totals.writers += capture->n_writers;
    for (size_t i = 0; i < capture->n_documents; i++)
        inspection->totals.errors += capture->documents[i]->error != NULL;
    for (size_t i = 0; i < capture->n_writers; i++) {
        inspection->totals.components += capture->writers[i]->n_components;
        inspection->totals.file_sets += capture->writers[i]->n_file_sets;
    }
}

/* Whether what was asked for is there; an address that fits several components is refused. */
static enum vssdoc_status check_scope(struct vssdoc_inspection *inspection,
                                      const struct vssdoc_capture *capture,
                                      struct vssdoc_error *error)
{
    const struct vsd_scope *scope = &inspection->scope;
    if (scope->writer == NULL)
        return VSSDOC_OK;
    struct vsd_scope_hits hits;
    vsd_scope_count(scope, capture, &hits);
    size_t found = scope->component != NULL ? hits.components : hits.writers;
    inspection->totals.hits += found;
    if (scope->component != NULL && found > 1)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, capture->source,
                        "\"%s\" fits %zu components: name the writer's instance instead",
                        inspection->options.component, found);
    const char *near = found == 0 ? vsd_scope_nearest(scope, capture) : NULL;
    if (near != NULL && inspection->nearest[0] == '\0')
        (void)snprintf(inspection->nearest, sizeof inspection->nearest, "%s", near);
    return VSSDOC_OK;
}

enum vssdoc_status vssdoc_inspection_add(struct vssdoc_inspection *inspection,
                                         const struct vssdoc_capture *capture,
                                         struct vssdoc_error *error)
{
    size_t before = inspection->totals.hits;
    enum vssdoc_status status = check_scope(inspection, capture, error);
    bool found = inspection->scope.writer == NULL || inspection->totals.hits > before;
    if (status != VSSDOC_OK)
        return status;
    count(inspection, capture);
    if (found || inspection->format != &vsd_inspect_text)
        status = inspection->format->capture(inspection, capture);
    inspection->has_findings = false;
    if (status == VSSDOC_NO_MEMORY)
        return vsd_no_memory(error, capture->source);
    return vsd_out_status(&inspection->out, error);
}

void vssdoc_inspection_findings(struct vssdoc_inspection *inspection,
                                const struct vssdoc_validation_summary *summary)
{
    inspection->findings = *summary;
    inspection->has_findings = true;
}

enum vssdoc_status vssdoc_inspection_unreadable(struct vssdoc_inspection *inspection,
                                                const struct vssdoc_error *problem,
                                                struct vssdoc_error *error)
{
    if (inspection->format->unreadable != NULL) {
        inspection->format->unreadable(inspection, problem);
        return VSSDOC_OK;
    }
    struct vsd_unreadable *kept = vsd_arena_alloc(&inspection->arena, sizeof *kept);
    if (kept == NULL)
        return vsd_no_memory(error, problem->source);
    kept->problem = *problem;
    *inspection->unreadable_end = kept;
    inspection->unreadable_end = &kept->next;
    return VSSDOC_OK;
}

static enum vssdoc_status not_found(const struct vssdoc_inspection *inspection,
                                    struct vssdoc_error *error)
{
    bool component = inspection->scope.component != NULL;
    const char *asked = component ? inspection->options.component : inspection->options.writer;
    bool near = inspection->nearest[0] != '\0';
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no document knows the %s \"%s\"%s%s%s",
                    component ? "component" : "writer", asked, near ? "; did you mean \"" : "",
                    inspection->nearest, near ? "\"?" : "");
}

enum vssdoc_status vssdoc_inspection_end(struct vssdoc_inspection *inspection,
                                         struct vssdoc_error *error)
{
    inspection->format->end(inspection);
    enum vssdoc_status status = vsd_out_finish(&inspection->out, error);
    if (status == VSSDOC_OK && inspection->scope.writer != NULL && inspection->totals.hits == 0 &&
             inspection->totals.captures > 0)
        status = not_found(inspection, error);
    vsd_arena_free(&inspection->arena);
    free(inspection);
    return status;
}
