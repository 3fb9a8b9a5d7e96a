/* Paths as the index of a target state has them. */
#include "restore/target_index.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "restore/listing.h"

bool vsd_take_apart(struct vsd_arena *arena, const char *path, struct vsd_parts *out)
{
    if (strncmp(path, "\\\\?\\", 4) == 0)
        path += 4;
    size_t most = 2;
    for (const char *c = path; *c != '\0'; c++)
        most += *c == '\\';
    char *text = vsd_arena_copy(arena, path, strlen(path));
    *out = (struct vsd_parts){vsd_arena_alloc(arena, most * sizeof(char *)), 0};
    if (text == NULL || out->part == NULL)
        return false;
    for (char *rest = text; rest != NULL;) {
        rest += strspn(rest, "\\");
        if (*rest == '\0')
            break;
        out->part[out->n++] = rest;
        rest = strchr(rest, '\\');
        if (rest != NULL)
            *rest++ = '\0';
    }
    return true;
}

const char *vsd_target_expand(const struct vsd_target *target, struct vsd_arena *arena,
                              const char *path)
{
    struct vsd_expanded expanded;
    return vsd_expand(&target->environment, arena, path, &expanded) ? expanded.path : NULL;
}

char *vsd_folded(struct vsd_arena *arena, const char *path)
{
    size_t length = vsd_fold_path(path, NULL, 0);
    char *text = vsd_arena_alloc(arena, length + 1);
    if (text != NULL)
        (void)vsd_fold_path(path, text, length + 1);
    return text;
}

struct vsd_key vsd_folded_key(const char *text, size_t length)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, text, length);
    return vsd_key_end(&maker);
}

size_t vsd_folded_folder(const char *folded, size_t length)
{
    while (length > 0 && folded[--length] != VSD_FOLD_END)
        continue;
    while (length > 0 && folded[length - 1] != VSD_FOLD_END)
        length--;
    return length;
}

bool vsd_ending_key(const char *folder, size_t length, const char *name, struct vsd_key *out)
{
    struct vsd_key_maker maker;
    size_t end = vsd_seen_length(name), dot = end;
    while (dot > 0 && name[dot - 1] != '.' && name[dot - 1] != '*' && name[dot - 1] != '?')
        dot--;
    if (dot == 0 || name[dot - 1] != '.')
        return false;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, folder, length);
    vsd_key_folded(&maker, name + dot, end - dot);
    *out = vsd_key_end(&maker);
    return true;
}

static bool same_part(const char *pattern, const char *name)
{
    return strpbrk(pattern, "*?") != NULL ? vsd_filespec_matches(pattern, name)
                                          : vsd_equal_folded(pattern, name);
}

bool vsd_parts_begin(const struct vsd_parts *pattern, const struct vsd_parts *path, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!same_part(pattern->part[i], path->part[i]))
            return false;
    return true;
}
