/* What the formats of the rule catalogue share. A format is a row: begin, one rule, end. */
#ifndef VSD_EMIT_REFERENCE_RULES_H
#define VSD_EMIT_REFERENCE_RULES_H

#include "emit/write/formats.h"
#include "emit/write/json.h"
#include "emit/write/page.h"

struct vsd_rules_run {
    struct vsd_out out;
    struct vsd_page page; /* the text format's */
    struct vsd_json json; /* the JSON format's */
    size_t n;             /* rules written so far */
};

struct vsd_rules_format {
    struct vsd_format format;
    void (*begin)(struct vsd_rules_run *run);
    void (*rule)(struct vsd_rules_run *run, const struct vssdoc_rule *rule);
    void (*end)(struct vsd_rules_run *run);
};

extern const struct vsd_rules_format vsd_rules_text;
extern const struct vsd_rules_format vsd_rules_json;
extern const struct vsd_rules_format vsd_rules_markdown;
extern const struct vsd_rules_format vsd_rules_mdoc;

/* The keys of a rule, without braces. */
void vsd_json_rule_keys(struct vsd_json *json, const struct vssdoc_rule *rule);

#endif
