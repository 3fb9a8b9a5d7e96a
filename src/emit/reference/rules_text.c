/* The catalogue as a table for people. */
#include <string.h>

#include "emit/reference/rules.h"

enum { SLUG = 8, MARGIN = 2 };

static unsigned longest(const char *(*of)(const struct vssdoc_rule *))
{
    size_t most = 0;
    const struct vssdoc_rule *rule;
    for (size_t i = 0; (rule = vssdoc_rule_at(i)) != NULL; i++)
        most = strlen(of(rule)) > most ? strlen(of(rule)) : most;
    return (unsigned)most;
}

static const char *slug_of(const struct vssdoc_rule *rule)
{
    return rule->slug;
}

static const char *level_of(const struct vssdoc_rule *rule)
{
    return vssdoc_severity_name(rule->severity);
}

static void begin(struct vsd_rules_run *run)
{
    (void)run;
}

static void one(struct vsd_rules_run *run, const struct vssdoc_rule *rule)
{
    static const enum vsd_style styles[] = {[VSSDOC_OFF] = VSD_DIM,
                                            [VSSDOC_INFO] = VSD_DIM,
                                            [VSSDOC_WARNING] = VSD_ODD,
                                            [VSSDOC_ERROR] = VSD_BAD};
    unsigned level = SLUG + longest(slug_of) + MARGIN;
    unsigned title = level + longest(level_of) + MARGIN;
    vsd_page_put(&run->page, VSD_BOLD, rule->code);
    vsd_page_pad(&run->page, SLUG);
    vsd_page_put(&run->page, VSD_PLAIN, rule->slug);
    vsd_page_pad(&run->page, level);
    vsd_page_put(&run->page, styles[rule->severity], level_of(rule));
    vsd_page_pad(&run->page, title);
    vsd_page_words(&run->page, title, rule->title);
    vsd_page_line(&run->page);
}

static void end(struct vsd_rules_run *run)
{
    vsd_page_line(&run->page);
    vsd_page_count(&run->page, run->n, "rule", "rules");
    vsd_page_put(&run->page, VSD_PLAIN, ". All about one: vssdoc explain CODE");
    vsd_page_line(&run->page);
}

const struct vsd_rules_format vsd_rules_text = {{"text"}, begin, one, end};
