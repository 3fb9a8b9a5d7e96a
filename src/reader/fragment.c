#include "reader/fragment.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"

size_t vsd_crowded_tag(const char *text, size_t length, uint32_t most)
{
    const char *end = text + length;
    for (const char *tag = memchr(text, '<', length), *next; tag != NULL; tag = next) {
        next = memchr(tag + 1, '<', (size_t)(end - tag - 1));
        const char *stop = next != NULL ? next : end;
        uint32_t n = 0;
        if ((size_t)(stop - tag) < 4 * (size_t)most) /* a="" takes four bytes and a blank */
            continue;
        for (const char *at = tag; at < stop && (at = memchr(at, '=', (size_t)(stop - at))) != NULL;
             at++) {
            const char *value = at + 1;
            while (value < stop && strchr(" \t\r\n", *value) != NULL)
                value++;
            n += value < stop && (*value == '"' || *value == '\'');
        }
        if (n > most)
            return (size_t)(tag - text);
    }
    return SIZE_MAX;
}

static void silent(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static enum vsd_fragment kind_of(const xmlNode *root)
{
    const xmlNode *only = root != NULL ? root->children : NULL;
    if (only == NULL || only->next != NULL)
        return VSD_FRAGMENT_BAD;
    if (only->type == XML_ELEMENT_NODE)
        return VSD_FRAGMENT_ELEMENT;
    return only->type == XML_COMMENT_NODE || only->type == XML_PI_NODE ? VSD_FRAGMENT_ASIDE
                                                                       : VSD_FRAGMENT_BAD;
}

enum vsd_fragment vsd_fragment_kind(const char *xml, const char *declarations, uint32_t attributes)
{
    if (vsd_crowded_tag(xml, strlen(xml), attributes) != SIZE_MAX)
        return VSD_FRAGMENT_BAD;
    struct vsd_arena arena = {0};
    char *whole = vsd_arena_printf(&arena, "<x%s>%s</x>", declarations, xml);
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    enum vsd_fragment kind = VSD_FRAGMENT_NO_MEMORY;
    if (whole != NULL && parser != NULL && strlen(whole) < INT_MAX) {
        parser->sax->serror = silent;
        xmlDocPtr document = xmlCtxtReadMemory(parser, whole, (int)strlen(whole), NULL, "UTF-8",
                                               XML_PARSE_NONET | XML_PARSE_HUGE);
        if (document != NULL && parser->wellFormed != 0 && parser->nsWellFormed != 0)
            kind = kind_of(xmlDocGetRootElement(document));
        else if (parser->errNo != XML_ERR_NO_MEMORY)
            kind = VSD_FRAGMENT_BAD;
        xmlFreeDoc(document);
    }
    xmlFreeParserCtxt(parser);
    vsd_arena_free(&arena);
    return kind;
}
