/* What the attributes of a BCD's shadow copies mean, and whether they can move to another machine.
 */
#ifndef VSD_MODEL_SNAPSHOT_H
#define VSD_MODEL_SNAPSHOT_H

#include <vssdoc.h>

enum vsd_snapshot_attributes { /* VSS_VOLUME_SNAPSHOT_ATTRIBUTES */
                               VSD_ATTR_PERSISTENT = 0x1,
                               VSD_ATTR_NO_AUTORECOVERY = 0x2,
                               VSD_ATTR_CLIENT_ACCESSIBLE = 0x4,
                               VSD_ATTR_NO_AUTO_RELEASE = 0x8,
                               VSD_ATTR_NO_WRITERS = 0x10,
                               VSD_ATTR_TRANSPORTABLE = 0x20,
                               VSD_ATTR_HARDWARE_ASSISTED = 0x10000,
                               VSD_ATTR_DIFFERENTIAL = 0x20000,
                               VSD_ATTR_PLEX = 0x40000,
                               VSD_ATTR_IMPORTED = 0x80000,
                               VSD_ATTR_EXPOSED_LOCALLY = 0x100000,
                               VSD_ATTR_EXPOSED_REMOTELY = 0x200000
};

enum vsd_snapshot_state { /* VSS_SNAPSHOT_STATE */
                          VSD_STATE_CREATED = 12,
                          VSD_STATE_ABORTED = 13,
                          VSD_STATE_DELETED = 14
};

enum { VSD_MOST_VOLUMES = 64 }; /* of one set */

/* Whether a mask is known and has all of these bits. */
bool vsd_has_bits(int64_t mask, int64_t bits);

/* By its own attributes, else by the set's context. */
bool vsd_is_transportable(const struct vssdoc_snapshot_set *set,
                          const struct vssdoc_snapshot *snapshot);
bool vsd_any_transportable(const struct vssdoc_snapshot_set *set);

/* The element that says that no writer takes part: the set, by its context, else a shadow copy, by its
 * attributes. NULL: none does. */
const struct vssdoc_element *vsd_without_writers(const struct vssdoc_snapshot_set *set);
/* Likewise the one that tells of a context other than VSS_CTX_BACKUP, which nobody has to set. */
const struct vssdoc_element *vsd_tells_context(const struct vssdoc_snapshot_set *set);

/* Whether an element that is unknown to this version stands below: it may be one that is missed. */
bool vsd_hides_elements(const struct vssdoc_element *element);

/* The element that may describe the disks of a set, which no public source spells: something about
 * disks that this version does not read, or the set's metadata. NULL when there is none. */
const struct vssdoc_element *vsd_describes_disks(const struct vssdoc_backup_components *bcd);
/* Whether something that this version does not read is called a LUN or an extent. */
bool vsd_names_disks(const struct vssdoc_backup_components *bcd);

#endif
