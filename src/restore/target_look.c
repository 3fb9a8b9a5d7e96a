/* What an index of a target state says of one file set. */
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "restore/listing.h"
#include "restore/target_index.h"

/* Remembers that an entry was of use; its state as it is told. */
static unsigned meet(const struct vsd_target *target, size_t rank, enum vssdoc_file_state state)
{
    target->uses[rank] = VSSDOC_TARGET_USED;
    return 1u << state;
}

enum relation { APART, SOME, ALL };

/* How much of a file set an entry decides. */
static enum relation relation(const struct vsd_target_entry *e, const struct vsd_parts *folder,
                              const char *filespec, bool recursive)
{
    size_t n = e->parts.n, common = n < folder->n ? n : folder->n;
    if (e->tree) {
        if (n <= folder->n)
            return vsd_parts_begin(&e->parts, folder, n) ? ALL : APART;
        /* a tree below the folder: its root is a folder, so only a recursive set reaches into it */
        return recursive && vsd_parts_begin(&e->parts, folder, common) ? SOME : APART;
    }
    if (n <= folder->n || (n > folder->n + 1 && !recursive) ||
        !vsd_parts_begin(&e->parts, folder, common))
        return APART;
    const char *last = e->parts.part[n - 1];
    if (n == folder->n + 1 && !recursive && vsd_filespec_covers(last, filespec))
        return ALL;
    return vsd_filespec_overlaps(last, filespec) ? SOME : APART;
}

static bool holds(const struct vsd_target_exact *e, size_t n_folders, const char *filespec,
                  bool recursive, size_t before)
{
    return e->rank < before && (recursive ? e->n_parts > n_folders : e->n_parts == n_folders + 1) &&
           vsd_filespec_matches(filespec, e->name);
}

