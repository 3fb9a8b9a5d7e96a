#include "reader/reader.h"

#include <libxml/parser.h>
#include <libxml/threads.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "model/xsd.h"
#include "reader/build.h"
#include "reader/fragment.h"
#include "reader/sniff.h"

/* One parse: libxml2's events in, calls to the builder out. */
struct parse {
    struct vsd_document *document;
    const struct vsd_bytes_of_document *from;
    const struct vssdoc_limits *limits;
    struct vsd_text text;
    size_t fed; /* bytes of text handed to libxml2 */
    xmlParserCtxtPtr parser;
    struct vsd_position position; /* of the last element that began */
    struct vsd_build build;
    size_t element_depth;
    bool root_seen;
    uint32_t namespaces; /* declared so far */
    struct vsd_attribute *attributes;
    size_t attribute_room;
    struct vssdoc_error error; /* the first one; status VSSDOC_OK: none */
};

static size_t where(const struct parse *parse)
{
    long consumed = xmlByteConsumed(parse->parser);
    size_t at = consumed > 0 ? (size_t)consumed : 0;
    return at < parse->text.length ? at : parse->text.length;
}

/* Ends the parse with an error at a place of the decoded text. Only the first one counts. */
static void stop(struct parse *parse, enum vssdoc_status status, size_t at, const char *message)
{
    if (parse->error.status != VSSDOC_OK)
        return;
    (void)vsd_fail(&parse->error, status, NULL, "%s", message);
    struct vsd_position position;
    vsd_position_start(&position, &parse->text);
    vsd_position_advance(&position, at);
    parse->error.offset = position.offset;
    parse->error.line = position.line;
    parse->error.column = position.column;
    xmlStopParser(parse->parser);
}

static void check_memory(struct parse *parse)
{
    if (parse->build.no_memory)
        stop(parse, VSSDOC_NO_MEMORY, 0, "not enough memory");
    else if (parse->document->arena.total > parse->limits->model_bytes)
        stop(parse, VSSDOC_LIMIT, parse->position.at,
             "it holds more than is kept in memory (--max-bytes)");
}

/* libxml2's table of names does not grow beyond some number, and is slow past it; documents have a
 * hundred. */
static bool has_few_names(struct parse *parse, size_t at)
{
    if (xmlDictSize(parse->parser->dict) <= (int64_t)parse->limits->names)
        return true;
    stop(parse, VSSDOC_LIMIT, at, "more different names than are read");
    return false;
}

/* ---- events ---- */

/* Attributes, and behind them the namespaces that are declared for prefixes: nothing is lost. Gives
 * their number; false when memory runs out. */
static bool take_attributes(struct parse *parse, int n, const xmlChar **values, int n_namespaces,
                            const xmlChar **namespaces, size_t *taken)
{
    size_t own = n > 0 ? (size_t)n : 0, declared = n_namespaces > 0 ? (size_t)n_namespaces : 0;
    size_t count = own + declared;
    *taken = own;
    if (count > parse->attribute_room) {
        struct vsd_attribute *larger =
            realloc(parse->attributes, count * sizeof *parse->attributes);
        if (larger == NULL)
            return false;
        parse->attributes = larger;
        parse->attribute_room = count;
    }
    for (size_t i = 0; i < own; i++, values += 5)
        parse->attributes[i] =
            (struct vsd_attribute){(const char *)values[1], (const char *)values[0],
                                   (const char *)values[3], (size_t)(values[4] - values[3])};
    for (size_t i = 0; i < declared; i++, namespaces += 2)
        if (namespaces[0] != NULL)
            parse->attributes[(*taken)++] = (struct vsd_attribute){
                VSD_XMLNS, (const char *)namespaces[0], (const char *)namespaces[1],
                strlen((const char *)namespaces[1])};
    return true;
}

bool vsd_note_namespace(struct vsd_document *document, const char *xmlns)
{
    const char *expected = vsd_namespace(document->public.kind);
    return strcmp(xmlns, expected) == 0 ||
           vsd_document_note(document, VSSDOC_NOTE_NAMESPACE, NULL,
                             "the root element is in the namespace \"%.*s\", captured documents "
                             "have \"%s\"",
                             vsd_whole(xmlns, 200), xmlns, expected);
}

