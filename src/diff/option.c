/* What somebody wants to be overlooked: names that were changed on purpose (--map), properties and
 * folders that do not matter (--ignore). */
#include "diff/option.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/guid.h"
#include "base/text.h"

enum { LONGEST = 1024 };

/* ---- setting ---- */

static bool starts(const char *text, const char *word, const char **rest)
{
    size_t length = strlen(word);
    *rest = text + length;
    return strncmp(text, word, length) == 0;
}

/* "E", "E:", "E:\", "{GUID}", "\\?\Volume{GUID}\" */
static bool volume_of(const char *text, size_t length, char *letter, struct vssdoc_guid *guid,
                      struct vsd_arena *arena)
{
    const char *copy = vsd_arena_copy(arena, text, length);
    *letter = '\0';
    if (copy == NULL || vsd_guid_in_braces(copy, guid) != NULL)
        return copy != NULL;
    bool one =
        length >= 1 && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
    if (!one || (copy[1] != '\0' && strcmp(copy + 1, ":") != 0 && strcmp(copy + 1, ":\\") != 0))
        return false;
    *letter = (char)vsd_fold((unsigned char)text[0]);
    return true;
}

static enum vssdoc_status set_map(struct vsd_diff *diff, const char *text, struct vsd_diff_map *map,
                                  struct vssdoc_error *error)
{
    const char *rest;
    map->option = text;
    map->volume = starts(text, "volume:", &rest);
    if (!map->volume && !starts(text, "machine:", &rest))
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "map \"%s\": it begins neither with \"machine:\" nor with \"volume:\"",
                        text);
    const char *equals = strchr(rest, '=');
    if (equals == NULL || equals == rest || equals[1] == '\0')
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "map \"%s\": it has the form machine:OLD=NEW or volume:E=F", text);
    map->from = vsd_arena_copy(&diff->scratch, rest, (size_t)(equals - rest));
    map->to = equals + 1;
    if (map->from == NULL)
        return vsd_no_memory(error, NULL);
    if (map->volume &&
        (!volume_of(rest, (size_t)(equals - rest), &map->from_letter, &map->from_guid,
                    &diff->scratch) ||
         !volume_of(map->to, strlen(map->to), &map->to_letter, &map->to_guid, &diff->scratch)))
        return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                        "map \"%s\": a volume is a drive letter or a volume's {GUID}", text);
    return VSSDOC_OK;
}

static enum vssdoc_status set_ignore(struct vsd_diff *diff, const char *text,
                                     struct vsd_diff_ignore *ignore, struct vssdoc_error *error)
{
    const char *rest;
    ignore->option = text;
    if (starts(text, "path:", &rest) && *rest != '\0') {
        size_t length = strlen(rest);
        ignore->pattern = rest;
        if (length > 2 && strcmp(rest + length - 2, "\\*") == 0)
            ignore->tree = vsd_arena_copy(&diff->scratch, rest, length - 2);
        return VSSDOC_OK;
    }
    if (starts(text, "field:", &rest) && *rest != '\0') {
        const char *dot = strchr(rest, '.');
        ignore->key = dot != NULL ? dot + 1 : rest;
        ignore->class =
            dot != NULL ? vsd_arena_copy(&diff->scratch, rest, (size_t)(dot - rest)) : NULL;
        ignore->whole = rest;
        return VSSDOC_OK;
    }
    return vsd_fail(error, VSSDOC_BAD_ARGUMENT, NULL,
                    "ignore \"%s\": it has the form field:component.caption or path:C:\\folder\\*",
                    text);
}

static size_t count(const char *const *list)
{
    size_t n = 0;
    while (list != NULL && list[n] != NULL)
        n++;
    return n;
}

enum vssdoc_status vsd_diff_options_set(struct vsd_diff *diff, struct vssdoc_error *error)
{
    const struct vssdoc_diff_options *options = diff->options;
    enum vssdoc_status status = VSSDOC_OK;
    diff->environment.defines = options->defines;
    diff->n_maps = count(options->map);
    diff->n_ignores = count(options->ignore);
    diff->maps = vsd_arena_alloc(&diff->scratch, (diff->n_maps + 1) * sizeof *diff->maps);
    diff->ignores = vsd_arena_alloc(&diff->scratch, (diff->n_ignores + 1) * sizeof *diff->ignores);
    if (diff->maps == NULL || diff->ignores == NULL)
        return vsd_no_memory(error, NULL);
    for (size_t i = 0; i < diff->n_maps && status == VSSDOC_OK; i++)
        status = set_map(diff, options->map[i], &diff->maps[i], error);
    for (size_t i = 0; i < diff->n_ignores && status == VSSDOC_OK; i++)
        status = set_ignore(diff, options->ignore[i], &diff->ignores[i], error);
    return status;
}

