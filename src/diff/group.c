/* Changes that have one writer, component and cause are a group; of many file sets it tells where
 * they lie. */
#include "diff/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FOLDERS = 6, DEEPEST = 8 };

/* How much of a path its first parts are. */
static size_t first_parts(const char *path, unsigned parts)
{
    size_t n = strspn(path, "\\");
    for (; path[n] != '\0'; n++)
        if (path[n] == '\\' && --parts == 0)
            break;
    return n;
}

struct tops {
    struct {
        const char *path;
        size_t length, n;
    } all[FOLDERS];
    size_t n;
};

static bool same_folder(const char *a, size_t n, const char *b, size_t m)
{
    for (const char *x = a, *y = b;;) {
        uint32_t c, d;
        if (x >= a + n || y >= b + m)
            return x >= a + n && y >= b + m;
        x = vsd_utf8_next(x, &c);
        y = vsd_utf8_next(y, &d);
        if (vsd_fold(c) != vsd_fold(d))
            return false;
    }
}

/* False when there are more than a reader wants to see. */
static bool count(const struct vssdoc_change *changes, size_t n, unsigned parts, struct tops *tops)
{
    tops->n = 0;
    for (size_t i = 0; i < n; i++) {
        const char *path = changes[i].folder != NULL ? changes[i].folder : "";
        size_t length = first_parts(path, parts), at = tops->n;
        while (at > 0 &&
               !same_folder(tops->all[at - 1].path, tops->all[at - 1].length, path, length))
            at--;
        if (at > 0) {
            tops->all[at - 1].n++;
            continue;
        }
        if (tops->n == FOLDERS)
            return false;
        tops->all[tops->n].path = path;
        tops->all[tops->n].length = length;
        tops->all[tops->n++].n = 1;
    }
    return true;
}

static int most_first(const void *a, const void *b)
{
    const struct vssdoc_change_folder *x = a, *y = b;
    int order = (x->n < y->n) - (x->n > y->n);
    return order != 0 ? order : vsd_compare_folded(x->path, y->path);
}

static bool find_folders(struct vsd_arena *arena, const struct vssdoc_change *changes,
                         struct vssdoc_change_group *group)
{
    const struct vssdoc_change *first = &changes[group->first];
    struct tops tops = {.n = 0};
    unsigned parts = DEEPEST;
    if (first->folder == NULL || group->n < 2)
        return true;
    /* as deep as it still says something, more than a line for each */
    while (parts > 0 &&
           (!count(first, group->n, parts, &tops) || (tops.n > 1 && tops.n > group->n / 2)))
        parts--;
    if (parts == 0 && count(first, group->n, 1, &tops))
        parts = 1;
    if (parts == 0)
        return true; /* not even the volumes are few */
    struct vssdoc_change_folder *folders = vsd_arena_alloc(arena, tops.n * sizeof *folders);
    if (folders == NULL)
        return false;
    for (size_t i = 0; i < tops.n; i++) {
        folders[i].path = vsd_arena_copy(arena, tops.all[i].path, tops.all[i].length);
        folders[i].n = tops.all[i].n;
        if (folders[i].path == NULL)
            return false;
    }
    qsort(folders, tops.n, sizeof *folders, most_first);
    group->folders = folders;
    group->n_folders = tops.n;
    return true;
}

/* Of components that came or went each is the whole of its path. */
static bool same_component(const struct vssdoc_change *a, const struct vssdoc_change *b)
{
    bool whole = a->field == NULL && (a->old_value.kind == VSSDOC_VALUE_COMPONENT ||
                                      a->old_value.kind == VSSDOC_VALUE_BCD_COMPONENT ||
                                      a->new_value.kind == VSSDOC_VALUE_COMPONENT ||
                                      a->new_value.kind == VSSDOC_VALUE_BCD_COMPONENT);
    return whole || vsd_same_text(a->component, b->component);
}

static bool same_group(const struct vssdoc_change *a, const struct vssdoc_change *b)
{
    return a->rule == b->rule && a->pair == b->pair && vsd_same_text(a->id, b->id) &&
           vsd_same_text(a->writer_id, b->writer_id) && vsd_same_text(a->writer, b->writer) &&
           vsd_same_text(a->instance_name, b->instance_name) && same_component(a, b) &&
           (a->accepted == NULL) == (b->accepted == NULL);
}

bool vsd_diff_group(struct vsd_differences *result)
{
    struct vssdoc_differences *public = &result->public;
    size_t n = 0;
    for (size_t i = 0; i < public->n_changes; i++)
        n += i == 0 || !same_group(&public->changes[i - 1], &public->changes[i]);
    struct vssdoc_change_group *groups = vsd_arena_alloc(&result->arena, (n + 1) * sizeof *groups);
    if (groups == NULL)
        return false;
    for (size_t i = 0; i < public->n_changes; i++) {
        if (i == 0 || !same_group(&public->changes[i - 1], &public->changes[i]))
            groups[public->n_groups++].first = i;
        groups[public->n_groups - 1].n++;
    }
    public->groups = groups;
    for (size_t i = 0; i < n; i++)
        if (!find_folders(&result->arena, public->changes, &groups[i]))
            return false;
    return true;
}
