#include "files/decide.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

/* What the sets say of a path. A writer's excludes come before its claims. */
struct findings {
    struct vsd_set *included, *unneeded, *outside; /* claims */
    uint32_t included_by;                          /* its group */
    const struct vsd_set *second;
    size_t n_included;
    struct vsd_set *excluded, *outside_excluded; /* claims, each with its writer's exclude */
    const struct vsd_set *excluded_by, *outside_by, *exclude; /* the last: any, of no claim */
    const struct vsd_set *registry, *shadow;
};

/* ---- making ---- */

void vsd_decider_begin(struct vsd_decider *decider)
{
    decider->sets.size = sizeof(struct vsd_set *);
    decider->findings.size = sizeof(struct findings);
    decider->devices.size = sizeof(struct vsd_device);
    decider->by_folder.drives = decider->by_source.drives = &decider->drives;
    decider->finder.index = decider->original_finder.index = &decider->by_folder;
    decider->source_finder.index = &decider->by_source;
}

struct vsd_set *vsd_decider_set(struct vsd_decider *decider)
{
    return vsd_arena_alloc(&decider->arena, sizeof(struct vsd_set));
}

bool vsd_decider_add(struct vsd_decider *decider, struct vsd_set *set)
{
    struct vsd_set **added = vsd_list_add(&decider->sets);
    if (added == NULL)
        return false;
    *added = set;
    if (set->folder == NULL || set->filespec == NULL)
        return true;
    return vsd_file_index_add(&decider->by_folder, set->folder, set->filespec, set->recursive,
                              set) &&
           (set->source == NULL || vsd_file_index_add(&decider->by_source, set->source,
                                                      set->filespec, set->recursive, set)) &&
           !decider->drives.no_memory;
}

bool vsd_decider_device(struct vsd_decider *decider, const char *told)
{
    const char *equals = strchr(told, '=');
    if (equals == NULL)
        return true;
    const char *volume = vsd_arena_copy(&decider->arena, told, (size_t)(equals - told));
    size_t length = strlen(equals + 1);
    while (length > 0 && equals[length] == '\\')
        length--;
    struct vsd_device *device = volume != NULL ? vsd_list_add(&decider->devices) : NULL;
    if (device == NULL)
        return false;
    device->drive = vsd_drive_of(&decider->drives, volume, NULL);
    device->device = vsd_arena_copy(&decider->arena, equals + 1, length);
    if (device->drive == NULL && device->device != NULL)
        decider->devices.n--; /* no volume: it means nothing */
    return device->device != NULL && !decider->drives.no_memory;
}

void vsd_decider_free(struct vsd_decider *decider)
{
    vsd_file_finder_free(&decider->finder);
    vsd_file_finder_free(&decider->source_finder);
    vsd_file_finder_free(&decider->original_finder);
    vsd_file_index_free(&decider->by_folder);
    vsd_file_index_free(&decider->by_source);
    vsd_drives_free(&decider->drives);
    vsd_arena_free(&decider->arena);
    vsd_keymap_free(&decider->known);
    free(decider->findings.items);
    free(decider->sets.items);
    free(decider->devices.items);
    free(decider->source_path);
    free(decider->held_as);
    free(decider->translated);
    free(decider->device_path);
}

/* ---- paths put together ---- */

/* Puts two or three parts together with one backslash between; middle may be NULL. NULL when memory
 * runs out. */
static const char *join(char **to, size_t *room, const char *first, const char *middle,
                        const char *last)
{
    const char *const parts[] = {first, middle, last};
    size_t needed = strlen(first) + (middle != NULL ? strlen(middle) : 0) + strlen(last) + 3, n = 0;
    if (needed > *room) {
        char *larger = realloc(*to, needed * 2);
        if (larger == NULL)
            return NULL;
        *to = larger;
        *room = needed * 2;
    }
    for (size_t i = 0; i < 3; i++) {
        if (parts[i] == NULL)
            continue;
        if (i > 0 && (n == 0 || (*to)[n - 1] != '\\'))
            (*to)[n++] = '\\';
        size_t length = strlen(parts[i]);
        memcpy(*to + n, parts[i], length);
        n += length;
    }
    (*to)[n] = '\0';
    return *to;
}

