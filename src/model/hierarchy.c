#include "model/hierarchy.h"

#include <string.h>

#include "base/key.h"
#include "base/text.h"

struct vsd_kin {
    UT_hash_handle hh, hh_path, hh_spelling;
    const struct vssdoc_component *component;
    struct vsd_key path, spelling; /* spelling: of one whose path another has in another case */
    const struct vsd_kin *above; /* nearest component above */
};

static struct vsd_key path_key(const char *path, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, path, length);
    return vsd_key_end(&maker);
}

static struct vsd_key spelling_key(const char *path, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, path, length);
    return vsd_key_end(&maker);
}

static bool is_spelled(const struct vsd_kin *kin, const char *path, size_t length)
{
    const char *own = kin->component->full_path;
    return strncmp(own, path, length) == 0 && own[length] == '\0';
}

/* The one that is spelled the same; where there is none the first that differs in case alone. */
static struct vsd_kin *kin_at(const struct vsd_hierarchy *hierarchy, const char *path,
                              size_t length)
{
    struct vsd_key key = path_key(path, length);
    struct vsd_kin *kin = NULL, *same = NULL;
    HASH_FIND(hh_path, hierarchy->by_path, &key, sizeof key, kin);
    if (kin == NULL || hierarchy->by_spelling == NULL || is_spelled(kin, path, length))
        return kin;
    key = spelling_key(path, length);
    HASH_FIND(hh_spelling, hierarchy->by_spelling, &key, sizeof key, same);
    return same != NULL ? same : kin;
}

static struct vsd_kin *kin_of(const struct vsd_hierarchy *hierarchy,
                              const struct vssdoc_component *component)
{
    struct vsd_kin *kin = NULL;
    HASH_FIND(hh, hierarchy->by_component, &component, sizeof component, kin);
    return kin;
}

static bool add(struct vsd_hierarchy *hierarchy, const struct vssdoc_component *component)
{
    struct vsd_kin *kin = vsd_arena_alloc(&hierarchy->arena, sizeof *kin);
    if (kin == NULL)
        return false;
    size_t length = strlen(component->full_path);
    kin->component = component;
    kin->path = path_key(component->full_path, length);
    HASH_ADD(hh, hierarchy->by_component, component, sizeof kin->component, kin);
    if (kin->hh.tbl == NULL)
        return false;
    const struct vsd_kin *at = kin_at(hierarchy, component->full_path, length);
    if (at == NULL) {
        HASH_ADD(hh_path, hierarchy->by_path, path, sizeof kin->path, kin);
        return kin->hh_path.tbl != NULL;
    }
    if (is_spelled(at, component->full_path, length))
        return true;
    kin->spelling = spelling_key(component->full_path, length);
    HASH_ADD(hh_spelling, hierarchy->by_spelling, spelling, sizeof kin->spelling, kin);
    return kin->hh_spelling.tbl != NULL;
}

enum { LEVELS = 64 }; /* higher ones of an absurd path are not looked for */

static const struct vsd_kin *find_above(const struct vsd_hierarchy *hierarchy, const char *path)
{
    size_t length = strlen(path);
    for (unsigned level = 0; level < LEVELS; level++) {
        do
            length -= length > 0;
        while (length > 0 && path[length] != '\\');
        if (length == 0)
            return NULL;
        const struct vsd_kin *kin = kin_at(hierarchy, path, length);
        if (kin != NULL)
            return kin;
    }
    return NULL;
}

bool vsd_hierarchy_make(struct vsd_hierarchy *hierarchy, const struct vssdoc_writer *writer)
{
    *hierarchy = (struct vsd_hierarchy){.by_component = NULL};
    for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next)
        if (!add(hierarchy, c))
            return false;
    for (struct vsd_kin *kin = hierarchy->by_component; kin != NULL; kin = kin->hh.next)
        kin->above = find_above(hierarchy, kin->component->full_path);
    return true;
}

void vsd_hierarchy_free(struct vsd_hierarchy *hierarchy)
{
    HASH_CLEAR(hh, hierarchy->by_component);
    HASH_CLEAR(hh_path, hierarchy->by_path);
    HASH_CLEAR(hh_spelling, hierarchy->by_spelling);
    vsd_arena_free(&hierarchy->arena);
}

const struct vssdoc_component *vsd_ancestor(const struct vsd_hierarchy *hierarchy,
                                            const struct vssdoc_component *component)
{
    const struct vsd_kin *kin = kin_of(hierarchy, component);
    return kin != NULL && kin->above != NULL ? kin->above->component : NULL;
}

const struct vssdoc_component *vsd_selectable_ancestor(const struct vsd_hierarchy *hierarchy,
                                                       const struct vssdoc_component *component)
{
    const struct vssdoc_component *above = component;
    do
        above = vsd_ancestor(hierarchy, above);
    while (above != NULL && above->selectable != 1);
    return above;
}

const struct vssdoc_component *vsd_restorable_ancestor(const struct vsd_hierarchy *hierarchy,
                                                       const struct vssdoc_component *component)
{
    const struct vssdoc_component *above = component;
    do
        above = vsd_ancestor(hierarchy, above);
    while (above != NULL && above->selectable_for_restore != 1);
    return above;
}

const struct vssdoc_component *vsd_component_at(const struct vsd_hierarchy *hierarchy,
                                                const char *full_path)
{
    const struct vsd_kin *kin = kin_at(hierarchy, full_path, strlen(full_path));
    return kin != NULL ? kin->component : NULL;
}

bool vsd_path_below(const char *full_path, const char *above)
{
    const char *rest = vsd_rest_folded(full_path, above);
    return rest != NULL && *rest == '\\';
}
