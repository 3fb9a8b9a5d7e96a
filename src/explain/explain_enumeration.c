#include "base/text.h"
#include "explain/enumerations.h"
#include "explain/explain.h"

void vsd_explain_enumeration(struct vsd_explanation *explanation, const char *asked,
                             struct vsd_nearest *nearest)
{
    const struct vssdoc_enumeration *e;
    bool found = false;
    for (size_t i = 0; (e = vsd_enumeration_at(i)) != NULL; i++) {
        vsd_nearest_offer(nearest, e->name);
        if (found || !vsd_equal_folded(e->name, asked))
            continue;
        found = true; /* a second one of this name is told with it */
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_ENUMERATION);
        if (topic != NULL)
            topic->enumeration = e;
    }
}