/* A path on a device that stands for a volume, on that volume. NULL when memory runs out. */
static const char *on_volume(struct vsd_decider *decider, const char *path)
{
    const struct vsd_device *devices = decider->devices.items;
    for (size_t i = 0; i < decider->devices.n; i++) {
        const char *rest = vsd_rest_folded(path, devices[i].device);
        if (rest != NULL && *rest == '\\')
            return join(&decider->translated, &decider->translated_room, devices[i].drive->name,
                        NULL, rest + 1);
    }
    return path;
}

/* A path as it is read: on the device of its volume, where one is told. */
static const char *on_device(struct vsd_decider *decider, const char *path)
{
    const struct vsd_device *devices = decider->devices.items;
    size_t root = 0;
    const struct vsd_drive *drive =
        decider->devices.n > 0 ? vsd_drive_find(&decider->drives, path, &root) : NULL;
    for (size_t i = 0; drive != NULL && i < decider->devices.n; i++)
        if (devices[i].drive == drive)
            return join(&decider->device_path, &decider->device_room, devices[i].device, NULL,
                        path + root + (path[root] == '\\'));
    return path;
}

/* ---- deciding ---- */

static void note_claim(struct findings *f, const struct vsd_file_hit *hit, struct vsd_set *claim,
                       const struct vsd_set *exclude)
{
    bool held = claim->file_set != SIZE_MAX;
    if (!held) {
        f->outside = f->outside != NULL ? f->outside : claim;
        if (exclude != NULL && f->outside_excluded == NULL) {
            f->outside_excluded = claim;
            f->outside_by = exclude;
        }
    } else if (exclude != NULL) {
        if (f->excluded == NULL) {
            f->excluded = claim;
            f->excluded_by = exclude;
        }
    } else if (!claim->needed) {
        f->unneeded = f->unneeded != NULL ? f->unneeded : claim;
    } else {
        if (f->included == NULL) {
            f->included = claim;
            f->included_by = hit->group;
        }
        f->n_included++;
        if (f->n_included == 2)
            f->second = claim;
    }
}

static bool same_writer(const struct vsd_set *exclude, const struct vsd_set *set)
{
    return exclude != NULL && exclude->owner->number == set->owner->number;
}

static void look(const struct vsd_file_hit *hits, size_t n, struct findings *f)
{
    const struct vsd_set *exclude = NULL;
    for (size_t i = 0; i < n; i++) {
        struct vsd_set *set = (struct vsd_set *)(uintptr_t)hits[i].what;
        switch (set->kind) {
        case VSD_SET_EXCLUDES:
            exclude = same_writer(exclude, set) ? exclude : set;
            f->exclude = f->exclude != NULL ? f->exclude : set;
            break;
        case VSD_SET_CLAIMS:
            note_claim(f, &hits[i], set, same_writer(exclude, set) ? exclude : NULL);
            break;
        case VSD_SET_LEAVES_SHADOW:
            f->shadow = f->shadow != NULL ? f->shadow : set;
            break;
        case VSD_SET_NOT_TO_BACKUP:
            f->registry = f->registry != NULL ? f->registry : set;
            break;
        }
    }
}

/* After the backup set of all writers was made, what the registry names is removed from it
 * (generating-a-backup-set.md): why else would entries called like a writer in the backup be passed
 * over? */
