#include "validate/writer_overlaps.h"

#include "base/text.h"

static void count_between(struct vsd_overlap_scan *scan, const struct vsd_listed *other,
                          const struct vssdoc_file_set *set)
{
    uintptr_t a = (uintptr_t)other->owner, b = (uintptr_t)scan->owner;
    vsd_overlap_count(scan, VSD_TWO_COMPONENTS, (void *)(a < b ? a : b), (void *)(a < b ? b : a),
                      other, set);
}

/* Counted by the larger one, or by the first where neither includes the other. */
static void count_inside(struct vsd_overlap_scan *scan, const struct vsd_listed *other,
                         const struct vssdoc_file_set *set, bool beside)
{
    bool again = beside && (other->set->recursive == 1) == (set->recursive == 1) &&
                 vsd_equal_folded(other->set->filespec, set->filespec);
    if (again)
        return; /* counted when it was added */
    if (vsd_overlap_covers(other->set, set))
        vsd_overlap_count(scan, VSD_INCLUDES, other->set, NULL, other, set);
    else if (beside && vsd_overlap_covers(set, other->set))
        vsd_overlap_count(scan, VSD_INCLUDES, set, NULL, other, other->set);
    else
        vsd_overlap_count(scan, VSD_SHARES, other->set, NULL, other, set);
}

static void count(void *context, const struct vsd_listed *other, const struct vssdoc_file_set *set,
                  enum vsd_overlap_how how)
{
    struct vsd_overlap_scan *scan = context;
    if (other->owner != scan->owner)
        count_between(scan, other, set);
    else if (how == VSD_OVERLAP_AGAIN)
        vsd_overlap_count(scan, VSD_LISTED_AGAIN, other->set, NULL, other, set);
    else
        count_inside(scan, other, set, how == VSD_OVERLAP_BESIDE);
}

const struct vsd_tally *vsd_writer_overlaps(struct vsd_check *check,
                                            const struct vssdoc_writer *writer)
{
    struct vsd_writer_overlaps *overlaps = check->overlaps;
    struct vsd_overlap_scan *scan = &overlaps->scan;
    if (!overlaps->made) {
        scan->found = count;
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            vsd_overlap_scan_add(scan, c->file_sets, c, c);
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
            vsd_overlap_scan(scan, c->file_sets, c, c);
        overlaps->made = true;
    }
    if (scan->failed)
        vsd_check_no_memory(check);
    return scan->failed ? NULL : scan->tallies;
}
