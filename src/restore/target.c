#include "restore/target.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "base/winpath.h"
#include "restore/listing.h"

/* A path taken apart: "E:\DATA\x" is E:, DATA, x. */
struct parts {
    const char **part; /* with room for one more */
    size_t n;
};

struct vsd_target_entry {
    struct parts parts;
    bool tree; /* a last "\**": all below the parts */
    enum vssdoc_file_state state;
    size_t rank;
    uint32_t next; /* of the same folder and state, plus one; 0: none */
};

/* Entries with wildcards in their last part, by their state: places plus one. */
struct in_folder {
    uint32_t first[VSSDOC_FILE_UNCREATABLE + 1], last[VSSDOC_FILE_UNCREATABLE + 1];
};

/* Remembers that an entry was of use; its state as it is told. */
static unsigned meet(const struct vsd_target *target, size_t rank, enum vssdoc_file_state state)
{
    target->uses[rank] = VSSDOC_TARGET_USED;
    return 1u << state;
}

struct vsd_target_exact {
    UT_hash_handle hh;
    struct vsd_key key;
    const char *folded; /* all parts, each with an end that sorts below every character */
    const char *name;   /* the last part */
    size_t n_parts;
    enum vssdoc_file_state state;
    size_t rank;
    struct vsd_target_exact *next_of_ending;
};

/* ---- taking apart ---- */

/* Cuts a copy of the path; false when memory runs out. */
static bool take_apart(struct vsd_arena *arena, const char *path, struct parts *out)
{
    if (strncmp(path, "\\\\?\\", 4) == 0)
        path += 4;
    size_t most = 2;
    for (const char *c = path; *c != '\0'; c++)
        most += *c == '\\';
    char *text = vsd_arena_copy(arena, path, strlen(path));
    *out = (struct parts){vsd_arena_alloc(arena, most * sizeof(char *)), 0};
    if (text == NULL || out->part == NULL)
        return false;
    for (char *rest = text; rest != NULL;) {
        rest += strspn(rest, "\\");
        if (*rest == '\0')
            break;
        out->part[out->n++] = rest;
        rest = strchr(rest, '\\');
        if (rest != NULL)
            *rest++ = '\0';
    }
    return true;
}

static const char *expand(const struct vsd_target *target, struct vsd_arena *arena,
                          const char *path)
{
    struct vsd_expanded expanded;
    return vsd_expand(&target->environment, arena, path, &expanded) ? expanded.path : NULL;
}

/* Folded, so that what lies below a folder sorts together; NULL when memory runs out. */
static char *folded(struct vsd_arena *arena, const char *path)
{
    size_t length = vsd_fold_path(path, NULL, 0);
    char *text = vsd_arena_alloc(arena, length + 1);
    if (text != NULL)
        (void)vsd_fold_path(path, text, length + 1);
    return text;
}

static struct vsd_key key_of_part(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, length);
    return vsd_key_end(&maker);
}

static struct vsd_key key_of(const char *text)
{
    return key_of_part(text, strlen(text));
}

/* How much of a folded path is the folder that its last part lies in: 0 where that is the first. */
static size_t folder_length(const char *folded, size_t length)
{
    while (length > 0 && folded[--length] != VSD_FOLD_END)
        continue;
    while (length > 0 && folded[length - 1] != VSD_FOLD_END)
        length--;
    return length;
}

/* ---- making ---- */

static bool add_exact(struct vsd_target *target, const char *path, const struct parts *parts,
                      enum vssdoc_file_state state, size_t rank)
{
    struct vsd_target_exact *exact = vsd_arena_alloc(&target->arena, sizeof *exact), *old = NULL;
    const char *text = exact != NULL ? folded(&target->arena, path) : NULL;
    if (text == NULL)
        return false;
    *exact = (struct vsd_target_exact){.key = key_of(text),
                                       .folded = text,
                                       .name = parts->n > 0 ? parts->part[parts->n - 1] : "",
                                       .n_parts = parts->n,
                                       .state = state,
                                       .rank = rank};
    HASH_FIND(hh, target->by_path, &exact->key, sizeof exact->key, old);
    if (old != NULL) { /* the first decides */
        target->uses[rank] = VSSDOC_TARGET_HIDDEN;
        return true;
    }
    HASH_ADD(hh, target->by_path, key, sizeof exact->key, exact);
    target->n_exact++;
    target->exact_states |= 1u << state;
    return exact->hh.tbl != NULL;
}