void vsd_diff_options_finish(struct vsd_diff *diff)
{
    struct vssdoc_differences *result = &diff->result->public;
    const char **unused = vsd_arena_alloc(&diff->result->arena,
                                          (diff->n_maps + diff->n_ignores + 1) * sizeof *unused);
    diff->no_memory = diff->no_memory || unused == NULL;
    if (unused == NULL)
        return;
    for (size_t i = 0; i < diff->n_maps; i++)
        if (!diff->maps[i].used)
            unused[result->n_unused++] = vsd_diff_text(diff, "map %s", diff->maps[i].option);
    for (size_t i = 0; i < diff->n_ignores; i++)
        if (!diff->ignores[i].used)
            unused[result->n_unused++] = vsd_diff_text(diff, "ignore %s", diff->ignores[i].option);
    result->unused = unused;
}

/* ---- maps ---- */

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || (unsigned char)c >= 0x80;
}

/* The last part of a file's name, which no machine gives its name: "X" of "*.x". */
static bool is_extension(const char *start, const char *at, const char *rest)
{
    return at > start && at[-1] == '.' && *rest == '\0' && strchr(start, '\\') == NULL;
}

/* The next place where a machine's name stands as a whole word. */
static const char *next_machine(struct vsd_diff *diff, const char *start, const char *at,
                                struct vsd_diff_map **map, const char **rest)
{
    for (; *at != '\0'; at++) {
        if (at > start && is_word(at[-1]))
            continue;
        for (size_t i = 0; i < diff->n_maps; i++) {
            *map = &diff->maps[i];
            *rest = (*map)->volume ? NULL : vsd_rest_folded(at, (*map)->from);
            if (*rest != NULL && !is_word(**rest) && !is_extension(start, at, *rest))
                return at;
        }
    }
    return NULL;
}

/* Every occurrence of every name: measured, then replaced in one copy, so that no name is replaced
 * twice: machines may have changed names with each other. */
static const char *map_machines(struct vsd_diff *diff, const char *text)
{
    size_t n = 0, room = strlen(text) + 1;
    struct vsd_diff_map *map = NULL;
    const char *rest = text;
    for (const char *at = text; next_machine(diff, text, at, &map, &rest) != NULL; at = rest) {
        map->used = true;
        room += strlen(map->to);
        n++;
    }
    if (n == 0)
        return text;
    char *mapped = vsd_arena_alloc(&diff->scratch, room), *end = mapped;
    diff->no_memory = diff->no_memory || mapped == NULL;
    if (mapped == NULL)
        return text;
    const char *from = text;
    for (const char *at = text; (at = next_machine(diff, text, at, &map, &rest)) != NULL;
         from = at = rest) {
        size_t to = strlen(map->to);
        memcpy(end, from, (size_t)(at - from));
        end += at - from;
        memcpy(end, map->to, to);
        end += to;
    }
    memcpy(end, from, strlen(from) + 1);
    return mapped;
}

static const char *map_volume(struct vsd_diff *diff, struct vsd_diff_map *map, const char *text)
{
    const char *head = strncmp(text, "\\\\?\\", 4) == 0 && text[5] == ':' ? text + 4 : text;
    const char *rest = NULL, *begin = NULL;
    struct vssdoc_guid guid;
    if (map->from_letter != '\0') {
        bool drive = head[0] != '\0' && head[1] == ':' &&
                     (char)vsd_fold((unsigned char)head[0]) == map->from_letter &&
                     (head[2] == '\\' || head[2] == '\0' || head[2] == '/');
        begin = drive ? text : NULL;
        rest = drive ? head + 2 : NULL;
    } else {
        rest = vsd_guid_in_braces(text, &guid);
        if (rest == NULL || !vssdoc_guid_equal(&guid, &map->from_guid))
            return text;
        begin = rest - 38; /* {…} */
        bool prefixed = map->to_letter != '\0' && begin - text >= 10 &&
                        vsd_rest_folded(begin - 10, "\\\\?\\Volume") != NULL;
        begin = prefixed ? begin - 10 : begin;
    }
    if (begin == NULL)
        return text;
    map->used = true;
    char to[64];
    if (map->to_letter != '\0') {
        (void)snprintf(to, sizeof to, "%c:", map->to_letter);
    } else {
        char id[VSD_GUID_TEXT];
        vssdoc_guid_format(&map->to_guid, id);
        (void)snprintf(to, sizeof to, "%s{%s}", map->from_letter != '\0' ? "\\\\?\\Volume" : "",
                       id);
    }
    char *mapped =
        vsd_arena_printf(&diff->scratch, "%.*s%s%s", (int)(begin - text), text, to, rest);
    diff->no_memory = diff->no_memory || mapped == NULL;
    return mapped != NULL ? mapped : text;
}

