/* All units that some operands are made of, in the order of reading. */
#ifndef VSD_CAPTURE_UNITS_H
#define VSD_CAPTURE_UNITS_H

#include "capture/unit.h"

struct vsd_units {
    const char *const *operands;
    size_t n_operands;
    const struct vssdoc_limits *limits;
    bool *is_file;          /* of each operand, asked once: it may become another */
    const char **files;     /* the operands that are */
    size_t n_files;
    char *names_of_files;   /* blanks between them */
    size_t next;            /* of the operands */
    size_t place;           /* of the next unit */
    bool files_met, in_place;
    struct vsd_parts parts; /* of the operand that is being gone through */
    size_t given;           /* the place of the unit that was given last */
    struct vsd_unit ahead[2];
    size_t n_ahead;
    enum vssdoc_status status; /* not VSSDOC_OK: nothing comes behind those ahead */
};

/* Looks at what kinds of operands there are. The operands and limits stay the caller's. Whatever comes
 * of it, vsd_units_free gives back what was taken. */
enum vssdoc_status vsd_units_begin(struct vsd_units *units, const char *const *operands,
                                   size_t n_operands, const struct vssdoc_limits *limits);
/* True when there are two or more. */
bool vsd_units_several(struct vsd_units *units);
/* The next one; free it with vsd_unit_clear before the units. VSSDOC_STOPPED past the last. */
enum vssdoc_status vsd_units_next(struct vsd_units *units, struct vsd_unit *out);
void vsd_unit_clear(struct vsd_unit *unit);
void vsd_units_free(struct vsd_units *units);

#endif
