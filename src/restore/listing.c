#include "restore/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "base/winpath.h"

enum { END = '\1' };

struct vsd_listed_set {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_listed_set *next; /* of the same folder */
    const char *filespec;
    bool recursive, there;
};

struct vsd_listed_folder {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_listed_set *first;
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
        n = put(out, size, n, END);
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

static struct vsd_listed_folder *folder_of(const struct vsd_listed *listed, const char *text,
                                           size_t length)
{
    struct vsd_key key = text_key(text, length);
    struct vsd_listed_folder *folder = NULL;
    HASH_FIND(hh, listed->folders, &key, sizeof key, folder);
    return folder;
}

static bool put_below(struct vsd_listed *listed, const char *text, struct vsd_listed_set *set)
{
    struct vsd_listed_folder *folder = folder_of(listed, text, strlen(text));
    if (folder == NULL) {
        folder = vsd_arena_alloc(&listed->arena, sizeof *folder);
        if (folder == NULL)
            return false;
        folder->key = text_key(text, strlen(text));
        HASH_ADD(hh, listed->folders, key, sizeof folder->key, folder);
        if (folder->hh.tbl == NULL)
            return false;
    }
    set->next = folder->first;
    folder->first = set;
    return true;
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
    set->recursive = recursive;
    set->filespec = vsd_arena_copy(&listed->arena, filespec, strlen(filespec));
    HASH_ADD(hh, listed->sets, key, sizeof set->key, set);
    return set->filespec != NULL && set->hh.tbl != NULL &&
           (is_known(filespec, recursive) || put_below(listed, folder, set));
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

static void look_below(const struct vsd_listed *listed, size_t length, const char *name, bool here)
{
    const struct vsd_listed_folder *folder = folder_of(listed, listed->folded, length);
    for (struct vsd_listed_set *s = folder != NULL ? folder->first : NULL; s != NULL; s = s->next)
        if (!s->there && (here || s->recursive) && vsd_filespec_matches(s->filespec, name))
            s->there = true;
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
    name = name != NULL ? name + 1 : path;
    bool here = true;
    for (size_t at = length > 0 ? length - 1 : 0; at > 0; at--)
        if (listed->folded[at - 1] == END) {
            look_below(listed, at, name, here);
            here = false;
        }
    return true;
}

void vsd_listed_free(struct vsd_listed *listed)
{
    HASH_CLEAR(hh, listed->sets);
    HASH_CLEAR(hh, listed->folders);
    free(listed->folded);
    vsd_arena_free(&listed->arena);
}
