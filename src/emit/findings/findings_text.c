/* Findings for people: by writer, one line per cause, counts in front. */
#include <string.h>

#include "base/text.h"
#include "emit/findings/findings.h"
#include "emit/write/page.h"

static enum vsd_style style_of(const struct vssdoc_finding *f)
{
    if (f->accepted != NULL)
        return VSD_DIM;
    return f->severity == VSSDOC_ERROR ? VSD_BAD : f->severity == VSSDOC_WARNING ? VSD_ODD : VSD_DIM;
}

static bool same_writer(const struct vssdoc_finding *a, const struct vssdoc_finding *b)
{
    return vsd_same_text(a->source, b->source) && vsd_same_text(a->writer, b->writer) &&
           vsd_same_text(a->writer_id, b->writer_id);
}

/* One cause: the same rule about the same writer, accepted or not. */
static bool same_cause(const struct vssdoc_finding *a, const struct vssdoc_finding *b)
{
    return same_writer(a, b) && a->rule == b->rule &&
           (a->accepted != NULL) == (b->accepted != NULL);
}

static void heading(struct vsd_page *page, const struct vssdoc_finding *f,
                    const struct vssdoc_finding *before)
{
    if (before != NULL)
        vsd_page_line(page);
    if (before == NULL || !vsd_same_text(f->source, before->source)) {
        vsd_page_put(page, VSD_BOLD, f->source);
        vsd_page_line(page);
    }
    vsd_page_name(page, VSD_BOLD, f->writer != NULL      ? f->writer
                                  : f->writer_id != NULL ? f->writer_id
                                                         : "The capture as a whole");
    if (f->writer != NULL && f->writer_id != NULL)
        vsd_page_printf(page, VSD_DIM, "  %s", f->writer_id);
    vsd_page_line(page);
}

enum { MESSAGE = 11 };

static void place(struct vsd_page *page, const struct vssdoc_finding *f)
{
    if (f->document == NULL)
        return;
    vsd_page_pad(page, MESSAGE);
    vsd_page_put(page, VSD_DIM, f->document);
    if (f->line > 0)
        vsd_page_printf(page, VSD_DIM, ":%u:%u", f->line, f->column);
    if (f->locator != NULL) {
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_put(page, VSD_DIM, f->locator);
    }
    vsd_page_line(page);
}

static void message(struct vsd_page *page, const struct vssdoc_finding *f)
{
    if (f->component != NULL) {
        vsd_page_name(page, VSD_PLAIN, f->component);
        vsd_page_put(page, VSD_PLAIN, ": ");
    }
    vsd_page_words(page, MESSAGE, f->message);
}

/* A cause with the first of its findings; the others are counted, or follow when verbose. */
static void cause(struct vsd_page *page, const struct vssdoc_findings_options *options,
                  const struct vssdoc_validation *validation, size_t from, size_t to)
{
    const struct vssdoc_finding *first = vssdoc_validation_at(validation, from);
    size_t shown = options->verbose ? to - from : 1;
    for (size_t i = from; i < from + shown; i++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, i);
        vsd_page_put(page, VSD_PLAIN, "  ");
        vsd_page_put(page, style_of(f), vssdoc_severity_name(f->severity));
        vsd_page_pad(page, MESSAGE);
        message(page, f);
        vsd_page_put(page, VSD_DIM, "  [");
        vsd_page_put(page, VSD_DIM, first->rule->code);
        vsd_page_put(page, VSD_DIM, " ");
        vsd_page_put(page, VSD_DIM, first->rule->slug);
        vsd_page_put(page, VSD_DIM, "]");
        vsd_page_line(page);
        if (f->accepted != NULL) {
            vsd_page_pad(page, MESSAGE);
            vsd_page_put(page, VSD_DIM, "accepted: ");
            vsd_page_put(page, VSD_DIM,
                         f->accepted->reason != NULL ? f->accepted->reason : "no reason given");
            vsd_page_line(page);
        }
        place(page, f);
        if (options->verbose) {
            vsd_page_pad(page, MESSAGE);
            vsd_page_words(page, MESSAGE, f->rule->advice);
            vsd_page_line(page);
            vsd_page_pad(page, MESSAGE);
            vsd_page_printf(page, VSD_DIM, "fingerprint %s; source: ", f->fingerprint);
            vsd_page_words(page, MESSAGE, f->rule->source);
            vsd_page_line(page);
        }
    }
    if (to - from > shown) {
        vsd_page_pad(page, MESSAGE);
        vsd_page_put(page, VSD_DIM, "and ");
        vsd_page_number(page, VSD_DIM, to - from - shown);
        vsd_page_put(page, VSD_DIM, " more of this kind here (-v lists them)");
        vsd_page_line(page);
    }
}

static void summary(struct vsd_page *page, const struct vssdoc_validation *validation)
{
    struct vssdoc_validation_summary s = vssdoc_validation_summary(validation);
    vsd_page_count(page, s.errors, "error", "errors");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s.warnings, "warning", "warnings");
    vsd_page_put(page, VSD_PLAIN, ", ");
    vsd_page_count(page, s.infos, "note", "notes");
    if (s.accepted > 0) {
        vsd_page_put(page, VSD_PLAIN, ", ");
        vsd_page_number(page, VSD_PLAIN, s.accepted);
        vsd_page_put(page, VSD_PLAIN, " accepted");
    }
    vsd_page_put(page, VSD_PLAIN, " in ");
    vsd_page_count(page, s.documents, "document", "documents");
    if (s.left_out > 0) {
        vsd_page_put(page, VSD_PLAIN, "; ");
        vsd_page_number(page, VSD_PLAIN, s.left_out);
        vsd_page_put(page, VSD_PLAIN, " of them counted but not kept (--max-per-rule)");
    }
    vsd_page_line(page);
    if (validation->accept.today_matters) {
        vsd_page_printf(page, VSD_PLAIN, "Today is taken to be %s.", validation->accept.today);
        vsd_page_line(page);
    }
}

/* The first of the gravest, those that somebody lives with last. */
static const struct vssdoc_finding *gravest(const struct vssdoc_validation *validation)
{
    const struct vssdoc_finding *best = NULL;
    for (size_t i = 0; i < vssdoc_validation_count(validation); i++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, i);
        bool open = f->accepted == NULL, best_open = best != NULL && best->accepted == NULL;
        if (best == NULL || (open && !best_open) ||
            (open == best_open && f->severity > best->severity))
            best = f;
    }
    return best;
}

static void write_text(const struct vssdoc_validation *validation,
                       const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    struct vsd_page page = {.out = out, .colour = options->colour, .width = options->width};
    const struct vssdoc_finding *before = NULL;
    size_t n = vssdoc_validation_count(validation);
    for (size_t from = 0, to; from < n; from = to) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, from);
        for (to = from + 1; to < n && same_cause(f, vssdoc_validation_at(validation, to));)
            to++;
        if (before == NULL || !same_writer(f, before))
            heading(&page, f, before);
        cause(&page, options, validation, from, to);
        before = f;
    }
    if (before != NULL)
        vsd_page_line(&page);
    summary(&page, validation);
    if (before != NULL) {
        vsd_page_put(&page, VSD_PLAIN, "Explain one: vssdoc explain ");
        vsd_page_put(&page, VSD_PLAIN, gravest(validation)->rule->code);
        if (!options->verbose)
            vsd_page_put(&page, VSD_PLAIN, "; -v says of each what to do");
        vsd_page_line(&page);
    }
}

const struct vsd_findings_format vsd_findings_text = {{"text"}, write_text};
