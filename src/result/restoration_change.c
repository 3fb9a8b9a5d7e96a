/* What two restorations of the same captures decide differently. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/key.h"
#include "base/list.h"
#include "base/text.h"
#include "result/restoration.h"

struct known {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_restore_decision *decision;
};

static struct vsd_key key_of(const struct vssdoc_restore_decision *d)
{
    const char *const texts[] = {d->writer_id, d->instance_name, d->component};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &d->step, sizeof d->step);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        vsd_key_folded(&maker, texts[i] != NULL ? texts[i] : "",
                       texts[i] != NULL ? strlen(texts[i]) : 0);
    return vsd_key_end(&maker);
}

static const char *events_of(const struct vssdoc_restore_decision *d)
{
    return d->post_restore ? "PreRestore, PostRestore" : d->pre_restore ? "PreRestore" : "none";
}

static const char *word(bool yes)
{
    return yes ? "yes" : "no";
}

static bool add(struct vsd_list *list, const struct vssdoc_restore_decision *d, const char *what,
                const char *path, const char *before, const char *after)
{
    if (vsd_same_text(before, after))
        return true;
    struct vssdoc_restore_change *change = vsd_list_add(list);
    if (change == NULL)
        return false;
    *change = (struct vssdoc_restore_change){d->step, d->writer_id, d->writer, d->component,
                                             what,    path,         before,    after};
    return true;
}

static bool compare_files(struct vsd_list *list, const struct vssdoc_restore_decision *a,
                          const struct vssdoc_restore_decision *b)
{
    size_t n = a->n_files < b->n_files ? a->n_files : b->n_files;
    bool enough = true;
    for (size_t i = 0; i < n && enough; i++)
        if (a->files[i].to != NULL && b->files[i].to != NULL &&
            vsd_same_text(a->files[i].path, b->files[i].path))
            enough = add(list, a, "to", a->files[i].path, a->files[i].to, b->files[i].to);
    return enough;
}

static bool compare(struct vsd_list *list, const struct vssdoc_restore_decision *a,
                    const struct vssdoc_restore_decision *b)
{
    return add(list, a, "action", NULL, vssdoc_restore_action_name(a->action),
               vssdoc_restore_action_name(b->action)) &&
           add(list, a, "error", NULL, a->error, b->error) &&
           add(list, a, "selected", NULL, word(a->selected), word(b->selected)) &&
           add(list, a, "status", NULL, a->status, b->status) &&
           add(list, a, "events", NULL, events_of(a), events_of(b)) &&
           add(list, a, "reboot_required", NULL, word(a->reboot_required),
               word(b->reboot_required)) &&
           compare_files(list, a, b);
}

enum vssdoc_status vssdoc_restoration_compare(const struct vssdoc_restoration *before,
                                              const struct vssdoc_restoration *after,
                                              struct vssdoc_restore_change **out, size_t *n,
                                              struct vssdoc_error *error)
{
    struct vsd_list list = {.size = sizeof(struct vssdoc_restore_change)};
    struct known *table = NULL, *known = calloc(after->n_decisions + 1, sizeof *known), *found;
    bool enough = known != NULL;
    for (size_t i = 0; i < after->n_decisions && enough; i++) {
        known[i].key = key_of(&after->decisions[i]);
        known[i].decision = &after->decisions[i];
        HASH_FIND(hh, table, &known[i].key, sizeof known[i].key, found);
        if (found != NULL)
            continue;
        HASH_ADD(hh, table, key, sizeof known[i].key, &known[i]);
        enough = known[i].hh.tbl != NULL;
    }
    for (size_t i = 0; i < before->n_decisions && enough; i++) {
        const struct vssdoc_restore_decision *d = &before->decisions[i];
        struct vsd_key key = key_of(d);
        HASH_FIND(hh, table, &key, sizeof key, found);
        enough = found != NULL
                     ? compare(&list, d, found->decision)
                     : add(&list, d, "action", NULL, vssdoc_restore_action_name(d->action), NULL);
    }
    HASH_CLEAR(hh, table);
    free(known);
    if (!enough)
        free(list.items);
    *out = enough ? list.items : NULL;
    *n = enough ? list.n : 0;
    return enough ? VSSDOC_OK : vsd_no_memory(error, NULL);
}

void vssdoc_restore_changes_free(struct vssdoc_restore_change *changes)
{
    free(changes);
}
