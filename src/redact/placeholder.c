/* Placeholders: as long as the word, each character of the same kind, no two alike, and far enough
 * apart that none looks like a slip of another. */
#include <string.h>

#include "base/text.h"
#include "redact/kept.h"

enum {
    LONG = 5, /* words from this length on begin with a fixed letter */
    LETTERS = 26,
    DIGITS = 10,
    CYRILLIC = 32,   /* U+0430 to U+044F: two bytes, with capitals */
    HAN = 20000,     /* U+4E00 and on: three bytes */
    RARE_HAN = 40000 /* U+20000 and on: four bytes */
};
/* As many as are given out of one pattern; its factors are 2, 3, 5 and 13, so that multiplying by
 * another prime goes through all of them. */
static const uint64_t most = UINT64_C(1) << 31, prime = UINT64_C(2654435761),
                      skew =
                          UINT64_C(829348951); /* words that differ in length alone begin apart */

/* How many characters a kind has, by the first byte of one; 0: it stays. */
static uint64_t radix(unsigned char first)
{
    if (first < 0x80)
        return first >= '0' && first <= '9'                                       ? DIGITS
               : (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ? LETTERS
                                                                                  : 0;
    return first >= 0xF0 ? RARE_HAN : first >= 0xE0 ? HAN : first >= 0xC0 ? CYRILLIC : 0;
}

static size_t bytes_of(unsigned char first)
{
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

static void put_character(char *out, unsigned char first, uint32_t digit)
{
    if (first < 0x80) {
        *out = (char)(radix(first) == DIGITS ? '0' + digit : 'a' + digit);
        return;
    }
    uint32_t c = (first >= 0xF0 ? 0x20000 : first >= 0xE0 ? 0x4E00 : 0x430) + digit;
    size_t n = bytes_of(first);
    for (size_t i = n; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((n == 2 ? 0xC0 : n == 3 ? 0xE0 : 0xF0) | c);
}

/* What stands in places that are not counted with: the last character of its kind. */
static uint32_t filler(unsigned char first)
{
    return first < 0x80 && radix(first) == LETTERS ? 'x' - 'a' : (uint32_t)radix(first) - 1;
}

static void write_number(const char *word, size_t length, uint64_t number, uint64_t size,
                         size_t from, char *out)
{
    number = (number * prime + length * skew) % size;
    for (size_t end = length; end > 0;) {
        size_t at = end - 1;
        while (at > 0 && ((unsigned char)word[at] & 0xC0) == 0x80)
            at--;
        unsigned char first = (unsigned char)word[at];
        uint64_t n = radix(first);
        if (n == 0) {
            memcpy(out + at, word + at, end - at);
        } else if (size > 1 && at >= from) {
            put_character(out + at, first, (uint32_t)(number % n));
            number /= n;
            size /= n < size ? n : size;
        } else {
            put_character(out + at, first, filler(first));
        }
        end = at;
    }
}

/* So many different numbers fit behind the first `from` bytes; characters in front of those that
 * are counted with are filled. */
static uint64_t room(const char *word, size_t length, size_t from)
{
    uint64_t size = 1;
    for (size_t end = length; end > from;) {
        size_t at = end - 1;
        while (at > 0 && ((unsigned char)word[at] & 0xC0) == 0x80)
            at--;
        uint64_t n = radix((unsigned char)word[at]);
        if (n > 0 && size * n > most)
            break;
        size *= n > 0 ? n : 1;
        end = at;
    }
    return size;
}

/* The pattern of a word: its kinds of characters, and its signs as they are. */
static struct vsd_pattern *pattern_of(struct vssdoc_redaction *redaction, const char *word,
                                      size_t length)
{
    struct vsd_key_maker maker;
    struct vsd_pattern *pattern = NULL;
    vsd_key_begin(&maker);
    for (size_t i = 0; i < length; i += bytes_of((unsigned char)word[i])) {
        unsigned char first = (unsigned char)word[i];
        uint64_t kind = radix(first);
        vsd_key_bytes(&maker, &kind, sizeof kind);
        if (kind == 0)
            vsd_key_bytes(&maker, &first, 1);
    }
    struct vsd_key key = vsd_key_end(&maker);
    HASH_FIND(hh, redaction->patterns, &key, sizeof key, pattern);
    if (pattern == NULL) {
        pattern = vsd_arena_alloc(&redaction->arena, sizeof *pattern);
        if (pattern == NULL)
            return NULL;
        pattern->key = key;
        HASH_ADD(hh, redaction->patterns, key, sizeof pattern->key, pattern);
        if (pattern->hh.tbl == NULL)
            return NULL;
    }
    return pattern;
}

/* A placeholder without vowels is hardly ever somebody's name. */
static bool has_vowel(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (memchr("aeiouy", word[i], 6) != NULL)
            return true;
    return false;
}

/* What is asked of a placeholder, less and less as a pattern's run out. */
enum ask {
    GOOD,    /* begins with the fixed letter, has no vowel, is nobody's name */
    NEW,     /* is nobody's name that was met so far */
    UNKNOWN, /* does not stay as it is */
    ANY,     /* is no other word's */
    NOTHING
};

static bool is_wanted(struct vssdoc_redaction *redaction, enum ask ask, const char *out,
                      size_t length)
{
    return (ask > GOOD || !has_vowel(out, length)) &&
           (ask > NEW || vsd_kept_find(redaction, VSD_KEPT_WORD, out, length) == NULL) &&
           (ask > UNKNOWN || vsd_known(redaction, out, length) == 0) &&
           !vsd_is_used(redaction, out, length);
}

void vsd_make_placeholder(struct vssdoc_redaction *redaction, const char *word, size_t length,
                          char *out)
{
    struct vsd_pattern *pattern = pattern_of(redaction, word, length);
    size_t from = length >= LONG ? bytes_of((unsigned char)word[0]) : 0;
    memset(out, 'x', length);
    if (pattern == NULL)
        redaction->no_memory = true;
    while (pattern != NULL && pattern->ask < NOTHING) {
        size_t fixed = pattern->ask == GOOD ? from : 0;
        uint64_t size = room(word, length, fixed);
        while (pattern->n < size) {
            write_number(word, length, pattern->n++, size, fixed, out);
            if (is_wanted(redaction, pattern->ask, out, length))
                return;
        }
        pattern->ask++;
        pattern->n = 0;
    }
    if (pattern !=
        NULL) /* more different words than their characters can tell: one is used twice */
        write_number(word, length, pattern->n++, room(word, length, 0), 0, out);
}
