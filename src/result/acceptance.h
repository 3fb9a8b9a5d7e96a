/* The entries of an accept file while things are found: what they cover, what became of them. */
#ifndef VSD_RESULT_ACCEPTANCE_H
#define VSD_RESULT_ACCEPTANCE_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_acceptances {
    struct vssdoc_acceptance *entries; /* the caller's */
    size_t n;
    bool *used; /* of each: it covered something, be it after its last day */
    struct vsd_accepted *by_fingerprint; /* the entries that have one */
    struct vsd_accepted *others;         /* those that have none, in order */
    char today[16];
    bool today_matters; /* something was decided by it */
};

/* What an entry may cover. rules: the two names it goes by, the second may be NULL. */
struct vsd_acceptable {
    const char *fingerprint;
    const char *rules[2];
    const char *writer, *writer_id, *component;
};

/* today: NULL for the epoch. False when memory runs out; free it all the same. */
bool vsd_acceptances_set(struct vsd_acceptances *acceptances, struct vsd_arena *arena,
                         struct vssdoc_acceptance *entries, size_t n, const char *today);
/* The entry that covers something and has not expired, NULL when none does. */
const struct vssdoc_acceptance *vsd_acceptances_find(struct vsd_acceptances *acceptances,
                                                     const struct vsd_acceptable *found);
/* Adds what became of the same entries elsewhere. */
void vsd_acceptances_merge(struct vsd_acceptances *acceptances, const struct vsd_acceptances *other);
/* Tells each entry whether it was used and has expired. Before, none is touched: several threads may
 * look at them. */
void vsd_acceptances_finish(struct vsd_acceptances *acceptances);
/* The index alone: what lies in the arena stays there. */
void vsd_acceptances_free(struct vsd_acceptances *acceptances);

/* The fingerprint of whatever is found by its parts, each of which may be NULL. */
void vsd_fingerprint(const char *rule, const char *writer_id, const char *instance_name,
                     const char *component, const char *subject, char out[17]);

#endif
