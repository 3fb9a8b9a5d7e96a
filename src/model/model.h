/* What the engines ask of a model beyond the public functions. */
#ifndef VSD_MODEL_MODEL_H
#define VSD_MODEL_MODEL_H

#include <vssdoc.h>

#include "base/arena.h"

struct vsd_volumes {
    const struct vssdoc_volume *volumes;
    size_t n;
};

/* The volumes that the capture's ASR writer lists, in the arena. False when memory runs out. */
bool vsd_volumes_find(struct vsd_arena *arena, const struct vssdoc_capture *capture,
                      struct vsd_volumes *out);
/* The volume that a path such as "\\?\Volume{GUID}\Boot" lies on, NULL when it names none of them. */
const struct vssdoc_volume *vsd_volume_of(const struct vsd_volumes *volumes, const char *path);

/* The document's own text of a property that was not understood, "" where there is none. */
const char *vsd_raw_of(const struct vssdoc_element *element, const char *key);

/* Whether two WMDs say the same, in whatever encoding and layout they were saved. */
bool vsd_same_writer(const struct vssdoc_writer *a, const struct vssdoc_writer *b);

#endif
