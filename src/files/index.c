#include "files/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

/* Nodes are folders, entries are sets, groups are sets of one folder that are spelled alike; each is
 * known by its place in its list plus one, 0 being none. Of each there are two kinds: of the folder
 * alone, of the tree below it. */
struct node {
    uint32_t patterns[2]; /* the first group with wildcards */
    uint32_t n_patterns[2];
    uint32_t shapes[2]; /* the first of the texts of its patterns */
    uint32_t n_literals[2];
};

struct entry {
    const void *what;
    uint32_t next; /* of the group: the one that was added before it */
};

struct group {
    const char *filespec;
    uint32_t last, n;      /* entries */
    uint32_t next;         /* with wildcards, of the same node and kind */
    uint32_t next_of_text; /* of these, with the same longest text */
    uint64_t counted;
    uint64_t tried; /* of the first with a text: the last time that it was looked for */
};

/* Where in its patterns, and how long, the longest texts of some of a node's groups are. */
struct shape {
    enum vsd_text_place { TEXT_FIRST, TEXT_LAST, TEXT_WITHIN } place;
    uint32_t length; /* 0: they have none */
    uint32_t next;   /* of the same node and kind */
};

enum { ALONE, TREE };
enum {
    FEW = 4, /* patterns that are tried without asking for their texts */
    NAME_LONGEST = 256,
    TEXT_LONGEST = 32,
    WITHIN_LONGEST = 8 /* of a text that may be anywhere in a name */
};
enum { ANYWHERE = 1, AS_SPELLED = 2, PASSES = 4 /* volumes mounted below each other */ };

static struct node *node_at(const struct vsd_file_index *index, uint32_t node)
{
    return (struct node *)index->nodes.items + (node - 1);
}

static const struct entry *entry_at(const struct vsd_file_index *index, uint32_t entry)
{
    return (const struct entry *)index->entries.items + (entry - 1);
}

static struct group *group_at(const struct vsd_file_index *index, uint32_t group)
{
    return (struct group *)index->groups.items + (group - 1);
}

static struct shape *shape_at(const struct vsd_file_index *index, uint32_t shape)
{
    return (struct shape *)index->shapes.items + (shape - 1);
}

/* ---- keys ---- */

static struct vsd_key child_key(uint32_t parent, const char *name, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &parent, sizeof parent);
    vsd_key_folded(&maker, name, length);
    return vsd_key_end(&maker);
}

static struct vsd_key root_key(const struct vsd_drive *drive)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &drive, sizeof drive);
    return vsd_key_end(&maker);
}

/* Blanks and dots at the end of a name are not seen. */
static struct vsd_key name_key(const char *name)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, name, vsd_seen_length(name));
    return vsd_key_end(&maker);
}

/* Of a pattern dots at the end are: "*." is not "*". */
static struct vsd_key pattern_key(const char *filespec)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_folded(&maker, filespec, strlen(filespec));
    return vsd_key_end(&maker);
}

/* A name's or pattern's key within a folder: names are hashed once and looked up in several. */
static struct vsd_key key_within(struct vsd_key name, uint32_t node, int kind, bool pattern)
{
    uint64_t within = (uint64_t)node * 4 + (uint64_t)kind * 2 + pattern;
    name.low ^= within * UINT64_C(0x9E3779B97F4A7C15);
    return name;
}

/* ---- the longest text of a pattern ---- */

/* What a name must have so that a pattern matches it: a stretch without wildcards, folded. More of it
 * would not tell more names apart. */
struct text {
    enum vsd_text_place place;
    uint32_t length;
    uint32_t letters[TEXT_LONGEST];
};

/* Folds what is seen of a name; false when it is longer than names are. */
static bool fold_name(const char *name, uint32_t letters[NAME_LONGEST], size_t *n)
{
    const char *end = name + vsd_seen_length(name);
    for (*n = 0; name < end; ++*n) {
        if (*n == NAME_LONGEST)
            return false;
        name = vsd_utf8_next(name, &letters[*n]);
        letters[*n] = vsd_fold(letters[*n]);
    }
    return true;
}

