#include "base/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/winpath.h"

enum {
    FEW = 4, /* patterns that are given without asking for their texts */
    TEXT_LONGEST = 32,
    WITHIN_LONGEST = 8 /* of a text that may be anywhere in a name */
};

/* Each is known by its place in its list plus one, 0 being none. */
struct scope {
    uint32_t first, n; /* items */
    uint32_t shapes;   /* the first */
};

struct item {
    uint32_t value;
    uint32_t next;         /* of the scope */
    uint32_t next_of_text; /* of these, with the same text */
    uint64_t found;        /* of the first with a text: when it was looked for last */
};

/* Where in its pattern, and how long, the text is that some of a scope's patterns have. */
enum text_place { TEXT_FIRST, TEXT_LAST, TEXT_WITHIN };
struct shape {
    enum text_place place;
    uint32_t length; /* 0: they have none */
    uint32_t next;   /* of the scope */
};

/* A stretch without wildcards, folded. More of it would not tell more names apart. */
struct text {
    enum text_place place;
    uint32_t length;
    uint32_t letters[TEXT_LONGEST];
};

static struct scope *scope_at(const struct vsd_patterns *patterns, uint32_t scope)
{
    return (struct scope *)patterns->scopes.items + (scope - 1);
}

static struct item *item_at(const struct vsd_patterns *patterns, uint32_t item)
{
    return (struct item *)patterns->items.items + (item - 1);
}

static const struct shape *shape_at(const struct vsd_patterns *patterns, uint32_t shape)
{
    return (const struct shape *)patterns->shapes.items + (shape - 1);
}

/* ---- texts ---- */

/* Folds what is seen of a name; false when it is longer than names are. */
static bool fold_name(const char *name, uint32_t letters[VSD_PATTERN_NAME], size_t *n)
{
    const char *end = name + vsd_seen_length(name);
    for (*n = 0; name < end; ++*n) {
        if (*n == VSD_PATTERN_NAME)
            return false;
        name = vsd_utf8_next(name, &letters[*n]);
        letters[*n] = vsd_fold(letters[*n]);
    }
    return true;
}

static bool is_wildcard(uint32_t letter)
{
    return letter == '*' || letter == '?';
}

/* A dot in front of a wildcard need not be in a name: "a.*" is "a" as well. */
static void find_text(const char *pattern, struct text *out)
{
    uint32_t letters[VSD_PATTERN_NAME];
    size_t n, longest = 0;
    *out = (struct text){.length = 0};
    if (!fold_name(pattern, letters, &n))
        return;
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && !is_wildcard(letters[to]); to++)
            continue;
        bool first = from == 0, last = to == n;
        size_t length = to - from - (!last && to > from && letters[to - 1] == '.');
        size_t most = first || last ? TEXT_LONGEST : WITHIN_LONGEST;
        length = length < most ? length : most;
        if (length <= longest)
            continue;
        longest = length;
        out->place = first ? TEXT_FIRST : last ? TEXT_LAST : TEXT_WITHIN;
        out->length = (uint32_t)length;
        memcpy(out->letters, letters + (out->place == TEXT_LAST ? to - length : from),
               length * sizeof letters[0]);
    }
}

static struct vsd_key text_key(uint64_t scope, enum text_place place, const uint32_t *letters,
                               uint32_t length)
{
    const uint64_t within[] = {scope, (uint64_t)place << 32 | length};
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, within, sizeof within);
    vsd_key_bytes(&maker, letters, length * sizeof *letters);
    return vsd_key_end(&maker);
}

static struct vsd_key scope_key(uint64_t scope)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &scope, sizeof scope);
    return vsd_key_end(&maker);
}

static struct vsd_key shape_key(uint64_t scope, const struct text *text)
{
    struct vsd_key_maker maker;
    vsd_key_begin(&maker);
    vsd_key_bytes(&maker, &scope, sizeof scope);
    vsd_key_bytes(&maker, &text->place, sizeof text->place);
    vsd_key_bytes(&maker, &text->length, sizeof text->length);
    return vsd_key_end(&maker);
}

/* ---- adding ---- */

static bool add_shape(struct vsd_patterns *patterns, uint64_t scope, uint32_t number,
                      const struct text *text)
{
    bool added;
    if (vsd_keymap_add(&patterns->shape_of, shape_key(scope, text), &added) == NULL)
        return false;
    struct shape *shape = added ? vsd_list_add(&patterns->shapes) : NULL;
    if (shape == NULL)
        return !added;
    struct scope *of = scope_at(patterns, number);
    *shape = (struct shape){text->place, text->length, of->shapes};
    of->shapes = (uint32_t)patterns->shapes.n;
    return true;
}

