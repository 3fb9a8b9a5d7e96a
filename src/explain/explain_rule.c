#include "base/text.h"
#include "explain/examples.h"
#include "explain/explain.h"

void vsd_explain_rule(struct vsd_explanation *explanation, const char *asked,
                      struct vsd_nearest *nearest)
{
    const struct vssdoc_rule *rule;
    for (size_t i = 0; (rule = vssdoc_rule_at(i)) != NULL; i++) {
        vsd_nearest_offer(nearest, rule->slug);
        vsd_nearest_offer(nearest, rule->code);
        if (!vsd_equal_folded(asked, rule->code) && !vsd_equal_folded(asked, rule->slug))
            continue;
        struct vsd_topic *topic = vsd_topic_add(explanation, VSD_TOPIC_RULE);
        if (topic == NULL)
            return;
        topic->rule = rule;
        topic->example = vsd_example_of(rule->slug);
    }
}