/* A dot in front of a wildcard need not be in a name: "a.*" is "a" as well. */
static void find_text(const char *filespec, struct text *out)
{
    uint32_t letters[NAME_LONGEST];
    size_t n, longest = 0;
    *out = (struct text){.length = 0};
    if (!fold_name(filespec, letters, &n))
        return;
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && letters[to] != '*' && letters[to] != '?'; to++)
            continue;
        size_t length = to - from - (to < n && to > from && letters[to - 1] == '.');
        size_t most = from > 0 && to < n ? WITHIN_LONGEST : TEXT_LONGEST;
        length = length < most ? length : most;
        if (length <= longest)
            continue;
        longest = length;
        out->place = from == 0 ? TEXT_FIRST : to == n ? TEXT_LAST : TEXT_WITHIN;
        out->length = (uint32_t)length;
        memcpy(out->letters, letters + (out->place == TEXT_LAST ? to - length : from),
               length * sizeof letters[0]);
    }
}

static struct vsd_key text_key(uint32_t node, int kind, enum vsd_text_place place,
                               const uint32_t *letters, uint32_t length)
{
    const uint32_t within[] = {node, (uint32_t)kind, (uint32_t)place, length};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, within, sizeof within);
    vsd_key_bytes(&maker, letters, length * sizeof *letters);
    return vsd_key_end(&maker);
}

/* ---- adding ---- */

static uint32_t new_node(struct vsd_file_index *index, struct vsd_key key)
{
    bool added;
    uint32_t *node = vsd_keymap_add(&index->children, key, &added);
    if (node == NULL || (added && vsd_list_add(&index->nodes) == NULL))
        return 0;
    if (added)
        *node = (uint32_t)index->nodes.n;
    return *node;
}

static bool begin(struct vsd_file_index *index)
{
    index->nodes.size = sizeof(struct node);
    index->entries.size = sizeof(struct entry);
    index->groups.size = sizeof(struct group);
    index->shapes.size = sizeof(struct shape);
    while (index->nodes.n < AS_SPELLED)
        if (vsd_list_add(&index->nodes) == NULL)
            return false;
    return true;
}

/* The node of a folder, which is made. */
static uint32_t folder_node(struct vsd_file_index *index, const char *folder)
{
    size_t root = 0;
    uint32_t node = AS_SPELLED;
    const struct vsd_drive *drive = vsd_drive_of(index->drives, folder, NULL);
    if (drive != NULL && vsd_drive_find(index->drives, folder, &root) == drive)
        node = new_node(index, root_key(drive));
    else if (vsd_winpath_kind(folder) == VSD_PATH_ROOTED)
        node = ANYWHERE;
    for (const char *part = folder + root; node != 0;) {
        part += strspn(part, "\\");
        size_t length = strcspn(part, "\\");
        if (length == 0)
            break;
        node = new_node(index, child_key(node, part, length));
        part += length;
    }
    return node;
}

static uint32_t clean_folder_node(struct vsd_file_index *index, const char *folder)
{
    if (vsd_winpath_is_clean(folder))
        return folder_node(index, folder);
    char *clean = malloc(strlen(folder) + 2);
    if (clean == NULL)
        return 0;
    vsd_winpath_clean(folder, clean);
    uint32_t node = folder_node(index, clean);
    free(clean);
    return node;
}

static bool add_shape(struct vsd_file_index *index, uint32_t node, int kind, const struct text *text)
{
    const uint32_t within[] = {node, (uint32_t)kind, (uint32_t)text->place, text->length};
    struct vsd_key_maker maker;
    bool added;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, within, sizeof within);
    if (vsd_keymap_add(&index->shape_of, vsd_key_end(&maker), &added) == NULL)
        return false;
    struct shape *shape = added ? vsd_list_add(&index->shapes) : NULL;
    if (shape == NULL)
        return !added;
    struct node *of = node_at(index, node);
    *shape = (struct shape){text->place, text->length, of->shapes[kind]};
    of->shapes[kind] = (uint32_t)index->shapes.n;
    return true;
}