bool vsd_patterns_add(struct vsd_patterns *patterns, uint64_t scope, const char *pattern,
                      uint32_t value)
{
    struct text text;
    bool added;
    patterns->items.size = sizeof(struct item);
    patterns->shapes.size = sizeof(struct shape);
    patterns->scopes.size = sizeof(struct scope);
    uint32_t *number = vsd_keymap_add(&patterns->scope_of, scope_key(scope), &added);
    if (number == NULL || (added && vsd_list_add(&patterns->scopes) == NULL))
        return false;
    if (added)
        *number = (uint32_t)patterns->scopes.n;
    find_text(pattern, &text);
    struct item *item = vsd_list_add(&patterns->items);
    uint32_t *first = vsd_keymap_add(&patterns->texts,
                                     text_key(scope, text.place, text.letters, text.length), NULL);
    if (item == NULL || first == NULL || !add_shape(patterns, scope, *number, &text))
        return false;
    struct scope *of = scope_at(patterns, *number);
    *item = (struct item){.value = value, .next = of->first, .next_of_text = *first};
    *first = of->first = (uint32_t)patterns->items.n;
    of->n++;
    return true;
}

void vsd_patterns_free(struct vsd_patterns *patterns)
{
    vsd_keymap_free(&patterns->scope_of);
    vsd_keymap_free(&patterns->shape_of);
    vsd_keymap_free(&patterns->texts);
    free(patterns->items.items);
    free(patterns->shapes.items);
    free(patterns->scopes.items);
    *patterns = (struct vsd_patterns){.time = 0};
}

/* ---- finding ---- */

void vsd_pattern_name_begin(struct vsd_pattern_name *name, const char *text)
{
    name->text = text;
    name->folded = name->fits = false;
}

struct search {
    struct vsd_patterns *patterns;
    uint64_t scope;
    const struct vsd_pattern_name *name;
    vsd_pattern_fn *each;
    void *context;
};

static bool give(const struct search *search, const struct item *item)
{
    search->patterns->given++;
    return search->each(search->context, item->value);
}

/* The patterns whose text stands at a place of the name, where it does not stand twice. */
static bool find_at(const struct search *search, const struct shape *shape, size_t at)
{
    const struct vsd_patterns *patterns = search->patterns;
    const uint32_t *first =
        vsd_keymap_find(&patterns->texts, text_key(search->scope, shape->place,
                                                   search->name->letters + at, shape->length));
    if (first == NULL || item_at(patterns, *first)->found == patterns->time)
        return true;
    item_at(patterns, *first)->found = patterns->time;
    for (uint32_t i = *first; i != 0; i = item_at(patterns, i)->next_of_text)
        if (!give(search, item_at(patterns, i)))
            return false;
    return true;
}

static bool find_shape(const struct search *search, const struct shape *shape)
{
    size_t length = shape->length, n = search->name->n;
    if (length > n)
        return true;
    if (shape->place != TEXT_WITHIN)
        return find_at(search, shape, shape->place == TEXT_LAST ? n - length : 0);
    for (size_t at = 0; at + length <= n; at++)
        if (!find_at(search, shape, at))
            return false;
    return true;
}

bool vsd_patterns_find(struct vsd_patterns *patterns, uint64_t scope, struct vsd_pattern_name *name,
                       vsd_pattern_fn *each, void *context)
{
    const struct search search = {patterns, scope, name, each, context};
    const uint32_t *number = vsd_keymap_find(&patterns->scope_of, scope_key(scope));
    if (number == NULL)
        return true;
    const struct scope *of = scope_at(patterns, *number);
    if (of->n > FEW && !name->folded) {
        name->fits = fold_name(name->text, name->letters, &name->n);
        name->folded = true;
    }
    if (of->n <= FEW || !name->fits) {
        for (uint32_t i = of->first; i != 0; i = item_at(patterns, i)->next)
            if (!give(&search, item_at(patterns, i)))
                return false;
        return true;
    }
    patterns->time++;
    for (uint32_t s = of->shapes; s != 0; s = shape_at(patterns, s)->next)
        if (!find_shape(&search, shape_at(patterns, s)))
            return false;
    return true;
}
