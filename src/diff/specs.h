/* What is known of each list: what identifies its items, and what a difference of it is called. */
#ifndef VSD_DIFF_SPECS_H
#define VSD_DIFF_SPECS_H

#include "diff/work.h"

enum vsd_list_kind {
    VSD_LIST_PLAIN,
    VSD_LIST_COMPONENTS, /* of a WMD, or of an entry of the BCD */
    VSD_LIST_FILES,      /* of a component */
    VSD_LIST_EXCLUDES,
    VSD_LIST_DEPENDENCIES,
    VSD_LIST_MAPPINGS, /* of a WMD */
    VSD_LIST_LINES     /* of the manifest, one for each writer */
};

struct vsd_list_spec {
    const char *class, *key;
    enum vsd_list_kind kind;
    const char *what;                /* an item for people */
    const char *removed, *added;     /* causes */
    const char *changed_id, *detail; /* of a paired item's properties */
    bool prefixed;                   /* fields of items are called "key.property" */
    enum vssdoc_value_kind value;
    struct vsd_key (*identity)(struct vsd_diff *diff, enum vsd_side side, const void *item);
    const char *(*text)(struct vsd_diff *diff, const void *item);
};

/* The list `key` of an object of the class `owner`, whose items are of `class`. NULL: it is
 * compared otherwise. */
const struct vsd_list_spec *vsd_list_spec_of(const char *owner, const char *class, const char *key);

/* Identities that are asked for elsewhere too. */
struct vsd_key vsd_triple_of(struct vsd_diff *diff, enum vsd_side side,
                             const struct vssdoc_file_set *set);
struct vsd_key vsd_path_of(struct vsd_diff *diff, enum vsd_side side, const char *path);
struct vsd_key vsd_component_of(struct vsd_diff *diff, enum vsd_side side, const char *full_path);

#endif
