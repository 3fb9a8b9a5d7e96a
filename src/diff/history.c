/* Comparisons in a row: which change a later one took back. */
#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "result/differences.h"

/* The latest change of something. */
struct latest {
    UT_hash_handle hh;
    const char *subject;
    size_t change; /* in the history; SIZE_MAX: taken back */
};

static bool takes_back(const struct vssdoc_change *later, const struct vssdoc_change *earlier)
{
    return vsd_same_text(later->new_value.text, earlier->old_value.text) &&
           vsd_same_text(later->old_value.text, earlier->new_value.text);
}

static bool link_up(struct vssdoc_history_change *changes, size_t n)
{
    struct vsd_arena arena = {0};
    struct latest *known = NULL;
    bool enough = true;
    for (size_t i = 0; i < n && enough; i++) {
        const struct vssdoc_change *change = changes[i].change;
        struct latest *latest = NULL;
        HASH_FIND_STR(known, change->subject, latest);
        if (latest == NULL) {
            latest = vsd_arena_alloc(&arena, sizeof *latest);
            enough = latest != NULL;
            if (!enough)
                break;
            latest->subject = change->subject;
            latest->change = SIZE_MAX;
            HASH_ADD_KEYPTR(hh, known, latest->subject, 16, latest);
            enough = latest->hh.tbl != NULL;
        }
        size_t before = latest->change;
        if (before != SIZE_MAX && changes[before].step < changes[i].step &&
            takes_back(change, changes[before].change)) {
            changes[before].undone = changes[i].step;
            changes[i].undoes = changes[before].step;
            latest->change = SIZE_MAX;
        } else {
            latest->change = i;
        }
    }
    HASH_CLEAR(hh, known);
    vsd_arena_free(&arena);
    return enough;
}

enum vssdoc_status vssdoc_history(const struct vssdoc_differences *const *steps, size_t n,
                                  struct vssdoc_history **out, struct vssdoc_error *error)
{
    struct vsd_history *history = calloc(1, sizeof *history);
    *out = NULL;
    if (history == NULL)
        return vsd_no_memory(error, NULL);
    struct vssdoc_history *public = &history->public;
    for (size_t i = 0; i < n; i++)
    public->n_changes += steps[i]->n_changes;
    struct vssdoc_history_change *changes =
        vsd_arena_alloc(&history->arena, (public->n_changes + 1) * sizeof *changes);
    size_t at = 0;
    for (size_t i = 0; i < n && changes != NULL; i++)
        for (size_t j = 0; j < steps[i]->n_changes; j++)
            changes[at++] = (struct vssdoc_history_change){
                .step = i, .change = &steps[i]->changes[j], .undone = SIZE_MAX, .undoes = SIZE_MAX};
    if (changes == NULL || !link_up(changes, public->n_changes)) {
        vssdoc_history_free(public);
        return vsd_no_memory(error, NULL);
    }
    for (size_t i = 0; i < public->n_changes; i++) {
        public->passing += changes[i].undone != SIZE_MAX;
        public->lasting += changes[i].undone == SIZE_MAX && changes[i].undoes == SIZE_MAX;
    }
    public->steps = steps;
    public->n_steps = n;
    public->changes = changes;
    *out = public;
    return VSSDOC_OK;
}
