#include "stylesheet/functions.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#include <vssdoc.h>

#define FUNCTIONS ((const xmlChar *)"urn:vssdoc:functions")

/* ---- writing ---- */

static void put(xmlBufferPtr to, const char *text, size_t length)
{
    (void)xmlBufferAdd(to, (const xmlChar *)text, (int)length);
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* ":bomb:" would become a picture. */
static bool is_emoji(const char *text)
{
    size_t n = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_+-");
    return n > 0 && text[1 + n] == ':';
}

/* What a character must be written as, so that neither Markdown nor what GitHub does with its
 * result (links, mentions, numbers of issues, formulas, emoji) makes anything of it. NULL: as it
 * is. */
static const char *instead_of(const char *text, const char *begin)
{
    switch (*text) {
    case '<':
        return "&lt;";
    case '&':
        return "&amp;";
    case '$':
        return "<span>$</span>";
    case '@':
        return is_word(text[1]) ? "@<!-- -->" : NULL;
    case '#':
        return is_word(text[1]) ? "#<!-- -->" : NULL;
    case ':':
        return strncmp(text, "://", 3) == 0 ? "\\:" : is_emoji(text) ? ":<!-- -->" : NULL;
    case '.':
        return text - begin >= 3 && strncmp(text - 3, "www", 3) == 0 ? "\\." : NULL;
    default:
        return NULL;
    }
}

static void markdown(xmlBufferPtr to, const char *text)
{
    for (const char *begin = text; *text != '\0'; text++) {
        const char *instead = instead_of(text, begin);
        if (instead != NULL) {
            put(to, instead, strlen(instead));
            continue;
        }
        if (strchr("\\`*_[]|~", *text) != NULL)
            put(to, "\\", 1);
        put(to, text, 1);
    }
}

static size_t longest_run(const char *text)
{
    size_t longest = 0, run = 0;
    for (; *text != '\0'; text++) {
        run = *text == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* A fence longer than any inside; a bar is escaped, as the code may stand in a table. */
static void code(xmlBufferPtr to, const char *text)
{
    size_t fence = longest_run(text) + 1;
    bool apart = fence > 1 || *text == ' ';
    for (size_t i = 0; i < fence; i++)
        put(to, "`", 1);
    if (apart)
        put(to, " ", 1);
    for (; *text != '\0'; text++) {
        if (*text == '|')
            put(to, "\\", 1);
        put(to, text, 1);
    }
    if (apart)
        put(to, " ", 1);
    for (size_t i = 0; i < fence; i++)
        put(to, "`", 1);
}

static void shown(xmlBufferPtr to, const char *text)
{
    put(to, text, strlen(text));
}

/* ---- being called ---- */

static void call(xmlXPathParserContextPtr parser, int nargs,
                 void (*write)(xmlBufferPtr to, const char *text))
{
    if (nargs != 1) {
        xmlXPathSetArityError(parser);
        return;
    }
    xmlChar *text = xmlXPathPopString(parser);
    const char *given = text != NULL ? (const char *)text : "";
    size_t room = vssdoc_printable(given, NULL, 0) + 1;
    char *printable = malloc(room);
    xmlBufferPtr to = xmlBufferCreate();
    if (printable == NULL || to == NULL) {
        xmlXPathSetError(parser, XPATH_MEMORY_ERROR);
    } else {
        (void)vssdoc_printable(given, printable, room);
        write(to, printable);
        xmlXPathReturnString(parser, xmlBufferDetach(to));
    }
    xmlBufferFree(to);
    free(printable);
    xmlFree(text);
}

static void call_markdown(xmlXPathParserContextPtr parser, int nargs)
{
    call(parser, nargs, markdown);
}

static void call_code(xmlXPathParserContextPtr parser, int nargs)
{
    call(parser, nargs, code);
}

static void call_shown(xmlXPathParserContextPtr parser, int nargs)
{
    call(parser, nargs, shown);
}

bool vsd_functions_register(xsltTransformContextPtr context)
{
    static const struct {
        const char *name;
        xmlXPathFunction function;
    } functions[] = {{"markdown", call_markdown}, {"code", call_code}, {"shown", call_shown}};
    bool registered = true;
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        registered = xsltRegisterExtFunction(context, (const xmlChar *)functions[i].name, FUNCTIONS,
                                             functions[i].function) == 0 &&
                     registered;
    return registered;
}
