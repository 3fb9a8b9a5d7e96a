/* Names of a document: kept with the places of their elements, looked up in the table of shapes, and
 * those that are not in it. */
#include <string.h>

#include "base/nearest.h"
#include "reader/build_parts.h"

/* ---- keeping ---- */

const char *vsd_build_stored(struct vsd_build *build, const char *text, size_t length)
{
    const char *copy = build->no_memory ? NULL : vsd_intern(&build->strings, text, length);
    if (copy == NULL)
        build->no_memory = true;
    return copy;
}

void vsd_build_place(struct vssdoc_element *element, const struct vssdoc_element *parent,
                     const char *name, uint32_t index, const struct vsd_position *place)
{
    element->parent = parent;
    element->name = name;
    element->offset = place->offset;
    element->line = place->line;
    element->column = place->column;
    element->index = index;
}

/* ---- looking names up ---- */

/* The place of a name in a table of lookups; *known tells that its answer stands there. */
static struct vsd_lookup *lookup(struct vsd_lookup *table, const struct vsd_class *class,
                                 const char *name, bool *known)
{
    uintptr_t hash = (uintptr_t)name / 8 + (uintptr_t) class / 32;
    struct vsd_lookup *entry = &table[(hash ^ hash >> 6) % VSD_LOOKUPS];
    *known = entry->class == class && entry->name == name;
    entry->class = class;
    entry->name = name;
    return entry;
}

const struct vsd_field *vsd_build_field_named(struct vsd_build *build,
                                              const struct vsd_class *class, const char *name,
                                              struct vsd_match *match)
{
    bool known;
    struct vsd_lookup *entry = lookup(build->fields, class, name, &known);
    if (!known)
        entry->row = vsd_field_named(class, name, build->names, &entry->match);
    *match = entry->match;
    return entry->row;
}

const struct vsd_child *vsd_build_child_named(struct vsd_build *build,
                                              const struct vsd_class *class, const char *name,
                                              struct vsd_match *match)
{
    bool known;
    struct vsd_lookup *entry = lookup(build->children, class, name, &known);
    if (!known)
        entry->row = vsd_child_named(class, name, build->names, &entry->match);
    *match = entry->match;
    return entry->row;
}

/* ---- what is not found ---- */

bool vsd_build_confirmed(const struct vsd_match *match)
{
    return match->exact &&
           (match->evidence == VSSDOC_CAPTURED || match->evidence == VSSDOC_DOCUMENTED);
}

/* A name that the shape has elsewhere was put in the wrong place; any other is new to us. */
enum vssdoc_note_code vsd_build_unknown(const struct vsd_build *build, const char *name)
{
    return vsd_element_anywhere(build->stack[0].class, name) ? VSSDOC_NOTE_MISPLACED
                                                             : VSSDOC_NOTE_UNKNOWN_NAME;
}

/* A spelling of the table as far as '|'. */
static const char *first_spelling(struct vsd_build *build, const char *spelling)
{
    size_t length = strcspn(spelling, "|");
    return spelling[length] == '\0' ? spelling : vsd_build_stored(build, spelling, length);
}

/* The attribute or element of an open element that was probably meant by an unknown name. */
const char *vsd_build_nearest(struct vsd_build *build, const struct vsd_class *class,
                              const char *name, bool attribute)
{
    struct vsd_nearest nearest = {.asked = name};
    if (attribute)
        for (size_t i = 0; i < class->n_fields; i++)
            vsd_nearest_offer(&nearest, first_spelling(build, class->fields[i].spelling));
    else
        for (size_t i = 0; i < class->n_children; i++)
            vsd_nearest_offer(&nearest, first_spelling(build, class->children[i].spelling));
    return nearest.best;
}

/* A new name is remarked where it stands: the remark is made once, for the first of its name. */
void vsd_build_remark_unknown(struct vsd_build *build, const char *name,
                              const struct vsd_position *place)
{
    struct vsd_frame *parent = vsd_build_top(build);
    struct vsd_remark *remark =
        vsd_remark_new(&build->remarks, VSSDOC_NOTE_UNKNOWN_NAME, parent->element, name, NULL);
    if (remark == NULL)
        return;
    struct vssdoc_element *element = vsd_arena_alloc(vsd_build_arena(build), sizeof *element);
    if (element == NULL) {
        build->no_memory = true;
        return;
    }
    vsd_build_place(element, parent->element, name, 1, place);
    remark->element = element;
    remark->hint = vsd_build_nearest(build, parent->class, name, false);
}
