#include "explain/explain.h"
#include "model/shape.h"

void vsd_explain_name(struct vsd_explanation *explanation, const char *asked,
                      struct vsd_nearest *nearest)
{
    struct vssdoc_name name;
    for (size_t i = 0; *asked != '\0' && vssdoc_name_at(i, &name); i++) {
        vsd_nearest_offer(nearest, name.key);
        vsd_nearest_offer(nearest, name.spelling);
        if (!vsd_spelled(name.spelling, asked) && !vsd_spelled(name.key, asked))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_NAME);
        if (topic != NULL)
            topic->name = name;
    }
}
