#include "model/scope.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/text.h"

enum vssdoc_status vsd_scope_set(struct vsd_scope *scope, struct vsd_arena *arena,
                                 const char *writer, const char *component,
                                 struct vssdoc_error *error)
{
    *scope = (struct vsd_scope){.writer = writer};
    if (component == NULL)
        return VSSDOC_OK;
    const char *separator = strstr(component, ":\\");
    if (separator == NULL || separator == component)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "\"%s\" is no component's address: expected WRITER:\\PATH", component);
    scope->component = separator + 1;
    scope->writer = vsd_arena_copy(arena, component, (size_t)(separator - component));
    return scope->writer != NULL ? VSSDOC_OK : vsd_no_memory(error, NULL);
}

static bool is_guid(const char *text, const struct vssdoc_guid *guid)
{
    struct vssdoc_guid asked;
    return vssdoc_guid_parse(text, &asked) && vssdoc_guid_equal(&asked, guid);
}

static bool is_named(const char *asked, const char *name)
{
    return name != NULL && vsd_equal_folded(asked, name);
}

bool vsd_scope_has_writer(const struct vsd_scope *scope, const struct vssdoc_writer *writer)
{
    const char *asked = scope->writer;
    return asked == NULL || is_named(asked, writer->name) ||
           is_named(asked, writer->instance_name) || is_guid(asked, &writer->writer_id) ||
           is_guid(asked, &writer->instance_id);
}

bool vsd_scope_has_entry(const struct vsd_scope *scope, const struct vssdoc_capture *capture,
                         const struct vssdoc_writer_components *entry)
{
    const char *asked = scope->writer;
    const struct vssdoc_writer *writer = vssdoc_writer_of(capture, entry, NULL);
    if (writer != NULL && vsd_scope_has_writer(scope, writer))
        return true;
    return asked == NULL || is_named(asked, vssdoc_entry_name(capture, entry)) ||
           is_named(asked, entry->instance_name) || is_guid(asked, &entry->writer_id) ||
           is_guid(asked, &entry->instance_id);
}

bool vsd_scope_has_path(const struct vsd_scope *scope, const char *full_path)
{
    return scope->component == NULL || vsd_equal_folded(scope->component, full_path);
}

static void count_writer(const struct vsd_scope *scope, const struct vssdoc_writer *writer,
                         struct vsd_scope_hits *hits)
{
    hits->writers++;
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        hits->components += vsd_scope_has_path(scope, c->full_path);
}

/* Of an entry with a WMD what the WMD does not have. */
static void count_entry(const struct vsd_scope *scope, const struct vssdoc_writer_components *entry,
                        const struct vssdoc_writer *writer, struct vsd_scope_hits *hits)
{
    const struct vssdoc_component *c = writer != NULL ? writer->components : NULL;
    if (writer == NULL)
        hits->writers++;
    else if (scope->component == NULL)
        return;
    while (c != NULL && !vsd_scope_has_path(scope, c->full_path))
        c = c->next;
    for (const struct vssdoc_backup_component *r = entry->components; r != NULL && c == NULL;
         r = r->next)
        hits->components += vsd_scope_has_path(scope, r->full_path);
}

void vsd_scope_count(const struct vsd_scope *scope, const struct vssdoc_capture *capture,
                     struct vsd_scope_hits *hits)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    *hits = (struct vsd_scope_hits){0};
    for (size_t i = 0; i < capture->n_writers; i++)
        if (vsd_scope_has_writer(scope, capture->writers[i]))
            count_writer(scope, capture->writers[i], hits);
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next)
        if (vsd_scope_has_entry(scope, capture, e))
            count_entry(scope, e, vssdoc_writer_of(capture, e, NULL), hits);
}

const char *vsd_scope_nearest(const struct vsd_scope *scope, const struct vssdoc_capture *capture)
{
    struct vsd_scope_hits hits;
    vsd_scope_count(scope, capture, &hits);
    struct vsd_nearest nearest = {.asked = hits.writers == 0 ? scope->writer : scope->component};
    for (size_t i = 0; i < capture->n_writers; i++) {
        const struct vssdoc_writer *w = capture->writers[i];
        if (hits.writers == 0) {
            vsd_nearest_offer(&nearest, w->name);
            vsd_nearest_offer(&nearest, w->instance_name);
        } else if (vsd_scope_has_writer(scope, w)) {
            for (const struct vssdoc_component *c = w->components; c != NULL; c = c->next)
                vsd_nearest_offer(&nearest, c->full_path);
        }
    }
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (const struct vssdoc_writer_components *e = bcd != NULL ? bcd->writers : NULL; e != NULL;
         e = e->next) {
        if (hits.writers == 0)
            vsd_nearest_offer(&nearest, vssdoc_entry_name(capture, e));
        else if (vsd_scope_has_entry(scope, capture, e))
            for (const struct vssdoc_backup_component *r = e->components; r != NULL; r = r->next)
                vsd_nearest_offer(&nearest, r->full_path);
    }
    return nearest.best;
}
