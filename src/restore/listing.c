#include "restore/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "base/winpath.h"

struct vsd_listed_set {
    UT_hash_handle hh;
    struct vsd_key key;
    const char *filespec;
    bool there;
};

/* ---- folding ---- */

static size_t put(char *out, size_t size, size_t n, unsigned char byte)
{
    if (n + 1 < size)
        out[n] = (char)byte;
    return n + 1;
}

/* An order is all that is needed of a character, and the same bytes for the same name. */
static size_t put_character(char *out, size_t size, size_t n, uint32_t c)
{
    if (c < 0x80)
        return put(out, size, n, (unsigned char)c);
    for (int shift = 18; shift >= 0; shift -= 6)
        n = put(out, size, n, (unsigned char)(0x80 | (c >> shift & 0x3F)));
    return n;
}

size_t vsd_fold_path(const char *path, char *out, size_t size)
{
    size_t n = 0;
    if (strncmp(path, "\\\\?\\", 4) == 0)
        path += 4;
    path += strspn(path, "\\");
    while (*path != '\0') {
        while (*path != '\0' && *path != '\\') {
            uint32_t c;
            path = vsd_utf8_next(path, &c);
            n = put_character(out, size, n, vsd_fold(c));
        }
        n = put(out, size, n, VSD_FOLD_END);
        path += strspn(path, "\\");
    }
    if (size > 0)
        out[n < size ? n : size - 1] = '\0';
    return n;
}

/* ---- asking ---- */

static struct vsd_key text_key(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, length);
    return vsd_key_end(&maker);
}

static bool is_known(const char *filespec, bool recursive)
{
    return !recursive && strpbrk(filespec, "*?") == NULL;
}

/* A known name's key is the one of its whole path, as it passes by. */
static struct vsd_key set_key(const char *folder, const char *filespec, bool recursive)
{
    char name[1024];
    struct vsd_key_maker maker;
    size_t length = vsd_fold_path(filespec, name, sizeof name);
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, folder, strlen(folder));
    vsd_key_bytes(&maker, name, length < sizeof name ? length : sizeof name - 1);
    if (!is_known(filespec, recursive))
        vsd_key_bytes(&maker, recursive ? "\2" : "\3", 1);
    return vsd_key_end(&maker);
}

static struct vsd_listed_set *find(const struct vsd_listed *listed, struct vsd_key key)
{
    struct vsd_listed_set *set = NULL;
    HASH_FIND(hh, listed->sets, &key, sizeof key, set);
    return set;
}

/* A set is found by its folder's number and its pattern. */
static uint64_t scope_of(uint32_t folder, bool recursive)
{
    return (uint64_t)folder * 2 + recursive;
}

static bool put_below(struct vsd_listed *listed, const char *folder, bool recursive,
                      struct vsd_listed_set *set)
{
    bool added;
    uint32_t *number = vsd_keymap_add(&listed->folders, text_key(folder, strlen(folder)), &added);
    listed->below.size = sizeof(struct vsd_listed_set *);
    struct vsd_listed_set **below = number != NULL ? vsd_list_add(&listed->below) : NULL;
    if (below == NULL)
        return false;
    *number = added ? (uint32_t)listed->folders.n : *number;
    *below = set;
    return vsd_patterns_add(&listed->patterns, scope_of(*number, recursive), set->filespec,
                            (uint32_t)(listed->below.n - 1));
}

bool vsd_listed_ask(struct vsd_listed *listed, const char *folder, const char *filespec,
                    bool recursive, bool *there)
{
    struct vsd_key key = set_key(folder, filespec, recursive);
    struct vsd_listed_set *set = find(listed, key);
    *there = set != NULL && set->there;
    if (set != NULL || listed->walked)
        return true;
    set = vsd_arena_alloc(&listed->arena, sizeof *set);
    if (set == NULL)
        return false;
    set->key = key;
    set->filespec = vsd_arena_copy(&listed->arena, filespec, strlen(filespec));
    HASH_ADD(hh, listed->sets, key, sizeof set->key, set);
    return set->filespec != NULL && set->hh.tbl != NULL &&
           (is_known(filespec, recursive) || put_below(listed, folder, recursive, set));
}

/* ---- files that pass by ---- */

static bool fold(struct vsd_listed *listed, const char *path, size_t *length)
{
    *length = vsd_fold_path(path, listed->folded, listed->room);
    if (*length < listed->room)
        return true;
    char *larger = realloc(listed->folded, *length * 2 + 64);
    if (larger == NULL)
        return false;
    listed->folded = larger;
    listed->room = *length * 2 + 64;
    *length = vsd_fold_path(path, listed->folded, listed->room);
    return true;
}

/* A file, and whom its name is held against. */
struct passing {
    struct vsd_listed *listed;
    struct vsd_pattern_name name;
};

static bool try_set(void *context, uint32_t number)
{
    const struct passing *passing = context;
    struct vsd_listed_set *set =
        ((struct vsd_listed_set **)passing->listed->below.items)[number];
    set->there = set->there || vsd_filespec_matches(set->filespec, passing->name.text);
    return true;
}

static void look_below(struct passing *passing, size_t length, bool here)
{
    struct vsd_listed *listed = passing->listed;
    const uint32_t *folder = vsd_keymap_find(&listed->folders, text_key(listed->folded, length));
    if (folder == NULL)
        return;
    (void)vsd_patterns_find(&listed->patterns, scope_of(*folder, true), &passing->name, try_set,
                            passing);
    if (here)
        (void)vsd_patterns_find(&listed->patterns, scope_of(*folder, false), &passing->name,
                                try_set, passing);
}

bool vsd_listed_pass(void *context, const char *path)
{
    struct vsd_listed *listed = context;
    size_t length;
    if (!fold(listed, path, &length)) {
        listed->no_memory = true;
        return false;
    }
    struct vsd_listed_set *known = find(listed, text_key(listed->folded, length));
    if (known != NULL)
        known->there = true;
    const char *name = strrchr(path, '\\');
    struct passing passing;
    passing.listed = listed;
    vsd_pattern_name_begin(&passing.name, name != NULL ? name + 1 : path);
    bool here = true;
    for (size_t at = length > 0 ? length - 1 : 0; at > 0; at--)
        if (listed->folded[at - 1] == VSD_FOLD_END) {
            look_below(&passing, at, here);
            here = false;
        }
    return true;
}

void vsd_listed_free(struct vsd_listed *listed)
{
    HASH_CLEAR(hh, listed->sets);
    vsd_keymap_free(&listed->folders);
    vsd_patterns_free(&listed->patterns);
    free(listed->below.items);
    free(listed->folded);
    vsd_arena_free(&listed->arena);
}
