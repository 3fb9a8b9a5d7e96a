/* Where a place of the decoded text lies in the stored bytes. Moves forward only, so that a whole
 * document costs one pass. */
#ifndef VSD_READER_POSITION_H
#define VSD_READER_POSITION_H

#include "reader/encoding.h"

struct vsd_position {
    const struct vsd_text *text;
    size_t at;             /* in the decoded text */
    uint64_t offset;       /* in the stored bytes */
    uint32_t line, column; /* from 1; columns in UTF-16 units */
};

void vsd_position_start(struct vsd_position *position, const struct vsd_text *text);
/* To a place that does not lie before the present one. */
void vsd_position_advance(struct vsd_position *position, size_t to);

#endif
