/* Places by what they are found by. */
#include "restore/places.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "model/triple.h"

struct vsd_key vsd_place_file_key(const char *folder, const char *name)
{
    struct vsd_key path = vsd_winpath_key(folder != NULL ? folder : "");
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &path, sizeof path);
    vsd_key_folded(&maker, name != NULL ? name : "", name != NULL ? strlen(name) : 0);
    return vsd_key_end(&maker);
}

struct vsd_place *vsd_place_of_file(const struct vsd_case *c, const char *folder, const char *name)
{
    struct vsd_key key = vsd_place_file_key(folder, name);
    struct vsd_place *place = NULL;
    HASH_FIND(hh_file, c->by_file, &key, sizeof key, place);
    return place;
}

struct vsd_place *vsd_place_of_triple(const struct vsd_case *c, struct vsd_key key)
{
    struct vsd_place *place = NULL;
    HASH_FIND(hh, c->by_triple, &key, sizeof key, place);
    return place;
}

struct vsd_place *vsd_place_add(struct vsd_case *c, const char *path, const char *filespec,
                                bool recursive)
{
    struct vsd_work *work = c->work;
    const struct vssdoc_file_set triple = {
        .path = path, .filespec = filespec, .recursive = recursive};
    struct vsd_place *place = vsd_arena_alloc(&work->scratch, sizeof *place);
    struct vsd_place **added = place != NULL ? vsd_list_add(&c->places) : NULL;
    if (added == NULL) {
        work->no_memory = true;
        return NULL;
    }
    *added = place;
    place->path = path;
    place->filespec = filespec;
    place->recursive = recursive;
    place->key = vsd_triple_key(&triple);
    if (vsd_place_of_triple(c, place->key) == NULL) {
        HASH_ADD(hh, c->by_triple, key, sizeof place->key, place);
        work->no_memory = work->no_memory || place->hh.tbl == NULL;
    }
    if (!recursive && filespec != NULL && strpbrk(filespec, "*?") == NULL &&
        vsd_place_of_file(c, path, filespec) == NULL) {
        place->file = vsd_place_file_key(path, filespec);
        HASH_ADD(hh_file, c->by_file, file, sizeof place->file, place);
        work->no_memory = work->no_memory || place->hh_file.tbl == NULL;
    }
    return work->no_memory ? NULL : place;
}

/* ---- file sets by their folders, to find the one that a file lies in ---- */

void vsd_place_hold(struct vsd_case *c, struct vsd_place *place)
{
    struct vsd_key key = vsd_winpath_key(place->path != NULL ? place->path : "");
    struct vsd_folder *folder = NULL;
    HASH_FIND(hh, c->by_folder, &key, sizeof key, folder);
    if (folder == NULL) {
        folder = vsd_arena_alloc(&c->work->scratch, sizeof *folder);
        if (folder != NULL) {
            folder->key = key;
            HASH_ADD(hh, c->by_folder, key, sizeof folder->key, folder);
        }
        if (folder == NULL || folder->hh.tbl == NULL) {
            c->work->no_memory = true;
            return;
        }
    }
    place->next_in_folder = folder->first;
    folder->first = place;
}

#define ENOUGH UINT64_C(2000000000) /* characters of names times characters of patterns */

/* Whether a place's file set holds a name; false, which is remembered, once names were held against
 * so many patterns that it would not end. */
static bool holds(struct vsd_case *c, const struct vsd_place *place, const char *name)
{
    if (name == NULL || place->filespec == NULL)
        return true;
    if (c->work->looked > ENOUGH) {
        c->crowded = true;
        return false;
    }
    c->work->looked += (uint64_t)(strlen(place->filespec) + 1) * (strlen(name) + 1);
    return vsd_filespec_matches(place->filespec, name);
}

struct vsd_place *vsd_place_holder(struct vsd_case *c, const char *path, const char *name)
{
    size_t length = path != NULL ? strlen(path) : 0;
    for (bool here = true; length > 0; length = vsd_winpath_parent(path, length), here = false) {
        struct vsd_key key = vsd_winpath_key_of(path, length);
        struct vsd_folder *folder = NULL;
        HASH_FIND(hh, c->by_folder, &key, sizeof key, folder);
        for (struct vsd_place *p = folder != NULL ? folder->first : NULL; p != NULL;
             p = p->next_in_folder) {
            if ((here || p->recursive) && holds(c, p, name))
                return p;
            if (c->crowded)
                return NULL;
        }
    }
    return NULL;
}

const char *vsd_place_below(struct vsd_work *work, const struct vsd_place *place,
                            const char *folder)
{
    size_t length = strlen(place->holder->path);
    while (length > 0 && place->holder->path[length - 1] == '\\')
        length--;
    const char *rest = strlen(place->path) > length ? place->path + length : "";
    rest += strspn(rest, "\\");
    return *rest != '\0' ? vsd_work_join(work, folder, rest) : folder;
}

void vsd_place_follow(struct vsd_case *c, struct vsd_place *place, const struct vsd_place *holder)
{
    place->holder = holder;
    place->owner = holder != NULL ? holder->owner : NULL;
    if (holder != NULL && holder->mapped != NULL)
        place->mapped = vsd_place_below(c->work, place, holder->mapped);
}
