/* The catalogue as one JSON document (vssdoc/rules/1). */
#include "emit/reference/rules.h"
#include "emit/write/json_output.h"

void vsd_json_rule_keys(struct vsd_json *json, const struct vssdoc_rule *rule)
{
    vsd_json_text(json, "code", rule->code);
    vsd_json_text(json, "slug", rule->slug);
    vsd_json_text(json, "scope", vssdoc_rule_scope_name(rule->scope));
    vsd_json_text(json, "severity", vssdoc_severity_name(rule->severity));
    vsd_json_text(json, "why", rule->why);
    vsd_json_text(json, "title", rule->title);
    vsd_json_text(json, "advice", rule->advice);
    vsd_json_text(json, "source", rule->source);
}

static void begin(struct vsd_rules_run *run)
{
    vsd_json_output(&run->json, &run->out, "vssdoc/rules/1");
    vsd_json_tool(&run->json);
    vsd_json_array_at(&run->json, "rules");
}

static void one(struct vsd_rules_run *run, const struct vssdoc_rule *rule)
{
    vsd_json_object(&run->json);
    vsd_json_rule_keys(&run->json, rule);
    vsd_json_object_end(&run->json);
}

static void end(struct vsd_rules_run *run)
{
    vsd_json_array_end(&run->json);
    vsd_json_finish(&run->json);
}

const struct vsd_rules_format vsd_rules_json = {{"json"}, begin, one, end};
