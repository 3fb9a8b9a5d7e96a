/* What of a target state means nothing to any of the captures that were restored: more often a slip
 * than meant. */
#ifndef VSSDOC_CMD_TARGET_USES_H
#define VSSDOC_CMD_TARGET_USES_H

#include "cmd.h"

struct target_name;
struct target_uses {
    const struct vssdoc_target_state *state;
    enum vssdoc_target_use *files;
    bool files_unknown; /* a state too large for anybody to know */
    struct target_name *names[VSSDOC_TARGET_LISTS]; /* once one was looked at */
    size_t n_names[VSSDOC_TARGET_LISTS];
    size_t n;     /* restorations that were looked at */
    bool partial; /* there would be more, had they not failed: they may know what these do not */
};

/* False after a message. state is NULL, and nothing is told then, or outlives the uses. */
bool target_uses_begin(struct target_uses *uses, const struct vssdoc_target_state *state);
bool target_uses_add(struct target_uses *uses, const struct vssdoc_restoration *restoration);
/* False when something that was asked for means nothing: an error, which was told. */
bool target_uses_complete(const struct target_uses *uses);
/* Warns of what decides nothing. */
void target_uses_warn(const struct target_uses *uses);
void target_uses_end(struct target_uses *uses);

#endif
