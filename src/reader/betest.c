#include "reader/betest.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "reader/fragment.h"

enum { MOST_ATTRIBUTES = 200 };

static enum vssdoc_status wrong(const char *name, struct vssdoc_error *error, uint32_t line,
                                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Where a line begins: its first character that is no blank. */
void vsd_betest_place(const char *text, uint32_t line, struct vssdoc_error *error)
{
    const char *at = text;
    for (uint32_t i = 1; i < line && (at = strchr(at, '\n')) != NULL; i++)
        at++;
    if (error == NULL || line == 0 || at == NULL)
        return;
    size_t blanks = strspn(at, " \t");
    error->line = line;
    error->column = (uint32_t)blanks + 1;
    error->offset = (uint64_t)(at - text) + blanks;
}

static enum vssdoc_status wrong(const char *name, struct vssdoc_error *error, uint32_t line,
                                const char *format, ...)
{
    char message[300];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    (void)vsd_fail(error, VSSDOC_BAD_ARGUMENT, name, "%s", message);
    if (error != NULL)
        error->line = line;
    return VSSDOC_BAD_ARGUMENT;
}

static enum vssdoc_status check_ascii(const char *name, const char *text, size_t size,
                                      struct vssdoc_error *error)
{
    uint32_t line = 1;
    for (size_t i = 0; i < size; i++) {
        line += text[i] == '\n';
        if ((unsigned char)text[i] >= 0x80 || text[i] == '\0')
            return wrong(name, error, line,
                         "byte 0x%02X: BETest reads ASCII alone (characters from 1 to 127)",
                         (unsigned)(unsigned char)text[i]);
    }
    return VSSDOC_OK;
}

static enum vssdoc_status add(struct vsd_betest *betest, const char *name,
                              const struct vsd_betest_component *component,
                              struct vssdoc_error *error)
{
    struct vsd_betest_component *added = vsd_list_add(&betest->components);
    if (added == NULL)
        return vsd_no_memory(error, name);
    *added = *component;
    if (component->name == NULL || *component->name == '\0')
        return wrong(name, error, component->line, "a component without a name");
    return VSSDOC_OK;
}

/* ---- lines ---- */

struct lines {
    const char *at;
    uint32_t line;
};

static void skip_blanks(struct lines *lines)
{
    for (; *lines->at != '\0' && strchr(" \t\r\n", *lines->at) != NULL; lines->at++)
        lines->line += *lines->at == '\n';
}

/* A text in quotation marks; NULL: there is none, or memory ran out. */
static const char *quoted(struct vsd_betest *betest, struct lines *lines)
{
    skip_blanks(lines);
    if (*lines->at != '"')
        return NULL;
    size_t length = strcspn(lines->at + 1, "\"\n");
    if (lines->at[1 + length] != '"')
        return NULL;
    const char *text = vsd_arena_copy(&betest->arena, lines->at + 1, length);
    lines->at += length + 2;
    return text;
}

static bool skip(struct lines *lines, char c)
{
    skip_blanks(lines);
    if (*lines->at != c)
        return false;
    lines->at++;
    return true;
}

static enum vssdoc_status parse_lines(const char *name, const char *text, struct vsd_betest *betest,
                                      struct vssdoc_error *error)
{
    struct lines lines = {text, 1};
    for (skip_blanks(&lines); *lines.at != '\0'; skip_blanks(&lines)) {
        struct vsd_betest_component component = {.line = lines.line, .any_path = true};
        const char *id = quoted(betest, &lines);
        if (id == NULL)
            return wrong(name, error, lines.line, "a writer id in quotation marks is missing");
        if (!vssdoc_guid_parse(id, &component.writer_id))
            return wrong(name, error, lines.line, "\"%.80s\" is no writer id", id);
        if (!skip(&lines, ':'))
            return wrong(name, error, lines.line, "no \":\" behind the writer id");
        do {
            component.name = quoted(betest, &lines);
            component.line = lines.line;
            if (component.name == NULL)
                return wrong(name, error, lines.line,
                             "a component's name in quotation marks is missing");
            enum vssdoc_status status = add(betest, name, &component, error);
            if (status != VSSDOC_OK)
                return status;
        } while (skip(&lines, ','));
        if (!skip(&lines, ';'))
            return wrong(name, error, lines.line, "no \";\" behind the components");
    }
    return VSSDOC_OK;
}

/* ---- XML ---- */

static void silent(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

/* An attribute whatever its case; NULL: absent. */
static const char *attribute(xmlTextReaderPtr reader, struct vsd_betest *betest, const char *name)
{
    const char *found = NULL;
    while (found == NULL && xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *own = (const char *)xmlTextReaderConstLocalName(reader);
        const char *value = (const char *)xmlTextReaderConstValue(reader);
        if (own != NULL && value != NULL && vsd_equal_folded(own, name))
            found = vsd_arena_copy(&betest->arena, value, strlen(value));
    }
    (void)xmlTextReaderMoveToElement(reader);
    return found;
}

static enum vssdoc_status on_element(xmlTextReaderPtr reader, const char *file,
                                     struct vsd_betest *betest, struct vssdoc_guid *writer,
                                     struct vssdoc_error *error)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    long line = xmlGetLineNo(xmlTextReaderCurrentNode(reader));
    int depth = xmlTextReaderDepth(reader);
    struct vsd_betest_component component = {.line = line > 0 ? (uint32_t)line : 1};
    if (depth == 0)
        return name != NULL && vsd_equal_folded(name, "BETest")
                   ? VSSDOC_OK
                   : wrong(file, error, component.line, "the root element is <%.80s>, not <BETest>",
                           name);
    if (depth == 1 && name != NULL && vsd_equal_folded(name, "Writer")) {
        const char *id = attribute(reader, betest, "writerid");
        if (id == NULL || !vssdoc_guid_parse(id, writer))
            return wrong(file, error, component.line, "writerid=\"%.80s\" is no writer id",
                         id != NULL ? id : "");
        return VSSDOC_OK;
    }
    if (depth != 2 || name == NULL || !vsd_equal_folded(name, "Component"))
        return VSSDOC_OK; /* the format has more than its page tells */
    component.writer_id = *writer;
    component.logical_path = attribute(reader, betest, "logicalPath");
    component.name = attribute(reader, betest, "componentName");
    return add(betest, file, &component, error);
}

static enum vssdoc_status parse_xml(const char *file, const char *text, size_t size,
                                    struct vsd_betest *betest, struct vssdoc_error *error)
{
    struct vssdoc_guid writer = {.valid = false};
    if (size > INT_MAX || vsd_crowded_tag(text, size, MOST_ATTRIBUTES) != SIZE_MAX)
        return wrong(file, error, 0, "an element has more than %d attributes", MOST_ATTRIBUTES);
    xmlTextReaderPtr reader = xmlReaderForMemory(text, (int)size, NULL, NULL, XML_PARSE_NONET);
    if (reader == NULL)
        return vsd_no_memory(error, file);
    xmlTextReaderSetStructuredErrorHandler(reader, silent, NULL);
    enum vssdoc_status status = VSSDOC_OK;
    int read = 0;
    while (status == VSSDOC_OK && (read = xmlTextReaderRead(reader)) == 1) {
        if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_DOCUMENT_TYPE)
            status = wrong(file, error, 1, "a document type declaration is refused");
        else if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT)
            status = on_element(reader, file, betest, &writer, error);
    }
    int line = xmlTextReaderGetParserLineNumber(reader);
    xmlFreeTextReader(reader);
    if (status == VSSDOC_OK && read != 0)
        status = wrong(file, error, line > 0 ? (uint32_t)line : 1, "not well-formed XML");
    return status;
}

enum vssdoc_status vsd_betest_parse(const char *name, const char *text, size_t size,
                                    struct vsd_betest *out, struct vssdoc_error *error)
{
    *out = (struct vsd_betest){.components.size = sizeof(struct vsd_betest_component)};
    enum vssdoc_status status = check_ascii(name, text, size, error);
    if (status != VSSDOC_OK) {
        vsd_betest_place(text, error != NULL ? error->line : 0, error);
        return status;
    }
    const char *first = text + strspn(text, " \t\r\n");
    status = *first == '<' ? parse_xml(name, text, size, out, error)
                           : parse_lines(name, text, out, error);
    if (status == VSSDOC_BAD_ARGUMENT && error != NULL)
        vsd_betest_place(text, error->line, error);
    if (status == VSSDOC_OK && out->components.n == 0)
        status = wrong(name, error, 0, "selects nothing");
    return status;
}

void vsd_betest_free(struct vsd_betest *betest)
{
    free(betest->components.items);
    vsd_arena_free(&betest->arena);
}
