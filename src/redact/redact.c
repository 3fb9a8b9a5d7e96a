#include "redact/redact.h"

#include <string.h>

#include "base/text.h"
#include "base/winpath.h"
#include "redact/kept.h"
#include "redact/words.h"

static void begin(struct vssdoc_redaction *redaction)
{
    redaction->length = 0;
    vsd_redact_put(redaction, "", 0);
}

static const char *end(struct vssdoc_redaction *redaction, size_t *n_out)
{
    if (n_out != NULL)
        *n_out = redaction->length;
    return redaction->no_memory ? NULL : redaction->buffer;
}

/* ---- words ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the character of a word that begins here, 0 for another. */
static size_t word_character(const char *text, size_t length)
{
    unsigned char first = (unsigned char)*text;
    if (length == 0)
        return 0;
    if (first < 0x80)
        return is_ascii_word(*text);
    char one[8] = "";
    uint32_t character;
    memcpy(one, text, length < 4 ? length : 4);
    size_t n = (size_t)(vsd_utf8_next(one, &character) - one);
    return character < VSD_BAD_BYTE && vsd_is_letter(character) ? n : 0;
}

static size_t word_length(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t one; (one = word_character(text + n, length - n)) > 0; n += one)
        continue;
    return n;
}

/* A name and a number behind it are two words, so that "book*" still means "book2024". */
static size_t split_at_number(const char *text, size_t length)
{
    size_t name = length, letters = 0;
    while (name > 0 && is_digit(text[name - 1]))
        name--;
    for (size_t i = 0; i < name; i++) {
        if (is_digit(text[i]))
            return length; /* letters and digits mixed, as in a serial number */
        letters += (text[i] & 0xC0) != 0x80;
    }
    return letters >= 2 ? name : length;
}

/* "10.20.30.40": a network address is one word, each of whose numbers says something. */
static size_t address_length(const char *text, size_t length)
{
    size_t n = 0, parts = 0;
    for (;;) {
        size_t digits = 0;
        while (n + digits < length && digits < 4 && is_digit(text[n + digits]))
            digits++;
        if (digits == 0 || digits > 3)
            return 0;
        n += digits;
        if (++parts == 4)
            break;
        if (n >= length || text[n] != '.')
            return 0;
        n++;
    }
    return word_character(text + n, length - n) > 0 || (n < length && text[n] == '.') ? 0 : n;
}

/* Capital and small letters as the word has them. */
static void put_in_case(struct vssdoc_redaction *redaction, const char *other, const char *word,
                        size_t length)
{
    size_t from = redaction->length;
    vsd_redact_put(redaction, other, length);
    for (size_t i = 0; i < length && !redaction->no_memory; i++) {
        char one[8] = "";
        uint32_t character;
        if ((word[i] & 0xC0) == 0x80)
            continue;
        memcpy(one, word + i, length - i < 4 ? length - i : 4);
        (void)vsd_utf8_next(one, &character);
        if (vsd_is_capital(character) || vsd_is_small(character))
            vsd_set_case(redaction->buffer + from + i, vsd_is_capital(character));
    }
}

static void put_word(struct vssdoc_redaction *redaction, const char *word, size_t length)
{
    enum { LONGEST = 1 << 12 };
    char small[LONGEST];
    struct vsd_kept *kept = vsd_kept_find(redaction, VSD_KEPT_WORD, word, length);
    if (kept == NULL && redaction->undo) {
        vsd_redact_put(redaction, word, length);
        return;
    }
    if (kept == NULL) {
        char *made = length < LONGEST ? small : vsd_arena_alloc(&redaction->arena, length + 1);
        if (made == NULL) {
            redaction->no_memory = true;
            return;
        }
        vsd_make_placeholder(redaction, word, length, made);
        kept = vsd_kept_add(redaction, VSD_KEPT_WORD, word, length, made, length);
    }
    if (kept != NULL)
        put_in_case(redaction, redaction->undo ? kept->original : kept->placeholder, word, length);
}

