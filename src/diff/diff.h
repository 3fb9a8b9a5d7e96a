/* A comparison at work. */
#ifndef VSD_DIFF_DIFF_H
#define VSD_DIFF_DIFF_H

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

/* The keys of paths lately met; the texts of a document are interned, so that a pointer tells. */
enum { VSD_PATHS = 4096 };
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
struct vsd_lone_set {
    const struct vssdoc_file_set *set;
    const struct vsd_class *class;
    struct vsd_key key;                       /* its identity */
    struct vsd_diff_scope scope;              /* in the component or list that it stands in */
    bool done;                                /* of a component's: told otherwise */
    const struct vssdoc_file_set *covered_by; /* of the other side, in covered_in; NULL: none */
    const char *covered_in;
    bool used;              /* of an exclude: told with a file set */
    size_t covers, touches; /* of an exclude: file sets of its own side, the first in hit */
    const struct vssdoc_file_set *hit_set;
    const char *hit;
};
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
    size_t unreadable[VSD_SIDES]; /* inputs */
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
    struct vssdoc_value item;  /* that the field belongs to; nothing: what the scope says */
    const struct vssdoc_element *at[VSD_SIDES];
    const struct vssdoc_file_set *set; /* it is about; NULL: none */
    const char *folder;  /* of a component that came or went: the path above it; NULL: see set */
    const char *family;                /* what it is about, whatever happens to it: "file-set" */
    const char *subject; /* which of the component it is; NULL: the component itself */
    const char *message; /* NULL: made from the field and the values */
};

/* ---- reporting (report.c) ---- */

struct vsd_change_row {
    struct vssdoc_change public;
    size_t writer_order, component_order, order;
};
void vsd_diff_report(struct vsd_diff *diff, const struct vsd_difference *difference);
/* Counts what means nothing, lists it or reports it as asked. */
void vsd_diff_hide(struct vsd_diff *diff, enum vssdoc_noise noise, size_t times,
                   const struct vsd_difference *difference);
/* False when a noise is only counted: then vsd_diff_hide looks at nothing of the difference. */
bool vsd_diff_shows(const struct vsd_diff *diff, enum vssdoc_noise noise);
void vsd_diff_duplicate(struct vsd_diff *diff, enum vsd_side side, const char *what,
                        const char *identity, size_t n);
void vsd_diff_uncompared(struct vsd_diff *diff, const struct vssdoc_uncompared *what);
const char *vsd_diff_text(struct vsd_diff *diff, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A copy for the result; NULL stays NULL. */
const char *vsd_diff_keep(struct vsd_diff *diff, const char *text);
/* Sorts what was found into the result. */
void vsd_diff_finish(struct vsd_diff *diff);
/* Puts changes in a row together, and counts their folders. False when memory runs out. */
bool vsd_diff_group(struct vsd_differences *result);

/* ---- values (value.c) ---- */

void vsd_diff_value(struct vsd_diff *diff, const struct vsd_field *field, const void *object,
                    struct vssdoc_value *out);
void vsd_diff_text_value(struct vsd_diff *diff, const char *text, struct vssdoc_value *out);
/* An object as a whole; text is what people call it. */
void vsd_diff_object(struct vsd_diff *diff, enum vssdoc_value_kind kind,
                     const struct vsd_class *class, const void *object, const char *text,
                     struct vssdoc_value *out);

/* ---- options (option.c) ---- */

enum vssdoc_status vsd_diff_options_set(struct vsd_diff *diff, struct vssdoc_error *error);
void vsd_diff_options_finish(struct vsd_diff *diff); /* tells of those that fitted nothing */
/* A text of a side as it is to be compared: of the old one with all maps applied. NULL stays NULL.
 */
const char *vsd_diff_mapped(struct vsd_diff *diff, enum vsd_side side, const char *text);
/* The same of a path, with variables that have a usual value replaced. */
const char *vsd_diff_path(struct vsd_diff *diff, enum vsd_side side, const char *path);
bool vsd_diff_ignored(struct vsd_diff *diff, const struct vsd_difference *difference);

/* ---- comparing (compare.c, list.h) ---- */

/* Two objects of one class, property by property, with all below them. */
void vsd_diff_compare(struct vsd_diff *diff, const struct vsd_class *class, const void *a,
                      const void *b);
/* Forgets what was remembered of the captures of a pair. */
void vsd_diff_forget_known(struct vsd_diff *diff);
/* Which item of a list is compared, for people; NULL: none. */
const char *vsd_diff_subject(struct vsd_diff *diff);
/* The same as a value. */
void vsd_diff_item(struct vsd_diff *diff, struct vssdoc_value *out);

/* ---- what belongs to a writer as a whole (sets.c) ---- */

void vsd_diff_lone(struct vsd_diff *diff, enum vsd_side side, const struct vsd_class *class,
                   const struct vssdoc_file_set *set, struct vsd_key key);
/* Decides what became of them, and reports. */
void vsd_diff_settle(struct vsd_diff *diff, const struct vssdoc_writer *old_writer,
                     const struct vssdoc_writer *new_writer);

#endif