/* Finds an entry that has no wildcards in its folder a place where it is found by that. */
static bool place(struct vsd_target *target, const char *path, uint32_t number)
{
    struct vsd_target_entry *e = &target->entries[number - 1];
    const char *text = folded(&target->arena, path);
    bool added;
    if (text == NULL)
        return false;
    size_t length = folder_length(text, strlen(text));
    bool odd = (!e->tree && e->parts.n == 0) || memchr(text, '*', length) != NULL ||
               memchr(text, '?', length) != NULL;
    if (odd) {
        uint32_t *other = vsd_list_add(&target->others);
        if (other != NULL)
            *other = number;
        return other != NULL;
    }
    uint32_t *known = vsd_keymap_add(e->tree ? &target->trees : &target->folders,
                                     key_of_part(text, length), &added);
    if (known == NULL)
        return false;
    if (e->tree) {
        *known = added ? number : *known; /* the first decides */
        return true;
    }
    if (added && vsd_list_add(&target->in_folders) == NULL)
        return false;
    *known = added ? (uint32_t)target->in_folders.n : *known;
    struct in_folder *in = (struct in_folder *)target->in_folders.items + (*known - 1);
    if (in->first[e->state] == 0)
        in->first[e->state] = number;
    else
        target->entries[in->last[e->state] - 1].next = number;
    in->last[e->state] = number;
    return vsd_patterns_add(&target->patterns, *known, e->parts.part[e->parts.n - 1], number);
}

static bool add(struct vsd_target *target, const struct vssdoc_target_files *files, size_t rank)
{
    struct parts parts;
    const char *path = expand(target, &target->arena, files->path);
    if (path == NULL || !take_apart(&target->arena, path, &parts))
        return false;
    bool tree = parts.n > 0 && strcmp(parts.part[parts.n - 1], "**") == 0;
    if (!tree && strpbrk(path + (strncmp(path, "\\\\?\\", 4) == 0 ? 4 : 0), "*?") == NULL)
        return add_exact(target, path, &parts, files->state, rank);
    parts.n -= tree;
    target->entries[target->n_entries++] =
        (struct vsd_target_entry){parts, tree, files->state, rank, 0};
    return place(target, path, (uint32_t)target->n_entries);
}

/* The key of what a folder holds with the same letters behind the last dot; false where a pattern
 * does not say which they are. */
static bool ending_key(const char *folder, size_t length, const char *name, struct vsd_key *out)
{
    struct vsd_key_maker maker;
    size_t end = vsd_seen_length(name), dot = end;
    while (dot > 0 && name[dot - 1] != '.' && name[dot - 1] != '*' && name[dot - 1] != '?')
        dot--;
    if (dot == 0 || name[dot - 1] != '.')
        return false;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, folder, length);
    vsd_key_folded(&maker, name + dot, end - dot);
    *out = vsd_key_end(&maker);
    return true;
}

static bool put_by_ending(struct vsd_target *target, uint32_t place)
{
    struct vsd_target_exact *exact = target->sorted[place];
    struct vsd_key key;
    size_t length = folder_length(exact->folded, strlen(exact->folded));
    if (!ending_key(exact->folded, length, exact->name, &key))
        return true;
    uint32_t *first = vsd_keymap_add(&target->endings, key, NULL);
    if (first == NULL)
        return false;
    exact->next_of_ending = *first > 0 ? target->sorted[*first - 1] : NULL;
    *first = place + 1;
    return true;
}

static int by_text(const void *a, const void *b)
{
    const struct vsd_target_exact *const *x = a, *const *y = b;
    return strcmp((*x)->folded, (*y)->folded);
}

static bool sort(struct vsd_target *target)
{
    if (target->n_exact == 0)
        return true;
    target->sorted = malloc(target->n_exact * sizeof(struct vsd_target_exact *));
    if (target->sorted == NULL)
        return false;
    size_t n = 0;
    for (struct vsd_target_exact *e = target->by_path; e != NULL; e = e->hh.next)
        target->sorted[n++] = e;
    qsort(target->sorted, n, sizeof(struct vsd_target_exact *), by_text);
    bool enough = true;
    for (uint32_t i = 0; i < n && enough; i++)
        enough = put_by_ending(target, i);
    return enough;
}

bool vsd_target_make(struct vsd_target *target, const struct vssdoc_target_state *state,
                     const char *const *defines)
{
    *target = (struct vsd_target){.state = state,
                                  .environment = {defines},
                                  .in_folders = {.size = sizeof(struct in_folder)},
                                  .others = {.size = sizeof(uint32_t)}};
    size_t n = 0;
    for (size_t i = 0; i < state->n_files; i++)
        n += strpbrk(state->files[i].path, "*?") != NULL;
    target->entries = n > 0 ? calloc(n, sizeof *target->entries) : NULL;
    bool enough = n == 0 || target->entries != NULL;
    target->uses = calloc(state->n_files + 1, sizeof *target->uses);
    enough = enough && target->uses != NULL;
    for (size_t i = 0; i < state->n_files && enough; i++)
        enough = add(target, &state->files[i], i);
    return enough && sort(target);
}

