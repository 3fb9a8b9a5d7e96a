#include "validate/catalogue.h"

#include <string.h>

#define RULE(name) extern const struct vsd_rule vsd_rule_##name;
#include "validate/rule_list.h"
#undef RULE

#define RULE(name) &vsd_rule_##name,
const struct vsd_rule *const vsd_rules[] = {
#include "validate/rule_list.h"
    NULL};
#undef RULE

const size_t vsd_n_rules = sizeof vsd_rules / sizeof vsd_rules[0] - 1;

const struct vssdoc_rule *vssdoc_rule_at(size_t index)
{
    return index < vsd_n_rules ? &vsd_rules[index]->public : NULL;
}

const struct vssdoc_rule *vssdoc_rule_find(const char *code_or_slug)
{
    for (size_t i = 0; i < vsd_n_rules; i++) {
        const struct vssdoc_rule *rule = &vsd_rules[i]->public;
        if (strcmp(rule->code, code_or_slug) == 0 || strcmp(rule->slug, code_or_slug) == 0)
            return rule;
    }
    return NULL;
}
