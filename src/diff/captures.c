/* Which captures belong together where an operand holds several. */
#include <string.h>

#include "base/guid.h"
#include "base/text.h"
#include "diff/option.h"
#include "diff/parts.h"

const char *vsd_machine_of(const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    if (capture->manifest != NULL && capture->manifest->machine_name != NULL)
        return capture->manifest->machine_name;
    if (bcd != NULL && bcd->snapshot_set != NULL && bcd->snapshot_set->snapshots != NULL)
        return bcd->snapshot_set->snapshots->originating_machine;
    return NULL;
}

enum identity { SNAPSHOT_SET, MACHINE_AND_TYPE, MACHINE, ANY };

static const struct vssdoc_guid *set_of(const struct vssdoc_capture *capture)
{
    return capture->backup_components != NULL ? &capture->backup_components->snapshot_set_id
           : capture->manifest != NULL        ? &capture->manifest->snapshot_set_id
                                              : NULL;
}

static int type_of(const struct vssdoc_capture *capture)
{
    return capture->backup_components != NULL ? capture->backup_components->backup_type
                                              : VSSDOC_ABSENT;
}

static bool belong_together(struct vsd_diff *diff, const struct vssdoc_capture *a,
                            const struct vssdoc_capture *b, enum identity identity)
{
    if (identity == SNAPSHOT_SET) {
        const struct vssdoc_guid *x = set_of(a), *y = set_of(b);
        return x != NULL && y != NULL && vssdoc_guid_equal(x, y) && !vsd_guid_is_null(x);
    }
    if (identity == ANY)
        return true;
    const char *x = vsd_diff_mapped(diff, VSD_OLD, vsd_machine_of(a)), *y = vsd_machine_of(b);
    bool same = x != NULL && y != NULL && vsd_equal_folded(x, y);
    return same && (identity == MACHINE || type_of(a) == type_of(b));
}

enum { COMPARED = 1000 }; /* so many captures of a side are looked through for a counterpart */

void vsd_pair_captures(struct vsd_diff *diff, const struct vssdoc_diff_side *olds,
                       const struct vssdoc_diff_side *news, size_t *old_of)
{
    bool *taken = vsd_arena_alloc(&diff->scratch, olds->n_captures + 1);
    diff->no_memory = diff->no_memory || taken == NULL;
    for (size_t j = 0; j < news->n_captures; j++)
        old_of[j] = SIZE_MAX;
    if (taken == NULL)
        return;
    if (olds->n_captures == 1 && news->n_captures == 1) {
        old_of[0] = 0; /* what was named is what is meant */
        return;
    }
    size_t most = olds->n_captures < COMPARED ? olds->n_captures : COMPARED;
    for (int identity = SNAPSHOT_SET; identity <= ANY; identity++) {
        for (size_t j = 0; j < news->n_captures; j++) {
            for (size_t i = 0; i < most && old_of[j] == SIZE_MAX; i++) {
                bool machines = vsd_machine_of(olds->captures[i]) != NULL &&
                                vsd_machine_of(news->captures[j]) != NULL;
                if (taken[i] || (identity == ANY && machines) ||
                    !belong_together(diff, olds->captures[i], news->captures[j],
                                     (enum identity)identity))
                    continue;
                taken[i] = true;
                old_of[j] = i;
            }
        }
    }
}
