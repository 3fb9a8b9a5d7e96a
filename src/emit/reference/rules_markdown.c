/* The catalogue as Markdown. */
#include <string.h>

#include "emit/reference/rules.h"

/* Our own prose: what Markdown would read as markup is escaped, pages and names stay readable. */
static void prose(struct vsd_out *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("\\`*_[]<>|", *text) != NULL)
            vsd_out_char(out, '\\');
        vsd_out_char(out, *text);
    }
}

static void paragraph(struct vsd_out *out, const char *label, const char *text)
{
    vsd_out_printf(out, "\n%s", label);
    prose(out, text);
    vsd_out_char(out, '\n');
}

static void begin(struct vsd_rules_run *run)
{
    vsd_out_text(&run->out, "# Rules of vssdoc validate\n");
}

static void one(struct vsd_rules_run *run, const struct vssdoc_rule *rule)
{
    struct vsd_out *out = &run->out;
    vsd_out_printf(out, "\n## %s %s\n", rule->code, rule->slug);
    paragraph(out, "**Must be so:** ", rule->title);
    vsd_out_printf(out, "\n**Level:** %s, since ", vssdoc_severity_name(rule->severity));
    prose(out, rule->why);
    vsd_out_printf(out, "\n\n**Looks at:** %s\n", vssdoc_rule_scope_name(rule->scope));
    paragraph(out, "**What to do:** ", rule->advice);
    paragraph(out, "**Source:** ", rule->source);
}

static void end(struct vsd_rules_run *run)
{
    (void)run;
}

const struct vsd_rules_format vsd_rules_markdown = {{"markdown"}, begin, one, end};
