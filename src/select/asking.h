/* An answer in the making: what is asked about, and the steps so far. */
#ifndef VSD_SELECT_ASKING_H
#define VSD_SELECT_ASKING_H

#include "result/why.h"
#include "select/gather.h"

struct vsd_asking {
    struct vsd_why *why;
    struct vsd_planning planning;
    const struct vssdoc_selection *selection;
    struct vsd_decider *decider; /* the selection's */
    struct vsd_arena scratch;
    struct vsd_list steps;
    bool no_memory;
};

/* A copy that the answer owns; of NULL NULL. */
const char *vsd_ask_keep(struct vsd_asking *asking, const char *text);
/* Adds a step. at may be NULL; the answer is a format. */
void vsd_ask(struct vsd_asking *asking, const char *question, const char *source,
             const struct vssdoc_document *document, const struct vssdoc_element *at,
             const char *answer, ...) __attribute__((format(printf, 6, 7)));
/* Whether the BCD records that the backup of a component failed, as a step where it does; record may be
 * NULL. */
bool vsd_ask_failure(struct vsd_asking *asking, const struct vssdoc_backup_component *record);
/* The verdict, a format. */
void vsd_conclude(struct vsd_asking *asking, bool included, const char *verdict, ...)
    __attribute__((format(printf, 3, 4)));

/* What the selection says of a component, NULL when it does not know it. */
const struct vssdoc_selected_component *vsd_selected(const struct vsd_asking *asking,
                                                     const struct vssdoc_writer *writer,
                                                     const struct vssdoc_component *component);
/* "the requester's choice: no rule explains it", …: why a component is not in the backup. */
const char *vsd_ask_reason(struct vsd_asking *asking, const struct vssdoc_selected_component *c);

/* The three kinds of things asked about. */
void vsd_why_component(struct vsd_asking *asking, const struct vssdoc_writer *writer,
                       const struct vssdoc_component *component);
void vsd_why_writer(struct vsd_asking *asking, const struct vssdoc_writer *writer);
void vsd_why_file(struct vsd_asking *asking, const char *path);

#endif
