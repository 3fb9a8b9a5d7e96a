#include "reader/sniff.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "model/document.h"
#include "model/xsd.h"
#include "reader/encoding.h"
#include "reader/ours.h"
#include "reader/printed.h"

enum vssdoc_document_kind vsd_root_kind(const char *local_name)
{
    for (enum vssdoc_document_kind kind = VSSDOC_WMD; kind < VSSDOC_OTHER; kind++) {
        const char *root;
        (void)vsd_root_class(kind, &root);
        if (strcmp(local_name, root) == 0)
            return kind;
    }
    return VSSDOC_OTHER;
}

/* The root that was probably meant; other programs have manifests of their own. */
static const char *root_meant(const char *local_name)
{
    static const enum vssdoc_document_kind kinds[] = {VSSDOC_WMD, VSSDOC_BCD};
    struct vsd_nearest nearest = {.asked = local_name};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && strlen(local_name) > 10; i++) {
        const char *root;
        (void)vsd_root_class(kinds[i], &root);
        vsd_nearest_offer(&nearest, root);
    }
    return nearest.best;
}

void vsd_root_reason(const char *local_name, char *reason, size_t room)
{
    const char *meant = root_meant(local_name);
    (void)snprintf(reason, room, "not a VSS document: its root element is <%.*s>%s%s%s",
                   vsd_whole(local_name, 64), local_name, meant != NULL ? VSD_LOOKS_LIKE : "",
                   meant != NULL ? meant : "", meant != NULL ? ">" : "");
}

void vsd_hide_root(char *reason)
{
    static const char hidden[] = "not a VSS document";
    const char *likeness = strstr(reason, VSD_LOOKS_LIKE);
    size_t length = likeness != NULL ? strlen(likeness) : 0;
    if (strlen(reason) < sizeof hidden - 1 + length)
        return;
    memcpy(reason, hidden, sizeof hidden - 1);
    memmove(reason + sizeof hidden - 1, likeness != NULL ? likeness : "", length + 1);
}

struct cursor {
    const char *at, *end;
};

static bool stands(const struct cursor *cursor, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(cursor->end - cursor->at) >= length && memcmp(cursor->at, word, length) == 0;
}

static bool skip_past(struct cursor *cursor, const char *word)
{
    while (cursor->at < cursor->end && !stands(cursor, word))
        cursor->at++;
    if (cursor->at == cursor->end)
        return false;
    cursor->at += strlen(word);
    return true;
}

static void skip_space(struct cursor *cursor)
{
    while (cursor->at < cursor->end && memchr(" \t\r\n", *cursor->at, 4) != NULL)
        cursor->at++;
}

/* A document type declaration with its internal subset. */
static bool skip_doctype(struct cursor *cursor)
{
    unsigned brackets = 0;
    for (; cursor->at < cursor->end; cursor->at++) {
        char c = *cursor->at;
        if (c == '"' || c == '\'') {
            const char *closing = memchr(cursor->at + 1, c, (size_t)(cursor->end - cursor->at - 1));
            if (closing == NULL)
                return false;
            cursor->at = closing;
        }
        brackets += c == '[';
        if (c == ']' && brackets > 0)
            brackets--;
        if (c == '>' && brackets == 0) {
            cursor->at++;
            return true;
        }
    }
    return false;
}

/* Stands the cursor on the root element; false when it does not come. */
static bool find_root(struct cursor *cursor)
{
    for (;;) {
        skip_space(cursor);
        bool found = stands(cursor, "<?")          ? skip_past(cursor, "?>")
                     : stands(cursor, "<!--")      ? skip_past(cursor, "-->")
                     : stands(cursor, "<!DOCTYPE") ? skip_doctype(cursor)
                                                   : false;
        if (!found)
            return cursor->at < cursor->end && *cursor->at == '<';
    }
}

/* The local name of the element at the cursor, cut to the room. */
static void local_name(const struct cursor *cursor, char *name, size_t room)
{
    size_t n = 0;
    for (const char *c = cursor->at + 1; c < cursor->end && strchr(" \t\r\n/>", *c) == NULL; c++) {
        if (*c == ':')
            n = 0;
        else if (n + 1 < room)
            name[n++] = *c;
    }
    name[n] = '\0';
}

/* Whether a separator of a writer stands there; more dashes than two and blanks are taken, too. */
static bool is_listing(const struct cursor *text)
{
    struct cursor cursor = *text;
    while (skip_past(&cursor, "[Writer ")) {
        const char *front = cursor.at - strlen("[Writer ");
        while (front > text->at && front[-1] == ' ')
            front--;
        if (front - text->at < 2 || memcmp(front - 2, "--", 2) != 0 || !skip_past(&cursor, "]"))
            continue;
        while (cursor.at < cursor.end && *cursor.at == ' ')
            cursor.at++;
        if (stands(&cursor, "--"))
            return true;
    }
    return false;
}

static enum vsd_sniffed other_text(const struct cursor *text, char *reason, size_t room)
{
    size_t length = (size_t)(text->end - text->at);
    if (memchr(text->at, 0, length) != NULL)
        (void)snprintf(reason, room, "not a VSS document: not text");
    else if (!vsd_is_ours(text->at, length, reason, room) &&
             !vsd_is_printed(text->at, length, reason, room))
        (void)snprintf(reason, room, "not a VSS document: no XML");
    return VSD_SNIFFED_OTHER;
}

static enum vsd_sniffed sniff_text(const struct vsd_text *text, enum vssdoc_document_kind *kind,
                                   char *reason, size_t room)
{
    struct cursor whole = {text->text, text->text + text->length};
    struct cursor cursor = whole;
    if (text->length == 0) {
        (void)snprintf(reason, room, "not a VSS document: empty");
        return VSD_SNIFFED_OTHER;
    }
    if (*whole.at != '<')
        return is_listing(&whole) ? VSD_SNIFFED_LISTING : other_text(&whole, reason, room);
    if (!find_root(&cursor)) {
        if (cursor.at == cursor.end)
            return VSD_SNIFFED_UNSURE;
        return other_text(&whole, reason, room);
    }
    char name[64];
    local_name(&cursor, name, sizeof name);
    if (*name == '\0')
        return other_text(&whole, reason, room);
    *kind = vsd_root_kind(name);
    if (*kind != VSSDOC_OTHER)
        return VSD_SNIFFED_VSS;
    vsd_root_reason(name, reason, room);
    return VSD_SNIFFED_OTHER;
}

enum vsd_sniffed vsd_sniff(const unsigned char *head, size_t size, enum vssdoc_document_kind *kind,
                           char *reason, size_t room)
{
    *kind = VSSDOC_OTHER;
    struct vsd_text text = {.owned = NULL};
    enum vsd_sniffed result = VSD_SNIFFED_UNSURE; /* then reading it whole will tell */
    if (!vsd_is_utf_32(head, size) && vsd_decode_head(head, size, &text))
        result = sniff_text(&text, kind, reason, room);
    vsd_text_free(&text);
    return result;
}
