#include <string.h>

#include "base/text.h"
#include "explain/explain.h"

/* "VSS_RME_CUSTOM", "CUSTOM", "REPLACE_AT_REBOOT" */
static bool is_called(const struct vssdoc_enumeration *enumeration,
                      const struct vssdoc_constant *constant, const char *asked)
{
    size_t prefix = strlen(enumeration->prefix);
    if (vsd_equal_folded(asked, constant->name) ||
        (strncmp(constant->name, enumeration->prefix, prefix) == 0 &&
         vsd_equal_folded(asked, constant->name + prefix)) ||
        (constant->seen != NULL && vsd_equal_folded(asked, constant->seen)))
        return true;
    for (const char *const *also = constant->accepted; also != NULL && *also != NULL; also++)
        if (vsd_equal_folded(asked, *also))
            return true;
    return false;
}

static void add(struct vsd_explanation *explanation, const struct vssdoc_enumeration *enumeration,
                const struct vssdoc_constant *constant)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_CONSTANT);
    if (topic == NULL)
        return;
    topic->enumeration = enumeration;
    topic->constant = constant;
    topic->value = constant->value;
}

void vsd_explain_constant(struct vsd_explanation *explanation, const char *asked,
                          struct vsd_nearest *nearest)
{
    for (int id = 0; id < VSSDOC_ENUMERATIONS; id++) {
        const struct vssdoc_enumeration *e =
            vssdoc_enumeration((enum vssdoc_enumeration_id)id);
        for (size_t i = 0; i < e->n_constants; i++) {
            vsd_nearest_offer(nearest, e->constants[i].name);
            vsd_nearest_offer(nearest, e->constants[i].seen);
            if (is_called(e, &e->constants[i], asked))
                add(explanation, e, &e->constants[i]);
        }
    }
}
