/* How we spell what we write: as documents were seen to, else as the API's name gives it under the
 * convention that the seen names follow. */
#ifndef VSD_MODEL_WRITTEN_H
#define VSD_MODEL_WRITTEN_H

#include "model/shape.h"

enum { VSD_WRITTEN = 80 };

/* The first of the spellings that '|' separates. */
const char *vsd_name_written(const char *spellings, char out[VSD_WRITTEN]);

/* A constant; *confirmed tells that documents were seen to spell it so. A value without a name is
 * written as its number. */
const char *vsd_constant_written(enum vssdoc_enumeration_id id, int64_t value,
                                 char out[VSD_WRITTEN], bool *confirmed);

/* The text of a field, NULL where it is absent. Where the document spells it otherwise than is
 * usual (mark, may be NULL) its own spelling is taken, if it still means the same; canonical: only
 * where it was not understood. *confirmed is false for a spelling that no source confirms. */
const char *vsd_value_written(const struct vsd_field *field, const void *object,
                              const struct vssdoc_mark *mark, bool canonical, char out[VSD_WRITTEN],
                              bool *confirmed);

#endif