static bool add_pattern(struct vsd_file_index *index, uint32_t node, int kind, uint32_t group)
{
    struct text text;
    find_text(group_at(index, group)->filespec, &text);
    uint32_t *first = vsd_keymap_add(
        &index->texts, text_key(node, kind, text.place, text.letters, text.length), NULL);
    if (first == NULL || !add_shape(index, node, kind, &text))
        return false;
    struct node *of = node_at(index, node);
    group_at(index, group)->next_of_text = *first;
    group_at(index, group)->next = of->patterns[kind];
    *first = of->patterns[kind] = group;
    of->n_patterns[kind]++;
    return true;
}

bool vsd_file_index_add(struct vsd_file_index *index, const char *folder, const char *filespec,
                        bool recursive, const void *what)
{
    int kind = recursive ? TREE : ALONE;
    uint32_t node = begin(index) ? clean_folder_node(index, folder) : 0;
    struct entry *entry = node != 0 ? vsd_list_add(&index->entries) : NULL;
    if (entry == NULL)
        return false;
    bool literal = !vsd_has_wildcard(filespec) && vsd_filespec_matches(filespec, filespec);
    bool added;
    struct vsd_key key = literal ? name_key(filespec) : pattern_key(filespec);
    uint32_t *group =
        vsd_keymap_add(&index->names, key_within(key, node, kind, !literal), &added);
    if (group == NULL)
        return false;
    if (added) {
        struct group *made = vsd_list_add(&index->groups);
        if (made == NULL)
            return false;
        made->filespec = filespec;
        *group = (uint32_t)index->groups.n;
        node_at(index, node)->n_literals[kind] += literal;
        if (!literal && !add_pattern(index, node, kind, *group))
            return false;
    }
    struct group *of = group_at(index, *group);
    *entry = (struct entry){.what = what, .next = of->last};
    of->last = (uint32_t)index->entries.n;
    of->n++;
    return true;
}

void vsd_file_index_free(struct vsd_file_index *index)
{
    vsd_keymap_free(&index->children);
    vsd_keymap_free(&index->names);
    vsd_keymap_free(&index->shape_of);
    vsd_keymap_free(&index->texts);
    free(index->nodes.items);
    free(index->entries.items);
    free(index->groups.items);
    free(index->shapes.items);
    *index = (struct vsd_file_index){.drives = index->drives};
}

/* ---- finding: the folders ---- */

/* A folder on the way to the file's, in which sets lie that may mean it. */
struct link {
    uint32_t node;
    bool parent;       /* the file lies in it */
    const char *above; /* as in a hit */
    size_t rest;       /* place in the path */
};

static bool has_sets(const struct node *node, int kind)
{
    return node->n_patterns[kind] > 0 || node->n_literals[kind] > 0;
}

static bool add_link(struct vsd_file_finder *finder, uint32_t node, bool parent, const char *above,
                     size_t rest)
{
    const struct node *n = node_at(finder->index, node);
    if (!has_sets(n, TREE) && !(parent && has_sets(n, ALONE)))
        return true;
    struct link *link = vsd_list_add(&finder->chain);
    if (link != NULL)
        *link = (struct link){node, parent, above, rest};
    return link != NULL;
}

/* Goes down from a node by the parts of a folder as long as there are nodes. base is where the
 * folder begins; above tells that it is another than the path's, which goes on at rest. */
