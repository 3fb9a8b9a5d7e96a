/* The catalogue as the manual page vssdoc-rules(7), which the build makes from here. */
#include <string.h>

#include "emit/reference/rules.h"
#include "explain/examples.h"

/* Text, each sentence on a line of its own: no request of roff's begins or hides in it. */
static void prose(struct vsd_out *out, const char *label, const char *text)
{
    bool at_start = *label == '\0';
    vsd_out_text(out, label);
    for (; *text != '\0'; text++) {
        bool sentence = strchr(".?!", *text) != NULL && text[1] == ' ';
        if (at_start && (*text == '.' || *text == '\''))
            vsd_out_text(out, "\\&");
        vsd_out_text(out, *text == '\\' ? "\\e" : (char[]){*text, '\0'});
        if (*text == ',' && text[1] != ' ' && text[1] != '\0')
            vsd_out_text(out, "\\:"); /* where a long list without blanks may be broken */
        at_start = sentence;
        if (sentence) {
            vsd_out_char(out, '\n');
            text++;
        }
    }
    vsd_out_char(out, '\n');
}

static void begin(struct vsd_rules_run *run)
{
    vsd_out_text(&run->out,
                 ".\\\" Made by \"vssdoc rules --format mdoc\".\n"
                 ".Dd January 1, 2026\n"
                 ".Dt VSSDOC-RULES 7\n"
                 ".Os\n"
                 ".Sh NAME\n"
                 ".Nm vssdoc-rules\n"
                 ".Nd the rules that vssdoc validate checks\n"
                 ".Sh DESCRIPTION\n"
                 "Every rule has a permanent code, a readable name and a level.\n"
                 "Options of\n"
                 ".Xr vssdoc-validate 1\n"
                 "take the code or the name.\n"
                 "An error is surely wrong; for a warning the documents do not hold enough to\n"
                 "decide, or it depends on what the backup is for; a note is worth knowing.\n"
                 "Each rule says why it has its level and on which page of Microsoft's\n"
                 "documentation, or on which observation, it rests.\n"
                 ".Sh RULES\n");
}

static void one(struct vsd_rules_run *run, const struct vssdoc_rule *rule)
{
    struct vsd_out *out = &run->out;
    vsd_out_printf(out, ".Ss %s %s\n", rule->code, rule->slug);
    prose(out, "Must be so: ", rule->title);
    vsd_out_text(out, ".Pp\n");
    vsd_out_printf(out, "Level: %s, since\n", vssdoc_severity_name(rule->severity));
    prose(out, "", rule->why);
    vsd_out_printf(out, ".br\nLooks at: %s\n.br\n", vssdoc_rule_scope_name(rule->scope));
    prose(out, "Source: ", rule->source);
    vsd_out_text(out, ".Pp\n");
    prose(out, "", rule->advice);
    const struct vsd_example *example = vsd_example_of(rule->slug);
    if (example == NULL)
        return;
    vsd_out_text(out, ".Pp\n");
    if (*example->excerpt != '\0') {
        prose(out, "Example: ", example->excerpt);
        vsd_out_text(out, ".br\n");
    }
    prose(out, "Message: ", example->message);
}

static void end(struct vsd_rules_run *run)
{
    vsd_out_text(&run->out, ".Sh SEE ALSO\n"
                            ".Xr vssdoc-explain 1 ,\n"
                            ".Xr vssdoc-rules 1 ,\n"
                            ".Xr vssdoc-validate 1\n");
}

const struct vsd_rules_format vsd_rules_mdoc = {{"mdoc"}, begin, one, end};
