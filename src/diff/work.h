/* A comparison at work. */
#ifndef VSD_DIFF_WORK_H
#define VSD_DIFF_WORK_H

#include <vssdoc.h>

#include "base/arena.h"
#include "base/key.h"
#include "base/keymap.h"
#include "base/list.h"
#include "model/environment.h"
#include "model/hierarchy.h"
#include "model/shape.h"
#include "result/differences.h"

struct vsd_list_spec;

/* Paths lately met, as they are to be compared, and their keys; the texts of a document are
 * interned, so that a pointer tells. */
enum { VSD_PATHS = 4096 };
struct vsd_path_text {
    const char *path, *text;
};
struct vsd_path_key {
    const char *path;
    struct vsd_key key;
};

enum vsd_side { VSD_OLD, VSD_NEW, VSD_SIDES };

/* Where in the captures we are: what changes are reported with. */
struct vsd_diff_scope {
    const char *writer, *writer_id, *instance_name, *component;
    const char *documents[VSD_SIDES]; /* paths; NULL: not there */
    size_t writer_order, component_order;
    const char *changed_id;           /* of a difference in a property of what is compared */
    const char *detail;               /* and its cause where nothing says more */
    const char *prefix;               /* of its fields, NULL: none */
    const struct vsd_list_spec *spec; /* the list that it is an item of, NULL: of none */
    const void *item;
    const struct vsd_class *item_class;
    const struct vssdoc_file_set *set; /* the item where it is one */
};

/* File sets that only one side lists, until it is known what became of them. */
struct vsd_lone_sets {
    struct vsd_list removed, added;                 /* of struct vsd_lone_set: of components */
    struct vsd_list exclude_removed, exclude_added; /* of both exclude lists */
};
struct vsd_coverage;
struct vsd_diff {
    const struct vssdoc_diff_options *options;
    struct vsd_environment environment;
    struct vsd_differences *result;
    struct vsd_arena scratch;        /* until the comparison ends */
    struct vsd_list changes, hidden; /* of struct vsd_change_row */
    struct vsd_list duplicates, uncompared;
    struct vsd_diff_map *maps;
    size_t n_maps;
    struct vsd_diff_ignore *ignores;
    size_t n_ignores;
    struct vsd_diff_order *orders; /* of writers, as they were met */
    struct vsd_lone_sets lone;     /* of the writer that is compared */
    struct vsd_diff_scope scope;
    const struct vssdoc_capture *captures[VSD_SIDES]; /* the pair that is compared */
    const struct vssdoc_writer *writers[VSD_SIDES];   /* likewise; NULL: none */
    struct vsd_hierarchy kin[VSD_SIDES];              /* of their components, once asked for */
    bool kin_made[VSD_SIDES];
    struct vsd_keymap known[VSD_SIDES]; /* components of the captures, once asked for */
    bool known_made[VSD_SIDES];
    struct vsd_coverage *coverage[VSD_SIDES]; /* of the captures, once asked for often */
    unsigned covers[VSD_SIDES];               /* how often that was */
    size_t pair, n_scopes;
    size_t unreadable[VSD_SIDES];                     /* inputs */
    struct vsd_path_text texts[VSD_SIDES][VSD_PATHS]; /* of those that are written otherwise */
    struct vsd_path_key paths[VSD_SIDES][VSD_PATHS];
    const struct vssdoc_change_rule *last_rule;
    const char *last_cause;
    bool no_memory;
};

/* A difference on its way. */
struct vsd_difference {
    const char *cause;
    const char *id;    /* NULL: the cause's */
    const char *field; /* NULL: the whole thing */
    const char *class; /* of the model's table, for options that ignore; NULL: none */
    struct vssdoc_value values[VSD_SIDES];
    struct vssdoc_value item; /* that the field belongs to; nothing: what the scope says */
    const struct vssdoc_element *at[VSD_SIDES];
    const struct vssdoc_file_set *set; /* it is about; NULL: none */
    const char *folder;  /* of a component that came or went: the path above it; NULL: see set */
    const char *family;  /* what it is about, whatever happens to it: "file-set" */
    const char *subject; /* which of the component it is; NULL: the component itself */
    const char *message; /* NULL: made from the field and the values */
};

/* ---- texts that the result keeps (work.c) ---- */

const char *vsd_diff_text(struct vsd_diff *diff, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A copy for the result; NULL stays NULL. */
const char *vsd_diff_keep(struct vsd_diff *diff, const char *text);

#endif