static bool walk(struct vsd_file_finder *finder, uint32_t node, const char *base, size_t at,
                 bool mounted, size_t rest)
{
    for (;;) {
        at += strspn(base + at, "\\");
        size_t length = strcspn(base + at, "\\");
        bool parent = length == 0 && !mounted;
        if (mounted && length == 0)
            return true; /* what lies in the mount folder itself lies on the mounted volume */
        if (!add_link(finder, node, parent, mounted ? base + at : NULL,
                      mounted ? rest : at + parent))
            return false;
        const uint32_t *child = length > 0 ? vsd_keymap_find(&finder->index->children,
                                                             child_key(node, base + at, length))
                                           : NULL;
        if (child == NULL)
            return true;
        node = *child;
        at += length;
    }
}

/* The sets whose trees reach a volume through the folders that it is mounted in. */
static bool walk_mounts(struct vsd_file_finder *finder, const struct vsd_drive *drive, size_t rest,
                        unsigned pass)
{
    const struct vsd_drives *drives = finder->index->drives;
    for (const struct vsd_mount_folder *f = drive->folders; f != NULL && pass < PASSES;
         f = f->next) {
        size_t root, length = vsd_winpath_parent(f->path, strlen(f->path));
        char above[1024];
        if (length == 0 || length >= sizeof above)
            continue;
        memcpy(above, f->path, length);
        above[length] = '\0';
        const struct vsd_drive *host = vsd_drive_find(drives, above, &root);
        const uint32_t *node =
            host != NULL ? vsd_keymap_find(&finder->index->children, root_key(host)) : NULL;
        if (node != NULL && !walk(finder, *node, f->path, root, true, rest))
            return false;
        if (host != NULL && host != drive && !walk_mounts(finder, host, rest, pass + 1))
            return false;
    }
    return true;
}

static bool find_folder(struct vsd_file_finder *finder)
{
    const struct vsd_file_index *index = finder->index;
    const char *folder = finder->folder;
    size_t root;
    finder->chain.n = 0;
    const struct vsd_drive *drive = vsd_drive_find(index->drives, folder, &root);
    const uint32_t *node =
        drive != NULL ? vsd_keymap_find(&index->children, root_key(drive)) : NULL;
    enum vsd_winpath_kind kind = vsd_winpath_kind(folder);
    bool anywhere =
        kind == VSD_PATH_ROOTED || kind == VSD_PATH_EMPTY || (root > 0 && kind != VSD_PATH_UNC);
    return (node == NULL || walk(finder, *node, folder, root, false, 0)) &&
           (drive == NULL || walk_mounts(finder, drive, root + 1, 0)) &&
           (!anywhere || walk(finder, ANYWHERE, folder, root, false, 0)) &&
           (root > 0 || walk(finder, AS_SPELLED, folder, 0, false, 0));
}

/* ---- finding: the names ---- */

/* The name that is looked up. */
struct name {
    const char *path, *text;
    struct vsd_key key;
    uint32_t letters[NAME_LONGEST];
    size_t n;
    bool folded, fits; /* letters are there; they are all of it */
};

static bool add_group(struct vsd_file_finder *finder, const struct link *link, uint32_t group,
                      const struct name *name)
{
    struct vsd_file_group *hit = vsd_list_add(&finder->groups);
    if (hit == NULL)
        return false;
    *hit = (struct vsd_file_group){.group = group,
                                   .n = group_at(finder->index, group)->n,
                                   .above = link->above,
                                   .rest = name->path + link->rest};
    return true;
}

static bool try_pattern(struct vsd_file_finder *finder, const struct link *link, uint32_t group,
                        const struct name *name)
{
    finder->tried++;
    return !vsd_filespec_matches(group_at(finder->index, group)->filespec, name->text) ||
           add_group(finder, link, group, name);
}

/* The patterns whose text stands at a place of the name. */
static bool try_at(struct vsd_file_finder *finder, const struct link *link, int kind,
                   const struct shape *shape, size_t at, const struct name *name)
{
    const struct vsd_file_index *index = finder->index;
    const uint32_t *first =
        vsd_keymap_find(&index->texts, text_key(link->node, kind, shape->place,
                                                name->letters + at, shape->length));
    if (first == NULL || group_at(index, *first)->tried == finder->time)
        return true; /* the text stands in the name twice */
    group_at(index, *first)->tried = finder->time;
    for (uint32_t g = *first; g != 0; g = group_at(index, g)->next_of_text)
        if (!try_pattern(finder, link, g, name))
            return false;
    return true;
}

