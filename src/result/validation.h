/* What a validation found: plain data that outlives the captures. */
#ifndef VSD_RESULT_VALIDATION_H
#define VSD_RESULT_VALIDATION_H

#include <vssdoc.h>

#include "base/arena.h"
#include "result/acceptance.h"

/* Per rule: whether it runs, how it counts, how much of it was kept. */
struct vsd_rule_state {
    const struct vssdoc_rule *rule;
    enum vssdoc_severity severity; /* VSSDOC_OFF: does not run */
    bool chosen;                   /* by the user: of all its findings, else of the gravest */
    size_t kept;
};

struct vssdoc_validation {
    struct vsd_arena arena;
    struct vsd_rule_state *states; /* in the order of the catalogue */
    size_t n_states;
    struct vssdoc_finding *findings;
    size_t n_findings, room;
    size_t max_per_rule;
    struct vsd_acceptances accept;
    struct vssdoc_validation_summary summary;
    bool no_memory;
};

/* Adds a finding: strings are copied, fingerprint and acceptance are worked out here, and its severity
 * is no more than the rule's, or the one that the user chose. instance_name (may be NULL) only goes
 * into the fingerprint. */
void vsd_validation_keep(struct vssdoc_validation *validation, size_t state,
                         const struct vssdoc_finding *finding, const char *instance_name);

/* How many findings there were so far, kept or not. */
size_t vsd_validation_total(const struct vssdoc_validation *validation);

/* Takes a finding that is being dropped out of the summary. */
void vsd_validation_uncount(struct vssdoc_validation *validation,
                            const struct vssdoc_finding *finding);

#endif
