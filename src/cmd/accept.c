#include "accept.h"

#include "output.h"

bool read_acceptances(const char *path, struct vssdoc_acceptance **out, size_t *n)
{
    struct vssdoc_error error;
    if (path == NULL || vssdoc_accept_read(path, out, n, &error) == VSSDOC_OK)
        return true;
    complain_error(&error);
    return false;
}

static void tell(const char *path, const struct vssdoc_acceptance *entry, const char *what,
                 const char *day)
{
    const char *subject = entry->fingerprint != NULL ? entry->fingerprint : entry->rule;
    complain("%s: line %u: %s: %s%s%s", path, entry->line, subject, what, day != NULL ? " " : "",
             day != NULL ? day : "");
}

/* A rule that is not in the catalogue matches nothing for good. */
static bool unknown_rule(const char *path, const struct vssdoc_acceptance *entry,
                         bool (*is_rule)(const char *rule))
{
    if (entry->fingerprint != NULL || is_rule(entry->rule))
        return false;
    tell(path, entry, "matches nothing: there is no such rule", NULL);
    return true;
}

static void report(const char *path, const struct vssdoc_acceptance *entries, size_t n,
                   bool (*is_rule)(const char *rule), bool all_rules)
{
    for (size_t i = 0; i < n; i++) {
        const struct vssdoc_acceptance *entry = &entries[i];
        if (entry->expired)
            tell(path, entry, "expired after", entry->until);
        if (!entry->used && !unknown_rule(path, entry, is_rule) && all_rules)
            tell(path, entry,
                 entry->component == NULL || entry->fingerprint != NULL
                     ? "matches nothing that was found"
                     : "matches nothing that was found; a finding about several components has no "
                       "\"component\" to match, so leave it out for these",
                 NULL);
        if (entry->reason == NULL)
            tell(path, entry, "gives no reason", NULL);
    }
}

static bool is_rule(const char *rule)
{
    return vssdoc_rule_find(rule) != NULL;
}

void report_acceptances(const char *path, const struct vssdoc_acceptance *entries, size_t n,
                        bool all_rules)
{
    report(path, entries, n, is_rule, all_rules);
}

static bool is_change(const char *rule)
{
    const struct vssdoc_change_rule *row;
    for (size_t i = 0; (row = vssdoc_change_rule_at(i)) != NULL; i++)
        if (vssdoc_names_equal(row->id, rule) || vssdoc_names_equal(row->cause, rule))
            return true;
    return false;
}

void report_accepted_changes(const char *path, const struct vssdoc_acceptance *entries, size_t n)
{
    report(path, entries, n, is_change, true);
}

bool write_acceptances(const char *path, const struct vssdoc_validation *validation)
{
    struct vssdoc_error error;
    size_t left_out = vssdoc_validation_summary(validation).left_out;
    if (left_out > 0)
        complain("%s: %zu findings beyond --max-per-rule are not in it", path, left_out);
    struct vssdoc_output_file *file = output_file_begin(path);
    return file != NULL &&
           output_file_end(file,
                           vssdoc_accept_write(validation, vssdoc_output_file_write, file, &error),
                           &error);
}

bool write_accepted_changes(const char *path, const struct vssdoc_differences *differences)
{
    struct vssdoc_error error;
    struct vssdoc_output_file *file = output_file_begin(path);
    return file != NULL && output_file_end(file,
                                           vssdoc_accept_write_changes(
                                               differences, vssdoc_output_file_write, file, &error),
                                           &error);
}
