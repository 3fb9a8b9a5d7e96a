#include "stylesheet/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { BUFFER = 32 * 1024 };

struct html {
    vssdoc_write_fn *write;
    void *context;
    bool failed;
    size_t n;
    char buffer[BUFFER];
};

static void flush(struct html *html)
{
    if (html->n > 0 && !html->failed)
        html->failed = !html->write(html->context, html->buffer, html->n);
    html->n = 0;
}

static void put(struct html *html, const char *text, size_t length)
{
    if (length > sizeof html->buffer - html->n)
        flush(html);
    if (length > sizeof html->buffer) {
        html->failed = html->failed || !html->write(html->context, text, length);
        return;
    }
    memcpy(html->buffer + html->n, text, length);
    html->n += length;
}

static void put_text(struct html *html, const char *text)
{
    put(html, text, strlen(text));
}

/* ---- elements ---- */

enum kind {
    INLINE,
    VOID, /* no content, no end tag */
    RAW,  /* style and script, whose text is none of a document's */
    ITEM, /* on a line of its own, no end tag */
    BLOCK /* on a line of its own */
};

static enum kind kind_of(const xmlNode *node)
{
    static const struct {
        const char *name;
        enum kind kind;
    } kinds[] = {
        {"li", ITEM},      {"td", ITEM},      {"tr", ITEM},    {"details", BLOCK},
        {"div", BLOCK},    {"table", BLOCK},  {"th", ITEM},    {"tbody", ITEM},
        {"thead", ITEM},   {"dt", ITEM},      {"dd", ITEM},    {"section", BLOCK},
        {"ul", BLOCK},     {"h2", BLOCK},     {"h3", BLOCK},   {"h4", BLOCK},
        {"p", BLOCK},      {"header", BLOCK}, {"main", BLOCK}, {"nav", BLOCK},
        {"footer", BLOCK}, {"dl", BLOCK},     {"br", VOID},    {"hr", VOID},
        {"img", VOID},     {"input", VOID},   {"link", VOID},  {"meta", VOID},
        {"col", VOID},     {"wbr", VOID},     {"script", RAW}, {"style", RAW},
        {"body", BLOCK},   {"head", BLOCK},   {"ol", BLOCK},   {"article", BLOCK},
        {"title", BLOCK},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp((const char *)node->name, kinds[i].name) == 0)
            return kinds[i].kind;
    return INLINE;
}

/* Cells stay on their row's line. */
static bool begins_line(const xmlNode *node, enum kind kind)
{
    return kind >= ITEM && node->name[0] != 't' ? true
           : kind >= ITEM                       ? node->name[1] != 'd' && node->name[1] != 'h'
                                                : false;
}

static void escaped(struct html *html, const char *text, bool in_attribute)
{
    const char *plain = text; /* what may be copied as it is */
    for (;;) {
        while (*text >= ' ' && *text <= '~' && *text != '&' && *text != '<' && *text != '"')
            text++;
        if (*text == '\0')
            break;
        uint32_t c;
        char shown[32];
        const char *next = vsd_utf8_next(text, &c), *instead = NULL;
        if (c == '&')
            instead = "&amp;";
        else if (c == '<')
            instead = "&lt;";
        else if (c == '"' && in_attribute)
            instead = "&quot;";
        else if (vsd_must_escape(c) && c != '\n' && c != '\t' && c < VSD_BAD_BYTE) {
            char one[8] = "";
            memcpy(one, text, (size_t)(next - text) < sizeof one ? (size_t)(next - text) : 7);
            (void)vssdoc_printable(one, shown, sizeof shown);
            put(html, plain, (size_t)(text - plain));
            plain = next;
            put_text(html, "&lt;");
            put_text(html, shown + (shown[0] == '<'));
        }
        if (instead != NULL) {
            put(html, plain, (size_t)(text - plain));
            put_text(html, instead);
            plain = next;
        }
        text = next;
    }
    put(html, plain, (size_t)(text - plain));
}

static bool needs_quotes(const char *value)
{
    return value[strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789-_.:#")] != '\0';
}

static void attribute(struct html *html, const xmlAttr *attribute)
{
    put(html, " ", 1);
    put_text(html, (const char *)attribute->name);
    for (const xmlNode *value = attribute->children; value != NULL; value = value->next) {
        const char *text = value->content != NULL ? (const char *)value->content : "";
        bool quotes = needs_quotes(text) || value->next != NULL || value != attribute->children;
        if (*text == '\0')
            continue;
        put(html, "=\"", quotes ? 2 : 1);
        escaped(html, text, true);
        put(html, "\"", quotes ? 1 : 0);
    }
}

static void start(struct html *html, const xmlNode *node, enum kind kind)
{
    if (begins_line(node, kind))
        put(html, "\n", 1);
    put(html, "<", 1);
    put_text(html, (const char *)node->name);
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        attribute(html, a);
    put(html, ">", 1);
}

static void end(struct html *html, const xmlNode *node)
{
    enum kind kind = kind_of(node);
    if (kind == VOID || kind == ITEM)
        return;
    put(html, "</", 2);
    put_text(html, (const char *)node->name);
    put(html, ">", 1);
}

/* A raw text is our own; what could end its element would be a mistake of ours, and is left out. */
static void text(struct html *html, const xmlNode *node)
{
    const char *content = node->content != NULL ? (const char *)node->content : "";
    if (node->parent->type != XML_ELEMENT_NODE || kind_of(node->parent) != RAW)
        escaped(html, content, false);
    else if (strstr(content, "</") == NULL && strstr(content, "<!--") == NULL)
        put_text(html, content);
}

enum vssdoc_status vsd_html_write(const xmlDoc *page, vssdoc_write_fn *write, void *context,
                                  struct vssdoc_error *error)
{
    struct html *html = calloc(1, sizeof *html);
    if (html == NULL)
        return vsd_no_memory(error, NULL);
    html->write = write;
    html->context = context;
    put_text(html, "<!DOCTYPE html>");
    for (const xmlNode *node = page->children; node != NULL && !html->failed;) {
        if (node->type == XML_ELEMENT_NODE)
            start(html, node, kind_of(node));
        else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            text(html, node);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE)
            end(html, node);
        while (node->next == NULL && node->parent != NULL &&
               node->parent->type == XML_ELEMENT_NODE) {
            node = node->parent;
            end(html, node);
        }
        node = node->next;
    }
    put(html, "\n", 1);
    flush(html);
    bool written = !html->failed;
    free(html);
    return written ? VSSDOC_OK
                   : vsd_fail(error, VSSDOC_CANNOT_WRITE, NULL, "cannot write the output");
}
