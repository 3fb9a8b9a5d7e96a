#include "inspect/folders.h"

#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"
#include "base/winpath.h"

/* A folder while it is being filled. */
struct node {
    UT_hash_handle hh;
    struct vsd_key key; /* of its path */
    struct node *next, *first;
    const char *path; /* of the first file set that has it */
    size_t length;    /* of it that counts */
    size_t above;     /* length of the folder above it */
    struct entry *entries, **end;
    size_t n_entries, n_children;
};

struct entry {
    struct entry *next;
    const struct vssdoc_file_set *set;
};

struct making {
    struct vsd_arena *arena;
    struct node *nodes;
    struct node root;
    struct node *last; /* the folder of the file set before: mostly the next one's as well */
    const char *last_path;
};

bool vsd_file_set_is_plain(const struct vssdoc_file_set *set)
{
    return set->recursive <= 0 && set->alternate_path == NULL && set->at.marks == NULL &&
           set->at.extra == NULL && set->kind != VSSDOC_DATABASE_FILES &&
           set->kind != VSSDOC_DATABASE_LOGFILES && set->filespec != NULL &&
           (set->backup_type == VSSDOC_ABSENT || set->backup_type == VSD_EVERY_BACKUP);
}

/* ---- filling ---- */

static size_t without_end(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] == '\\')
        length--;
    return length;
}

static struct node *node_of(struct making *making, struct node *above, const char *path,
                            size_t length)
{
    struct vsd_key key = vsd_winpath_key_of(path, length);
    struct node *node = NULL;
    HASH_FIND(hh, making->nodes, &key, sizeof key, node);
    if (node != NULL)
        return node;
    node = vsd_arena_alloc(making->arena, sizeof *node);
    if (node == NULL)
        return NULL;
    node->key = key;
    node->path = path;
    node->length = length;
    node->above = above->length;
    node->end = &node->entries;
    HASH_ADD(hh, making->nodes, key, sizeof key, node);
    if (node->hh.tbl == NULL)
        return NULL;
    node->next = above->first;
    above->first = node;
    above->n_children++;
    return node;
}

/* Goes down from the uppermost folder; beyond the depth the rest is one. */
static struct node *descend(struct making *making, const char *path)
{
    size_t lengths[VSD_FOLDER_DEPTH], n = 0, whole = without_end(path, strlen(path));
    /* only the uppermost ones are kept, so that a path of thousands of parts costs no more */
    for (size_t length = whole; length > 0; length = vsd_winpath_parent(path, length)) {
        if (n == VSD_FOLDER_DEPTH) {
            memmove(lengths + 1, lengths + 2, (VSD_FOLDER_DEPTH - 2) * sizeof *lengths);
            n--;
        }
        lengths[n++] = length;
    }
    if (n == 0) /* "" or "\" */
        lengths[n++] = whole;
    struct node *node = &making->root;
    while (node != NULL && n-- > 0)
        node = node_of(making, node, path, lengths[n]);
    return node;
}

static bool add(struct making *making, const struct vssdoc_file_set *set)
{
    const char *path = set->path != NULL ? set->path : "";
    if (making->last == NULL || strcmp(path, making->last_path) != 0)
        making->last = descend(making, path);
    making->last_path = path;
    struct entry *entry = vsd_arena_alloc(making->arena, sizeof *entry);
    if (making->last == NULL || entry == NULL)
        return false;
    entry->set = set;
    *making->last->end = entry;
    making->last->end = &entry->next;
    making->last->n_entries++;
    return true;
}

/* ---- sorting ---- */

static int by_label(const void *a, const void *b)
{
    const struct vsd_folder *x = *(const struct vsd_folder *const *)a;
    const struct vsd_folder *y = *(const struct vsd_folder *const *)b;
    int order = vsd_compare_folded(x->path, y->path);
    return order != 0 ? order : strcmp(x->path, y->path);
}

static int by_filespec(const void *a, const void *b)
{
    const struct vssdoc_file_set *x = *(const struct vssdoc_file_set *const *)a;
    const struct vssdoc_file_set *y = *(const struct vssdoc_file_set *const *)b;
    int order = vsd_compare_folded(x->filespec, y->filespec);
    return order != 0 ? order : x->at.offset < y->at.offset ? -1 : x->at.offset > y->at.offset;
}

static bool take_sets(struct vsd_arena *arena, const struct node *node, struct vsd_folder *folder)
{
    size_t n = 0;
    folder->plain = true;
    folder->n_sets = folder->n_total = node->n_entries;
    if (node->n_entries == 0)
        return true;
    folder->sets = vsd_arena_alloc(arena, node->n_entries * sizeof *folder->sets);
    if (folder->sets == NULL)
        return false;
    for (const struct entry *e = node->entries; e != NULL; e = e->next) {
        folder->plain = folder->plain && vsd_file_set_is_plain(e->set);
        folder->sets[n++] = e->set;
    }
    qsort(folder->sets, n, sizeof *folder->sets, by_filespec);
    return true;
}

static bool take(struct vsd_arena *arena, const struct node *node, size_t above,
                 struct vsd_folder *folder);

static bool take_children(struct vsd_arena *arena, const struct node *node,
                          struct vsd_folder *folder)
{
    struct vsd_folder **children = malloc(node->n_children * sizeof *children);
    size_t n = 0;
    bool enough = true;
    if (children == NULL)
        return false;
    for (const struct node *child = node->first; child != NULL && enough; child = child->next) {
        children[n] = vsd_arena_alloc(arena, sizeof **children);
        enough = children[n] != NULL && take(arena, child, child->above, children[n]);
        n++;
    }
    if (enough) {
        qsort(children, n, sizeof *children, by_label);
        for (size_t i = n; i-- > 0;) {
            children[i]->next = folder->first;
            folder->first = children[i];
            folder->n_total += children[i]->n_total;
        }
    }
    free(children);
    return enough;
}

/* A folder that holds nothing but one other is only the beginning of that one's label. */
static bool take(struct vsd_arena *arena, const struct node *node, size_t above,
                 struct vsd_folder *folder)
{
    while (node->n_entries == 0 && node->n_children == 1)
        node = node->first;
    size_t from = above;
    while (from < node->length && above > 0 && node->path[from] == '\\')
        from++;
    folder->path = vsd_arena_copy(arena, node->path, node->length);
    folder->label = vsd_arena_copy(arena, node->path + from, node->length - from);
    return folder->path != NULL && folder->label != NULL && take_sets(arena, node, folder) &&
           (node->n_children == 0 || take_children(arena, node, folder));
}

bool vsd_folders_make(struct vsd_arena *arena, const struct vssdoc_file_set *sets,
                      struct vsd_folder *root)
{
    struct making making = {.arena = arena};
    bool enough = true;
    *root = (struct vsd_folder){.plain = true};
    for (; sets != NULL && enough; sets = sets->next)
        enough = add(&making, sets);
    if (enough && making.root.n_children > 0)
        enough = take_children(arena, &making.root, root);
    HASH_CLEAR(hh, making.nodes);
    return enough;
}
