/* Patterns for names, of which those that may match a name are found without trying them all: by the
 * longest text without wildcards that the pattern has, and the name must have. */
#ifndef VSD_BASE_PATTERNS_H
#define VSD_BASE_PATTERNS_H

#include "base/keymap.h"
#include "base/list.h"

/* Zeroed. Patterns are in scopes, numbers of whoever adds them: folders, mostly. */
struct vsd_patterns {
    struct vsd_list items, shapes, scopes;
    struct vsd_keymap scope_of, shape_of, texts;
    uint64_t time;  /* look-ups so far */
    uint64_t given; /* patterns given to whoever asked */
};

/* value comes back; the pattern is not kept. False when memory runs out. */
bool vsd_patterns_add(struct vsd_patterns *patterns, uint64_t scope, const char *pattern,
                      uint32_t value);
void vsd_patterns_free(struct vsd_patterns *patterns);

/* A name, which is made ready once for several scopes. */
enum { VSD_PATTERN_NAME = 256 };
struct vsd_pattern_name {
    const char *text;
    uint32_t letters[VSD_PATTERN_NAME];
    size_t n;
    bool folded, fits; /* letters are there; they are all of it */
};
void vsd_pattern_name_begin(struct vsd_pattern_name *name, const char *text);

/* Calls each with the patterns of a scope that may match a name (vsd_filespec_matches), or may cover it
 * where it is a pattern itself (vsd_filespec_covers): once each, in no order. False as soon as each
 * is. */
typedef bool vsd_pattern_fn(void *context, uint32_t value);
bool vsd_patterns_find(struct vsd_patterns *patterns, uint64_t scope, struct vsd_pattern_name *name,
                       vsd_pattern_fn *each, void *context);

#endif