static void begin_root(struct parse *parse, const char *name, const char *uri, size_t n)
{
    const char *root;
    enum vssdoc_document_kind kind = vsd_root_kind(name);
    parse->root_seen = true;
    if (kind == VSSDOC_MANIFEST && uri != NULL) /* other programs' manifests have namespaces */
        kind = VSSDOC_OTHER;
    if (kind == VSSDOC_OTHER) {
        char message[160];
        vsd_root_reason(name, message, sizeof message);
        stop(parse, VSSDOC_NOT_VSS, parse->position.at, message);
        return;
    }
    parse->document->public.kind = kind;
    uri = vsd_build_namespace(&parse->build, uri != NULL ? uri : "");
    if (!vsd_note_namespace(parse->document, uri))
        parse->build.no_memory = true;
    vsd_build_root(&parse->build, vsd_root_class(kind, &root), name, uri, &parse->position,
                   parse->attributes, n);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n, int n_defaulted,
                     const xmlChar **values)
{
    struct parse *parse = context;
    (void)prefix, (void)n_defaulted;
    if (parse->error.status != VSSDOC_OK)
        return;
    /* An attribute's value holds no '<', so the last one before the parser's place begins the tag.
     */
    const char *tag = memrchr(parse->text.text, '<', where(parse));
    size_t at = tag != NULL ? (size_t)(tag - parse->text.text) : 0;
    vsd_position_advance(&parse->position, at > parse->position.at ? at : parse->position.at);
    if (++parse->element_depth > parse->limits->element_depth) {
        stop(parse, VSSDOC_LIMIT, at, "elements are nested too deeply");
        return;
    }
    if (!has_few_names(parse, at))
        return;
    size_t taken;
    parse->namespaces += n_namespaces > 0 ? (uint32_t)n_namespaces : 0;
    if (parse->namespaces > parse->limits->attributes) {
        stop(parse, VSSDOC_LIMIT, at, "more namespaces are declared than are read");
        return;
    }
    if (!take_attributes(parse, n, values, n_namespaces, namespaces, &taken))
        parse->build.no_memory = true;
    else if (parse->root_seen)
        vsd_build_start(&parse->build, (const char *)name, &parse->position, parse->attributes,
                        taken);
    else
        begin_root(parse, (const char *)name, (const char *)uri, taken);
    check_memory(parse);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *parse = context;
    (void)name, (void)prefix, (void)uri;
    if (parse->error.status != VSSDOC_OK)
        return;
    parse->element_depth--;
    vsd_build_end(&parse->build, parse->text.text, where(parse));
    check_memory(parse);
}

static void on_characters(void *context, const xmlChar *text, int length)
{
    struct parse *parse = context;
    vsd_build_characters(&parse->build, (const char *)text, (size_t)length);
    check_memory(parse);
}

bool vsd_note_made(struct vsd_document *document)
{
    return vsd_document_note(document, VSSDOC_NOTE_MADE, NULL,
                             "made by vssdoc: no evidence of what Windows wrote");
}

static void aside(struct parse *parse, const char *before, const char *a, const char *between,
                  const char *b, const char *after)
{
    struct vsd_arena scratch = {0};
    char *xml = vsd_arena_printf(&scratch, "%s%s%s%s%s", before, a, between, b, after);
    if (xml == NULL)
        parse->build.no_memory = true;
    else
        vsd_build_aside(&parse->build, xml, strlen(xml));
    vsd_arena_free(&scratch);
    check_memory(parse);
}

static void on_comment(void *context, const xmlChar *text)
{
    aside(context, "<!--", (const char *)text, "", "", "-->");
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    struct parse *parse = context;
    const char *text = data != NULL ? (const char *)data : "";
    if (!has_few_names(parse, where(parse)))
        return;
    aside(parse, "<?", (const char *)target, *text != '\0' ? " " : "", text, "?>");
    if (strcmp((const char *)target, "vssdoc") == 0 && strncmp(text, "made", 4) == 0 &&
        !vsd_note_made(parse->document))
        parse->build.no_memory = true;
    check_memory(parse);
}

/* Documents of this kind have no document type declaration, and one is what attacks begin with. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    struct parse *parse = context;
    (void)name, (void)external, (void)system;
    stop(parse, VSSDOC_MALFORMED, where(parse),
         "a document type declaration, which VSS documents do not have, is refused");
}

/* What helps, by what libxml2 says. */
static const char *advice(const struct parse *parse, size_t at, int code, const char *message)
{
    if (at == parse->text.length)
        return " (the document seems to be cut off)";
    if (code == XML_ERR_DOCUMENT_END && parse->text.text[at] == '<')
        return " (each document needs a file of its own)";
    if (code == XML_ERR_ENTITYREF_SEMICOL_MISSING || strstr(message, "EntityRef: no name") != NULL)
        return " (an ampersand must be written as &amp;)";
    if (code == XML_ERR_UNDECLARED_ENTITY)
        return " (XML itself knows &amp; &lt; &gt; &quot; and &apos; alone)";
    return code == XML_ERR_LT_IN_ATTRIBUTE ? " (it must be written as &lt;)" : "";
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct parse *parse = context;
    if (error->code == XML_ERR_NO_MEMORY) {
        parse->build.no_memory = true;
        check_memory(parse);
        return;
    }
    if (error->level != XML_ERR_FATAL && error->domain != XML_FROM_NAMESPACE)
        return;
    if (error->level == XML_ERR_WARNING || error->code == XML_WAR_NS_URI)
        return; /* a namespace is a name; whether it is a URI is not asked */
    char message[300];
    size_t length = 0;
    for (const char *c = error->message != NULL ? error->message : "damaged";
         *c != '\0' && length + 1 < sizeof message; c++)
        message[length++] = *c == '\n' ? ' ' : *c;
    while (length > 0 && message[length - 1] == ' ')
        length--;
    message[length] = '\0';
    size_t at = where(parse);
    char whole[400];
    (void)snprintf(whole, sizeof whole, "not well-formed XML: %s%s", message,
                   advice(parse, at, error->code, message));
    stop(parse, VSSDOC_MALFORMED, at, whole);
}

