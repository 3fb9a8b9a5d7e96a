/* Elements become objects, each in the list that it belongs to. */
#include <string.h>

#include "reader/build_parts.h"

static uint32_t next_index(struct vsd_frame *frame, const struct vsd_child *row, const char *name)
{
    size_t i = 0;
    while (i < frame->n_siblings && frame->siblings[i].name != name)
        i++;
    if (i == frame->n_siblings && i < VSD_CHILDREN_LIMIT) {
        frame->siblings[i].row = row;
        frame->siblings[i].name = name;
        frame->siblings[i].count = 0;
        frame->n_siblings++;
    }
    return i < VSD_CHILDREN_LIMIT ? ++frame->siblings[i].count : 1;
}

static void append(struct vsd_frame *owner, const struct vsd_child *row, void *object)
{
    size_t i = 0;
    while (i < owner->n_lists && owner->lists[i].offset != row->offset)
        i++;
    if (i < owner->n_lists) {
        owner->lists[i].tail->next = object;
    } else {
        *(void **)(void *)((char *)owner->object + row->offset) = object;
        owner->lists[owner->n_lists++].offset = row->offset; /* no class has more lists than rows */
    }
    owner->lists[i].tail = object;
    if (row->count_offset != 0)
        ++*(size_t *)(void *)((char *)owner->object + row->count_offset);
}

struct vsd_frame *vsd_build_push(struct vsd_build *build)
{
    struct vsd_frame *frame = &build->stack[build->depth++];
    frame->merged = NULL;
    frame->n_siblings = 0;
    frame->n_lists = 0;
    frame->text = NULL;
    frame->text_length = 0;
    frame->text_room = 0;
    return frame;
}

/* A row of the open element's class, or of what is open around it where a name is only inferred:
 * then nothing is known of the place either. */
const struct vsd_child *vsd_build_find_child(struct vsd_build *build, const char *name,
                                             struct vsd_frame **frame, struct vsd_match *match)
{
    for (size_t i = build->depth; i-- > 0;) {
        *frame = &build->stack[i];
        const struct vsd_child *row = vsd_build_child_named(build, (*frame)->class, name, match);
        bool here = i + 1 == build->depth;
        if (row != NULL && (here || row->evidence == VSSDOC_INFERRED))
            return row;
    }
    return NULL;
}

/* <DEPENDENCIES> around <DEPENDENCY …/>: a plural without any attribute of its own. */
static bool is_wrapper(struct vsd_build *build, const struct vsd_child *row,
                       const struct vsd_match *match, const struct vsd_attribute *attributes,
                       size_t n)
{
    struct vsd_match unused;
    if (match->exact || row->relation == VSD_MERGE)
        return false;
    for (size_t i = 0; i < n; i++)
        if (vsd_build_field_named(build, row->class, attributes[i].name, &unused) != NULL)
            return false;
    return true;
}

/* Whether a child that belongs there once is there already. */
bool vsd_build_is_repeated(const struct vsd_frame *frame, const struct vsd_child *row)
{
    if (row->relation == VSD_ITEM)
        return false;
    if (row->relation == VSD_ONE) {
        const char *object = frame->owner_frame->object;
        return *(void *const *)(const void *)(object + row->offset) != NULL;
    }
    size_t i = 0;
    while (i < frame->n_siblings && frame->siblings[i].row != row)
        i++;
    return i < frame->n_siblings;
}

static bool begin_object(struct vsd_build *build, struct vsd_frame *frame,
                         const struct vsd_child *row, struct vsd_frame *owner)
{
    frame->object = vsd_object_new(vsd_build_arena(build), row->class);
    if (frame->object == NULL)
        return false;
    frame->element = frame->object;
    frame->owner = frame->object;
    frame->owner_frame = frame;
    if (row->class->tag_offset != 0)
        *(int *)(void *)((char *)frame->object + row->class->tag_offset) = row->tag;
    if (row->relation == VSD_ITEM)
        append(owner, row, frame->object);
    else
        *(void **)(void *)((char *)owner->object + row->offset) = frame->object;
    return true;
}

static bool begin_merged(struct vsd_build *build, struct vsd_frame *frame, struct vsd_frame *owner,
                         const char *name, bool wrapper)
{
    struct vsd_part *part = vsd_arena_alloc(vsd_build_arena(build), sizeof *part);
    if (part == NULL)
        return false;
    frame->element = &part->at;
    frame->object = owner->object;
    frame->owner = owner->owner;
    frame->owner_frame = owner;
    frame->merged = name;
    part->class = frame->class;
    part->object = frame->object;
    part->owner = frame->owner;
    part->wrapper = wrapper;
    if (build->layout->last_part != NULL)
        build->layout->last_part->next = part;
    else
        build->layout->parts = part;
    build->layout->last_part = part;
    return true;
}

void vsd_build_element(struct vsd_build *build, const struct vsd_child *row,
                       struct vsd_frame *around, const struct vsd_match *match, const char *name,
                       const struct vsd_position *place, const struct vsd_attribute *attributes,
                       size_t n)
{
    struct vsd_frame *parent = vsd_build_top(build);
    bool wrapper = is_wrapper(build, row, match, attributes, n);
    const char *spelling = match->exact && strcmp(row->spelling, name) == 0
                               ? row->spelling
                               : vsd_build_stored(build, name, strlen(name));
    uint32_t index = next_index(parent, row, spelling);
    struct vsd_frame *frame = vsd_build_push(build);
    frame->class = wrapper ? around->class : row->class;
    bool begun = spelling != NULL &&
                 (wrapper || row->relation == VSD_MERGE
                      ? begin_merged(build, frame, around->owner_frame, spelling, wrapper)
                      : begin_object(build, frame, row, around->owner_frame));
    if (!begun) {
        build->no_memory = true;
        return;
    }
    vsd_build_place(frame->element, parent->element, spelling, index, place);
    build->last = frame->element;
    if (!wrapper && row->relation == VSD_MERGE && row->offset != 0)
        *(const struct vssdoc_element **)(void *)((char *)frame->object + row->offset) =
            frame->element;
    if (!vsd_build_confirmed(match)) {
        vsd_build_mark(build, around->owner,
                       &(struct vssdoc_mark){.key = row->key, .inferred = true});
        vsd_remark(&build->remarks, VSSDOC_NOTE_INFERRED_NAME, parent->element, spelling, NULL);
    }
    for (size_t i = 0; i < n && !build->no_memory; i++)
        vsd_build_attribute(build, frame, &attributes[i]);
    if (frame->owner_frame == frame && row->class->complete != NULL && !build->no_memory &&
        !row->class->complete(vsd_build_arena(build), frame->object))
        build->no_memory = true;
}
