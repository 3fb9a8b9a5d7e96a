#include "diff/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "diff/option.h"
#include "diff/specs.h"

/* ---- which components the backup holds ---- */

/* Without a BCD that selects components: every one. */
struct inclusion {
    const struct vssdoc_capture *capture;
    const struct vssdoc_writer *writer;
    bool selects, made;
    struct vsd_hierarchy kin;
};

static bool is_included(struct vsd_diff *diff, struct inclusion *inclusion,
                        const struct vssdoc_component *component)
{
    if (!inclusion->selects)
        return true;
    if (vssdoc_entry_of(inclusion->capture, inclusion->writer) == NULL)
        return false;
    if (vssdoc_record_of(inclusion->capture, inclusion->writer, component) != NULL)
        return true;
    if (!inclusion->made) {
        inclusion->made = true;
        if (!vsd_hierarchy_make(&inclusion->kin, inclusion->writer))
            diff->no_memory = true;
    }
    for (unsigned level = 0; component != NULL && level < 64 && !diff->no_memory; level++) {
        component = vsd_ancestor(&inclusion->kin, component);
        if (component != NULL &&
            vssdoc_record_of(inclusion->capture, inclusion->writer, component) != NULL)
            return true;
    }
    return false;
}

/* ---- covering ---- */

enum { LEVELS = 64, PER_FOLDER = 64 };

struct cover {
    struct cover *next;
    const struct vssdoc_file_set *set;
    const char *filespec; /* as it is to be compared */
    const struct vssdoc_component *component;
};

/* A folder in which, or below which, something is looked for. */
struct folder {
    UT_hash_handle hh;
    struct vsd_key key;
    uint64_t names;             /* a bit for each beginning of a name that is looked for in it */
    struct cover *first, *last; /* the first that are recursive or have wildcards */
    size_t n;
};

/* Something that is looked for by its name. */
struct wanted {
    UT_hash_handle hh;
    struct vsd_key key;
    const struct vssdoc_file_set *set;
    const struct vssdoc_component *component;
};

/* What was found for paths lately met: file sets in a row share theirs. */
enum { MET = 256 };

struct search {
    struct vsd_diff *diff;
    struct {
        const char *path;
        struct folder *folder;
    } met[MET];
    enum vsd_side side, other;  /* of what is looked for, and where */
    bool written;               /* without maps of machines: what they fit may be what it was */
    enum vsd_side as, other_as; /* how texts are compared: as those of these sides */
    bool all;                   /* for whoever asks: everything is wanted */
    struct vsd_arena arena;
    struct folder *folders;
    struct wanted *wanted;
};

static struct folder *folder_at(const struct search *search, struct vsd_key key)
{
    struct folder *folder = NULL;
    HASH_FIND(hh, search->folders, &key, sizeof key, folder);
    return folder;
}

static bool add_folders(struct search *search, const char *path)
{
    size_t length = strlen(path);
    for (unsigned level = 0; level < LEVELS && length > 0; level++) {
        struct vsd_key key = vsd_winpath_key_of(path, length);
        if (folder_at(search, key) != NULL)
            return true; /* and so is everything above */
        struct folder *folder = vsd_arena_alloc(&search->arena, sizeof *folder);
        if (folder == NULL)
            return false;
        folder->key = key;
        HASH_ADD(hh, search->folders, key, sizeof key, folder);
        if (folder->hh.tbl == NULL)
            return false;
        length = vsd_winpath_parent(path, length);
    }
    return true;
}

/* Two names that begin alike share a bit; most that are not looked for have none that is set. */
static uint64_t beginning(const char *name)
{
    uint32_t first = vsd_fold((unsigned char)name[0]);
    uint32_t second = name[0] != '\0' ? vsd_fold((unsigned char)name[1]) : 0;
    bool plain = (unsigned char)name[0] < 0x80 && second < 0x80;
    return plain ? UINT64_C(1) << (first * 7 + second) % 64 : UINT64_MAX;
}

static bool want(struct search *search, const struct vsd_lone_set *lone)
{
    struct wanted *wanted = NULL;
    const char *path = vsd_diff_path(search->diff, search->as, lone->set->path);
    struct vsd_key key = vsd_triple_of(search->diff, search->as, lone->set);
    const char *filespec = vsd_diff_mapped(search->diff, search->as, lone->set->filespec);
    if (path != NULL && !add_folders(search, path))
        return false;
    struct folder *folder =
        path != NULL ? folder_at(search, vsd_winpath_key_of(path, strlen(path))) : NULL;
    if (folder != NULL && filespec != NULL)
        folder->names |= beginning(filespec);
    HASH_FIND(hh, search->wanted, &key, sizeof key, wanted);
    if (wanted != NULL)
        return true;
    wanted = vsd_arena_alloc(&search->arena, sizeof *wanted);
    if (wanted == NULL)
        return false;
    wanted->key = key;
    HASH_ADD(hh, search->wanted, key, sizeof key, wanted);
    return wanted->hh.tbl != NULL;
}

