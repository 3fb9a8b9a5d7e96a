#include "model/overlap.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

enum { PER_FOLDER = 64, PER_SET = 256 };
#define ENOUGH UINT64_C(2000000000) /* characters of patterns times characters of names, and */
#define EACH 200                    /* so many for each comparison */

struct vsd_overlap_folder {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_listed *wild, **wild_end, *recursive, **recursive_end;
    size_t n_wild, n_recursive;
};

/* A folder's filespec without wildcards. */
struct vsd_overlap_name {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_listed *first, *other; /* other: the first that has another owner */
    struct vsd_listed *latest[2];     /* the latest owner's first one, and its first recursive one */
};

static bool is_set(const struct vssdoc_file_set *set)
{
    return set->path != NULL && *set->path != '\0' && set->filespec != NULL &&
           *set->filespec != '\0';
}

/* ---- folders: a key for each part of a path from the top ---- */

struct descent {
    struct vsd_key_maker maker;
    const char *prefix, *rest; /* the value of a leading variable goes in front */
};

static void begin(struct descent *descent, const char *path)
{
    enum vsd_winpath_kind kind = vsd_winpath_kind(path);
    unsigned char mark = kind == VSD_PATH_VARIABLE ? VSD_PATH_DRIVE : (unsigned char)kind;
    vsd_key_begin(&descent->maker);
    vsd_key_bytes(&descent->maker, &mark, 1);
    descent->prefix = "";
    descent->rest = path;
    const char *name;
    size_t length;
    if (kind == VSD_PATH_VARIABLE) {
        const char *behind = vsd_next_variable(path, &name, &length);
        const char *usual = vsd_variable_default(name, length);
        if (usual != NULL) {
            descent->prefix = usual;
            descent->rest = behind;
        }
    } else if (kind == VSD_PATH_DRIVE && *path == '\\') {
        descent->rest = path + 4;
    }
}

/* Goes one part down; false at the end. */
static bool descend(struct descent *descent, struct vsd_key *key)
{
    const char **text = *descent->prefix != '\0' ? &descent->prefix : &descent->rest;
    *text += strspn(*text, "\\");
    size_t length = strcspn(*text, "\\");
    if (length == 0)
        return false;
    vsd_key_folded(&descent->maker, *text, length);
    *text += length;
    *key = vsd_key_end(&descent->maker);
    return true;
}

static struct vsd_key folder_key(const char *path)
{
    struct descent descent;
    begin(&descent, path);
    struct vsd_key key = vsd_key_end(&descent.maker);
    while (descend(&descent, &key))
        continue;
    return key;
}

/* Keys by the address of the path: paths are interned, and most stand there often. */
enum { FOLDER_KEYS = 512 };
struct vsd_folder_keys {
    struct {
        const char *path;
        struct vsd_key key;
    } entries[FOLDER_KEYS];
};

static size_t slot_of(const char *path, size_t slots)
{
    uintptr_t address = (uintptr_t)path;
    return (address ^ address >> 9) % slots;
}

static struct vsd_key remembered_key(struct vsd_folder_keys *keys, const char *path)
{
    size_t slot = slot_of(path, FOLDER_KEYS);
    if (keys->entries[slot].path != path) {
        keys->entries[slot].path = path;
        keys->entries[slot].key = folder_key(path);
    }
    return keys->entries[slot].key;
}

static struct vsd_key name_key(struct vsd_key folder, const char *filespec)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &folder, sizeof folder);
    vsd_key_folded(&maker, filespec, strlen(filespec));
    return vsd_key_end(&maker);
}

/* ---- adding ---- */

static struct vsd_overlap_folder *find_folder(const struct vsd_overlap *index, struct vsd_key key)
{
    struct vsd_overlap_folder *folder = NULL;
    HASH_FIND(hh, index->folders, &key, sizeof key, folder);
    return folder;
}

static struct vsd_overlap_folder *need_folder(struct vsd_overlap *index, struct vsd_key key)
{
    struct vsd_overlap_folder *folder = find_folder(index, key);
    if (folder != NULL)
        return folder;
    folder = vsd_arena_alloc(&index->arena, sizeof *folder);
    if (folder == NULL)
        return NULL;
    folder->key = key;
    folder->wild_end = &folder->wild;
    folder->recursive_end = &folder->recursive;
    HASH_ADD(hh, index->folders, key, sizeof key, folder);
    return folder->hh.tbl != NULL ? folder : NULL;
}

static struct vsd_overlap_name *find_name(const struct vsd_overlap *index, struct vsd_key key)
{
    struct vsd_overlap_name *name = NULL;
    HASH_FIND(hh, index->names, &key, sizeof key, name);
    return name;
}