static int feed(void *context, char *to, int room)
{
    struct parse *parse = context;
    size_t left = parse->text.length - parse->fed;
    size_t n = left < (size_t)room ? left : (size_t)room;
    memcpy(to, parse->text.text + parse->fed, n);
    parse->fed += n;
    if (parse->from->reached != NULL)
        parse->from->reached(parse->from->context, parse->fed, parse->text.length);
    return (int)n;
}

/* ---- one document ---- */

/* libxml2 would print a lack of memory where it has no parser to tell it to. */
static void silent(void *context, const char *format, ...)
{
    (void)context, (void)format;
}

static void run(struct parse *parse)
{
    size_t crowded =
        vsd_crowded_tag(parse->text.text, parse->text.length, parse->limits->attributes);
    if (crowded != SIZE_MAX) {
        stop(parse, VSSDOC_LIMIT, crowded, "an element has more attributes than are read");
        return;
    }
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_characters,
        .ignorableWhitespace = on_characters,
        .cdataBlock = on_characters,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .internalSubset = on_doctype,
        .serror = on_error,
    };
    parse->parser =
        xmlCreateIOParserCtxt(&handler, parse, feed, NULL, parse, XML_CHAR_ENCODING_NONE);
    if (parse->parser == NULL) {
        (void)vsd_no_memory(&parse->error, NULL);
        return;
    }
    /* The limits are ours (struct vssdoc_limits), thus XML_PARSE_HUGE; the text is UTF-8 by now.
     * Without XML_PARSE_NOENT "&amp;" would arrive as "&#38;"; there is no DTD to define others. */
    (void)xmlCtxtUseOptions(parse->parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC |
                                               XML_PARSE_NOENT);
    xmlResetLastError();
    (void)xmlParseDocument(parse->parser);
    const xmlError *last = xmlGetLastError(); /* its buffers do not tell the parser */
    if (last != NULL && last->code == XML_ERR_NO_MEMORY)
        parse->build.no_memory = true;
    if (parse->parser->wellFormed == 0)
        stop(parse, VSSDOC_MALFORMED, where(parse), "not well-formed XML");
    if (parse->parser->myDoc != NULL)
        xmlFreeDoc(parse->parser->myDoc);
}

/* A document inside a listing has no byte-order mark of its own. */
static bool note_text(struct vsd_document *document, const struct vsd_text *text, bool in_listing)
{
    bool utf_16 = text->encoding == VSSDOC_UTF_16LE || text->encoding == VSSDOC_UTF_16BE;
    bool enough = true;
    if (utf_16 && !text->byte_order_mark && !in_listing)
        enough = vsd_document_note(document, VSSDOC_NOTE_NO_BYTE_ORDER_MARK, NULL,
                                   "UTF-16 without a byte-order mark");
    if (text->leading_space && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_LEADING_SPACE, NULL,
                                   "white space in front of the document");
    if (text->trailing_nuls > 0 && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_TRAILING_NUL, NULL,
                                   "%zu NUL character%s behind the document", text->trailing_nuls,
                                   text->trailing_nuls > 1 ? "s" : "");
    if (text->guessed != NULL && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_DECLARATION, NULL,
                                   "no UTF-8: taken for %s, a guess that other letters than ASCII "
                                   "depend on",
                                   text->guessed);
    else if (text->encoding == VSSDOC_ENCODING_NONE && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_DECLARATION, NULL,
                                   "decoded as %s, as declared", text->declared);
    else if (text->mismatch && enough)
        enough = vsd_document_note(document, VSSDOC_NOTE_DECLARATION, NULL,
                                   "declared as %s, but the bytes are %s", text->declared,
                                   vssdoc_encoding_name(text->encoding));
    return enough;
}

static const char *version_of(const struct vssdoc_document *document)
{
    return document->writer != NULL              ? document->writer->version
           : document->backup_components != NULL ? document->backup_components->version
                                                 : NULL;
}

