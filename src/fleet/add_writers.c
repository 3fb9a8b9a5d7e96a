/* The writers of a capture, with their components. */
#include <string.h>

#include "base/guid.h"
#include "fleet/adding.h"

/* What the selection says of a component: it lists them in the order of the documents. */
static const struct vssdoc_selected_component *
selected(struct vsd_adding *adding, const char *document, const struct vssdoc_element *at)
{
    const struct vssdoc_selection *selection = adding->given->selection;
    char locator[1024];
    if (selection == NULL || document == NULL)
        return NULL;
    (void)vssdoc_locator(at, locator, sizeof locator);
    for (size_t i = 0; i < selection->n_components; i++) {
        size_t index = (adding->next + i) % selection->n_components;
        const struct vssdoc_selected_component *c = &selection->components[index];
        if (c->document != NULL && c->locator != NULL && strcmp(c->locator, locator) == 0 &&
            strcmp(c->document, document) == 0) {
            adding->next = index + 1;
            return c;
        }
    }
    return NULL;
}

static void add_component(struct vsd_adding *adding, int64_t writer,
                          const struct vssdoc_component *c, const struct vssdoc_backup_component *r,
                          const char *document)
{
    const struct vssdoc_selected_component *s =
        selected(adding, document, c != NULL ? &c->at : &r->at);
    int64_t list = vsd_list_of(adding, c);
    bool included = s != NULL ? s->inclusion != VSSDOC_NOT_INCLUDED : r != NULL;
    vsd_sql_start(adding, VSD_COMPONENT);
    vsd_sql_id(adding, writer);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    vsd_sql_text(adding, c != NULL ? c->full_path : r->full_path);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    vsd_sql_text(adding, c != NULL ? c->name : r->name);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    vsd_sql_constant(adding, VSSDOC_COMPONENT_TYPE, c != NULL ? c->type : r->type);
    /* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
    vsd_sql_text(adding, c != NULL ? c->caption : r->caption);
    vsd_sql_number(adding, c != NULL ? c->selectable : VSSDOC_ABSENT);
    vsd_sql_number(adding, c != NULL ? c->selectable_for_restore : VSSDOC_ABSENT);
    vsd_sql_number(adding, c != NULL ? c->flags : VSSDOC_ABSENT);
    vsd_sql_id(adding, included);
    vsd_sql_text(adding, s != NULL ? vssdoc_inclusion_name(s->inclusion) : NULL);
    vsd_sql_text(adding, s != NULL ? vssdoc_selection_reason_name(s->reason) : NULL);
    vsd_sql_text(adding, s != NULL ? s->by : NULL);
    vsd_sql_number(adding, r != NULL ? r->backup_succeeded : VSSDOC_ABSENT);
    vsd_sql_text(adding, r != NULL ? r->backup_stamp : NULL);
    vsd_sql_number(adding, list);
    int64_t id = vsd_sql_insert(adding);
    for (const struct vssdoc_dependency *d = c != NULL ? c->dependencies : NULL;
         d != NULL && adding->ok; d = d->next) {
        vsd_sql_start(adding, VSD_DEPENDENCY);
        vsd_sql_id(adding, id);
        vsd_sql_guid(adding, &d->writer_id);
        vsd_sql_text(adding, d->full_path);
        vsd_sql_text(adding, d->remote_computer);
        vsd_sql_run(adding);
    }
}

/* ---- writers ---- */

static const char *key_of(struct vsd_adding *adding, const struct vssdoc_guid *id, const char *name,
                          const char *instance_name)
{
    char text[VSD_GUID_TEXT] = "";
    if (id->valid)
        vssdoc_guid_format(id, text);
    const char *key = vsd_arena_printf(&adding->arena, "%s|%s",
                                       id->valid      ? text
                                       : name != NULL ? name
                                                      : "",
                                       instance_name != NULL ? instance_name : "");
    adding->ok = adding->ok && key != NULL;
    return key;
}

void vsd_add_writer(struct vsd_adding *adding, const struct vssdoc_writer *w)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const struct vssdoc_restore_method *method = w->restore_method;
    const char *key = key_of(adding, &w->writer_id, w->name, w->instance_name);
    vsd_sql_start(adding, VSD_WRITER);
    vsd_sql_id(adding, adding->capture);
    vsd_sql_text(adding, key);
    vsd_sql_guid(adding, &w->writer_id);
    vsd_sql_guid(adding, &w->instance_id);
    vsd_sql_text(adding, w->name);
    vsd_sql_text(adding, w->instance_name);
    vsd_sql_id(adding, 1);
    vsd_sql_constant(adding, VSSDOC_USAGE_TYPE, w->usage);
    vsd_sql_constant(adding, VSSDOC_SOURCE_TYPE, w->source_type);
    vsd_sql_number(adding, w->backup_schema);
    vsd_sql_constant(adding, VSSDOC_RESTOREMETHOD, method != NULL ? method->method : VSSDOC_ABSENT);
    vsd_sql_constant(adding, VSSDOC_WRITERRESTORE,
                     method != NULL ? method->writer_restore : VSSDOC_ABSENT);
    vsd_sql_number(adding, method != NULL ? method->reboot_required : VSSDOC_ABSENT);
    vsd_sql_text(adding, method != NULL ? method->service : NULL);
    int64_t id = vsd_sql_insert(adding);
    for (const struct vssdoc_component *c = w->components; c != NULL && adding->ok; c = c->next)
        add_component(adding, id, c, vssdoc_record_of(capture, w, c), w->document->path);
}

/* A writer that only the BCD knows. */
void vsd_add_entry(struct vsd_adding *adding, const struct vssdoc_writer_components *e)
{
    const struct vssdoc_capture *capture = adding->given->capture;
    const char *name = vssdoc_entry_name(capture, e);
    const char *key = key_of(adding, &e->writer_id, name, e->instance_name);
    vsd_sql_start(adding, VSD_WRITER);
    vsd_sql_id(adding, adding->capture);
    vsd_sql_text(adding, key);
    vsd_sql_guid(adding, &e->writer_id);
    vsd_sql_guid(adding, &e->instance_id);
    vsd_sql_text(adding, name);
    vsd_sql_text(adding, e->instance_name);
    vsd_sql_id(adding, 0);
    adding->n += 2;
    vsd_sql_number(adding, e->backup_schema);
    int64_t id = vsd_sql_insert(adding);
    for (const struct vssdoc_backup_component *r = e->components; r != NULL && adding->ok;
         r = r->next)
        add_component(adding, id, NULL, r, capture->backup_components->document->path);
}
