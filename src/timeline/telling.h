/* A timeline in the making. */
#ifndef VSD_TIMELINE_TELLING_H
#define VSD_TIMELINE_TELLING_H

#include "base/list.h"
#include "model/drives.h"
#include "model/writer_ids.h"
#include "result/timeline.h"
#include "timeline/sequences.h"

struct vsd_telling {
    struct vsd_timeline *timeline;
    const struct vssdoc_capture *capture;
    struct vsd_facts facts;
    enum vsd_phase phase;
    struct vsd_drives drives;
    struct vsd_list notes;
    bool no_memory;
};

/* Copies that live as long as the timeline; NULL stays NULL. */
const char *vsd_tell(struct vsd_telling *telling, const char *text);
const char *vsd_tell_format(struct vsd_telling *telling, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Lower case, no braces; NULL for an invalid one. */
const char *vsd_tell_guid(struct vsd_telling *telling, const struct vssdoc_guid *guid);
/* The place of an element, both NULL where there is none. */
struct vsd_place {
    const char *document, *locator;
};
struct vsd_place vsd_tell_place(struct vsd_telling *telling, const struct vssdoc_document *document,
                                const struct vssdoc_element *at);
/* Zeroed room in a list; NULL, and remembered, when memory runs out. */
void *vsd_tell_add(struct vsd_telling *telling, struct vsd_list *list);
const void *vsd_tell_keep(struct vsd_telling *telling, struct vsd_list *list);
/* A note: what to know when reading the timeline. */
void vsd_tell_note(struct vsd_telling *telling, const char *note);
/* "3 backup stamps" */
const char *vsd_tell_count(struct vsd_telling *telling, enum vsd_fact fact, size_t n);

/* Adds a check. at may be NULL; the detail is a format. */
struct vsd_check_row {
    const char *id, *what, *source;
};
void vsd_tell_check(struct vsd_telling *telling, struct vsd_list *checks,
                    const struct vsd_check_row *row, enum vssdoc_check_verdict verdict,
                    const struct vssdoc_document *document, const struct vssdoc_element *at,
                    const char *detail, ...) __attribute__((format(printf, 7, 8)));

/* What the BCD proves, and the phase that follows from it. */
void vsd_tell_phase(struct vsd_telling *telling);
/* Makes a sequence's steps. facts: those that prove its steps. */
void vsd_tell_sequence(struct vsd_telling *telling, const struct vsd_sequence *sequence,
                       const struct vsd_facts *facts, const char *why,
                       struct vssdoc_timeline_sequence *out);
/* The writers that a step's event is for, with what each does and did. */
void vsd_tell_parts(struct vsd_telling *telling, enum vsd_event event,
                    struct vssdoc_timeline_step *step);
/* Whether a second system can import the set. */
void vsd_tell_import(struct vsd_telling *telling);
/* The machines of the Hyper-V writer, with the conditions of their mechanisms. */
void vsd_tell_machines(struct vsd_telling *telling);

/* The Hyper-V writer's WMD or entry in the BCD; either or both may be NULL. */
struct vsd_hyperv {
    const struct vssdoc_writer *writer;
    const struct vssdoc_writer_components *entry;
};
struct vsd_hyperv vsd_hyperv_of(const struct vssdoc_capture *capture);
/* The writer of a failover cluster that the capture knows, by name; NULL: it knows none. */
const char *vsd_cluster_writer(const struct vssdoc_capture *capture);

#endif
