/* A target state while it is being made: the lists that the public structure shows. */
#ifndef VSD_CONFIG_TARGET_STATE_H
#define VSD_CONFIG_TARGET_STATE_H

#include <vssdoc.h>

#include "base/list.h"

struct vsd_target_state {
    struct vssdoc_target_state public; /* first: the two are one */
    struct vsd_arena arena;            /* the texts */
    struct vsd_list files, services, writers_absent, custom, select, new_targets;
};

/* Shows the lists as they are now. */
void vsd_target_state_show(struct vsd_target_state *state);
/* The state of a word such as "locked"; false when it is none. */
bool vsd_file_state_of(const char *word, enum vssdoc_file_state *out);
extern const char *const vsd_file_state_words[];

/* A guid whose text is kept; false when the text is none or memory runs out, which *enough tells.
 */
bool vsd_target_guid(struct vsd_target_state *state, const char *text, struct vssdoc_guid *out,
                     bool *enough);
/* A path as people write it: "/" is "\". NULL when memory runs out. */
char *vsd_target_path(struct vsd_target_state *state, const char *text);
/* NULL when the path can be looked for on a machine, else what is wrong with it. */
const char *vsd_target_path_problem(const char *path);

#endif
