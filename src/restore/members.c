/* One writer of a BCD with its WMD: which components come back with which, and where the writer
 * would have files go instead. */
#include "model/overlap.h"
#include "model/triple.h"
#include "restore/work.h"

/* The nearest component that the BCD names: itself or one above. */
static const struct vssdoc_component *root_of(const struct vsd_side *side,
                                              const struct vssdoc_component *component)
{
    while (component != NULL && vssdoc_record_in(side->capture, side->entry, component) == NULL)
        component = vsd_ancestor(&side->hierarchy, component);
    return component;
}

static bool add_member(struct vsd_side *side, const struct vssdoc_component *component)
{
    const struct vssdoc_component *root = root_of(side, component);
    struct vsd_members *members = NULL;
    if (root == NULL)
        return true; /* not in the backup */
    HASH_FIND(hh, side->members, &root, sizeof root, members);
    if (members == NULL) {
        members = vsd_arena_alloc(&side->hierarchy.arena, sizeof *members);
        if (members == NULL)
            return false;
        members->root = root;
        members->end = &members->first;
        HASH_ADD(hh, side->members, root, sizeof members->root, members);
        if (members->hh.tbl == NULL)
            return false;
    }
    struct vsd_member_link *link = vsd_arena_alloc(&side->hierarchy.arena, sizeof *link);
    if (link == NULL)
        return false;
    link->component = component;
    *members->end = link;
    members->end = &link->next;
    return true;
}

static bool add_mapping(struct vsd_side *side, const struct vssdoc_file_set *set)
{
    struct vsd_key key = vsd_triple_key(set);
    if (vsd_mapping_of(side, key) != NULL)
        return true; /* the first one counts */
    struct vsd_triple *triple = vsd_arena_alloc(&side->hierarchy.arena, sizeof *triple);
    if (triple == NULL)
        return false;
    triple->key = key;
    triple->set = set;
    HASH_ADD(hh, side->mappings, key, sizeof triple->key, triple);
    return triple->hh.tbl != NULL;
}

bool vsd_side_make(struct vsd_side *side)
{
    if (side->writer == NULL)
        return true;
    bool enough = vsd_hierarchy_make(&side->hierarchy, side->writer);
    for (const struct vssdoc_component *c = side->writer->components; c != NULL && enough;
         c = c->next)
        enough = add_member(side, c);
    for (const struct vssdoc_file_set *m = side->writer->alternate_location_mappings;
         m != NULL && enough; m = m->next)
        enough = add_mapping(side, m);
    if (enough && side->writer->exclude_files != NULL) {
        side->excludes = vsd_arena_alloc(&side->hierarchy.arena, sizeof *side->excludes);
        enough = side->excludes != NULL &&
                 vsd_overlap_add(side->excludes, side->writer->exclude_files, side->writer, NULL, NULL);
    }
    return enough;
}

void vsd_side_free(struct vsd_side *side)
{
    HASH_CLEAR(hh, side->members);
    HASH_CLEAR(hh, side->mappings);
    if (side->excludes != NULL)
        vsd_overlap_free(side->excludes);
    vsd_hierarchy_free(&side->hierarchy);
}

const struct vssdoc_file_set *vsd_mapping_of(const struct vsd_side *side, struct vsd_key key)
{
    struct vsd_triple *triple = NULL;
    HASH_FIND(hh, side->mappings, &key, sizeof key, triple);
    return triple != NULL ? triple->set : NULL;
}
