/* What the files of the building share. Whoever runs out of memory sets build->no_memory. */
#ifndef VSD_READER_BUILD_PARTS_H
#define VSD_READER_BUILD_PARTS_H

#include "reader/build.h"

static inline struct vsd_arena *vsd_build_arena(struct vsd_build *build)
{
    return &build->document->arena;
}

/* The innermost open element. */
static inline struct vsd_frame *vsd_build_top(struct vsd_build *build)
{
    return &build->stack[build->depth - 1];
}

/* ---- names ---- */

/* Equal texts are one; NULL when memory ran out. */
const char *vsd_build_stored(struct vsd_build *build, const char *text, size_t length);
void vsd_build_place(struct vssdoc_element *element, const struct vssdoc_element *parent,
                     const char *name, uint32_t index, const struct vsd_position *place);
/* NULL: the class has none of that name. */
const struct vsd_field *vsd_build_field_named(struct vsd_build *build,
                                              const struct vsd_class *class, const char *name,
                                              struct vsd_match *match);
const struct vsd_child *vsd_build_child_named(struct vsd_build *build,
                                              const struct vsd_class *class, const char *name,
                                              struct vsd_match *match);
bool vsd_build_confirmed(const struct vsd_match *match);
enum vssdoc_note_code vsd_build_unknown(const struct vsd_build *build, const char *name);
const char *vsd_build_nearest(struct vsd_build *build, const struct vsd_class *class,
                              const char *name, bool attribute);
void vsd_build_remark_unknown(struct vsd_build *build, const char *name,
                              const struct vsd_position *place);

/* ---- values ---- */

bool vsd_build_redact(struct vsd_build *build, enum vsd_holds holds, const char **text,
                      size_t *length);
bool vsd_build_redact_xml(struct vsd_build *build, const char **xml, size_t *length);
void vsd_build_mark(struct vsd_build *build, struct vssdoc_element *element,
                    const struct vssdoc_mark *mark);
void vsd_build_value(struct vsd_build *build, struct vsd_frame *frame,
                     const struct vsd_field *field, const char *spelling, const char *value,
                     size_t length, bool inferred);
void vsd_build_attribute(struct vsd_build *build, struct vsd_frame *frame,
                         const struct vsd_attribute *attribute);

/* ---- elements ---- */

struct vsd_frame *vsd_build_push(struct vsd_build *build);
/* The row of a child, and in *frame whose it is; NULL: the shape has no such child there. */
const struct vsd_child *vsd_build_find_child(struct vsd_build *build, const char *name,
                                             struct vsd_frame **frame, struct vsd_match *match);
bool vsd_build_is_repeated(const struct vsd_frame *frame, const struct vsd_child *row);
void vsd_build_element(struct vsd_build *build, const struct vsd_child *row,
                       struct vsd_frame *around, const struct vsd_match *match, const char *name,
                       const struct vsd_position *place, const struct vsd_attribute *attributes,
                       size_t n);

#endif
