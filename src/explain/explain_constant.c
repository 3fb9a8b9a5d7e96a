#include "base/text.h"
#include "explain/enumerations.h"
#include "explain/explain.h"
#include "model/shape.h"

void vsd_add_constant(struct vsd_explanation *explanation,
                      const struct vssdoc_enumeration *enumeration,
                      const struct vssdoc_constant *constant, bool inferred)
{
    struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_CONSTANT);
    if (topic == NULL)
        return;
    topic->enumeration = enumeration;
    topic->constant = constant;
    topic->value = constant->value;
    topic->inferred = inferred;
}

/* Neither the API's own name nor what documents were seen with: "CUSTOM". A mask's bits have names in
 * the API alone. */
static bool is_inferred(const struct vssdoc_enumeration *enumeration,
                        const struct vssdoc_constant *constant, const char *asked)
{
    return !enumeration->mask && vsd_is_in_documents(enumeration) &&
           !vsd_equal_folded(asked, constant->name) &&
           (constant->seen == NULL || !vsd_equal_folded(asked, constant->seen));
}

void vsd_explain_constant(struct vsd_explanation *explanation, const char *asked,
                          struct vsd_nearest *nearest)
{
    const struct vssdoc_enumeration *e;
    for (size_t n = 0; (e = vsd_enumeration_at(n)) != NULL; n++) {
        for (size_t i = 0; i < e->n_constants; i++) {
            const struct vssdoc_constant *c = &e->constants[i];
            bool exact;
            vsd_nearest_offer(nearest, c->name);
            vsd_nearest_offer(nearest, c->seen);
            if (vsd_constant_called(e, c, asked, &exact))
                vsd_add_constant(explanation, e, c, is_inferred(e, c, asked));
        }
    }
}
