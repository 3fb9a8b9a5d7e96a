#include "model/ranges.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

struct scanner {
    const char *at;
    const char *problem;
};

static bool fails(struct scanner *scanner, const char *problem)
{
    scanner->problem = problem;
    return false;
}

static int digit(char c, unsigned base)
{
    static const char alphabet[] = "0123456789abcdef";
    if (c >= 'A' && c <= 'F')
        c = (char)(c - 'A' + 'a');
    const char *found = c != '\0' ? memchr(alphabet, c, base) : NULL;
    return found != NULL ? (int)(found - alphabet) : -1;
}

/* Stands behind the number, or where it is wrong. */
static bool number(struct scanner *scanner, const char *missing, uint64_t *out)
{
    const char *start = scanner->at;
    unsigned base = start[0] == '0' && (start[1] == 'x' || start[1] == 'X') ? 16 : 10;
    if (base == 16)
        scanner->at += 2;
    if (digit(*scanner->at, base) < 0)
        return fails(scanner, missing);
    *out = 0;
    for (int d; (d = digit(*scanner->at, base)) >= 0; scanner->at++) {
        if (*out > (UINT64_MAX - (uint64_t)d) / base) {
            scanner->at = start;
            return fails(scanner, "a number needs more than 64 bits");
        }
        *out = *out * base + (uint64_t)d;
    }
    return true;
}

static bool range(struct scanner *scanner, struct vsd_range *out)
{
    const char *start = scanner->at;
    if (!number(scanner, "an offset is missing", &out->offset))
        return false;
    if (*scanner->at != ':')
        return fails(scanner, "a colon is missing behind the offset");
    scanner->at++;
    if (!number(scanner, "a length is missing", &out->length))
        return false;
    if (out->length > UINT64_MAX - out->offset) {
        scanner->at = start;
        return fails(scanner, "a range ends beyond 64 bits");
    }
    return true;
}

static bool list(struct scanner *scanner, struct vsd_range *ranges, size_t *n)
{
    while (range(scanner, &ranges[*n])) {
        ++*n;
        if (*scanner->at == '\0')
            return true;
        if (*scanner->at != ',')
            return fails(scanner, "a comma is missing behind a range");
        scanner->at++;
        scanner->at += strspn(scanner->at, " ");
    }
    return false;
}

static bool is_full_path(const char *path)
{
    switch (vsd_winpath_kind(path)) {
    case VSD_PATH_DRIVE:
        return strstr(path, ":\\") != NULL && path[strlen(path) - 1] != '\\';
    case VSD_PATH_VOLUME:
    case VSD_PATH_DEVICE:
    case VSD_PATH_UNC:
        return true;
    default:
        return false;
    }
}

/* True when the text names a file, or tries to. */
static bool file(const char *text, struct vsd_ranges *out)
{
    const char *path = vsd_rest_folded(text, "File=");
    if (path == NULL && !is_full_path(text))
        return false;
    out->file = path != NULL ? path : text;
    out->kind = VSD_RANGES_FILE;
    if (!is_full_path(out->file)) {
        *out = (struct vsd_ranges){.kind = VSD_RANGES_WRONG,
                                   .problem = "the path of the ranges file is not a full one",
                                   .at = (size_t)(path - text)};
    }
    return true;
}

bool vsd_ranges_parse(struct vsd_arena *arena, const char *text, struct vsd_ranges *out)
{
    *out = (struct vsd_ranges){.kind = VSD_RANGES_WRONG, .problem = "there is no range"};
    if (text == NULL || *text == '\0' || file(text, out))
        return true;
    size_t room = 1;
    for (const char *c = text; (c = strchr(c, ',')) != NULL; c++)
        room++;
    struct vsd_range *ranges = vsd_arena_alloc(arena, room * sizeof *ranges);
    if (ranges == NULL)
        return false;
    struct scanner scanner = {.at = text};
    size_t n = 0;
    if (list(&scanner, ranges, &n))
        *out = (struct vsd_ranges){.kind = VSD_RANGES_LIST, .list = ranges, .n = n};
    else
        *out = (struct vsd_ranges){.kind = VSD_RANGES_WRONG,
                                   .problem = scanner.problem,
                                   .at = (size_t)(scanner.at - text)};
    return true;
}

static int by_offset(const void *a, const void *b)
{
    const struct vsd_range *x = a, *y = b;
    return x->offset != y->offset ? (x->offset > y->offset) - (x->offset < y->offset)
                                  : (x->length > y->length) - (x->length < y->length);
}

bool vsd_ranges_look(struct vsd_arena *arena, const struct vsd_ranges *ranges,
                     struct vsd_ranges_order *out)
{
    *out = (struct vsd_ranges_order){.sorted = true};
    if (ranges->n < 2)
        return true;
    struct vsd_range *sorted = vsd_arena_alloc(arena, ranges->n * sizeof *sorted);
    if (sorted == NULL)
        return false;
    memcpy(sorted, ranges->list, ranges->n * sizeof *sorted);
    for (size_t i = 1; i < ranges->n && out->sorted; i++)
        out->sorted = ranges->list[i - 1].offset < ranges->list[i].offset;
    if (!out->sorted)
        qsort(sorted, ranges->n, sizeof *sorted, by_offset);
    /* first is the range that reaches furthest so far */
    out->first = sorted[0];
    for (size_t i = 1; i < ranges->n && !out->overlap; i++) {
        uint64_t end = out->first.offset + out->first.length;
        out->second = sorted[i];
        out->overlap = end > sorted[i].offset && sorted[i].length > 0;
        if (!out->overlap && sorted[i].offset + sorted[i].length >= end)
            out->first = sorted[i];
    }
    return true;
}

bool vsd_ranges_unite(struct vsd_arena *arena, const struct vsd_ranges *ranges,
                      struct vsd_bytes *out)
{
    *out = (struct vsd_bytes){.n = 0};
    if (ranges->kind != VSD_RANGES_LIST || ranges->n == 0)
        return true;
    struct vsd_range *list = vsd_arena_alloc(arena, ranges->n * sizeof *list);
    if (list == NULL)
        return false;
    memcpy(list, ranges->list, ranges->n * sizeof *list);
    qsort(list, ranges->n, sizeof *list, by_offset);
    size_t last = 0;
    for (size_t i = 1; i < ranges->n; i++) {
        uint64_t end = list[last].offset + list[last].length,
                 next = list[i].offset + list[i].length;
        if (list[i].offset > end)
            list[++last] = list[i];
        else if (next > end)
            list[last].length = next - list[last].offset;
    }
    *out = (struct vsd_bytes){list, last + 1};
    return true;
}

bool vsd_bytes_hold(const struct vsd_bytes *bytes, const struct vsd_range *range)
{
    size_t below = 0, above = bytes->n; /* the last one that begins no later */
    while (below < above) {
        size_t middle = below + (above - below) / 2;
        if (bytes->list[middle].offset <= range->offset)
            below = middle + 1;
        else
            above = middle;
    }
    if (below == 0 || range->length == 0)
        return range->length == 0;
    const struct vsd_range *held = &bytes->list[below - 1];
    return range->offset + range->length <= held->offset + held->length;
}
