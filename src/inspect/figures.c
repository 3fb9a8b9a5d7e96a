#include "inspect/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/key.h"
#include "base/text.h"

struct folder {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_folder_figure figure;
};

static size_t folder_length(const char *path)
{
    size_t length = strlen(path);
    return length > 1 && path[length - 1] == '\\' ? length - 1 : length;
}

static size_t utf16_units(const char *text)
{
    size_t units = 0;
    for (; *text != '\0'; text++)
        units += ((unsigned char)*text & 0xC0) == 0x80 ? 0 : (unsigned char)*text >= 0xF0 ? 2 : 1;
    return units;
}

static bool add_folder(struct vsd_arena *arena, struct folder **folders, const char *path)
{
    size_t length = folder_length(path);
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, path, length);
    struct vsd_key key = vsd_key_end(&maker);
    struct folder *folder = NULL;
    HASH_FIND(hh, *folders, &key, sizeof key, folder);
    if (folder == NULL) {
        folder = vsd_arena_alloc(arena, sizeof *folder);
        if (folder == NULL)
            return false;
        folder->key = key;
        folder->figure.path = vsd_arena_copy(arena, path, length);
        HASH_ADD(hh, *folders, key, sizeof key, folder);
        if (folder->hh.tbl == NULL || folder->figure.path == NULL)
            return false;
    }
    folder->figure.n_file_sets++;
    return true;
}

static bool add_file_set(struct vsd_arena *arena, struct vsd_figures *figures,
                         struct folder **folders, const struct vssdoc_file_set *set)
{
    if (set->path == NULL)
        return true;
    size_t units = utf16_units(set->path) + 1 +
                   (set->filespec != NULL ? utf16_units(set->filespec) : 0);
    if (units > figures->longest_units) {
        figures->longest = set;
        figures->longest_units = units;
    }
    return add_folder(arena, folders, set->path);
}

static int by_size(const void *a, const void *b)
{
    const struct vsd_folder_figure *x = a, *y = b;
    if (x->n_file_sets != y->n_file_sets)
        return x->n_file_sets > y->n_file_sets ? -1 : 1;
    int order = vsd_compare_folded(x->path, y->path);
    return order != 0 ? order : strcmp(x->path, y->path);
}

bool vsd_figures_make(struct vsd_arena *arena, const struct vssdoc_writer *writer,
                      struct vsd_figures *out)
{
    struct folder *folders = NULL;
    bool enough = true;
    *out = (struct vsd_figures){0};
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        for (const struct vssdoc_file_set *f = c->file_sets; f != NULL && enough; f = f->next)
            enough = add_file_set(arena, out, &folders, f);
    out->folders = vsd_arena_alloc(arena, (HASH_COUNT(folders) + 1) * sizeof *out->folders);
    enough = enough && out->folders != NULL;
    for (struct folder *f = folders; f != NULL && enough; f = f->hh.next)
        out->folders[out->n_folders++] = f->figure;
    if (enough)
        qsort(out->folders, out->n_folders, sizeof *out->folders, by_size);
    HASH_CLEAR(hh, folders);
    return enough;
}