/* Where those whose text begins so begin in the sorted list. */
static size_t first_of(const struct vsd_target *target, const char *prefix, size_t length)
{
    size_t low = 0, high = target->n_exact;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strncmp(target->sorted[middle]->folded, prefix, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The exact paths below a folder that a file set may hold, as far as no earlier entry covers them
 * all: of one folder those that end, else begin, as the pattern does. False when memory runs out.
 */
static bool look_at_exact(const struct vsd_target *target, struct vsd_arena *scratch,
                          const char *folder, size_t n_folders, const char *filespec,
                          bool recursive, size_t before, unsigned *states)
{
    struct vsd_key key;
    /* of few entries each is told that it was met */
    const unsigned every = target->n_exact <= VSD_TARGET_WATCHED ? UINT_MAX : target->exact_states;
    if (target->n_exact == 0)
        return true;
    if (!recursive && vsd_ending_key(folder, strlen(folder), filespec, &key)) {
        const uint32_t *first = vsd_keymap_find(&target->endings, key);
        const struct vsd_target_exact *e = first != NULL ? target->sorted[*first - 1] : NULL;
        for (; e != NULL && (*states & every) != every; e = e->next_of_ending)
            if (holds(e, n_folders, filespec, false, before))
                *states |= meet(target, e->rank, e->state);
        return true;
    }
    size_t begins = recursive ? 0 : strcspn(filespec, "*?");
    begins -= begins > 0 && filespec[begins - 1] == '.';
    const char *beginning = vsd_arena_copy(scratch, filespec, begins);
    beginning = beginning != NULL ? vsd_folded(scratch, beginning) : NULL;
    const char *prefix =
        beginning != NULL ? vsd_arena_printf(scratch, "%s%s", folder, beginning) : NULL;
    if (prefix == NULL)
        return false;
    size_t length = strlen(prefix);
    length -= *beginning != '\0'; /* the name goes on */
    for (size_t i = first_of(target, prefix, length);
         i < target->n_exact && (*states & every) != every; i++) {
        const struct vsd_target_exact *e = target->sorted[i];
        if (strncmp(e->folded, prefix, length) != 0)
            break;
        if (holds(e, n_folders, filespec, recursive, before))
            *states |= meet(target, e->rank, e->state);
    }
    return true;
}

/* ---- entries by their folders ---- */

/* The first of the entries that fit: its rank, SIZE_MAX: none does. */
struct found {
    const struct vsd_target *target;
    const char *filespec;
    bool covers; /* of a pattern: it decides about all that the pattern means */
    size_t rank;
    enum vssdoc_file_state state;
};

static void note(struct found *found, const struct vsd_target_entry *e)
{
    if (e->rank < found->rank) {
        found->rank = e->rank;
        found->state = e->state;
    }
}

static bool try_entry(void *context, uint32_t number)
{
    struct found *found = context;
    const struct vsd_target_entry *e = &found->target->entries[number - 1];
    const char *last = e->parts.part[e->parts.n - 1];
    if (e->rank < found->rank && (found->covers ? vsd_filespec_covers(last, found->filespec)
                                                : vsd_filespec_matches(last, found->filespec)))
        note(found, e);
    return true;
}

/* Entries with wildcards for names in a folder, and those for all below it or a folder above. */
static void find_in_folder(struct vsd_target *target, const char *folder, size_t length,
                           struct found *found)
{
    const uint32_t *number = vsd_keymap_find(&target->folders, vsd_folded_key(folder, length));
    struct vsd_pattern_name name;
    vsd_pattern_name_begin(&name, found->filespec);
    if (number != NULL)
        (void)vsd_patterns_find(&target->patterns, *number, &name, try_entry, found);
    for (size_t at = length;; at = vsd_folded_folder(folder, at)) {
        const uint32_t *tree = vsd_keymap_find(&target->trees, vsd_folded_key(folder, at));
        if (tree != NULL)
            note(found, &target->entries[*tree - 1]);
        if (at == 0)
            return;
    }
}

/* A name that is known: the first entry that matches it; false when none does. */
static bool look_at_file(struct vsd_target *target, const struct vsd_parts *path, const char *text,
                         unsigned *states)
{
    struct vsd_key key = vsd_folded_key(text, strlen(text));
    struct vsd_target_exact *exact = NULL;
    HASH_FIND(hh, target->by_path, &key, sizeof key, exact);
    struct found found = {.target = target, .filespec = path->part[path->n - 1], .rank = SIZE_MAX};
    if (exact != NULL) {
        found.rank = exact->rank;
        found.state = exact->state;
    }
    find_in_folder(target, text, vsd_folded_folder(text, strlen(text)), &found);
    const uint32_t *others = target->others.items;
    for (size_t i = 0; i < target->others.n; i++) {
        const struct vsd_target_entry *e = &target->entries[others[i] - 1];
        if (found.rank < e->rank)
            break;
        bool fits = e->tree ? e->parts.n < path->n : e->parts.n == path->n;
        if (fits && vsd_parts_begin(&e->parts, path, e->parts.n))
            note(&found, e);
    }
    if (found.rank != SIZE_MAX)
        *states = meet(target, found.rank, found.state);
    return found.rank != SIZE_MAX;
}

/* A file set that is looked at. */
struct looked {
    const char *path;       /* of its folder, expanded */
    const char *folder;     /* the same folded */
    struct vsd_parts parts; /* of it */
    const char *filespec;
    bool recursive;
};

/* What holds where no entry decides: what the listing says, else the default. Of a pattern nobody
 * knows whether the backup holds more than is there. */
static bool look_further(const struct vsd_target *target, const struct looked *set, bool known,
                         unsigned *states)
{
    bool there = false;
    if (target->listed != NULL &&
        !vsd_listed_ask(target->listed, set->folder, set->filespec, set->recursive, &there))
        return false;
    *states |= there ? 1u << VSSDOC_FILE_PRESENT : 0;
    if (there && known)
        return true;
    bool looked = target->listed != NULL && vssdoc_host_knows(target->host, set->path, false);
    if (looked)
        *states |= 1u << VSSDOC_FILE_ABSENT;
    if (!looked || (set->recursive && !vssdoc_host_knows(target->host, set->path, true)))
        *states |= 1u << target->state->otherwise; /* of some or all of it nothing is known */
    return true;
}

/* What entries for names in its folder say of a pattern; the rank of the one that decides about all
 * of it. */
static size_t look_in_folder(struct vsd_target *target, const struct vsd_parts *parts,
                             const char *text, const char *filespec, unsigned *states)
{
    size_t length = strlen(text);
    struct found found = {.target = target, .filespec = filespec, .covers = true, .rank = SIZE_MAX};
    find_in_folder(target, text, length, &found);
    const uint32_t *others = target->others.items;
    for (size_t i = 0; i < target->others.n; i++) {
        const struct vsd_target_entry *e = &target->entries[others[i] - 1];
        if (found.rank < e->rank)
            break;
        enum relation how = relation(e, parts, filespec, false);
        if (how != APART)
            *states |= meet(target, e->rank, e->state);
        if (how == ALL)
            note(&found, e);
    }
    if (found.rank != SIZE_MAX)
        *states |= meet(target, found.rank, found.state);
    const uint32_t *number = vsd_keymap_find(&target->folders, vsd_folded_key(text, length));
    const struct vsd_target_folder *in =
        number != NULL ? (const struct vsd_target_folder *)target->in_folders.items + (*number - 1)
                       : NULL;
    bool watched = target->n_entries <= VSD_TARGET_WATCHED;
    for (unsigned state = 0; in != NULL && state <= VSSDOC_FILE_UNCREATABLE; state++)
        for (uint32_t n = in->first[state]; n != 0 && (watched || (*states & 1u << state) == 0);) {
            const struct vsd_target_entry *e = &target->entries[n - 1];
            if (e->rank > found.rank)
                break;
            if (vsd_filespec_overlaps(e->parts.part[e->parts.n - 1], filespec))
                *states |= meet(target, e->rank, e->state);
            n = e->next;
        }
    return found.rank;
}

/* The same of a tree of folders. */
static size_t look_in_tree(const struct vsd_target *target, const struct vsd_parts *parts,
                           const char *filespec, unsigned *states)
{
    for (size_t i = 0; i < target->n_entries; i++) {
        const struct vsd_target_entry *e = &target->entries[i];
        enum relation how = relation(e, parts, filespec, true);
        if (how != APART)
            *states |= meet(target, e->rank, e->state);
        if (how == ALL)
            return e->rank;
    }
    return SIZE_MAX;
}

static struct vsd_key pattern_key(const char *folder, const char *filespec, bool recursive)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, folder, strlen(folder) + 1);
    vsd_key_bytes(&maker, filespec, strlen(filespec));
    vsd_key_bytes(&maker, &recursive, sizeof recursive);
    return vsd_key_end(&maker);
}

