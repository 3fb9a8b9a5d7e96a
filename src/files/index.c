#include "files/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

/* Nodes are folders, entries are sets, groups are sets of one folder that are spelled alike; each is
 * known by its place in its list plus one, 0 being none. Of each there are two kinds: of the folder
 * alone, of the tree below it. */
struct node {
    uint32_t n_patterns[2], n_literals[2]; /* groups with and without wildcards */
};

struct entry {
    const void *what;
    uint32_t next; /* of the group: the one that was added before it */
};

struct group {
    const char *filespec;
    uint32_t last, n; /* entries */
    uint64_t counted;
};

enum { ALONE, TREE };
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

/* Patterns are found within a folder, those of its tree apart. */
static uint64_t scope_of(uint32_t node, int kind)
{
    return (uint64_t)node * 2 + (uint64_t)kind;
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
        node_at(index, node)->n_patterns[kind] += !literal;
        if (!literal &&
            !vsd_patterns_add(&index->patterns, scope_of(node, kind), filespec, *group))
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
    vsd_patterns_free(&index->patterns);
    free(index->nodes.items);
    free(index->entries.items);
    free(index->groups.items);
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

/* The name that is looked up, and in which folder of the path. */
struct name {
    struct vsd_file_finder *finder;
    const char *path;
    const struct link *link;
    struct vsd_key key;
    struct vsd_pattern_name in_patterns;
};

static bool add_group(const struct name *name, uint32_t group)
{
    struct vsd_file_finder *finder = name->finder;
    struct vsd_file_group *hit = vsd_list_add(&finder->groups);
    if (hit == NULL)
        return false;
    *hit = (struct vsd_file_group){.group = group,
                                   .n = group_at(finder->index, group)->n,
                                   .above = name->link->above,
                                   .rest = name->path + name->link->rest};
    return true;
}

static bool try_pattern(void *context, uint32_t group)
{
    const struct name *name = context;
    return !vsd_filespec_matches(group_at(name->finder->index, group)->filespec,
                                 name->in_patterns.text) ||
           add_group(name, group);
}

static bool find_in(struct name *name, int kind)
{
    const struct vsd_file_index *index = name->finder->index;
    const struct node *node = node_at(index, name->link->node);
    const uint32_t *same =
        node->n_literals[kind] > 0
            ? vsd_keymap_find(&index->names, key_within(name->key, name->link->node, kind, false))
            : NULL;
    return (same == NULL || add_group(name, *same)) &&
           (node->n_patterns[kind] == 0 ||
            vsd_patterns_find((struct vsd_patterns *)(uintptr_t)&index->patterns,
                              scope_of(name->link->node, kind),
                              &name->in_patterns, try_pattern, name));
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
    struct name name; /* large: what is not set is not needed */
    name.finder = finder;
    name.path = path;
    vsd_pattern_name_begin(&name.in_patterns, last + 1);
    if (finder->chain.n > 0)
        name.key = name_key(last + 1);
    for (size_t i = 0; i < finder->chain.n; i++) {
        name.link = &chain[i];
        if (!find_in(&name, TREE) || (chain[i].parent && !find_in(&name, ALONE)))
            return false;
    }
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
