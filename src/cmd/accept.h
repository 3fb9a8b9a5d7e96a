/* The accept file of a run: read before, reported on and written anew after. */
#ifndef VSSDOC_CMD_ACCEPT_H
#define VSSDOC_CMD_ACCEPT_H

#include "cmd.h"

/* The entries of a file, yours to free; none where path is NULL. False after a message. */
bool read_acceptances(const char *path, struct vssdoc_acceptance **out, size_t *n);

/* Says on standard error which entries have no reason or expired and, where all rules ran, which
 * match nothing any more. */
void report_acceptances(const char *path, const struct vssdoc_acceptance *entries, size_t n,
                        bool all_rules);
/* The same of changes, which have causes in place of rules. */
void report_accepted_changes(const char *path, const struct vssdoc_acceptance *entries, size_t n);

/* Writes the accept file that would accept all that was found. False after a message. */
bool write_acceptances(const char *path, const struct vssdoc_validation *validation);
/* The same for all that changed. */
bool write_accepted_changes(const char *path, const struct vssdoc_differences *differences);

#endif