static bool look_at_pattern(struct vsd_target *target, struct vsd_arena *scratch,
                            const struct looked *set, unsigned *states)
{
    enum { KNOWN = 1, DECIDED = 2, STATES = 2 /* bits */ };
    uint32_t *answer = vsd_keymap_add(
        &target->answers, pattern_key(set->folder, set->filespec, set->recursive), NULL);
    if (answer == NULL)
        return false;
    if (*answer == 0) {
        size_t before = set->recursive ? look_in_tree(target, &set->parts, set->filespec, states)
                                       : look_in_folder(target, &set->parts, set->folder,
                                                        set->filespec, states);
        if (!look_at_exact(target, scratch, set->folder, set->parts.n, set->filespec,
                           set->recursive, before, states))
            return false;
        *answer = KNOWN | (before != SIZE_MAX ? DECIDED : 0) | *states << STATES;
    }
    *states = *answer >> STATES;
    return (*answer & DECIDED) != 0 || look_further(target, set, false, states);
}

bool vsd_target_look(struct vsd_target *target, struct vsd_arena *scratch, const char *folder,
                     const char *filespec, bool recursive, unsigned *states)
{
    struct looked set = {.path = vsd_target_expand(target, scratch, folder != NULL ? folder : ""),
                         .filespec = filespec == NULL || *filespec == '\0' ? "*" : filespec,
                         .recursive = recursive};
    *states = 0;
    if (set.path == NULL || !vsd_take_apart(scratch, set.path, &set.parts) ||
        (set.folder = vsd_folded(scratch, set.path)) == NULL)
        return false;
    if (recursive || strpbrk(set.filespec, "*?") != NULL)
        return look_at_pattern(target, scratch, &set, states);
    struct vsd_parts file = set.parts;
    file.part[file.n++] = set.filespec;
    const char *path = vsd_arena_printf(scratch, "%s\\%s", set.path, set.filespec);
    const char *whole = path != NULL ? vsd_folded(scratch, path) : NULL;
    if (whole == NULL)
        return false;
    return look_at_file(target, &file, whole, states) || look_further(target, &set, true, states);
}
