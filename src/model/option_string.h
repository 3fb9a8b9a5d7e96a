/* Restore options as IVssBackupComponents::SetRestoreOptions takes them
 * (setting-vss-restore-options.md): "Subcomponent":"Name"="Value","Name"="Value". Some writers
 * define another text altogether. */
#ifndef VSD_MODEL_OPTION_STRING_H
#define VSD_MODEL_OPTION_STRING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct vsd_option {
    const struct vsd_option *next;
    const char *subcomponent; /* it and what lies below; NULL: the component with all below it */
    const char *name;         /* case does not count */
    const char *value;
};

struct vsd_option_string {
    const struct vsd_option *options; /* in the order of the text; NULL when opaque */
    size_t n;
    bool opaque;         /* not of this form: the writer's own text */
    const char *problem; /* what is not of this form, for a sentence; else NULL */
    size_t at;           /* the byte of the text where, from 0 */
};

/* False when memory runs out. An empty or missing text holds no options. */
bool vsd_option_string_parse(struct vsd_arena *arena, const char *text,
                             struct vsd_option_string *out);

#endif