static void conclude(const struct findings *f, struct vsd_file_decision *out)
{
    bool claimed =
        f->included != NULL || f->excluded != NULL || f->unneeded != NULL || f->outside != NULL;
    out->shadow = f->shadow;
    if (f->included != NULL && f->registry == NULL) {
        out->included = true;
        out->claim = f->included;
        out->claims = f->n_included;
        out->second = f->second;
        out->reason = f->shadow != NULL ? VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT : VSSDOC_FILE_INCLUDED;
    } else if (f->included != NULL) {
        out->claim = f->included;
        out->against = f->registry;
        out->reason = VSSDOC_FILE_EXCLUDED_BY_REGISTRY;
    } else if (f->excluded != NULL) {
        out->claim = f->excluded;
        out->against = f->excluded_by;
        out->reason = VSSDOC_FILE_EXCLUDED_BY_WRITER;
    } else if (f->unneeded == NULL &&
               (f->outside_excluded != NULL || (!claimed && f->exclude != NULL))) {
        out->claim = f->outside_excluded;
        out->against = claimed ? f->outside_by : f->exclude;
        out->reason = VSSDOC_FILE_EXCLUDED_BY_WRITER;
    } else if (f->registry != NULL) {
        out->claim = f->unneeded != NULL ? f->unneeded : f->outside;
        out->against = f->registry;
        out->reason = VSSDOC_FILE_EXCLUDED_BY_REGISTRY;
    } else if (f->unneeded != NULL) {
        out->claim = f->unneeded;
        out->reason = VSSDOC_FILE_NOT_IN_BACKUP_TYPE;
    } else if (f->outside != NULL) {
        out->claim = f->outside;
        out->reason = VSSDOC_FILE_COMPONENT_NOT_INCLUDED;
    } else {
        out->reason =
            f->shadow != NULL ? VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT : VSSDOC_FILE_UNCLAIMED;
    }
}

static void settle_at_path(void *context, const void *what, uint64_t n)
{
    struct vsd_set *set = (struct vsd_set *)(uintptr_t)what;
    (void)context;
    *(set->source != NULL ? &set->matched_at_path : &set->matched) += n;
}

static void settle_at_source(void *context, const void *what, uint64_t n)
{
    struct vsd_set *set = (struct vsd_set *)(uintptr_t)what;
    (void)context;
    set->matched += n;
}

void vsd_decider_settle(struct vsd_decider *decider)
{
    vsd_file_counted(&decider->by_folder, settle_at_path, NULL);
    vsd_file_counted(&decider->by_source, settle_at_source, NULL);
}

/* ---- many sets ---- */

enum {
    MANY = 16,          /* sets whose findings are kept for the next file with the same */
    MOST_KEPT = 1 << 16 /* findings */
};

static struct vsd_key key_of(const struct vsd_file_group *groups, size_t n)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    for (size_t i = 0; i < n; i++)
        vsd_key_bytes(&maker, &groups[i].group, sizeof groups[i].group);
    return vsd_key_end(&maker);
}

/* What sets say of a file, groups of them in by_folder: of many the same as of the last file that
 * they were the sets of. False when memory runs out. */
static bool look_at(struct vsd_decider *decider, struct vsd_file_finder *finder,
                    const struct vsd_file_group *groups, size_t n, struct findings *f)
{
    const struct vsd_file_hit *hits;
    size_t n_hits, sets = 0;
    uint32_t *kept = NULL;
    *f = (struct findings){.n_included = 0};
    for (size_t i = 0; i < n; i++)
        sets += groups[i].n;
    if (sets > MANY) {
        bool added;
        if (decider->findings.n >= MOST_KEPT) {
            vsd_keymap_free(&decider->known);
            decider->findings.n = 0;
        }
        kept = vsd_keymap_add(&decider->known, key_of(groups, n), &added);
        if (kept != NULL && !added) {
            *f = ((const struct findings *)decider->findings.items)[*kept];
            return true;
        }
        if (kept == NULL)
            return false;
    }
    if (!vsd_file_expand(finder, groups, n, &hits, &n_hits))
        return false;
    look(hits, n_hits, f);
    if (kept == NULL)
        return true;
    struct findings *keep = vsd_list_add(&decider->findings);
    if (keep != NULL) {
        *keep = *f;
        *kept = (uint32_t)(decider->findings.n - 1);
    }
    return keep != NULL;
}