void vsd_target_free(struct vsd_target *target)
{
    HASH_CLEAR(hh, target->by_path);
    vsd_keymap_free(&target->folders);
    vsd_keymap_free(&target->trees);
    vsd_keymap_free(&target->endings);
    vsd_keymap_free(&target->answers);
    vsd_patterns_free(&target->patterns);
    free(target->in_folders.items);
    free(target->others.items);
    free(target->entries);
    free(target->sorted);
    free(target->uses);
    vsd_arena_free(&target->arena);
}

/* ---- looking ---- */

static bool same_part(const char *pattern, const char *name)
{
    return strpbrk(pattern, "*?") != NULL ? vsd_filespec_matches(pattern, name)
                                          : vsd_equal_folded(pattern, name);
}

static bool begins(const struct parts *pattern, const struct parts *path, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!same_part(pattern->part[i], path->part[i]))
            return false;
    return true;
}

enum relation { APART, SOME, ALL };

/* How much of a file set an entry decides. */
static enum relation relation(const struct vsd_target_entry *e, const struct parts *folder,
                              const char *filespec, bool recursive)
{
    size_t n = e->parts.n, common = n < folder->n ? n : folder->n;
    if (e->tree) {
        if (n <= folder->n)
            return begins(&e->parts, folder, n) ? ALL : APART;
        /* a tree below the folder: its root is a folder, so only a recursive set reaches into it */
        return recursive && begins(&e->parts, folder, common) ? SOME : APART;
    }
    if (n <= folder->n || (n > folder->n + 1 && !recursive) || !begins(&e->parts, folder, common))
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
 * all: of one folder those that end, else begin, as the pattern does. False when memory runs out. */
static bool look_at_exact(const struct vsd_target *target, struct vsd_arena *scratch,
                          const char *folder, size_t n_folders, const char *filespec,
                          bool recursive, size_t before, unsigned *states)
{
    struct vsd_key key;
    /* of few entries each is told that it was met */
    const unsigned every = target->n_exact <= VSD_TARGET_WATCHED ? UINT_MAX : target->exact_states;
    if (target->n_exact == 0)
        return true;
    if (!recursive && ending_key(folder, strlen(folder), filespec, &key)) {
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
    beginning = beginning != NULL ? folded(scratch, beginning) : NULL;
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
    const uint32_t *number = vsd_keymap_find(&target->folders, key_of_part(folder, length));
    struct vsd_pattern_name name;
    vsd_pattern_name_begin(&name, found->filespec);
    if (number != NULL)
        (void)vsd_patterns_find(&target->patterns, *number, &name, try_entry, found);
    for (size_t at = length;; at = folder_length(folder, at)) {
        const uint32_t *tree = vsd_keymap_find(&target->trees, key_of_part(folder, at));
        if (tree != NULL)
            note(found, &target->entries[*tree - 1]);
        if (at == 0)
            return;
    }
}

/* A name that is known: the first entry that matches it; false when none does. */
static bool look_at_file(struct vsd_target *target, const struct parts *path, const char *text,
                         unsigned *states)
{
    struct vsd_key key = key_of(text);
    struct vsd_target_exact *exact = NULL;
    HASH_FIND(hh, target->by_path, &key, sizeof key, exact);
    struct found found = {
        .target = target, .filespec = path->part[path->n - 1], .rank = SIZE_MAX};
    if (exact != NULL) {
        found.rank = exact->rank;
        found.state = exact->state;
    }
    find_in_folder(target, text, folder_length(text, strlen(text)), &found);
    const uint32_t *others = target->others.items;
    for (size_t i = 0; i < target->others.n; i++) {
        const struct vsd_target_entry *e = &target->entries[others[i] - 1];
        if (found.rank < e->rank)
            break;
        bool fits = e->tree ? e->parts.n < path->n : e->parts.n == path->n;
        if (fits && begins(&e->parts, path, e->parts.n))
            note(&found, e);
    }
    if (found.rank != SIZE_MAX)
        *states = meet(target, found.rank, found.state);
    return found.rank != SIZE_MAX;
}

/* A file set that is looked at. */
struct looked {
    const char *path;    /* of its folder, expanded */
    const char *folder;  /* the same folded */
    struct parts parts;  /* of it */
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
    *states |= 1u << (target->listed != NULL && vssdoc_host_knows(target->host, set->path)
                          ? VSSDOC_FILE_ABSENT
                          : target->state->otherwise);
    return true;
}

/* What entries for names in its folder say of a pattern; the rank of the one that decides about all
 * of it. */
static size_t look_in_folder(struct vsd_target *target, const struct parts *parts, const char *text,
                             const char *filespec, unsigned *states)
{
    size_t length = strlen(text);
    struct found found = {
        .target = target, .filespec = filespec, .covers = true, .rank = SIZE_MAX};
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
    const uint32_t *number = vsd_keymap_find(&target->folders, key_of_part(text, length));
    const struct in_folder *in =
        number != NULL ? (const struct in_folder *)target->in_folders.items + (*number - 1) : NULL;
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
static size_t look_in_tree(const struct vsd_target *target, const struct parts *parts,
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
        size_t before =
            set->recursive
                ? look_in_tree(target, &set->parts, set->filespec, states)
                : look_in_folder(target, &set->parts, set->folder, set->filespec, states);
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
    struct looked set = {.path = expand(target, scratch, folder != NULL ? folder : ""),
                         .filespec = filespec == NULL || *filespec == '\0' ? "*" : filespec,
                         .recursive = recursive};
    *states = 0;
    if (set.path == NULL || !take_apart(scratch, set.path, &set.parts) ||
        (set.folder = folded(scratch, set.path)) == NULL)
        return false;
    if (recursive || strpbrk(set.filespec, "*?") != NULL)
        return look_at_pattern(target, scratch, &set, states);
    struct parts file = set.parts;
    file.part[file.n++] = set.filespec;
    const char *path = vsd_arena_printf(scratch, "%s\\%s", set.path, set.filespec);
    const char *whole = path != NULL ? folded(scratch, path) : NULL;
    if (whole == NULL)
        return false;
    return look_at_file(target, &file, whole, states) || look_further(target, &set, true, states);
}

/* ---- what of it decided ---- */

/* Whether an earlier entry leaves a later one nothing. */
static bool hides(const struct vsd_target_entry *earlier, const struct parts *later, bool tree)
{
    size_t n = earlier->parts.n;
    if (later->n == 0 || n == 0)
        return earlier->tree && n == 0;
    if (earlier->tree)
        return (tree ? n <= later->n : n < later->n) && begins(&earlier->parts, later, n);
    return !tree && n == later->n && begins(&earlier->parts, later, n - 1) &&
           vsd_filespec_covers(earlier->parts.part[n - 1], later->part[n - 1]);
}

static bool is_hidden(const struct vsd_target *target, const struct parts *parts, bool tree,
                      size_t rank)
{
    for (size_t i = 0; i < target->n_entries && target->entries[i].rank < rank; i++)
        if (hides(&target->entries[i], parts, tree))
            return true;
    return false;
}

bool vsd_target_uses(const struct vsd_target *target, struct vsd_arena *scratch)
{
    struct parts parts;
    for (size_t i = 0; i < target->n_entries && target->n_entries <= VSD_TARGET_WATCHED; i++) {
        const struct vsd_target_entry *e = &target->entries[i];
        if (target->uses[e->rank] == VSSDOC_TARGET_UNUSED &&
            is_hidden(target, &e->parts, e->tree, e->rank))
            target->uses[e->rank] = VSSDOC_TARGET_HIDDEN;
    }
    for (size_t i = 0; i < target->n_exact && target->n_exact <= VSD_TARGET_WATCHED; i++) {
        size_t rank = target->sorted[i]->rank;
        if (target->uses[rank] != VSSDOC_TARGET_UNUSED)
            continue;
        const char *path = expand(target, scratch, target->state->files[rank].path);
        if (path == NULL || !take_apart(scratch, path, &parts))
            return false;
        if (is_hidden(target, &parts, false, rank))
            target->uses[rank] = VSSDOC_TARGET_HIDDEN;
    }
    return true;
}

/* ---- services and writers ---- */

const struct vssdoc_target_service *vsd_target_service(const struct vsd_target *target,
                                                       const char *name)
{
    for (size_t i = 0; i < target->state->n_services; i++)
        if (vsd_equal_folded(target->state->services[i].name, name))
            return &target->state->services[i];
    return NULL;
}

bool vsd_guid_among(const struct vssdoc_guid *guid, const struct vssdoc_guid *guids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (vssdoc_guid_equal(guid, &guids[i]))
            return true;
    return false;
}