const char *vsd_diff_mapped(struct vsd_diff *diff, enum vsd_side side, const char *text)
{
    if (side == VSD_NEW || text == NULL || diff->n_maps == 0)
        return text;
    text = map_machines(diff, text);
    const char *moved = text; /* to one volume, and no further */
    for (size_t i = 0; i < diff->n_maps && moved == text; i++)
        if (diff->maps[i].volume)
            moved = map_volume(diff, &diff->maps[i], text);
    return moved;
}

static const char *expanded_path(struct vsd_diff *diff, const char *path)
{
    struct vsd_expanded expanded;
    if (strchr(path, '%') == NULL)
        return path;
    if (!vsd_expand(&diff->environment, &diff->scratch, path, &expanded)) {
        diff->no_memory = true;
        return path;
    }
    return expanded.path;
}

const char *vsd_diff_path(struct vsd_diff *diff, enum vsd_side side, const char *path)
{
    bool mapped = side == VSD_OLD && diff->n_maps > 0;
    if (path == NULL || (!mapped && strchr(path, '%') == NULL))
        return path;
    struct vsd_path_text *known = &diff->texts[side][(uintptr_t)path / 8 % VSD_PATHS];
    if (known->path != path) {
        known->path = path;
        known->text = expanded_path(diff, vsd_diff_mapped(diff, side, path));
    }
    return known->text;
}

bool vsd_diff_renames(const struct vsd_diff *diff)
{
    for (size_t i = 0; i < diff->n_maps; i++)
        if (!diff->maps[i].volume)
            return true;
    return false;
}

bool vsd_diff_moved(struct vsd_diff *diff, enum vsd_side side, const char *path)
{
    for (size_t i = 0; i < diff->n_maps && side == VSD_OLD && path != NULL; i++)
        if (diff->maps[i].volume && map_volume(diff, &diff->maps[i], path) != path)
            return true;
    return false;
}

/* ---- what is ignored ---- */

/* Classes go by their own names, and by those of ids: "bcd_component", "bcd-component". */
static bool is_class(const char *asked, const char *class)
{
    static const char *const names[][2] = {
        {"backup_components", "bcd"},
        {"writer_components", "bcd_writer"},
        {"backup_component", "bcd_component"},
        {"restore_location", "alternate_location_mapping"},
        {"component", "writer"},
        {"restore_method", "writer"},
        {"file_set", "writer"},
        {"dependency", "writer"},
    };
    if (class == NULL || asked == NULL)
        return asked == NULL;
    if (vsd_spelled(class, asked))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i][0], class) == 0 && vsd_spelled(names[i][1], asked))
            return true;
    return false;
}

static bool matches_path(struct vsd_diff *diff, const struct vsd_diff_ignore *ignore,
                         const struct vssdoc_file_set *set)
{
    const char *path = vsd_diff_path(diff, VSD_NEW, set->path != NULL ? set->path : "");
    const char *filespec = set->filespec != NULL ? set->filespec : "";
    size_t length = strlen(path);
    char text[LONGEST * 4];
    bool slash = length > 0 && path[length - 1] == '\\';
    (void)snprintf(text, sizeof text, "%s%s%s", path, slash ? "" : "\\", filespec);
    return vsd_glob_folded(ignore->pattern, text) || vsd_glob_folded(ignore->pattern, path) ||
           (ignore->tree != NULL && vsd_glob_folded(ignore->tree, path));
}

static bool matches(struct vsd_diff *diff, const struct vsd_diff_ignore *ignore,
                    const struct vsd_difference *d)
{
    if (ignore->pattern != NULL)
        return d->set != NULL && matches_path(diff, ignore, d->set);
    return d->field != NULL &&
           (strcmp(ignore->whole, d->field) == 0 ||
            (is_class(ignore->class, d->class) &&
             (strcmp(ignore->key, d->field) == 0 ||
              (ignore->class == NULL && strcmp(ignore->whole, d->field) == 0))));
}

bool vsd_diff_ignored(struct vsd_diff *diff, const struct vsd_difference *d)
{
    bool ignored = false;
    for (size_t i = 0; i < diff->n_ignores; i++) {
        if (!matches(diff, &diff->ignores[i], d))
            continue;
        diff->ignores[i].used = true;
        ignored = true;
    }
    return ignored;
}