/* A file where the backup reads what it holds under another path: excludes are matched against that
 * one (working-with-alternate-paths-during-backup.md). One that is not held for it, and of which
 * nothing else is known, is decided as that path is. */
static bool decide_by_source(struct vsd_decider *decider, const struct vsd_file_group *groups,
                             size_t n_groups, struct vsd_file_decision *out)
{
    const struct vsd_file_hit *hits;
    size_t n;
    struct findings f = {.n_included = 0};
    const char *held_as = NULL;
    if (!vsd_file_expand(&decider->source_finder, groups, n_groups, &hits, &n))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct vsd_set *claim = (struct vsd_set *)(uintptr_t)hits[i].what;
        const struct vsd_file_group *original;
        size_t n_original;
        const struct vsd_set *last = i > 0 ? hits[i - 1].what : NULL;
        bool again = last != NULL && hits[i].group == hits[i - 1].group &&
                     strcmp(claim->folder, last->folder) == 0;
        if (!again) {
            held_as = join(&decider->held_as, &decider->held_room, claim->folder, hits[i].above,
                           hits[i].rest);
            if (held_as == NULL ||
                !vsd_file_find_groups(&decider->original_finder, held_as, &original,
                                      &n_original) ||
                !look_at(decider, &decider->original_finder, original, n_original, &f))
                return false;
        }
        if (claim->file_set == SIZE_MAX || !claim->needed || f.included == NULL ||
            f.registry != NULL) {
            struct vsd_file_decision there = {.included = false};
            conclude(&f, &there);
            if (out->reason == VSSDOC_FILE_UNCLAIMED && !there.included)
                *out = there;
            continue;
        }
        *out = (struct vsd_file_decision){
            .included = true,
            .reason = f.shadow != NULL ? VSSDOC_FILE_EXCLUDED_FROM_SNAPSHOT : VSSDOC_FILE_INCLUDED,
            .claim = claim,
            .claims = 1,
            .shadow = f.shadow,
            .held_as = held_as};
        return true;
    }
    return true;
}

bool vsd_decider_sets(struct vsd_decider *decider, const char *path,
                      const struct vsd_file_hit **by_folder, size_t *n_by_folder,
                      const struct vsd_file_hit **by_source, size_t *n_by_source)
{
    path = on_volume(decider, path);
    return path != NULL && vsd_file_find(&decider->finder, path, by_folder, n_by_folder) &&
           vsd_file_find(&decider->source_finder, path, by_source, n_by_source);
}

bool vsd_file_decide(struct vsd_decider *decider, const char *path, bool counting,
                     struct vsd_file_decision *out)
{
    const struct vsd_file_group *by_folder, *by_source;
    size_t n_by_folder, n_by_source;
    struct findings f;
    *out = (struct vsd_file_decision){.included = false};
    path = on_volume(decider, path);
    if (path == NULL ||
        !vsd_file_find_groups(&decider->finder, path, &by_folder, &n_by_folder) ||
        !vsd_file_find_groups(&decider->source_finder, path, &by_source, &n_by_source) ||
        !look_at(decider, &decider->finder, by_folder, n_by_folder, &f))
        return false;
    for (size_t i = 0; i < n_by_folder && counting; i++)
        vsd_file_count(&decider->by_folder, by_folder[i].group);
    for (size_t i = 0; i < n_by_source && counting; i++)
        vsd_file_count(&decider->by_source, by_source[i].group);
    conclude(&f, out);
    if (!out->included && n_by_source > 0 &&
        !decide_by_source(decider, by_source, n_by_source, out))
        return false;
    if (!out->included)
        return true;
    const char *read = path;
    for (size_t i = 0; i < n_by_folder && out->held_as == NULL && out->claim->source != NULL; i++)
        if (by_folder[i].group == f.included_by)
            read = join(&decider->source_path, &decider->source_room, out->claim->source,
                        by_folder[i].above, by_folder[i].rest);
    out->source_path = read != NULL ? on_device(decider, read) : NULL;
    return out->source_path != NULL;
}
