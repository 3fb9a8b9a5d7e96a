/* A copy of an object of the model with all below it, which outlives its document. */
#ifndef VSD_MODEL_COPY_H
#define VSD_MODEL_COPY_H

#include "base/arena.h"
#include "model/shape.h"

/* Elements in it have places but no parents. NULL when memory runs out. */
void *vsd_object_copy(struct vsd_arena *arena, const struct vsd_class *class, const void *object);

#endif