static struct folder *new_folder(struct search *search, struct vsd_key key)
{
    struct folder *folder = vsd_arena_alloc(&search->arena, sizeof *folder);
    if (folder != NULL) {
        folder->key = key;
        HASH_ADD(hh, search->folders, key, sizeof key, folder);
    }
    if (folder == NULL || folder->hh.tbl == NULL) {
        search->diff->no_memory = true;
        return NULL;
    }
    return folder;
}

/* The folder of a file set of the other side, NULL: nobody asks about it. */
static struct folder *folder_of(struct search *search, const struct vssdoc_file_set *set)
{
    const char *path = set->path != NULL ? set->path : "";
    size_t at = (uintptr_t)path / 8 % MET;
    if (search->met[at].path != path) {
        struct vsd_key key = vsd_path_of(search->diff, search->other_as, path);
        struct folder *folder = folder_at(search, key);
        search->met[at].path = path;
        search->met[at].folder = folder == NULL && search->all ? new_folder(search, key) : folder;
    }
    return search->met[at].folder;
}

static struct wanted *wanted_at(struct search *search, struct vsd_key key)
{
    struct wanted *wanted = NULL;
    HASH_FIND(hh, search->wanted, &key, sizeof key, wanted);
    if (wanted != NULL || !search->all)
        return wanted;
    wanted = vsd_arena_alloc(&search->arena, sizeof *wanted);
    if (wanted != NULL) {
        wanted->key = key;
        HASH_ADD(hh, search->wanted, key, sizeof key, wanted);
    }
    if (wanted == NULL || wanted->hh.tbl == NULL) {
        search->diff->no_memory = true;
        return NULL;
    }
    return wanted;
}

static void add_cover(struct search *search, struct folder *folder,
                      const struct vssdoc_component *component, const struct vssdoc_file_set *set)
{
    struct cover *cover =
        folder->n < PER_FOLDER ? vsd_arena_alloc(&search->arena, sizeof *cover) : NULL;
    if (cover == NULL) {
        search->diff->no_memory = search->diff->no_memory || folder->n < PER_FOLDER;
        return;
    }
    *cover = (struct cover){
        NULL, set, vsd_diff_mapped(search->diff, search->other_as, set->filespec), component};
    *(folder->last != NULL ? &folder->last->next : &folder->first) = cover;
    folder->last = cover;
    folder->n++;
}

static void offer(struct search *search, const struct vssdoc_component *component,
                  const struct vssdoc_file_set *set)
{
    if (set->filespec == NULL ||
        (search->written && vsd_diff_moved(search->diff, search->other, set->path)))
        return;
    bool covers = set->recursive == 1 || vsd_has_wildcard(set->filespec);
    struct folder *folder = covers || !search->all ? folder_of(search, set) : NULL;
    if (covers && folder != NULL)
        add_cover(search, folder, component, set);
    if (covers || (folder == NULL && !search->all))
        return;
    const char *filespec = vsd_diff_mapped(search->diff, search->other_as, set->filespec);
    if (folder != NULL && (folder->names & beginning(filespec)) == 0)
        return;
    struct wanted *wanted = wanted_at(search, vsd_triple_of(search->diff, search->other_as, set));
    if (wanted != NULL && wanted->set == NULL) {
        wanted->set = set;
        wanted->component = component;
    }
}

static void offer_all(struct search *search)
{
    const struct vssdoc_capture *capture = search->diff->captures[search->other];
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    for (size_t i = 0; i < capture->n_writers && !search->diff->no_memory; i++) {
        const struct vssdoc_writer *writer = capture->writers[i];
        struct inclusion inclusion = {.capture = capture,
                                      .writer = writer,
                                      .selects = bcd != NULL && bcd->select_components == 1};
        for (const struct vssdoc_component *c = writer->components; c != NULL; c = c->next) {
            if (!is_included(search->diff, &inclusion, c))
                continue;
            for (const struct vssdoc_file_set *s = c->file_sets; s != NULL; s = s->next)
                offer(search, c, s);
        }
        if (inclusion.made)
            vsd_hierarchy_free(&inclusion.kin);
    }
}

static void take(struct vsd_lone_set *lone, const struct vssdoc_file_set *set,
                 const struct vssdoc_component *component)
{
    lone->covered_by = set;
    lone->covered_in = component->full_path;
}

static bool covers(const struct cover *cover, const struct vssdoc_file_set *set,
                   const char *filespec)
{
    return (cover->set->recursive == 1 || set->recursive != 1) &&
           vsd_filespec_covers(cover->filespec, filespec);
}

