/* The ready questions, whose SQL lies in sql/. */
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "base/text.h"
#include "fleet/questions.h"

static const struct vssdoc_question questions[] = {
    {"machines", "", 0, 0, false, "every machine, its last capture, and how many findings it has"},
    {"captures", "[MACHINE]", 0, 1, false, "every capture, oldest first"},
    {"lost-writers", "[SINCE]", 0, 1, true,
     "writers that a machine had (since a day) and that its last capture lacks"},
    {"lacks-writer", "WRITER", 1, 1, true, "machines whose last capture lacks a writer (name or id)"},
    {"not-selected", "[COMPONENT]", 0, 1, true,
     "components that are not in the last backup, and why: WRITER:\\PATH or \\PATH, * for any part"},
    {"failed", "", 0, 0, true, "components of the last backup that failed: files not copied, failures that writers reported"},
    {"restore-methods", "[WRITER]", 0, 1, false, "which restore methods writers have, and on how many machines"},
    {"changed", "[SINCE]", 0, 1, true,
     "what the last capture changed against the last one before a day (default: a week ago)"},
    {"outliers", "", 0, 0, true,
     "writers, restore methods and components in which a machine differs from four in five others"},
    {"findings", "[RULE]", 0, 1, false, "what validate finds: a rule (code or slug), a level, or everything"},
    {"stale", "[DAYS]", 0, 1, true, "machines whose last capture is older than so many days (7)"},
    {"who-has", "FOLDER", 1, 1, false, "components with file sets in a folder, * for any part"},
};
enum { QUESTIONS = sizeof questions / sizeof questions[0] };

const struct vssdoc_question *vssdoc_question_at(size_t index)
{
    return index < QUESTIONS ? &questions[index] : NULL;
}

const char *vsd_question_sql(const struct vssdoc_question *question)
{
    for (const struct vsd_embedded *sql = vsd_fleet_sql; sql->name != NULL; sql++)
        if (strcmp(sql->name, question->name) == 0)
            return (const char *)sql->data;
    return NULL;
}

/* ---- what an argument has to be, by what usage calls it ---- */

static bool is_number(const char *text)
{
    return *text != '\0' && strlen(text) <= 6 && text[strspn(text, "0123456789")] == '\0';
}

static bool is_rule(const char *text)
{
    for (int s = VSSDOC_INFO; s <= VSSDOC_ERROR; s++)
        if (vsd_equal_folded(text, vssdoc_severity_name((enum vssdoc_severity)s)))
            return true;
    const struct vssdoc_rule *rule;
    for (size_t i = 0; (rule = vssdoc_rule_at(i)) != NULL; i++)
        if (vsd_equal_folded(rule->code, text) || vsd_equal_folded(rule->slug, text))
            return true;
    return false;
}

static const struct {
    const char *arguments;
    bool (*is)(const char *text);
    const char *what;
} kinds[] = {
    {"[SINCE]", vsd_is_day, "a day such as 2026-01-31"},
    {"[DAYS]", is_number, "a number of days"},
    {"[RULE]", is_rule, "a rule's code or slug, error, warning or info"},
};

static enum vssdoc_status check_argument(const struct vssdoc_question *question,
                                         const char *argument, struct vssdoc_error *error)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].arguments, question->arguments) == 0 && !kinds[i].is(argument))
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "%s: \"%s\" is not %s",
                            question->name, argument, kinds[i].what);
    return VSSDOC_OK;
}

enum vssdoc_status vsd_question_find(const char *name, const char *const *arguments,
                                     size_t n_arguments, const struct vssdoc_question **out,
                                     struct vssdoc_error *error)
{
    const char *names[QUESTIONS + 1] = {NULL};
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct vssdoc_question *q = &questions[i];
        names[i] = q->name;
        if (strcmp(q->name, name) != 0)
            continue;
        *out = q;
        if (n_arguments < q->least || n_arguments > q->most)
            return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "the question is asked as \"%s%s%s\"", name,
                            *q->arguments != '\0' ? " " : "", q->arguments);
        return n_arguments > 0 ? check_argument(q, arguments[0], error) : VSSDOC_OK;
    }
    const char *near = vssdoc_nearest(name, names);
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL, "no question \"%s\"%s%s%s", name,
                    near != NULL ? "; did you mean \"" : "; \"vssdoc fleet query DB\" lists them",
                    near != NULL ? near : "", near != NULL ? "\"?" : "");
}
