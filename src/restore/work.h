/* A restore while it is being worked out. One case is one component set: its files come back
 * together or not at all (selectability-and-working-with-component-properties.md). */
#ifndef VSD_RESTORE_WORK_H
#define VSD_RESTORE_WORK_H

#include <vssdoc.h>

#include "base/hash.h"
#include "base/keymap.h"
#include "base/list.h"
#include "model/chain.h"
#include "model/constants.h"
#include "model/hierarchy.h"
#include "model/ranges.h"
#include "restore/target.h"
#include "result/restoration.h"

/* ---- a writer of a capture ---- */

struct vsd_triple {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_file_set *set;
};

/* The components that come back with one that the BCD names: it, and those below of which it is the
 * nearest named one above. */
struct vsd_members {
    UT_hash_handle hh;
    const struct vssdoc_component *root;
    struct vsd_member_link {
        struct vsd_member_link *next;
        const struct vssdoc_component *component;
    } * first, **end;
};

struct vsd_overlap;
struct vsd_side { /* one entry of a BCD with its WMD */
    const struct vssdoc_capture *capture;
    const struct vssdoc_writer_components *entry;
    const struct vssdoc_writer *writer; /* NULL: no WMD */
    bool ambiguous;                     /* several WMDs fit */
    bool by_bcd;                        /* the BCD has some selected for restore */
    size_t step;                        /* from 1 */
    struct vsd_hierarchy hierarchy;
    struct vsd_members *members;
    struct vsd_triple *mappings; /* the alternate location mappings that the WMD has */
    struct vsd_overlap *excludes; /* what it excludes; NULL: nothing */
};

/* ---- what is asked for ---- */

struct vsd_wish_part {
    struct vsd_wish_part *next;
    const struct vssdoc_component *component; /* a subcomponent */
    const struct vssdoc_target_move *move;    /* or a new target, */
    const char *problem;                      /* which cannot be passed as it is */
};
struct vsd_wish {
    UT_hash_handle hh;
    const struct vssdoc_backup_component *record;
    bool whole, some;            /* of the component set */
    struct vsd_wish_part *parts; /* subcomponents */
    struct vsd_wish_part *moves;
};

/* A component that a BCD has again: VSS refuses to add one twice, so something else made it. */
struct vsd_repeated {
    UT_hash_handle hh;
    const struct vssdoc_backup_component *record; /* that counts */
    const struct vssdoc_backup_component *again;  /* the next one */
    size_t n;                                     /* how many do not count */
};

/* ---- one component set ---- */

struct vsd_place;
struct vsd_folder { /* the file sets of one folder */
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_place *first;
};
struct vsd_place {
    UT_hash_handle hh, hh_file;
    struct vsd_place *next_in_folder;
    const struct vsd_place *holder;       /* of a file: the file set that it lies in; NULL: none */
    struct vsd_key key;                   /* of the triple */
    struct vsd_key file;                  /* of folder and name, where the name is known */
    const struct vssdoc_component *owner; /* NULL: the documents do not say */
    const struct vssdoc_file_set *set;    /* NULL: a file that only the BCD knows */
    const char *path, *filespec;
    bool recursive, settled; /* settled: by a new or a directed target */
    unsigned states;         /* where it was */
    const char *mapped;      /* the folder that a mapping leads to; NULL: none does */
    unsigned mapped_states;
    enum vssdoc_restore_action action;
    const char *to, *new_folder;
    const char *ranges, *note;
    struct vsd_bytes held; /* of a partial file: what the backup holds */
};

/* A component in one step of a chain. */
struct vsd_line_state {
    size_t failed; /* the step that cannot be restored; 0: none */
};
struct vsd_step {
    UT_hash_handle hh;
    const struct vssdoc_backup_component *record;
    const struct vsd_link *link, *base;
    struct vsd_line_state *line;
    bool needed; /* for the last state that the chain holds */
    bool more;   /* and a later one as well */
    bool broken; /* what it builds on is not in the chain */
};

struct vsd_work;
struct vsd_case {
    struct vsd_work *work;
    const struct vsd_side *side;
    const struct vssdoc_backup_component *record;
    const struct vssdoc_component *component; /* NULL: the WMD does not know it */
    const struct vsd_wish *wish;
    const struct vsd_step *step;        /* in a chain; NULL: none */
    int method, target, writer_restore; /* VSSDOC_ABSENT, VSSDOC_UNKNOWN or the API's value */
    int64_t schema;
    int type; /* of backup, as the writer made it */
    bool asked, absent, takes_part;
    bool crowded;      /* changed files were not all looked for among the file sets */
    bool writer_error; /* what stops it is a mistake of the writer's */
    bool stopped;      /* the chart got past the question whether the service can be */
    bool while_copying; /* what stops it shows while files are copied: no chart asks before */
    struct vsd_place *by_triple, *by_file;
    struct vsd_folder *by_folder;
    struct vsd_triple *differenced, *partial; /* keys of what changed */
    const struct vssdoc_file_set *excluded;   /* the first file set that its writer excludes whole */
    size_t n_excluded;
    struct vsd_list places;                   /* struct vsd_place * */
    struct vsd_list dependents;               /* components restored that depend on others */
    struct vsd_list trace, untold;
    const char *service;
    const char *reason;                /* the first thing that stood in the way */
    enum vssdoc_restore_action action; /* of what is not settled */
    bool deferred;
    const char *error, *advice;
};

