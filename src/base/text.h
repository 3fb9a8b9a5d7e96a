/* Text: what may be shown as it is, how wide it is, and how Windows compares it. */
#ifndef VSD_BASE_TEXT_H
#define VSD_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character of NUL-terminated UTF-8; the result stands behind it. What is no UTF-8 gives
 * VSD_BAD_BYTE plus the byte. At the NUL it gives 0 and stays. */
enum { VSD_BAD_BYTE = 0x40000000 };
const char *vsd_utf8_next_wide(const char *text, uint32_t *character);
static inline const char *vsd_utf8_next(const char *text, uint32_t *character)
{
    unsigned char first = (unsigned char)*text;
    if (first >= 0x80)
        return vsd_utf8_next_wide(text, character);
    *character = first;
    return text + (first != 0);
}

/* True for what must not reach a terminal as it is: controls of both sets, marks that change the
 * direction of writing, separators of lines and paragraphs, bytes that are no UTF-8. */
bool vsd_must_escape(uint32_t character);

/* Columns that a character takes on a terminal: 0, 1 or 2. */
unsigned vsd_columns(uint32_t character);

/* As NTFS does: UTF-16 units in upper case by simple one-to-one mapping, never the C locale's. */
uint32_t vsd_fold_wide(uint32_t character);
static inline uint32_t vsd_fold(uint32_t character)
{
    if (character >= 0x80)
        return vsd_fold_wide(character);
    return character >= 'a' && character <= 'z' ? character - 0x20 : character;
}
/* To the byte; NULL is the same as NULL alone. */
bool vsd_same_text(const char *a, const char *b);
int vsd_compare_folded(const char *a, const char *b); /* NULL sorts first */
bool vsd_equal_folded(const char *a, const char *b);
/* What follows part at the beginning of text (both folded), NULL when text does not begin so. */
const char *vsd_rest_folded(const char *text, const char *part);
/* True when text contains part (both folded); the empty part is contained in everything. */
bool vsd_contains_folded(const char *text, const char *part);

/* A letter or a digit in any script; a capital letter, a small one. */
bool vsd_is_letter(uint32_t character);
bool vsd_is_capital(uint32_t character);
bool vsd_is_small(uint32_t character);
/* Writes the character at the beginning of some UTF-8 as a capital or a small letter, where that takes
 * as many bytes. */
void vsd_set_case(char *text, bool capital);

/* A day of the calendar, spelled as "2026-01-31". */
bool vsd_is_day(const char *text);

/* A blank of any kind: white space in ASCII, and what Unicode calls a space separator. */
bool vsd_is_blank(uint32_t character);
/* The text with letters and their accents composed (NFC); free with free(). NULL when memory runs out
 * or the text is no UTF-8. */
char *vsd_composed(const char *text);

/* The longest beginning of at most max bytes that cuts no character; for "%.*s". */
int vsd_whole(const char *text, int max);

/* Of two elements of an array of texts, by byte: for qsort and bsearch. */
int vsd_by_text(const void *a, const void *b);
/* Orders "WM2" before "WM10"; otherwise by byte. */
int vsd_compare_natural(const char *a, const char *b);

/* A pattern with * (any characters) and ? (one character) against the whole text, folded. Linear in
 * practice: one star is retried at a time. */
bool vsd_glob_folded(const char *pattern, const char *text);

#endif
