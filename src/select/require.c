/* What must be in the backup: writers, of which at least one component must be, and components,
 * which may be there explicitly or with another one. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "select/gather.h"

static bool is_named(const char *asked, const char *name)
{
    return name != NULL && vsd_equal_folded(asked, name);
}

static bool is_id(const char *asked, const char *id)
{
    struct vssdoc_guid a, b;
    return id != NULL && vssdoc_guid_parse(asked, &a) && vssdoc_guid_parse(id, &b) &&
           vssdoc_guid_equal(&a, &b);
}

static bool is_meant(const char *asked, const struct vssdoc_selected_writer *w)
{
    return is_named(asked, w->writer) || is_named(asked, w->instance_name) ||
           is_id(asked, w->writer_id) || is_id(asked, w->instance_id);
}

/* What was found of one requirement. */
struct found {
    size_t writers, components,
        included; /* writers meant; components meant, and included of those */
    const struct vssdoc_selected_component *first; /* the one that tells why not */
};

static struct found look_for(const struct vsd_gathering *gathering, const struct vsd_scope *scope)
{
    const struct vssdoc_selected_writer *writers = gathering->writers.items;
    const struct vssdoc_selected_component *c = gathering->components.items;
    struct found found = {0};
    for (size_t i = 0; i < gathering->writers.n; c += writers[i++].n_components) {
        if (!is_meant(scope->writer, &writers[i]))
            continue;
        found.writers++;
        for (size_t j = 0; j < writers[i].n_components; j++) {
            if (!vsd_scope_has_path(scope, c[j].full_path))
                continue;
            bool included = c[j].inclusion != VSSDOC_NOT_INCLUDED;
            found.components++;
            found.included += included;
            /* the volume is what the others follow from */
            if (!included && (found.first == NULL || (c[j].reason == VSSDOC_VOLUME_NOT_IN_SET &&
                                                      found.first->reason != c[j].reason)))
                found.first = &c[j];
        }
    }
    return found;
}

static const char *why_not(struct vsd_gathering *gathering, const struct vsd_scope *scope,
                           const struct found *found)
{
    struct vsd_arena *arena = &gathering->selection->arena;
    if (found->writers == 0 || (found->components == 0 && scope->component != NULL))
        return "no document knows it";
    if (found->components == 0)
        return "the writer has no components, and nothing that could be backed up";
    const char *reason = vsd_reason_text(arena, found->first->reason, found->first->by);
    if (reason == NULL || scope->component != NULL)
        return reason;
    return vsd_arena_printf(arena, "none of its %zu components: %s: %s", found->components,
                            found->first->full_path, reason);
}

static enum vssdoc_status require(struct vsd_gathering *gathering, const char *asked,
                                  struct vssdoc_error *error)
{
    const struct vssdoc_capture *capture = gathering->planning.capture;
    struct vsd_scope scope;
    bool address = strstr(asked, ":\\") != NULL;
    enum vssdoc_status status =
        vsd_scope_set(&scope, &gathering->scratch, asked, address ? asked : NULL, error);
    if (status != VSSDOC_OK)
        return status;
    const struct found found = look_for(gathering, &scope);
    if (address && found.components > 1)
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, capture->source,
                        "--require: \"%s\" fits %zu components: name the writer's instance instead",
                        asked, found.components);
    struct vssdoc_requirement *out = vsd_list_add(&gathering->required);
    if (out == NULL)
        return vsd_no_memory(error, capture->source);
    out->asked = vsd_gather_text(gathering, asked);
    out->met = found.included > 0;
    out->known = address ? found.components > 0 : found.writers > 0;
    if (!out->known)
        out->nearest =
            vsd_gather_text(gathering, vsd_nearest_address(&gathering->scratch, &scope, capture));
    if (!out->met)
        out->why = why_not(gathering, &scope, &found);
    gathering->no_memory = gathering->no_memory || (!out->met && out->why == NULL);
    return VSSDOC_OK;
}

enum vssdoc_status vsd_gather_required(struct vsd_gathering *gathering, struct vssdoc_error *error)
{
    const char *const *asked = gathering->planning.options->require;
    enum vssdoc_status status = VSSDOC_OK;
    for (; asked != NULL && *asked != NULL && status == VSSDOC_OK; asked++)
        status = require(gathering, *asked, error);
    return status;
}