struct vsd_work {
    const struct vssdoc_capture *const *captures;
    size_t n_captures;
    const struct vssdoc_restore_options *options;
    const struct vssdoc_target_state *state;
    struct vsd_restoration *out;
    struct vsd_target target;
    uint64_t looked; /* names held against patterns, see places.c */
    struct vsd_arena scratch;
    struct vsd_chain chain;
    struct vsd_step *steps;
    struct vsd_list sides, decisions, calls;
    struct vsd_repeated *repeated;
    struct vsd_wish *wishes;
    bool wishes_decide; /* the target state names what to restore */
    bool looked_up;             /* what dependencies.c looks for: */
    struct vsd_keymap restored; /* components, and */
    struct vsd_keymap named;    /* writers by their ids */
    struct vssdoc_target_name *names[VSSDOC_TARGET_LISTS];
    size_t n_near; /* of these, for how many something near was looked for */
    size_t n_unselected, n_unbased, n_unmet;
    bool no_memory;
    struct vssdoc_error *error;
};

/* ---- texts (work.c): all of them in the result's arena; that memory ran out is remembered ---- */

/* NULL for NULL. */
const char *vsd_work_text(struct vsd_work *work, const char *text);
const char *vsd_work_printf(struct vsd_work *work, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A folder and a name with one backslash between. */
const char *vsd_work_join(struct vsd_work *work, const char *folder, const char *name);

/* ---- the steps of a case, in their order ---- */

/* case.c: adds a question with its answer. at may be NULL. */
void vsd_case_ask(struct vsd_case *c, const char *question, const char *answer, const char *source,
                  const struct vssdoc_element *at);
void vsd_case_untold(struct vsd_case *c, const char *text);
/* Makes it an error, the first one counts. */
void vsd_case_fail(struct vsd_case *c, const char *error);
/* The BCD was saved by a restore that took others and not this one. */
bool vsd_case_left_out_before(const struct vsd_case *c);
/* NULL: the documents have no value, or none that is known. */
const char *vsd_case_constant(enum vssdoc_enumeration_id id, int value);

/* record.c: what the BCD records that has to be known. */
void vsd_case_record(struct vsd_case *c);

/* dependencies.c: what c->dependents depend on, and whether it is restored as well. */
void vsd_case_dependencies(struct vsd_case *c);

/* members.c */
bool vsd_side_make(struct vsd_side *side);
void vsd_side_free(struct vsd_side *side);
const struct vssdoc_file_set *vsd_mapping_of(const struct vsd_side *side, struct vsd_key triple);

/* wishes.c: reads what the target state asks for; adds decisions for what cannot be. */
enum vssdoc_status vsd_wishes_read(struct vsd_work *work);
struct vsd_wish *vsd_wish_of(const struct vsd_work *work,
                             const struct vssdoc_backup_component *record);
/* The subcomponents that a wish (NULL: all there are) asks for, themselves and by their paths; whether a
 * component of its set is among them or below one. */
void vsd_wish_ask(struct vsd_work *work, const struct vsd_wish *wish, struct vsd_keymap *asked);
bool vsd_wish_wants(const struct vsd_wish *wish, const struct vsd_keymap *asked,
                    const struct vssdoc_component *component);

/* names.c: makes room for what is said of the target state's names; says it of services and writers. */
bool vsd_names_make(struct vsd_work *work);
void vsd_names_look(struct vsd_work *work);
/* False once so many names had a problem that nobody reads what was meant. */
bool vsd_names_near(struct vsd_work *work);

/* steps.c: which steps of a chain are needed. False when memory runs out. */
bool vsd_steps_make(struct vsd_work *work);
const struct vsd_step *vsd_step_of(const struct vsd_work *work,
                                   const struct vssdoc_backup_component *record);
/* What the chain says of a case: false when the step is not needed. */
bool vsd_case_step(struct vsd_case *c);

/* repeated.c: the record that counts where a component has several: itself in nearly every case. In
 * another case it is the same component, unless the WMD has one of that spelling as well. */
const struct vssdoc_backup_component *vsd_counting_record(
    const struct vsd_side *side, const struct vssdoc_backup_component *record);
/* Looks for what does not count; NULL where a component has one record, as it should. */
void vsd_repeated_find(struct vsd_work *work, const struct vsd_side *side);
const struct vsd_repeated *vsd_repeated_of(const struct vsd_work *work,
                                           const struct vssdoc_backup_component *record);

/* redirected.c: what of the files has a new target, or is directed. */
void vsd_case_new_targets(struct vsd_case *c);
void vsd_case_directed(struct vsd_case *c);

/* files.c: what files the set has. */
void vsd_case_files(struct vsd_case *c);
/* The states of unsettled files together; of what mappings lead to. */
unsigned vsd_case_states(const struct vsd_case *c);
unsigned vsd_case_mapped_states(const struct vsd_case *c);

/* chart.c: the method's and the target's tables. */
void vsd_case_decide(struct vsd_case *c);

/* notes.c: what else there is to know of it. */
void vsd_case_notes(struct vsd_case *c);
/* A virtual machine, which its writer deletes before anything is restored. */
bool vsd_case_is_machine(const struct vsd_case *c);

/* outcome.c: a decision as it is told. What is known of it from the start, what came of the case. */
void vsd_case_start(struct vsd_case *c, struct vssdoc_restore_decision *d);
void vsd_case_finish(struct vsd_case *c, struct vssdoc_restore_decision *d);
/* A decision for what was asked for and cannot be selected. */
void vsd_refuse(struct vsd_work *work, const char *source, size_t step,
                const struct vssdoc_writer *writer, const struct vssdoc_component *component,
                const char *error, const char *rule);

/* decide.c: one component set from beginning to end, as a decision of the result. */
void vsd_decide(struct vsd_work *work, const struct vsd_side *side,
                const struct vssdoc_backup_component *record);

/* calls.c: what is done in which order. */
void vsd_calls_make(struct vsd_work *work);

#endif
