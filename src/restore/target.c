/* Makes the index of what a target state says of files. */
#include "restore/target.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "restore/listing.h"
#include "restore/target_index.h"

static bool add_exact(struct vsd_target *target, const char *path, const struct vsd_parts *parts,
                      enum vssdoc_file_state state, size_t rank)
{
    struct vsd_target_exact *exact = vsd_arena_alloc(&target->arena, sizeof *exact), *old = NULL;
    const char *text = exact != NULL ? vsd_folded(&target->arena, path) : NULL;
    if (text == NULL)
        return false;
    *exact = (struct vsd_target_exact){.key = vsd_folded_key(text, strlen(text)),
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
    const char *text = vsd_folded(&target->arena, path);
    bool added;
    if (text == NULL)
        return false;
    size_t length = vsd_folded_folder(text, strlen(text));
    bool odd = (!e->tree && e->parts.n == 0) || memchr(text, '*', length) != NULL ||
               memchr(text, '?', length) != NULL;
    if (odd) {
        uint32_t *other = vsd_list_add(&target->others);
        if (other != NULL)
            *other = number;
        return other != NULL;
    }
    uint32_t *known = vsd_keymap_add(e->tree ? &target->trees : &target->folders,
                                     vsd_folded_key(text, length), &added);
    if (known == NULL)
        return false;
    if (e->tree) {
        *known = added ? number : *known; /* the first decides */
        return true;
    }
    if (added && vsd_list_add(&target->in_folders) == NULL)
        return false;
    *known = added ? (uint32_t)target->in_folders.n : *known;
    struct vsd_target_folder *in =
        (struct vsd_target_folder *)target->in_folders.items + (*known - 1);
    if (in->first[e->state] == 0)
        in->first[e->state] = number;
    else
        target->entries[in->last[e->state] - 1].next = number;
    in->last[e->state] = number;
    return vsd_patterns_add(&target->patterns, *known, e->parts.part[e->parts.n - 1], number);
}

static bool add(struct vsd_target *target, const struct vssdoc_target_files *files, size_t rank)
{
    struct vsd_parts parts;
    const char *path = vsd_target_expand(target, &target->arena, files->path);
    if (path == NULL || !vsd_take_apart(&target->arena, path, &parts))
        return false;
    bool tree = parts.n > 0 && strcmp(parts.part[parts.n - 1], "**") == 0;
    if (!tree && strpbrk(path + (strncmp(path, "\\\\?\\", 4) == 0 ? 4 : 0), "*?") == NULL)
        return add_exact(target, path, &parts, files->state, rank);
    parts.n -= tree;
    target->entries[target->n_entries++] =
        (struct vsd_target_entry){parts, tree, files->state, rank, 0};
    return place(target, path, (uint32_t)target->n_entries);
}

static bool put_by_ending(struct vsd_target *target, uint32_t place)
{
    struct vsd_target_exact *exact = target->sorted[place];
    struct vsd_key key;
    size_t length = vsd_folded_folder(exact->folded, strlen(exact->folded));
    if (!vsd_ending_key(exact->folded, length, exact->name, &key))
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
                                  .in_folders = {.size = sizeof(struct vsd_target_folder)},
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
