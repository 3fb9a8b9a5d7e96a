/* How the tables of shape_*.c are written. */
#ifndef VSD_MODEL_SHAPE_ROWS_H
#define VSD_MODEL_SHAPE_ROWS_H

#include "model/shape.h"

#define AT(object, member) offsetof(struct vssdoc_##object, member)
#define FIELDS(array) .fields = array, .n_fields = sizeof array / sizeof array[0]
#define CHILDREN(array) .children = array, .n_children = sizeof array / sizeof array[0]

#define C VSSDOC_CAPTURED
#define D VSSDOC_DOCUMENTED
#define N VSSDOC_INFERRED

/* Where a restore puts files: in a WMD what may be, in a BCD what was. */
extern const struct vsd_class vsd_restore_location_class;

/* Completing objects once their attributes are read (complete.c). */
bool vsd_complete_component(struct vsd_arena *arena, void *component);
bool vsd_complete_backup_component(struct vsd_arena *arena, void *backup_component);
bool vsd_complete_restore_subcomponent(struct vsd_arena *arena, void *restore_subcomponent);
bool vsd_complete_dependency(struct vsd_arena *arena, void *dependency);
bool vsd_complete_manifest_writer(struct vsd_arena *arena, void *manifest_writer);

#endif