static struct vsd_overlap_name *need_name(struct vsd_overlap *index, struct vsd_key key)
{
    struct vsd_overlap_name *name = find_name(index, key);
    if (name != NULL)
        return name;
    name = vsd_arena_alloc(&index->arena, sizeof *name);
    if (name == NULL)
        return NULL;
    *name = (struct vsd_overlap_name){.key = key};
    HASH_ADD(hh, index->names, key, sizeof key, name);
    return name->hh.tbl != NULL ? name : NULL;
}

/* Where a list of file sets is being added. */
struct adding {
    struct vsd_overlap *index;
    const void *owner;
    vsd_overlap_fn *found;
    void *context;
};

static void tell_if(const struct adding *adding, const struct vsd_listed *other, bool own,
                    const struct vsd_listed *listed, enum vsd_overlap_how how)
{
    if (adding->found != NULL && other != NULL && (other->owner == adding->owner) == own)
        adding->found(adding->context, other, listed->set, how);
}

/* Tells what the name stood for before. Wildcards of others are found in the folder's list. */
static void meet(const struct adding *adding, struct vsd_overlap_name *name,
                 struct vsd_listed *listed, bool wild)
{
    bool recursive = listed->set->recursive == 1;
    struct vsd_listed **latest = &name->latest[recursive];
    tell_if(adding, *latest, true, listed, VSD_OVERLAP_AGAIN);
    if (!wild) {
        tell_if(adding, name->latest[!recursive], true, listed, VSD_OVERLAP_BESIDE);
        tell_if(adding, name->first, false, listed, VSD_OVERLAP_BESIDE);
        tell_if(adding, name->other, false, listed, VSD_OVERLAP_BESIDE);
    }
    if (name->first == NULL)
        name->first = listed;
    else if (name->other == NULL && name->first->owner != adding->owner)
        name->other = listed;
    if (*latest == NULL || (*latest)->owner != adding->owner)
        *latest = listed;
}

static bool add_one(const struct adding *adding, const struct vssdoc_file_set *set)
{
    struct vsd_overlap *index = adding->index;
    if (index->keys == NULL)
        index->keys = vsd_arena_alloc(&index->arena, sizeof *index->keys);
    if (index->keys == NULL)
        return false;
    struct vsd_key key = remembered_key(index->keys, set->path);
    struct vsd_overlap_folder *folder = need_folder(index, key);
    struct vsd_overlap_name *name = need_name(index, name_key(key, set->filespec));
    struct vsd_listed *listed = vsd_arena_alloc(&index->arena, sizeof *listed);
    if (folder == NULL || name == NULL || listed == NULL)
        return false;
    *listed = (struct vsd_listed){.set = set, .owner = adding->owner, .order = index->n};
    bool wild = vsd_has_wildcard(set->filespec);
    meet(adding, name, listed, wild);
    if (wild && folder->n_wild++ < PER_FOLDER) {
        *folder->wild_end = listed;
        folder->wild_end = &listed->next_wild;
    }
    if (set->recursive == 1 && folder->n_recursive++ < PER_FOLDER) {
        *folder->recursive_end = listed;
        folder->recursive_end = &listed->next_recursive;
        index->n_recursive++;
    }
    return true;
}

bool vsd_overlap_add(struct vsd_overlap *index, const struct vssdoc_file_set *sets,
                     const void *owner, vsd_overlap_fn *found, void *context)
{
    const struct adding adding = {index, owner, found, context};
    for (; sets != NULL; sets = sets->next) {
        index->n++; /* also those passed over, so that a scan can count along */
        if (is_set(sets) && !add_one(&adding, sets))
            return false;
    }
    return true;
}

void vsd_overlap_free(struct vsd_overlap *index)
{
    HASH_CLEAR(hh, index->folders);
    HASH_CLEAR(hh, index->names);
    vsd_arena_free(&index->arena);
}

/* ---- finding ---- */

struct search {
    struct vsd_overlap *index;
    const struct vssdoc_file_set *set;
    size_t order; /* its place in the index; 0: it is not in it */
    bool wild;
    vsd_overlap_fn *found;
    void *context;
    size_t left; /* of those above, how many may still be compared */
};

static void tell(struct search *search, const struct vsd_listed *other, enum vsd_overlap_how how)
{
    if (other != NULL && other->set != search->set)
        search->found(search->context, other, search->set, how);
}

static bool agrees(struct search *search, const struct vsd_listed *other)
{
    const char *a = other->set->filespec, *b = search->set->filespec;
    search->index->compared += EACH + strlen(a) * strlen(b);
    return search->index->compared < ENOUGH && vsd_filespec_overlaps(a, b);
}

