#include "base/filespec.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* A pattern is read as FindFirstFile reads it (FsRtlIsNameInExpression with the wildcards that
 * FindFirstFile makes of '*', '?' and '.'):
 *     STAR      '*'              any characters
 *     BASE      '*' before '.'   any characters, but not the name's last dot
 *     ONE       '?'              one character but a dot; none before a dot and at the end
 *     DOT       '.' before * ?   a dot; none at the end
 * Blanks and dots at the end are not seen, except that a '*' in front of a dot then is a BASE. */
enum { STAR = 0x50000000, BASE, ONE, DOT };
enum { LONGEST = 256 }; /* a name has 255 UTF-16 units at most */

bool vsd_has_wildcard(const char *text)
{
    return strpbrk(text, "*?") != NULL;
}

bool vsd_filespec_is_every(const char *pattern)
{
    return strcmp(pattern, "*") == 0 || strcmp(pattern, "*.*") == 0;
}

size_t vsd_seen_length(const char *text)
{
    size_t length = strlen(text), seen = length;
    while (seen > 0 && (text[seen - 1] == '.' || text[seen - 1] == ' '))
        seen--;
    return seen > 0 ? seen : length;
}

/* Folds what is seen of a name; SIZE_MAX when it is longer than a name can be. */
static size_t decode(const char *text, uint32_t out[LONGEST])
{
    size_t n = 0;
    for (const char *end = text + vsd_seen_length(text); text < end; n++) {
        if (n == LONGEST)
            return SIZE_MAX;
        text = vsd_utf8_next(text, &out[n]);
        out[n] = vsd_fold(out[n]);
    }
    return n;
}

static size_t compile(const char *pattern, uint32_t out[LONGEST])
{
    size_t n = decode(pattern, out);
    if (n == SIZE_MAX)
        return n;
    for (size_t i = 0; i < n; i++) {
        uint32_t next = i + 1 < n ? out[i + 1] : 0;
        if (out[i] == '*')
            out[i] = next == '.' ? BASE : STAR;
        else if (out[i] == '?')
            out[i] = ONE;
        else if (out[i] == '.' && (next == '*' || next == '?'))
            out[i] = DOT;
    }
    if (n > 0 && out[n - 1] == STAR && pattern[vsd_seen_length(pattern)] == '.')
        out[n - 1] = BASE;
    return n;
}

/* Whether a place of the pattern may be passed without a character; here is the name's next, 0 at
 * its end. */
static bool may_pass(uint32_t symbol, uint32_t here)
{
    return symbol == STAR || symbol == BASE || (symbol == ONE && (here == 0 || here == '.')) ||
           (symbol == DOT && here == 0);
}

/* Whether a place takes a character. A wildcard in the name, which is a pattern itself then, is
 * taken only by what takes everything it may stand for. */
static bool takes(uint32_t symbol, uint32_t here, bool dot_follows)
{
    switch (symbol) {
    case STAR:
        return true;
    case BASE:
        return dot_follows || (here != '.' && here != '*');
    case ONE:
        return here != '.' && here != '*';
    case DOT:
        return here == '.';
    default:
        return symbol == here;
    }
}

/* Places of a pattern that a name may have come to; all lie from low to high. */
struct places {
    bool at[LONGEST + 1];
    size_t low, high;
};

static void come_to(struct places *places, size_t place)
{
    places->at[place] = true;
    places->low = place < places->low ? place : places->low;
    places->high = place > places->high ? place : places->high;
}

static void forget(struct places *places)
{
    if (places->low <= places->high)
        memset(places->at + places->low, 0, places->high - places->low + 1);
    places->low = LONGEST + 1;
    places->high = 0;
}

/* Goes through the name once: at most the product of both lengths. */
static bool matches(const char *pattern, const char *name)
{
    uint32_t symbols[LONGEST], letters[LONGEST];
    size_t n = compile(pattern, symbols), length = decode(name, letters), last_dot = 0;
    if (n == SIZE_MAX || length == SIZE_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool may_vanish = i + 1 < length && (letters[i + 1] == '*' || letters[i + 1] == '?');
        last_dot = letters[i] == '.' && !may_vanish ? i : last_dot;
    }
    struct places both[2] = {{.low = LONGEST + 1}, {.low = LONGEST + 1}};
    struct places *now = &both[0], *next = &both[1];
    come_to(now, 0);
    for (size_t i = 0; now->low <= now->high; i++) {
        uint32_t here = i < length ? letters[i] : 0;
        for (size_t p = now->low; p <= now->high && p < n; p++)
            if (now->at[p] && may_pass(symbols[p], here))
                come_to(now, p + 1);
        if (i == length)
            return now->at[n];
        for (size_t p = now->low; p <= now->high && p < n; p++)
            if (now->at[p] && takes(symbols[p], here, i < last_dot))
                come_to(next, symbols[p] == STAR || symbols[p] == BASE ? p : p + 1);
        forget(now);
        struct places *last = now;
        now = next;
        next = last;
    }
    return false;
}

/* Whether two patterns can match the same name, by their beginnings up to the first wildcard of
 * either (by their ends from the last on). */
static bool beginnings_agree(const char *a, const char *b)
{
    const char *end_a = a + vsd_seen_length(a), *end_b = b + vsd_seen_length(b);
    while (a < end_a && b < end_b) {
        uint32_t p, q;
        a = vsd_utf8_next(a, &p);
        b = vsd_utf8_next(b, &q);
        if (p == '*' || p == '?' || q == '*' || q == '?')
            return true;
        if (vsd_fold(p) != vsd_fold(q))
            return false;
    }
    return true;
}

static bool ends_agree(const char *a, const char *b)
{
    const char *end_a = a + vsd_seen_length(a), *end_b = b + vsd_seen_length(b);
    while (end_a > a && end_b > b) {
        unsigned char p = (unsigned char)*--end_a, q = (unsigned char)*--end_b;
        if (p >= 0x80 || q >= 0x80 || strchr("*?", p) != NULL || strchr("*?", q) != NULL)
            return true; /* ASCII ends, as extensions are */
        if (vsd_fold(p) != vsd_fold(q))
            return false;
    }
    return true;
}

bool vsd_filespec_matches(const char *pattern, const char *name)
{
    if (vsd_filespec_is_every(pattern))
        return true;
    return beginnings_agree(pattern, name) && ends_agree(pattern, name) && matches(pattern, name);
}

bool vsd_filespec_covers(const char *pattern, const char *covered)
{
    if (vsd_filespec_is_every(pattern) || vsd_equal_folded(pattern, covered))
        return true;
    return !vsd_filespec_is_every(covered) && matches(pattern, covered);
}

bool vsd_filespec_overlaps(const char *a, const char *b)
{
    if (vsd_filespec_is_every(a) || vsd_filespec_is_every(b))
        return true;
    if (!vsd_has_wildcard(a))
        return vsd_filespec_matches(b, a);
    if (!vsd_has_wildcard(b))
        return vsd_filespec_matches(a, b);
    return beginnings_agree(a, b) && ends_agree(a, b);
}