/* Word by word; single letters and digits stay: a drive, a version. */
static void put_words(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    while (length > 0) {
        size_t n = 1;
        char guid[37];
        size_t address = address_length(text, length), word = word_length(text, length);
        if (vsd_is_guid_text(text, length) && word_character(text + 36, length - 36) == 0) {
            n = 36;
            vsd_redact_guid_text(redaction, text, guid);
            vsd_redact_put(redaction, guid, n);
        } else if (address > 0) {
            n = address;
            put_word(redaction, text, n);
        } else if (word > 1 || (word == 1 && (unsigned char)*text >= 0x80)) {
            n = split_at_number(text, word);
            if (word == 6 && length > 43 && text[6] == '{' &&
                vsd_is_guid_text(text + 7, length - 7))
                vsd_redact_put(redaction, text, n); /* "Volume{GUID}" */
            else
                put_word(redaction, text, n);
        } else {
            vsd_redact_put(redaction, text, n);
        }
        text += n;
        length -= n;
    }
}

/* ---- phrases: names and sentences, of which known names stay ---- */

static void put_phrase(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    size_t before = 0, after = 0;
    while (before < length && text[before] == ' ')
        before++;
    while (after < length - before && text[length - 1 - after] == ' ')
        after++;
    if ((vsd_known(redaction, text + before, length - before - after) &
         (VSD_KNOWN_PHRASE | VSD_KNOWN_NUMBERED)) != 0)
        vsd_redact_put(redaction, text, length);
    else
        put_words(redaction, text, length);
}

static void put_phrases(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    if ((vsd_known(redaction, text, length) & VSD_KNOWN_PHRASE) != 0) {
        vsd_redact_put(redaction, text, length);
        return;
    }
    while (length > 0) {
        size_t n = 0;
        while (n < length && strchr("\\/:\"=,;()\t\r\n", text[n]) == NULL)
            n++;
        put_phrase(redaction, text, n);
        if (n < length)
            vsd_redact_put(redaction, text + n, 1);
        n += n < length;
        text += n;
        length -= n;
    }
}

/* ---- paths: what lies at a known place stays ---- */

/* "%SystemRoot%": a variable that every machine has. */
static bool is_variable(const char *text, size_t length)
{
    return length > 2 && text[0] == '%' && text[length - 1] == '%' &&
           vsd_variable_kind(text + 1, length - 2) != VSD_VARIABLE_UNKNOWN;
}

/* A file's name or a pattern of them, whose ending may be known. */
static void put_file(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    size_t dot = length;
    while (dot > 0 && text[dot - 1] != '.')
        dot--;
    if ((vsd_known(redaction, text, length) & (VSD_KNOWN_FILE | VSD_KNOWN_NUMBERED)) != 0) {
        vsd_redact_put(redaction, text, length);
        return;
    }
    size_t ending = dot;
    while (ending < length && is_ascii_word(text[ending]))
        ending++;
    bool known =
        dot > 0 && (vsd_known(redaction, text + dot, ending - dot) & VSD_KNOWN_ENDING) != 0;
    size_t stem = known ? dot - 1 : length;
    if (known && (vsd_known(redaction, text, stem) & VSD_KNOWN_NUMBERED) != 0) /* WM0.xml */
        vsd_redact_put(redaction, text, stem);
    else
        put_words(redaction, text, stem);
    if (known) {
        vsd_redact_put(redaction, text + stem, ending - stem);
        put_words(redaction, text + ending, length - ending);
    }
}

/* The names of a path, one after the other. `at_root`: the next one lies at the root of a volume;
 * `known`: all so far are. */
