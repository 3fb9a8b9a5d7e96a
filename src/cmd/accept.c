#include "accept.h"

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

/* Commits what was written, or discards it after a message. */
static bool finish(struct vssdoc_output_file *file, enum vssdoc_status status,
                   struct vssdoc_error *error)
{
    if (status != VSSDOC_OK)
        vssdoc_output_file_discard(file);
    else
        status = vssdoc_output_file_commit(file, error);
    if (status != VSSDOC_OK)
        complain_error(error);
    return status == VSSDOC_OK;
}

static struct vssdoc_output_file *begin(const char *path, struct vssdoc_error *error)
{
    struct vssdoc_output_file *file;
    if (vssdoc_output_file_open(path, &file, error) == VSSDOC_OK)
        return file;
    complain_error(error);
    return NULL;
}

bool write_acceptances(const char *path, const struct vssdoc_validation *validation)
{
    struct vssdoc_error error;
    size_t left_out = vssdoc_validation_summary(validation).left_out;
    if (left_out > 0)
        complain("%s: %zu findings beyond --max-per-rule are not in it", path, left_out);
    struct vssdoc_output_file *file = begin(path, &error);
    return file != NULL &&
           finish(file, vssdoc_accept_write(validation, vssdoc_output_file_write, file, &error),
                  &error);
}

bool write_accepted_changes(const char *path, const struct vssdoc_differences *differences)
{
    struct vssdoc_error error;
    struct vssdoc_output_file *file = begin(path, &error);
    return file != NULL &&
           finish(file,
                  vssdoc_accept_write_changes(differences, vssdoc_output_file_write, file, &error),
                  &error);
}