static bool try_shape(struct vsd_file_finder *finder, const struct link *link, int kind,
                      const struct shape *shape, const struct name *name)
{
    size_t length = shape->length;
    if (length > name->n)
        return true;
    if (shape->place != TEXT_WITHIN)
        return try_at(finder, link, kind, shape,
                      shape->place == TEXT_LAST ? name->n - length : 0, name);
    for (size_t at = 0; at + length <= name->n; at++)
        if (!try_at(finder, link, kind, shape, at, name))
            return false;
    return true;
}

static bool find_in(struct vsd_file_finder *finder, const struct link *link, int kind,
                    struct name *name)
{
    const struct vsd_file_index *index = finder->index;
    const struct node *node = node_at(index, link->node);
    const uint32_t *same =
        node->n_literals[kind] > 0
            ? vsd_keymap_find(&index->names, key_within(name->key, link->node, kind, false))
            : NULL;
    if (same != NULL && !add_group(finder, link, *same, name))
        return false;
    bool few = node->n_patterns[kind] <= FEW;
    if (!few && !name->folded) {
        name->fits = fold_name(name->text, name->letters, &name->n);
        name->folded = true;
    }
    if (few || !name->fits) {
        for (uint32_t g = node->patterns[kind]; g != 0; g = group_at(index, g)->next)
            if (!try_pattern(finder, link, g, name))
                return false;
        return true;
    }
    finder->time = ++((struct vsd_file_index *)(uintptr_t)index)->time;
    for (uint32_t s = node->shapes[kind]; s != 0; s = shape_at(index, s)->next)
        if (!try_shape(finder, link, kind, shape_at(index, s), name))
            return false;
    return true;
}

static int compare(uint32_t a, uint32_t b, const char *above_a, const char *above_b)
{
    if (a != b)
        return a < b ? -1 : 1;
    return strcmp(above_a != NULL ? above_a : "", above_b != NULL ? above_b : "");
}

static int by_group(const void *a, const void *b)
{
    const struct vsd_file_group *x = a, *y = b;
    return compare(x->group, y->group, x->above, y->above);
}

static int by_order(const void *a, const void *b)
{
    const struct vsd_file_hit *x = a, *y = b;
    return compare(x->order, y->order, x->above, y->above);
}

/* A group may be met twice, through a folder and through its volume's own name. */
static size_t sort_groups(struct vsd_file_group *groups, size_t n)
{
    bool sorted = true;
    for (size_t i = 1; i < n && sorted; i++)
        sorted = groups[i - 1].group < groups[i].group;
    if (sorted)
        return n;
    qsort(groups, n, sizeof *groups, by_group);
    size_t kept = 1;
    for (size_t i = 1; i < n; i++)
        if (groups[i].group != groups[kept - 1].group)
            groups[kept++] = groups[i];
    return kept;
}

bool vsd_file_expand(struct vsd_file_finder *finder, const struct vsd_file_group *groups,
                     size_t n_groups, const struct vsd_file_hit **hits, size_t *n_hits)
{
    const struct vsd_file_index *index = finder->index;
    finder->hits.n = 0;
    finder->hits.size = sizeof(struct vsd_file_hit);
    for (size_t i = 0; i < n_groups; i++) {
        size_t from = finder->hits.n;
        for (uint32_t k = 0; k < groups[i].n; k++)
            if (vsd_list_add(&finder->hits) == NULL)
                return false;
        struct vsd_file_hit *at = (struct vsd_file_hit *)finder->hits.items + from + groups[i].n;
        for (uint32_t e = group_at(index, groups[i].group)->last; e != 0;
             e = entry_at(index, e)->next)
            *--at = (struct vsd_file_hit){.what = entry_at(index, e)->what,
                                          .group = groups[i].group,
                                          .order = e - 1,
                                          .above = groups[i].above,
                                          .rest = groups[i].rest};
    }
    struct vsd_file_hit *all = finder->hits.items;
    bool sorted = true;
    for (size_t i = 1; i < finder->hits.n && sorted; i++)
        sorted = all[i - 1].order < all[i].order;
    if (!sorted)
        qsort(all, finder->hits.n, sizeof *all, by_order);
    *hits = all;
    *n_hits = finder->hits.n;
    return true;
}