static void put_path(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    bool at_root = true, known = true;
    while (length > 0) {
        size_t n = 0;
        while (n < length && text[n] != '\\' && text[n] != '/')
            n++;
        bool drive = n == 2 && text[1] == ':', sign = n == 0 || (n == 1 && !is_ascii_word(*text)) ||
                                                      (n == 2 && text[0] == '?' && text[1] == '?');
        bool volume = n == 44 && vsd_is_guid_text(text + 7, n - 7), variable = is_variable(text, n);
        unsigned why = vsd_known(redaction, text, n);
        if (drive || sign || variable) {
            vsd_redact_put(redaction, text, n);
            at_root = at_root && !variable;
        } else if (volume) {
            put_words(redaction, text, n);
        } else if (known && (why & (at_root ? VSD_KNOWN_ROOT | VSD_KNOWN_PHRASE
                                            : VSD_KNOWN_FOLDER | VSD_KNOWN_NUMBERED)) != 0) {
            vsd_redact_put(redaction, text, n);
            at_root = at_root && (why & VSD_KNOWN_ROOT) == 0;
        } else {
            put_file(redaction, text, n);
            known = false;
        }
        if (n < length)
            vsd_redact_put(redaction, text + n, 1);
        n += n < length;
        text += n;
        length -= n;
    }
}

const char *vsd_redact_path(struct vssdoc_redaction *redaction, const char *path, size_t *n_out)
{
    begin(redaction);
    put_path(redaction, path, strlen(path));
    return end(redaction, n_out);
}

const char *vsd_redact_text(struct vssdoc_redaction *redaction, const char *text, size_t length,
                            size_t *n_out)
{
    begin(redaction);
    put_words(redaction, text, length);
    return end(redaction, n_out);
}

/* ---- properties ---- */

/* "Task%sScheduler%sWriter": a manifest's writer, of whose name every part may be known. */
static void put_manifest_name(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    char name[512] = "";
    size_t n = 0;
    for (size_t i = 0; i < length && n < sizeof name; n++) {
        bool blank = text[i] == '%' && i + 1 < length && text[i + 1] == 's';
        name[n] = blank ? ' ' : text[i];
        i += blank ? 2 : 1;
    }
    if (n < sizeof name && (vsd_known(redaction, name, n) & VSD_KNOWN_PHRASE) != 0) {
        vsd_redact_put(redaction, text, length);
        return;
    }
    while (length > 0) {
        for (n = 0; n < length && !(text[n] == '%' && n + 1 < length && text[n + 1] == 's');)
            n++;
        put_words(redaction, text, n);
        vsd_redact_put(redaction, "%s", n < length ? 2 : 0);
        n += n < length ? 2 : 0;
        text += n;
        length -= n;
    }
}

/* A version, a number, a time, ranges: what is spelled with digits alone tells no name. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\0' || strchr("0123456789abcdefABCDEFxXTZ:,;.+- \t\r\n", text[i]) == NULL)
            return false;
    return true;
}

const char *vsd_redact_value(struct vssdoc_redaction *redaction, enum vsd_holds holds,
                             const char *text, size_t length, size_t *n_out)
{
    begin(redaction);
    switch (holds) {
    case VSD_HOLDS_CLASS_ID:
        if (vsd_is_guid_text(text + (length > 0 && *text == '{'),
                             length - (length > 0 && *text == '{')))
            redaction->no_memory =
                redaction->no_memory ||
                !vsd_know(redaction, text + (*text == '{'), 36, VSD_KNOWN_PHRASE);
        put_words(redaction, text, length);
        break;
    case VSD_HOLDS_PLAIN:
        if (is_plain(text, length)) {
            vsd_redact_put(redaction, text, length);
        } else if (length > 5 && memcmp(text, "File=", 5) == 0) { /* where the ranges stand */
            vsd_redact_put(redaction, text, 5);
            put_path(redaction, text + 5, length - 5);
        } else {
            put_words(redaction, text, length);
        }
        break;
    case VSD_HOLDS_OPAQUE:
        if (!vsd_redact_blob(redaction, text, length))
            put_words(redaction, text, length);
        break;
    case VSD_HOLDS_MANIFEST_NAME:
        put_manifest_name(redaction, text, length);
        break;
    case VSD_HOLDS_UNSAID:
        put_words(redaction, text, length);
        break;
    case VSD_HOLDS_PATH:
        put_path(redaction, text, length);
        break;
    case VSD_HOLDS_NAME:
    case VSD_HOLDS_TEXT:
    case VSD_HOLDS_GUID:
        put_phrases(redaction, text, length);
        break;
    }
    return end(redaction, n_out);
}

