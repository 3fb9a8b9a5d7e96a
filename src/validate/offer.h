/* What a writer's WMD offers to each component that was added explicitly: its own file sets and
 * those of the members of its set, and the writer's mappings. Looked up by hash. */
#ifndef VSD_VALIDATE_OFFER_H
#define VSD_VALIDATE_OFFER_H

#include "validate/view.h"

struct vsd_fact;
struct vsd_offer {
    struct vsd_arena arena;
    struct vsd_fact *facts;
};

enum vsd_fact_kind {
    VSD_FILE_SET,  /* of a record's set: record, path, filespec, recursive */
    VSD_ANYWHERE,  /* of the writer: path, filespec, recursive */
    VSD_DIRECTORY, /* of a file set of a record's set: record, path */
    VSD_MAPPING,   /* of the writer: path, filespec, recursive */
    VSD_PLACE,     /* a mapping's destination: path, filespec, recursive, destination */
    VSD_VARIABLES  /* the record's set has a path that is not a literal one: record */
};

struct vsd_subject {
    enum vsd_fact_kind kind;
    const struct vssdoc_backup_component *record;
    const char *path;
    size_t length;
    const char *filespec;
    int recursive;
    const char *destination; /* of a place */
};

struct vsd_subject vsd_triple(enum vsd_fact_kind kind, const struct vssdoc_backup_component *record,
                              const struct vssdoc_file_set *set);
bool vsd_offered(const struct vsd_offer *offer, struct vsd_subject subject);
/* The record that the first file set of this subject belongs to, NULL when none of the BCD's. */
const struct vssdoc_backup_component *vsd_offered_to(const struct vsd_offer *offer,
                                                     struct vsd_subject subject);
/* Whether a file set of the record's set has this path. */
bool vsd_offers_directory(const struct vsd_offer *offer,
                          const struct vssdoc_backup_component *record, const char *path);
/* Whether a path lies in or below none of the record's paths, beyond doubt: where some of these
 * hold variables, no literal path does. */
bool vsd_lies_outside(const struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                      const char *path);
/* A file set of the record's set that has files in common with a directory's, NULL when there is
 * none. Of many in one directory the last few are compared. */
const struct vssdoc_file_set *vsd_overlapped(const struct vsd_offer *offer,
                                             const struct vssdoc_backup_component *record,
                                             const char *path, const char *filespec);

/* Whether a file belongs to no file set of the record's set (NULL: to none of the writer's), beyond
 * doubt. */
bool vsd_has_no_set(const struct vsd_offer *offer, const struct vssdoc_backup_component *record,
                    const char *path, const char *filename);

/* Lets a rule look at each record of an entry for which it asks, the check standing on it. */
void vsd_with_offer(struct vsd_check *check, const struct vssdoc_writer_components *entry,
                    bool (*asks)(const struct vssdoc_backup_component *record),
                    void (*look)(struct vsd_check *check, const struct vsd_offer *offer,
                                 const struct vssdoc_backup_component *record));

#endif
