/* The places of one component set: what of a file set or file goes where. */
#ifndef VSD_RESTORE_PLACES_H
#define VSD_RESTORE_PLACES_H

#include "restore/work.h"

/* Of a file, by its folder and name. */
struct vsd_key vsd_place_file_key(const char *folder, const char *name);
/* NULL: there is none. A file's, whose name is known; a file set's or pattern's, by vsd_triple_key. */
struct vsd_place *vsd_place_of_file(const struct vsd_case *c, const char *folder, const char *name);
struct vsd_place *vsd_place_of_triple(const struct vsd_case *c, struct vsd_key key);
/* NULL when memory runs out, which is remembered. */
struct vsd_place *vsd_place_add(struct vsd_case *c, const char *path, const char *filespec,
                                bool recursive);

/* From now on files may lie in this place's file set. */
void vsd_place_hold(struct vsd_case *c, struct vsd_place *place);
/* The place whose file set a file lies in, NULL when there is none. Without a name: whatever is there. */
struct vsd_place *vsd_place_holder(struct vsd_case *c, const char *path, const char *name);
/* It belongs to whom its holder (NULL: nobody) belongs to, and a mapping takes it along. */
void vsd_place_follow(struct vsd_case *c, struct vsd_place *place, const struct vsd_place *holder);
/* Where a place goes if the one that holds it goes to another folder. */
const char *vsd_place_below(struct vsd_work *work, const struct vsd_place *place,
                            const char *folder);

#endif
