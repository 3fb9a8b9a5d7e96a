/* Findings as JUnit's XML: a suite per writer of a capture about which anything was found, with a case
 * for every rule that ran. Errors and warnings fail their case; notes do not; a case of which
 * everything was accepted counts as skipped, as does one without findings beside a document that could
 * not be read: nothing says that its rule is kept. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "emit/findings/findings.h"

/* Findings from..to of one writer of one capture; none at all when nothing was found. */
struct suite {
    const struct vssdoc_validation *validation;
    size_t from, to;
    bool unread; /* one tells of a document that could not be read */
};

/* Counts of a rule within a suite. */
struct tally {
    size_t failed, accepted, noted;
};

/* ---- XML ---- */

/* Text or an attribute's value. What XML 1.0 forbids or a terminal must not see stands as <U+0001>. */
static void escaped(struct vsd_out *out, const char *text)
{
    for (const char *next; *text != '\0'; text = next) {
        uint32_t character;
        next = vsd_utf8_next(text, &character);
        char one[8] = "", shown[24];
        memcpy(one, text, (size_t)(next - text));
        const char *to = one;
        if (character == '&')
            to = "&amp;";
        else if (character == '<')
            to = "&lt;";
        else if (character == '>')
            to = "&gt;";
        else if (character == '"')
            to = "&quot;";
        else if (vsd_must_escape(character) || (character & 0xFFFE) == 0xFFFE) {
            (void)vssdoc_printable(one, shown, sizeof shown);
            if (shown[0] == '<') {
                shown[strlen(shown) - 1] = '\0';
                vsd_out_printf(out, "&lt;%s&gt;", shown + 1);
            } else {
                vsd_out_printf(out, "&lt;U+%04X&gt;", character);
            }
            continue;
        }
        vsd_out_text(out, to);
    }
}

static void attribute(struct vsd_out *out, const char *name, const char *value)
{
    vsd_out_printf(out, " %s=\"", name);
    escaped(out, value);
    vsd_out_char(out, '"');
}

static void figure(struct vsd_out *out, const char *name, size_t value)
{
    vsd_out_printf(out, " %s=\"%zu\"", name, value);
}

/* ---- counting ---- */

static void count(struct tally *tally, const struct vssdoc_finding *f)
{
    if (f->accepted != NULL)
        tally->accepted++;
    else if (f->severity >= VSSDOC_WARNING)
        tally->failed++;
    else
        tally->noted++;
}

static struct tally tally_of(const struct suite *suite, const struct vssdoc_rule *rule)
{
    struct tally tally = {0};
    for (size_t i = suite->from; i < suite->to; i++)
        if (vssdoc_validation_at(suite->validation, i)->rule == rule)
            count(&tally, vssdoc_validation_at(suite->validation, i));
    return tally;
}

static bool is_silent(const struct tally *tally)
{
    return tally->failed + tally->accepted + tally->noted == 0;
}

/* Why a case counts as skipped; NULL: it does not. */
static const char *why_skipped(const struct suite *suite, const struct tally *tally)
{
    if (is_silent(tally))
        return suite->unread ? "not judged: a document could not be read" : NULL;
    return tally->failed + tally->noted == 0 ? "accepted" : NULL;
}

struct sums {
    size_t tests, failures, skipped;
};

static struct sums sums_of(const struct suite *suite)
{
    struct sums sums = {0};
    for (size_t i = 0; i < suite->validation->n_states; i++) {
        const struct vsd_rule_state *state = &suite->validation->states[i];
        struct tally tally = tally_of(suite, state->rule);
        if (state->severity == VSSDOC_OFF)
            continue;
        sums.tests++;
        sums.failures += tally.failed > 0;
        sums.skipped += why_skipped(suite, &tally) != NULL;
    }
    return sums;
}

/* ---- suites and cases ---- */

static void finding_line(struct vsd_out *out, const struct vssdoc_finding *f)
{
    vsd_out_printf(out, "%s: ", vssdoc_severity_name(f->severity));
    if (f->component != NULL) {
        escaped(out, f->component);
        vsd_out_text(out, ": ");
    }
    escaped(out, f->message);
    vsd_out_text(out, " [");
    escaped(out, f->file != NULL ? f->file : f->source);
    if (f->line > 0)
        vsd_out_printf(out, ":%u:%u", f->line, f->column);
    if (f->locator != NULL) {
        vsd_out_char(out, ' ');
        escaped(out, f->locator);
    }
    vsd_out_printf(out, "] %s", f->fingerprint);
    if (f->accepted != NULL) {
        vsd_out_text(out, " accepted: ");
        escaped(out, f->accepted->reason != NULL ? f->accepted->reason : "no reason given");
    }
    vsd_out_char(out, '\n');
}