static void look_for(struct search *search, struct vsd_lone_set *lone)
{
    const char *path = vsd_diff_path(search->diff, search->as, lone->set->path);
    const char *filespec = vsd_diff_mapped(search->diff, search->as, lone->set->filespec);
    struct wanted *wanted = NULL;
    struct vsd_key key = vsd_triple_of(search->diff, search->as, lone->set);
    HASH_FIND(hh, search->wanted, &key, sizeof key, wanted);
    if (wanted != NULL && wanted->set != NULL)
        take(lone, wanted->set, wanted->component);
    size_t length = path != NULL && filespec != NULL ? strlen(path) : 0;
    for (unsigned level = 0; level < LEVELS && length > 0 && lone->covered_by == NULL; level++) {
        const struct folder *folder = folder_at(search, vsd_winpath_key_of(path, length));
        for (const struct cover *c = folder != NULL ? folder->first : NULL;
             c != NULL && lone->covered_by == NULL; c = c->next)
            if ((level == 0 || c->set->recursive == 1) && covers(c, lone->set, filespec))
                take(lone, c->set, c->component);
        length = vsd_winpath_parent(path, length);
    }
}

static void end_search(struct search *search)
{
    HASH_CLEAR(hh, search->folders);
    HASH_CLEAR(hh, search->wanted);
    vsd_arena_free(&search->arena);
}

/* ---- for whoever asks ---- */

enum { OFTEN = 8 }; /* from then on it is cheaper to keep what every file set covers */

struct vsd_coverage {
    struct search mapped, written;
    bool has_written;
};

static struct search search_of(struct vsd_diff *diff, enum vsd_side side, bool written)
{
    enum vsd_side other = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    return (struct search){.diff = diff,
                           .side = side,
                           .other = other,
                           .written = written,
                           .as = written ? VSD_NEW : side,
                           .other_as = written ? VSD_NEW : other};
}

/* NULL: it is not worth while yet, or memory ran out. */
static struct search *kept_for(struct vsd_diff *diff, enum vsd_side side, bool written)
{
    enum vsd_side other = side == VSD_OLD ? VSD_NEW : VSD_OLD;
    struct vsd_coverage *coverage = diff->coverage[other];
    if (coverage == NULL && !written && ++diff->covers[other] > OFTEN) {
        coverage = diff->coverage[other] = calloc(1, sizeof *coverage);
        if (coverage == NULL) {
            diff->no_memory = true;
            return NULL;
        }
        coverage->mapped = search_of(diff, side, false);
        coverage->mapped.all = true;
        offer_all(&coverage->mapped);
    }
    if (coverage != NULL && written && !coverage->has_written) {
        coverage->has_written = true;
        coverage->written = search_of(diff, side, true);
        coverage->written.all = true;
        offer_all(&coverage->written);
    }
    return coverage == NULL ? NULL : written ? &coverage->written : &coverage->mapped;
}

void vsd_diff_forget_coverage(struct vsd_diff *diff)
{
    for (int side = VSD_OLD; side < VSD_SIDES; side++) {
        if (diff->coverage[side] != NULL) {
            end_search(&diff->coverage[side]->mapped);
            end_search(&diff->coverage[side]->written);
        }
        free(diff->coverage[side]);
        diff->coverage[side] = NULL;
        diff->covers[side] = 0;
    }
}

static bool is_open(const struct search *search, const struct vsd_lone_set *lone)
{
    return !lone->done && lone->covered_by == NULL &&
           !(search->written && vsd_diff_moved(search->diff, search->side, lone->set->path));
}

static void cover(struct vsd_diff *diff, enum vsd_side side, bool written,
                  struct vsd_lone_set *sets, size_t n)
{
    struct search search = search_of(diff, side, written);
    bool any = false;
    for (size_t i = 0; i < n && !any; i++)
        any = is_open(&search, &sets[i]);
    struct search *kept = any ? kept_for(diff, side, written) : NULL;
    for (size_t i = 0; i < n && any && kept == NULL && !diff->no_memory; i++)
        if (is_open(&search, &sets[i]))
            diff->no_memory = !want(&search, &sets[i]);
    if (any && kept == NULL && !diff->no_memory)
        offer_all(&search);
    for (size_t i = 0; i < n && any && !diff->no_memory; i++)
        if (is_open(&search, &sets[i]))
            look_for(kept != NULL ? kept : &search, &sets[i]);
    end_search(&search);
}

void vsd_diff_cover(struct vsd_diff *diff, enum vsd_side side, struct vsd_lone_set *sets, size_t n)
{
    cover(diff, side, false, sets, n);
    if (vsd_diff_renames(diff))
        cover(diff, side, true, sets, n);
}