static void look_above(struct search *search, const struct vsd_overlap_folder *folder)
{
    for (const struct vsd_listed *r = folder->recursive; r != NULL && search->left > 0;
         r = r->next_recursive) {
        search->left--;
        if (agrees(search, r))
            tell(search, r, VSD_OVERLAP_ABOVE);
    }
}

/* Of two with wildcards the later one finds the earlier; one without finds all that have some. */
static void look_beside(struct search *search, struct vsd_key key)
{
    const struct vsd_overlap_folder *folder = find_folder(search->index, key);
    for (const struct vsd_listed *w = folder != NULL ? folder->wild : NULL; w != NULL;
         w = w->next_wild) {
        if (search->wild && search->order != 0 && w->order >= search->order)
            break;
        if (agrees(search, w))
            tell(search, w, VSD_OVERLAP_BESIDE);
    }
    if (search->wild || search->order != 0) /* members of the index met when they were added */
        return;
    const struct vsd_overlap_name *name =
        find_name(search->index, name_key(key, search->set->filespec));
    tell(search, name != NULL ? name->first : NULL, VSD_OVERLAP_BESIDE);
    tell(search, name != NULL ? name->other : NULL, VSD_OVERLAP_BESIDE);
}

/* The folders above a path that hold recursive file sets, from the top. */
enum { MOST_ABOVE = 6, ABOVE_SLOTS = 512 };
struct vsd_above {
    const char *path;
    size_t n_index; /* what the index held when this was found */
    struct vsd_key key;
    size_t n;       /* more than MOST_ABOVE: not kept */
    const struct vsd_overlap_folder *folders[MOST_ABOVE];
};

static void go_up(struct vsd_overlap *index, const char *path, struct vsd_above *out)
{
    struct descent descent;
    begin(&descent, path);
    *out = (struct vsd_above){.path = path, .n_index = index->n};
    out->key = vsd_key_end(&descent.maker);
    for (struct vsd_key below; descend(&descent, &below); out->key = below) {
        const struct vsd_overlap_folder *folder =
            index->n_recursive > 0 ? find_folder(index, out->key) : NULL;
        if (folder == NULL || folder->recursive == NULL)
            continue;
        if (out->n < MOST_ABOVE)
            out->folders[out->n] = folder;
        out->n++;
    }
}

/* What lies above a path, remembered by its address. */
static const struct vsd_above *above(struct vsd_overlap *index, const char *path,
                                     struct vsd_above *scratch)
{
    if (index->above == NULL)
        index->above = vsd_arena_alloc(&index->arena, ABOVE_SLOTS * sizeof *index->above);
    if (index->above == NULL) {
        go_up(index, path, scratch);
        return scratch;
    }
    struct vsd_above *slot = &index->above[slot_of(path, ABOVE_SLOTS)];
    if (slot->path != path || slot->n_index != index->n)
        go_up(index, path, slot);
    return slot;
}

/* Of a path with more recursive folders above it than are remembered. */
static struct vsd_key look_up_all(struct search *search)
{
    struct descent descent;
    begin(&descent, search->set->path);
    struct vsd_key key = vsd_key_end(&descent.maker);
    for (struct vsd_key below; descend(&descent, &below); key = below) {
        const struct vsd_overlap_folder *folder = find_folder(search->index, key);
        if (folder != NULL)
            look_above(search, folder);
    }
    return key;
}

void vsd_overlap_find_member(struct vsd_overlap *index, const struct vssdoc_file_set *set,
                             size_t order, vsd_overlap_fn *found, void *context)
{
    if (!is_set(set))
        return;
    struct search search = {.index = index,
                            .set = set,
                            .order = order,
                            .wild = vsd_has_wildcard(set->filespec),
                            .found = found,
                            .context = context,
                            .left = PER_SET};
    struct vsd_above scratch;
    const struct vsd_above *known = above(index, set->path, &scratch);
    struct vsd_key key = known->key;
    if (known->n > MOST_ABOVE)
        key = look_up_all(&search);
    else
        for (size_t i = 0; i < known->n; i++)
            look_above(&search, known->folders[i]);
    look_beside(&search, key);
}

void vsd_overlap_find(struct vsd_overlap *index, const struct vssdoc_file_set *set,
                      vsd_overlap_fn *found, void *context)
{
    vsd_overlap_find_member(index, set, 0, found, context);
}

bool vsd_overlap_covers(const struct vssdoc_file_set *set, const struct vssdoc_file_set *covered)
{
    return (set->recursive == 1 || covered->recursive != 1) &&
           vsd_filespec_covers(set->filespec, covered->filespec);
}