/* The findings of a rule, those that count as failures or the others. */
static void lines(struct vsd_out *out, const struct suite *suite, const struct vssdoc_rule *rule,
                  bool failures)
{
    for (size_t i = suite->from; i < suite->to; i++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(suite->validation, i);
        bool fails = f->accepted == NULL && f->severity >= VSSDOC_WARNING;
        if (f->rule == rule && fails == failures)
            finding_line(out, f);
    }
}

static void test_case(struct vsd_out *out, const struct suite *suite, const char *class_name,
                      const struct vssdoc_rule *rule)
{
    struct tally tally = tally_of(suite, rule);
    vsd_out_printf(out, "    <testcase name=\"%s %s\"", rule->code, rule->slug);
    attribute(out, "classname", class_name);
    const char *skipped = why_skipped(suite, &tally);
    if (is_silent(&tally) && skipped == NULL) {
        vsd_out_text(out, "/>\n");
        return;
    }
    vsd_out_text(out, ">\n");
    if (skipped != NULL)
        vsd_out_printf(out, "      <skipped message=\"%s\"/>\n", skipped);
    if (tally.failed > 0) {
        vsd_out_printf(out, "      <failure type=\"%s\"", rule->code);
        attribute(out, "message", rule->title);
        vsd_out_char(out, '>');
        lines(out, suite, rule, true);
        escaped(out, rule->advice);
        vsd_out_text(out, "</failure>\n");
    }
    if (tally.accepted + tally.noted > 0) {
        vsd_out_text(out, "      <system-out>");
        lines(out, suite, rule, false);
        vsd_out_text(out, "</system-out>\n");
    }
    vsd_out_text(out, "    </testcase>\n");
}

/* What a suite is called: it stands in each of its cases, so that a long name is cut. */
enum { NAME = 200 };
static const char *writer_of(const struct vssdoc_finding *f, char out[NAME])
{
    const char *name = f->writer != NULL ? f->writer : f->writer_id != NULL ? f->writer_id : "capture";
    (void)snprintf(out, NAME, "%.*s", vsd_whole(name, NAME - 1), name);
    return out;
}

static void write_suite(struct vsd_out *out, const struct suite *suite)
{
    const struct vssdoc_finding *first =
        suite->from < suite->to ? vssdoc_validation_at(suite->validation, suite->from) : NULL;
    char cut[NAME];
    const char *name = first != NULL ? writer_of(first, cut) : "vssdoc validate";
    struct sums sums = sums_of(suite);
    vsd_out_text(out, "  <testsuite");
    attribute(out, "name", name);
    if (first != NULL)
        attribute(out, "package", first->source);
    figure(out, "tests", sums.tests);
    figure(out, "failures", sums.failures);
    vsd_out_text(out, " errors=\"0\"");
    figure(out, "skipped", sums.skipped);
    vsd_out_text(out, ">\n");
    for (size_t i = 0; i < suite->validation->n_states; i++)
        if (suite->validation->states[i].severity != VSSDOC_OFF)
            test_case(out, suite, name, suite->validation->states[i].rule);
    vsd_out_text(out, "  </testsuite>\n");
}

static bool same_suite(const struct vssdoc_finding *a, const struct vssdoc_finding *b)
{
    return vsd_same_text(a->source, b->source) && vsd_same_text(a->writer, b->writer) &&
           vsd_same_text(a->writer_id, b->writer_id);
}

static struct suite suite_from(const struct vssdoc_validation *validation, size_t from)
{
    size_t n = vssdoc_validation_count(validation);
    struct suite suite = {.validation = validation, .from = from, .to = from};
    for (; suite.to < n; suite.to++) {
        const struct vssdoc_finding *f = vssdoc_validation_at(validation, suite.to);
        if (!same_suite(vssdoc_validation_at(validation, from), f))
            break;
        suite.unread = suite.unread || strcmp(f->rule->slug, "doc-unreadable") == 0;
    }
    return suite;
}

static void write_junit(const struct vssdoc_validation *validation,
                        const struct vssdoc_findings_options *options, struct vsd_out *out)
{
    size_t n = vssdoc_validation_count(validation);
    struct sums all = {0};
    struct suite suite = suite_from(validation, 0);
    (void)options;
    for (size_t at = 0; at < n || at == 0; at = suite.to > at ? suite.to : at + 1) {
        suite = suite_from(validation, at);
        struct sums sums = sums_of(&suite);
        all.tests += sums.tests;
        all.failures += sums.failures;
    }
    vsd_out_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vssdoc\"");
    figure(out, "tests", all.tests);
    figure(out, "failures", all.failures);
    vsd_out_text(out, " errors=\"0\">\n");
    for (size_t at = 0; at < n || at == 0; at = suite.to > at ? suite.to : at + 1) {
        suite = suite_from(validation, at);
        write_suite(out, &suite);
    }
    vsd_out_text(out, "</testsuites>\n");
}

const struct vsd_findings_format vsd_findings_junit = {{"junit"}, write_junit};