static bool copy(char **to, size_t *room, const char *text, size_t length)
{
    if (length + 2 > *room) {
        size_t larger = length * 2 + 256;
        char *memory = realloc(*to, larger);
        if (memory == NULL)
            return false;
        *to = memory;
        *room = larger;
    }
    memcpy(*to, text, length);
    (*to)[length] = '\0';
    return true;
}

bool vsd_file_find_groups(struct vsd_file_finder *finder, const char *path,
                          const struct vsd_file_group **groups, size_t *n_groups)
{
    *groups = NULL;
    *n_groups = 0;
    finder->groups.n = 0;
    finder->groups.size = sizeof(struct vsd_file_group);
    finder->chain.size = sizeof(struct link);
    if (finder->index->nodes.n == 0)
        return true;
    if (!vsd_winpath_is_clean(path)) {
        if (!copy(&finder->clean, &finder->clean_room, path, strlen(path)))
            return false;
        vsd_winpath_clean(path, finder->clean);
        path = finder->clean;
    }
    const char *last = strrchr(path, '\\');
    if (last == NULL || last[1] == '\0')
        return true;
    size_t length = (size_t)(last - path);
    if (!finder->known || length != finder->folder_length ||
        memcmp(finder->folder, path, length) != 0) {
        finder->known = copy(&finder->folder, &finder->folder_room, path, length);
        finder->folder_length = length;
        if (!finder->known)
            return false;
        finder->known = find_folder(finder);
        if (!finder->known)
            return false;
    }
    const struct link *chain = finder->chain.items;
    struct name name; /* its letters are not there yet */
    name.path = path;
    name.text = last + 1;
    name.folded = false;
    if (finder->chain.n > 0)
        name.key = name_key(last + 1);
    for (size_t i = 0; i < finder->chain.n; i++)
        if (!find_in(finder, &chain[i], TREE, &name) ||
            (chain[i].parent && !find_in(finder, &chain[i], ALONE, &name)))
            return false;
    *groups = finder->groups.items;
    *n_groups = sort_groups(finder->groups.items, finder->groups.n);
    return true;
}

bool vsd_file_find(struct vsd_file_finder *finder, const char *path,
                   const struct vsd_file_hit **hits, size_t *n_hits)
{
    const struct vsd_file_group *groups;
    size_t n;
    *hits = NULL;
    *n_hits = 0;
    return vsd_file_find_groups(finder, path, &groups, &n) &&
           vsd_file_expand(finder, groups, n, hits, n_hits);
}

/* ---- counting ---- */

void vsd_file_count(struct vsd_file_index *index, uint32_t group)
{
    group_at(index, group)->counted++;
}

void vsd_file_counted(struct vsd_file_index *index,
                      void (*each)(void *context, const void *what, uint64_t n), void *context)
{
    for (uint32_t g = 1; g <= index->groups.n; g++) {
        struct group *group = group_at(index, g);
        for (uint32_t e = group->counted > 0 ? group->last : 0; e != 0; e = entry_at(index, e)->next)
            each(context, entry_at(index, e)->what, group->counted);
        group->counted = 0;
    }
}

void vsd_file_finder_free(struct vsd_file_finder *finder)
{
    free(finder->chain.items);
    free(finder->hits.items);
    free(finder->groups.items);
    free(finder->folder);
    free(finder->clean);
    *finder = (struct vsd_file_finder){.index = finder->index};
}
