/* Putting an attribute's text into a field of the model. */
#ifndef VSD_READER_VALUE_H
#define VSD_READER_VALUE_H

#include "model/shape.h"

enum vsd_understood {
    VSD_UNDERSTOOD,
    VSD_UNDERSTOOD_LOOSELY, /* by a spelling that no source confirms */
    VSD_NOT_UNDERSTOOD,     /* the field is unknown now */
    VSD_VALUE_NO_MEMORY
};

/* text must live as long as the object. */
enum vsd_understood vsd_value_set(struct vsd_arena *arena, const struct vsd_field *field,
                                  void *object, const char *text);

#endif
