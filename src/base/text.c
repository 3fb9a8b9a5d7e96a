#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include <vssdoc.h>

const char *vsd_utf8_next_wide(const char *text, uint32_t *character)
{
    unsigned char first = (unsigned char)*text;
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    size_t available = 1;
    while (available < length && ((unsigned char)text[available] & 0xC0) == 0x80)
        available++;
    utf8proc_int32_t decoded;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                             (utf8proc_ssize_t)available, &decoded);
    if (used <= 0) {
        *character = (uint32_t)VSD_BAD_BYTE + first;
        return text + 1;
    }
    *character = (uint32_t)decoded;
    return text + used;
}

bool vsd_must_escape(uint32_t character)
{
    if (character >= 0x20 && character < 0x7F)
        return false;
    if (character >= VSD_BAD_BYTE)
        return true;
    /* The bidirectional controls are of category Cf, of which others (soft hyphen, joiners) are
     * invisible, so that two names that look equal would not be: all are shown. */
    switch (utf8proc_category((utf8proc_int32_t)character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

unsigned vsd_columns(uint32_t character)
{
    if (character < 0x7F)
        return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)character);
    return width < 0 ? 1 : (unsigned)width;
}

size_t vssdoc_printable(const char *text, char *out, size_t size)
{
    size_t length = 0, written = 0;
    while (*text != '\0') {
        char escaped[16];
        const char *piece = text;
        uint32_t character;
        const char *next = vsd_utf8_next(text, &character);
        size_t piece_length = (size_t)(next - text);
        if (vsd_must_escape(character)) {
            bool bad = character >= VSD_BAD_BYTE;
            piece = escaped;
            piece_length = (size_t)snprintf(escaped, sizeof escaped, bad ? "<%02X>" : "<U+%04X>",
                                            bad ? character - VSD_BAD_BYTE : character);
        }
        if (written == length && length + piece_length < size) {
            memcpy(out + written, piece, piece_length);
            written += piece_length;
        }
        length += piece_length;
        text = next;
    }
    if (size > 0)
        out[written] = '\0';
    return length;
}

uint32_t vsd_fold_wide(uint32_t character)
{
    if (character >= 0x10000) /* a pair of UTF-16 units: NTFS maps each alone, which changes none */
        return character;
    /* Its table is older than U+1E9E and takes no other letter into ASCII (Turkish dotless i) nor the micro sign to Greek. */
    uint32_t upper = (uint32_t)utf8proc_toupper((utf8proc_int32_t)character);
    return upper < 0x80 || upper == 0x1E9E || character == 0xB5 ? character : upper;
}

bool vsd_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

int vsd_compare_folded(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    for (;;) {
        uint32_t x, y;
        a = vsd_utf8_next(a, &x);
        b = vsd_utf8_next(b, &y);
        x = vsd_fold(x);
        y = vsd_fold(y);
        if (x != y)
            return x < y ? -1 : 1;
        if (x == 0)
            return 0;
    }
}

bool vsd_equal_folded(const char *a, const char *b)
{
    return vsd_compare_folded(a, b) == 0;
}

const char *vsd_rest_folded(const char *text, const char *part)
{
    while (*part != '\0') {
        uint32_t x, y;
        text = vsd_utf8_next(text, &x);
        part = vsd_utf8_next(part, &y);
        if (vsd_fold(x) != vsd_fold(y))
            return NULL;
    }
    return text;
}

bool vsd_contains_folded(const char *text, const char *part)
{
    for (uint32_t character; *text != '\0'; text = vsd_utf8_next(text, &character))
        if (vsd_rest_folded(text, part) != NULL)
            return true;
    return *part == '\0';
}

static utf8proc_category_t category(uint32_t character)
{
    return character < VSD_BAD_BYTE ? utf8proc_category((utf8proc_int32_t)character)
                                    : UTF8PROC_CATEGORY_CN;
}

bool vsd_is_capital(uint32_t character)
{
    return category(character) == UTF8PROC_CATEGORY_LU;
}

bool vsd_is_small(uint32_t character)
{
    return category(character) == UTF8PROC_CATEGORY_LL;
}

bool vsd_is_letter(uint32_t character)
{
    switch (category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
        return true;
    default:
        return false;
    }
}

void vsd_set_case(char *text, bool capital)
{
    uint32_t character;
    utf8proc_uint8_t bytes[4];
    size_t length = (size_t)(vsd_utf8_next(text, &character) - text);
    if (character >= VSD_BAD_BYTE)
        return;
    utf8proc_int32_t other = capital ? utf8proc_toupper((utf8proc_int32_t)character)
                                     : utf8proc_tolower((utf8proc_int32_t)character);
    if ((size_t)utf8proc_encode_char(other, bytes) == length)
        memcpy(text, bytes, length);
}

bool vsd_is_blank(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') ||
           (character < VSD_BAD_BYTE &&
            utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_ZS);
}

int vsd_whole(const char *text, int max)
{
    size_t length = strnlen(text, (size_t)max + 1);
    if (length <= (size_t)max)
        return (int)length;
    while (max > 0 && ((unsigned char)text[max] & 0xC0) == 0x80)
        max--;
    return max;
}

char *vsd_composed(const char *text)
{
    return (char *)utf8proc_NFC((const utf8proc_uint8_t *)text);
}

int vsd_by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int vsd_compare_natural(const char *a, const char *b)
{
    const char *whole_a = a, *whole_b = b;
    while (*a != '\0' && *b != '\0') {
        if (is_digit(*a) && is_digit(*b)) {
            a += strspn(a, "0");
            b += strspn(b, "0");
            size_t digits_a = strspn(a, "0123456789"), digits_b = strspn(b, "0123456789");
            if (digits_a != digits_b)
                return digits_a < digits_b ? -1 : 1;
            int order = strncmp(a, b, digits_a);
            if (order != 0)
                return order;
            a += digits_a;
            b += digits_b;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    if (*a != *b)
        return *a == '\0' ? -1 : 1;
    return strcmp(whole_a, whole_b); /* "a01" and "a1" differ all the same */
}

bool vsd_glob_folded(const char *pattern, const char *text)
{
    const char *star = NULL, *retry = NULL;
    for (;;) {
        uint32_t p, t;
        const char *next_pattern = vsd_utf8_next(pattern, &p);
        const char *next_text = vsd_utf8_next(text, &t);
        if (p == '*') {
            star = next_pattern;
            retry = text;
            pattern = next_pattern;
        } else if (t == 0 && p == 0) {
            return true;
        } else if (t != 0 && (p == '?' || (p != 0 && vsd_fold(p) == vsd_fold(t)))) {
            pattern = next_pattern;
            text = next_text;
        } else if (star != NULL && *retry != '\0') {
            retry = vsd_utf8_next(retry, &t);
            text = retry;
            pattern = star;
        } else {
            return false;
        }
    }
}

bool vssdoc_names_equal(const char *a, const char *b)
{
    return vsd_equal_folded(a, b);
}

bool vsd_is_day(const char *text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char pattern[] = "dddd-dd-dd";
    if (strlen(text) != sizeof pattern - 1)
        return false;
    for (size_t i = 0; pattern[i] != '\0'; i++)
        if (pattern[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i])
            return false;
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
           (month != 2 || day < 29 || leap);
}