bool vsd_note_version(struct vsd_document *document)
{
    const char *version = version_of(&document->public);
    return version == NULL || strcmp(version, "1.2") == 0 ||
           vsd_document_note(document, VSSDOC_NOTE_VERSION, NULL,
                             "version \"%.*s\", captured documents have 1.2",
                             vsd_whole(version, 40), version);
}

static enum vssdoc_status read_text(struct parse *parse, const struct vssdoc_names *names,
                                    struct vssdoc_redaction *redaction)
{
    struct vsd_document *document = parse->document;
    char *declared =
        vsd_arena_copy(&document->arena, parse->text.declared, strlen(parse->text.declared));
    if (declared == NULL || !note_text(document, &parse->text, parse->from->console))
        return VSSDOC_NO_MEMORY;
    document->public.encoding = parse->text.encoding;
    document->public.byte_order_mark = parse->text.byte_order_mark;
    document->public.declared = declared[0] != '\0' ? declared : NULL;
    vsd_position_start(&parse->position, &parse->text);
    vsd_build_begin(&parse->build, document, names, redaction);
    run(parse);
    vsd_build_finish(&parse->build, parse->error.status == VSSDOC_OK);
    if (parse->parser != NULL)
        xmlFreeParserCtxt(parse->parser);
    free(parse->attributes);
    return parse->build.no_memory || parse->error.status == VSSDOC_NO_MEMORY ? VSSDOC_NO_MEMORY
                                                                             : VSSDOC_OK;
}

/* What the XML library complains of may be a name. */
static void hide_quotation(struct vssdoc_error *error)
{
    static const char complaint[] = "not well-formed XML";
    if (strncmp(error->message, complaint, sizeof complaint - 1) == 0)
        error->message[sizeof complaint - 1] = '\0';
    else if (error->status == VSSDOC_NOT_VSS)
        vsd_hide_root(error->message);
}

static enum vssdoc_status read_document(struct vsd_document *document,
                                        const struct vsd_bytes_of_document *from,
                                        const struct vssdoc_limits *limits,
                                        const struct vssdoc_names *names,
                                        struct vssdoc_redaction *redaction)
{
    struct parse *parse = calloc(1, sizeof *parse);
    if (parse == NULL)
        return VSSDOC_NO_MEMORY;
    parse->document = document;
    parse->from = from;
    parse->limits = limits;
    enum vssdoc_status status = (from->console ? vsd_decode_console : vsd_decode)(
        from->bytes, from->size, &parse->text, &parse->error);
    parse->text.offset += from->offset;
    parse->text.column += parse->text.line == 1 ? from->column - 1 : 0;
    parse->text.line += from->line - 1;
    parse->error.offset += from->offset;
    parse->error.column += parse->error.line == 1 ? from->column - 1 : 0;
    parse->error.line += parse->error.line > 0 ? from->line - 1 : 0;
    if (status == VSSDOC_OK)
        status = read_text(parse, names, redaction);
    if (redaction != NULL)
        hide_quotation(&parse->error);
    if (status != VSSDOC_NO_MEMORY) {
        if (parse->error.status == VSSDOC_NOT_VSS)
            document->public.kind = VSSDOC_OTHER;
        bool enough = parse->error.status == VSSDOC_OK ? vsd_note_version(document)
                                                       : vsd_document_fail(document, &parse->error);
        status = enough ? VSSDOC_OK : VSSDOC_NO_MEMORY;
    }
    vsd_text_free(&parse->text);
    free(parse);
    return status;
}

/* libxml2 keeps something for each thread but the first, and would fall over what it did not get. Older
 * versions say so by what they did not get, without end: whether there is room is looked at first. */
static bool thread_is_ready(void)
{
#if LIBXML_VERSION >= 21200
    return xmlCheckThreadLocalStorage() == 0;
#else
    if (xmlIsMainThread() != 0)
        return true;
    void *volatile room = malloc(sizeof(xmlGlobalState) + 1);
    bool enough = room != NULL;
    free(room);
    return enough && xmlGetGlobalState() != NULL;
#endif
}

enum vssdoc_status vsd_read_document(struct vsd_document *document,
                                     const struct vsd_bytes_of_document *from,
                                     const struct vssdoc_limits *limits,
                                     const struct vssdoc_names *names,
                                     struct vssdoc_redaction *redaction)
{
    if (!thread_is_ready())
        return VSSDOC_NO_MEMORY;
    xmlGenericErrorFunc generic = xmlGenericError; /* the thread's own, given back below */
    void *generic_context = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, silent);
    enum vssdoc_status status = read_document(document, from, limits, names, redaction);
    xmlSetGenericErrorFunc(generic_context, generic);
    return status;
}

void vsd_reader_prepare(void)
{
    xmlInitParser();
}
