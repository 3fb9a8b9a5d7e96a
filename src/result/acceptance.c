#include "result/acceptance.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* ---- fingerprints ---- */

static void add_part(XXH64_state_t *state, const char *part)
{
    static const unsigned char separator = 0x1F;
    uint32_t character;
    (void)XXH64_update(state, &separator, sizeof separator);
    for (const char *at = part != NULL ? part : ""; *at != '\0';) {
        at = vsd_utf8_next(at, &character);
        unsigned char bytes[4];
        character = vsd_fold(character);
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (unsigned char)(character >> 8 * i);
        (void)XXH64_update(state, bytes, sizeof bytes);
    }
}

void vsd_fingerprint(const char *rule, const char *writer_id, const char *instance_name,
                     const char *component, const char *subject, char out[17])
{
    const char *const parts[] = {rule, writer_id, instance_name, component, subject};
    XXH64_state_t state;
    (void)XXH64_reset(&state, 0); /* the same on every machine, for good */
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        add_part(&state, parts[i]);
    (void)snprintf(out, 17, "%016llx", (unsigned long long)XXH64_digest(&state));
}

/* ---- acceptance ---- */

static bool fits(const char *asked, const char *a, const char *b)
{
    return asked == NULL || (a != NULL && vsd_equal_folded(asked, a)) ||
           (b != NULL && vsd_equal_folded(asked, b));
}

/* Entries with one fingerprint, and those without, in the order of the file. */
struct vsd_accepted {
    UT_hash_handle hh;
    char fingerprint[17];
    struct vsd_accepted *next;
    struct vssdoc_acceptance *entry;
};

static void fold_fingerprint(const char *text, char out[17])
{
    size_t i = 0;
    for (; i < 16 && text[i] != '\0'; i++)
        out[i] = (char)(text[i] >= 'A' && text[i] <= 'F' ? text[i] - 'A' + 'a' : text[i]);
    out[i] = '\0';
}

static struct vsd_accepted *with_fingerprint(const struct vsd_acceptances *acceptances,
                                             const char *text)
{
    struct vsd_accepted *found = NULL;
    char folded[17];
    fold_fingerprint(text, folded);
    HASH_FIND(hh, acceptances->by_fingerprint, folded, strlen(folded), found);
    return found;
}

bool vsd_acceptances_set(struct vsd_acceptances *acceptances, struct vsd_arena *arena,
                         struct vssdoc_acceptance *entries, size_t n, const char *today)
{
    *acceptances = (struct vsd_acceptances){.entries = entries, .n = n};
    (void)snprintf(acceptances->today, sizeof acceptances->today, "%s",
                   today != NULL ? today : "1970-01-01");
    acceptances->used = vsd_arena_alloc(arena, n + 1);
    if (acceptances->used == NULL)
        return false;
    for (size_t i = n; i-- > 0;) { /* from the last, so that each goes to the front */
        struct vssdoc_acceptance *entry = &entries[i];
        struct vsd_accepted *row = vsd_arena_alloc(arena, sizeof *row), *same = NULL;
        if (row == NULL)
            return false;
        row->entry = entry;
        if (entry->fingerprint == NULL) {
            row->next = acceptances->others;
            acceptances->others = row;
            continue;
        }
        same = with_fingerprint(acceptances, entry->fingerprint);
        if (same != NULL) {
            struct vssdoc_acceptance *first = same->entry;
            same->entry = entry;
            row->entry = first;
            row->next = same->next;
            same->next = row;
            continue;
        }
        fold_fingerprint(entry->fingerprint, row->fingerprint);
        HASH_ADD(hh, acceptances->by_fingerprint, fingerprint[0], strlen(row->fingerprint), row);
        if (row->hh.tbl == NULL)
            return false;
    }
    return true;
}

static bool covers(const struct vssdoc_acceptance *entry, const struct vsd_acceptable *found)
{
    if (entry->fingerprint != NULL)
        return true; /* it was looked up by it */
    return fits(entry->rule, found->rules[0], found->rules[1]) &&
           fits(entry->writer, found->writer, found->writer_id) &&
           fits(entry->component, found->component, NULL);
}

static bool has_expired(struct vsd_acceptances *acceptances, const struct vssdoc_acceptance *entry)
{
    acceptances->today_matters = acceptances->today_matters || entry->until != NULL;
    return entry->until != NULL && strcmp(acceptances->today, entry->until) > 0;
}

const struct vssdoc_acceptance *vsd_acceptances_find(struct vsd_acceptances *acceptances,
                                                     const struct vsd_acceptable *found)
{
    struct vsd_accepted *const lists[] = {with_fingerprint(acceptances, found->fingerprint),
                                          acceptances->others};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (struct vsd_accepted *a = lists[i]; a != NULL; a = a->next) {
            if (!covers(a->entry, found))
                continue;
            acceptances->used[a->entry - acceptances->entries] = true;
            if (!has_expired(acceptances, a->entry))
                return a->entry;
        }
    }
    return NULL;
}

void vsd_acceptances_merge(struct vsd_acceptances *acceptances, const struct vsd_acceptances *other)
{
    acceptances->today_matters = acceptances->today_matters || other->today_matters;
    for (size_t i = 0; i < acceptances->n && i < other->n; i++)
        acceptances->used[i] = acceptances->used[i] || other->used[i];
}

void vsd_acceptances_finish(struct vsd_acceptances *acceptances)
{
    for (size_t i = 0; i < acceptances->n; i++) {
        acceptances->entries[i].used = acceptances->used[i];
        acceptances->entries[i].expired = has_expired(acceptances, &acceptances->entries[i]);
    }
}

void vsd_acceptances_free(struct vsd_acceptances *acceptances)
{
    HASH_CLEAR(hh, acceptances->by_fingerprint);
}
