/* Where in the captures a comparison is: what changes are reported with. */
#include "diff/scope.h"

#include "diff/value.h"

void vsd_diff_enter_component(struct vsd_diff *diff, const char *full_path)
{
    diff->scope.component = vsd_diff_keep(diff, full_path);
    diff->scope.component_order = ++diff->n_scopes;
}

void vsd_diff_enter(struct vsd_diff *diff, const struct vsd_list_spec *spec,
                    const struct vsd_class *class, const void *item)
{
    struct vsd_diff_scope *scope = &diff->scope;
    scope->changed_id = spec->changed_id;
    scope->detail = spec->detail;
    scope->prefix = spec->prefixed ? spec->key : NULL;
    scope->spec = spec;
    scope->item = item;
    scope->item_class = class;
    scope->set = spec->value == VSSDOC_VALUE_FILE_SET ? item : NULL;
    if (spec->kind == VSD_LIST_COMPONENTS) {
        scope->spec = NULL; /* it is where we are, not what of it */
        vsd_diff_enter_component(diff, spec->text(diff, item));
    }
}

const char *vsd_diff_field_name(struct vsd_diff *diff, const char *key)
{
    const char *prefix = diff->scope.prefix;
    if (prefix == NULL)
        return key;
    char *name = vsd_arena_printf(&diff->scratch, "%s.%s", prefix, key);
    diff->no_memory = diff->no_memory || name == NULL;
    return name != NULL ? name : key;
}

const char *vsd_diff_subject(struct vsd_diff *diff)
{
    return diff->scope.spec != NULL ? diff->scope.spec->text(diff, diff->scope.item) : NULL;
}

void vsd_diff_item(struct vsd_diff *diff, struct vssdoc_value *out)
{
    const struct vsd_diff_scope *scope = &diff->scope;
    *out = (struct vssdoc_value){.kind = VSSDOC_VALUE_NONE};
    if (scope->spec != NULL)
        vsd_diff_object(diff, scope->spec->value, scope->item_class, scope->item,
                        scope->spec->text(diff, scope->item), out);
}
