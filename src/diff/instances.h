/* Pairing writers, and entries of BCDs: by class id, where several share one by instance name, then
 * by the components they hold. */
#ifndef VSD_DIFF_INSTANCES_H
#define VSD_DIFF_INSTANCES_H

#include "diff/work.h"

/* The writers that were met, in their order. */
struct vsd_diff_order {
    UT_hash_handle hh;
    struct vsd_key key;
    size_t order;
};

struct vsd_instance {
    const void *item; /* struct vssdoc_writer, or vssdoc_writer_components */
    const struct vssdoc_element *at;
    const struct vssdoc_guid *writer_id, *instance_id;
    const char *instance_name, *name;
    struct vsd_key components;    /* of all of them, whatever their order */
    struct vsd_instance *partner; /* NULL: none */
    bool told;                    /* that others share its ids */
};
struct vsd_instances {
    struct vsd_instance *all;
    size_t n;
};

/* In the comparison's scratch arena; all is NULL when memory runs out. */
struct vsd_instances vsd_writers_of(struct vsd_diff *diff, enum vsd_side side);
struct vsd_instances vsd_entries_of(struct vsd_diff *diff, enum vsd_side side);
/* Sets the partners; tells of those that share an identity. */
void vsd_pair_instances(struct vsd_diff *diff, struct vsd_instances *olds,
                        struct vsd_instances *news, const char *what);

/* Changes that follow are about this one; either may be NULL. */
void vsd_enter_instance(struct vsd_diff *diff, const struct vsd_instance *a,
                        const struct vsd_instance *b);

#endif
