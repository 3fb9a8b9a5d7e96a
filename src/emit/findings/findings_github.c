/* Findings as commands of a GitHub workflow, which shows them beside the files. */
#include <string.h>

#include "base/text.h"
#include "emit/findings/findings.h"

/* A value: no control character, and what would end it is encoded. */
static void value(struct vsd_out *out, const char *text, const char *encoded)
{
    while (*text != '\0') {
        uint32_t character;
        const char *next = vsd_utf8_next(text, &character);
        char one[8] = "", shown[24];
        memcpy(one, text, (size_t)(next - text));
        if (vsd_must_escape(character)) {
            (void)vssdoc_printable(one, shown, sizeof shown);
            vsd_out_text(out, shown);
        } else if (character < 0x80 && strchr(encoded, (int)character) != NULL) {
            vsd_out_printf(out, "%%%02X", character);
        } else {
            vsd_out_text(out, one);
        }
        text = next;
    }
}

#define IN_PROPERTY "%:,"
#define IN_MESSAGE "%"

static const char *command(const struct vssdoc_finding *f)
{
    if (f->accepted != NULL)
        return "notice";
    return f->severity == VSSDOC_ERROR     ? "error"
           : f->severity == VSSDOC_WARNING ? "warning"
                                           : "notice";
}

static void annotation(struct vsd_out *out, const struct vssdoc_finding *f)
{
    vsd_out_printf(out, "::%s file=", command(f));
    value(out, f->file != NULL ? f->file : f->source, IN_PROPERTY);
    if (f->line > 0)
        vsd_out_printf(out, ",line=%u,col=%u", f->line, f->column);
    vsd_out_printf(out, ",title=%s %s%s::", f->rule->code, f->rule->slug,
                   f->accepted != NULL ? " (accepted)" : "");
    if (f->writer != NULL) {
        value(out, f->writer, IN_MESSAGE);
        vsd_out_text(out, f->component != NULL ? ":" : ": ");
    }
    if (f->component != NULL) {
        value(out, f->component, IN_MESSAGE);
        vsd_out_text(out, ": ");
    }
    value(out, f->message, IN_MESSAGE);
    vsd_out_char(out, '\n');
}

static void write_github(const struct vssdoc_validation *validation,
                         const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    (void)options;
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++)
        annotation(out, vssdoc_validation_at(validation, i));
}

const struct vsd_findings_format vsd_findings_github = {{"github"}, write_github};
