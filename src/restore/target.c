#include "restore/target.h"

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
};

static void met(const struct vsd_target *target, size_t rank)
{
    target->uses[rank] = VSSDOC_TARGET_USED;
}

struct vsd_target_exact {
    UT_hash_handle hh;
    struct vsd_key key;
    const char *folded; /* all parts, each with an end that sorts below every character */
    const char *name;   /* the last part */
    size_t n_parts;
    enum vssdoc_file_state state;
    size_t rank;
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

static struct vsd_key key_of(const char *text)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, strlen(text));
    return vsd_key_end(&maker);
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
    return exact->hh.tbl != NULL;
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
        (struct vsd_target_entry){parts, tree, files->state, rank};
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
    return true;
}

bool vsd_target_make(struct vsd_target *target, const struct vssdoc_target_state *state,
                     const char *const *defines)
{
    *target = (struct vsd_target){.state = state, .environment = {defines}};
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

/* The exact paths below a folder that a file set may hold, as far as no earlier entry covers them
 * all. */
static void look_at_exact(const struct vsd_target *target, const char *prefix, size_t n_folders,
                          const char *filespec, bool recursive, size_t before, unsigned *states)
{
    size_t low = 0, high = target->n_exact, length = strlen(prefix);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(target->sorted[middle]->folded, prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const unsigned every = (1u << (VSSDOC_FILE_UNCREATABLE + 1)) - 1;
    for (; low < target->n_exact && (*states != every || target->n_exact <= VSD_TARGET_WATCHED); low++) {
        const struct vsd_target_exact *e = target->sorted[low];
        if (strncmp(e->folded, prefix, length) != 0)
            break;
        if (e->rank < before &&
            (recursive ? e->n_parts > n_folders : e->n_parts == n_folders + 1) &&
            vsd_filespec_matches(filespec, e->name)) {
            *states |= 1u << e->state;
            met(target, e->rank);
        }
    }
}

/* A name that is known: the first entry that matches it; false when none does. */
static bool look_at_file(const struct vsd_target *target, const struct parts *path,
                         const char *text, unsigned *states)
{
    struct vsd_key key = key_of(text);
    struct vsd_target_exact *exact = NULL;
    HASH_FIND(hh, target->by_path, &key, sizeof key, exact);
    for (size_t i = 0; i < target->n_entries; i++) {
        const struct vsd_target_entry *e = &target->entries[i];
        if (exact != NULL && exact->rank < e->rank)
            break;
        bool fits = e->tree ? e->parts.n < path->n : e->parts.n == path->n;
        if (fits && begins(&e->parts, path, e->parts.n)) {
            *states = 1u << e->state;
            met(target, e->rank);
            return true;
        }
    }
    if (exact != NULL) {
        *states = 1u << exact->state;
        met(target, exact->rank);
    }
    return exact != NULL;
}

/* What holds where no entry decides: what the listing says, else the default. Of a pattern nobody
 * knows whether the backup holds more than is there. */
static bool look_further(const struct vsd_target *target, const char *folder, const char *filespec,
                         bool recursive, bool known, unsigned *states)
{
    bool there;
    if (target->listed == NULL) {
        *states |= 1u << target->state->otherwise;
        return true;
    }
    if (!vsd_listed_ask(target->listed, folder, filespec, recursive, &there))
        return false;
    *states |= there ? 1u << VSSDOC_FILE_PRESENT : 0;
    *states |= there && known ? 0 : 1u << VSSDOC_FILE_ABSENT;
    return true;
}

static bool look_at_pattern(const struct vsd_target *target, const struct parts *parts,
                            const char *text, const char *filespec, bool recursive,
                            unsigned *states)
{
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < target->n_entries && before == SIZE_MAX; i++) {
        const struct vsd_target_entry *e = &target->entries[i];
        enum relation how = relation(e, parts, filespec, recursive);
        *states |= how != APART ? 1u << e->state : 0;
        if (how != APART)
            met(target, e->rank);
        if (how == ALL)
            before = e->rank;
    }
    look_at_exact(target, text, parts->n, filespec, recursive, before, states);
    return before != SIZE_MAX || look_further(target, text, filespec, recursive, false, states);
}

bool vsd_target_look(const struct vsd_target *target, struct vsd_arena *scratch, const char *folder,
                     const char *filespec, bool recursive, unsigned *states)
{
    struct parts parts;
    const char *expanded = expand(target, scratch, folder != NULL ? folder : "");
    *states = 0;
    if (expanded == NULL || !take_apart(scratch, expanded, &parts))
        return false;
    if (filespec == NULL || *filespec == '\0')
        filespec = "*";
    const char *text = folded(scratch, expanded);
    if (text == NULL)
        return false;
    if (recursive || strpbrk(filespec, "*?") != NULL)
        return look_at_pattern(target, &parts, text, filespec, recursive, states);
    parts.part[parts.n++] = filespec;
    const char *path = vsd_arena_printf(scratch, "%s\\%s", expanded, filespec);
    const char *whole = path != NULL ? folded(scratch, path) : NULL;
    if (whole == NULL)
        return false;
    return look_at_file(target, &parts, whole, states) ||
           look_further(target, text, filespec, false, true, states);
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