/* ---- XML ---- */

/* Character data or an attribute's value: references to characters stay. */
static void put_xml_text(struct vssdoc_redaction *redaction, const char *text, size_t length)
{
    while (length > 0) {
        const char *amp = memchr(text, '&', length);
        size_t n = amp != NULL ? (size_t)(amp - text) : length;
        put_words(redaction, text, n);
        text += n;
        length -= n;
        const char *semicolon = length > 0 ? memchr(text, ';', length) : NULL;
        n = semicolon != NULL && semicolon - text < 12 ? (size_t)(semicolon - text) + 1
                                                       : length > 0;
        vsd_redact_put(redaction, text, n);
        text += n;
        length -= n;
    }
}

/* A tag from '<' to '>': the values of its attributes, save those that name our namespaces. */
static size_t put_tag(struct vssdoc_redaction *redaction, const char *xml, size_t length)
{
    size_t put = 0, at = 0;
    while (at < length && xml[at] != '>') {
        if (xml[at] != '"' && xml[at] != '\'') {
            at++;
            continue;
        }
        const char *value = xml + at + 1, *close = memchr(value, xml[at], length - at - 1);
        size_t n = close != NULL ? (size_t)(close - value) : length - at - 1;
        vsd_redact_put(redaction, xml + put, at + 1 - put);
        if (n >= 13 && memcmp(value, "x-schema:#Vss", 13) == 0)
            vsd_redact_put(redaction, value, n);
        else
            put_xml_text(redaction, value, n);
        put = at + 1 + n;
        at = put + (close != NULL);
    }
    at += at < length;
    vsd_redact_put(redaction, xml + put, at - put);
    return at;
}

/* "<!--", "<![CDATA[", "<?": what lies between is text. */
static size_t put_enclosed(struct vssdoc_redaction *redaction, const char *xml, size_t length,
                           size_t opening, const char *closing)
{
    const char *close = NULL;
    size_t n_closing = strlen(closing);
    for (size_t i = opening; i + n_closing <= length && close == NULL; i++)
        if (memcmp(xml + i, closing, n_closing) == 0)
            close = xml + i;
    size_t inside = close != NULL ? (size_t)(close - xml) - opening : length - opening;
    bool ours = opening == 2 && inside >= 6 && memcmp(xml + 2, "vssdoc", 6) == 0;
    vsd_redact_put(redaction, xml, opening);
    if (ours)
        vsd_redact_put(redaction, xml + opening, inside);
    else
        put_words(redaction, xml + opening, inside);
    vsd_redact_put(redaction, closing, close != NULL ? n_closing : 0);
    return opening + inside + (close != NULL ? n_closing : 0);
}

const char *vsd_redact_xml(struct vssdoc_redaction *redaction, const char *xml, size_t length,
                           size_t *n_out)
{
    begin(redaction);
    while (length > 0) {
        const char *tag = memchr(xml, '<', length);
        size_t n = tag != NULL ? (size_t)(tag - xml) : length;
        if (n > 0)
            put_xml_text(redaction, xml, n);
        else if (length >= 4 && memcmp(xml, "<!--", 4) == 0)
            n = put_enclosed(redaction, xml, length, 4, "-->");
        else if (length >= 9 && memcmp(xml, "<![CDATA[", 9) == 0)
            n = put_enclosed(redaction, xml, length, 9, "]]>");
        else if (length >= 2 && xml[1] == '?')
            n = put_enclosed(redaction, xml, length, 2, "?>");
        else
            n = put_tag(redaction, xml, length);
        xml += n;
        length -= n;
    }
    return end(redaction, n_out);
}

/* ---- what callers see ---- */

const char *vssdoc_redaction_path(struct vssdoc_redaction *redaction, const char *path)
{
    return vsd_redact_path(redaction, path, NULL);
}

const char *vssdoc_redaction_stays(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (vsd_known_lists[i].items == NULL)
            return NULL;
    return vsd_known_lists[index].items;
}
